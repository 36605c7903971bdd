"""points: members' accounts, and villager groups' mean points a household.

Of households only the groups' means are shown, and of a group of fewer than three households not
even that. Where members' points hang on what linked households lost, or are their mean, only the
sum is shown, and none of a member who links fewer than three: else it would tell what a household
lost (sanlian/3.1-ledger-published).
"""

from fractions import Fraction

from gridctl.compute.scoring import points_text
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.page import Cell, Column, Page, Sentence, Table
from gridctl.figures.points import ledger
from gridctl.figures.points.lines import KIND_NAMES
from gridctl.model.choices import PointsKind
from gridctl.model.people import Member
from gridctl.model.period import PeriodKind
from gridctl.model.words import Words
from gridctl.policy.accounts import Points
from gridctl.policy.kinds import Publication
from gridctl.policy.stack import Ruling

TITLE = Words("Points", "积分公示")
#: Of fewer households a mean would tell what one of them has (ours).
FEWEST = 3
FEW = Words("too few households, not published", "户数过少，不公布")
_FEW_LINKED = Words("too few linked households, not published", "联系户过少，不公布")
#: What stands in the place of a figure that would tell of a single household.
WITHHELD = (FEW, _FEW_LINKED)
_KEY = "points.notice"
_LENGTHS: tuple[PeriodKind, ...] = ("month", "quarter", "half", "year")
_MEMBERS = Words("Members' points", "党员积分")
_GROUPS = Words("Villager groups: mean points a household", "村民小组户均积分")
_NAME = Column(Words("Member", "党员"))
_GRID = Column(Words("Grid", "网格"), "term")
_COUPLED = Column(Words("Shared activities", "同一活动少计"), "number", "coupling-points")
_POINTS = Column(Words("Points", "积分"), "number", "points")
_GROUP_COLUMNS = (
    Column(Words("Villager group", "村民小组")),
    Column(Words("Grid", "网格"), "term"),
    Column(Words("Households", "户数"), "number", "group-households"),
    Column(Words("Mean points", "户均积分"), "number", "group-mean"),
)
_OWN = Words(
    "Entries dated in the period, less what was reversed by its end.",
    "按本期日期的记录计算，已扣除期末前的冲销。",
)
_HALF = Words(
    "An activity in which a linked household took part too counts {percent}%.",
    "与联系户参加同一活动的，按{percent}%计分。",
)
_LOSS = Words(
    "{percent}% of what linked households lost is taken off; so that nothing is told of a "
    "household, only the sum is shown, and none of who links fewer than {fewest}.",
    "联系户扣分按{percent}%连带；为不透露各户情况，只公布合计，联系户不足{fewest}户的不公布。",
)
_MEAN = Words(
    "A member's points are the mean of the households that he or she links on the last day; of "
    "fewer than {fewest} it is not published.",
    "党员积分取期末联系户的户均积分；联系户不足{fewest}户的不公布。",
)
_MEAN_OF_ALL = Words(
    "The points of all households of the group, divided by their number on the last day. No "
    "household's own points are published.",
    "小组各户积分之和除以期末户数。不公布任何一户的积分。",
)
_SUMMARY = Words(
    "Points of {members} {members:member|members}, mean points of {groups} villager "
    "{groups:group|groups}.",
    "党员{members}名的积分，{groups}个村民小组的户均积分。",
)


def asked(facts: Facts) -> bool:
    """Say whether a clause in force asks for the page, for periods so long or shorter."""
    ruling = facts.ruling(_KEY, Publication)
    every = ruling.terms.every if ruling else None
    if every is None or not (_members_ruling(facts) or _households_ruling(facts)):
        return False
    lengths: dict[str, int] = {kind: length for length, kind in enumerate(_LENGTHS)}
    shortest = lengths.get(every.value, len(lengths))
    return lengths.get(facts.period.kind, -1) >= shortest


def _members_ruling(facts: Facts) -> Ruling[Points] | None:
    return ledger.counts(facts.ctx, ledger.MEMBERS)


def _households_ruling(facts: Facts) -> Ruling[Points] | None:
    return ledger.counts(facts.ctx, ledger.HOUSEHOLDS)


def shown(points: Fraction | None) -> str | None:
    """Return points as text: exact where they end, else ≈ and two decimals."""
    return None if points is None else points_text(points)


def _sum_only(facts: Facts) -> bool:
    ruling = ledger.coupling(facts.ctx)
    return ledger.by_mean(ruling) or ledger.loss_percent(ruling) > 0


def _kinds(facts: Facts) -> tuple[PointsKind, ...]:
    ruling = _members_ruling(facts)
    if ruling is None or _sum_only(facts):
        return ()
    return tuple(PointsKind.read(kind) for kind in ruling.terms.counts)


def _parts(facts: Facts, member: str) -> tuple[Cell, ...]:
    """Return a member's points by kind, and what shared activities count less."""
    own = ledger.own_points(facts.ctx, member, facts.period)
    kinds = _kinds(facts)
    if own is None or not kinds:
        return ()
    less = (shown(own.coupled),) if ledger.coupling(facts.ctx) else ()
    return (*(shown(own.of_kind(kind)) for kind in kinds), *less)


def _total(facts: Facts, member: str) -> Cell:
    if _sum_only(facts) and 0 < len(_households_of(facts, member)) < FEWEST:
        return _FEW_LINKED
    return shown(ledger.member_points(facts.ctx, member, facts.period))


def _households_of(facts: Facts, member: str) -> frozenset[str]:
    """Return the households that a member's points may tell of."""
    own = ledger.own_points(facts.ctx, member, facts.period)
    lost = (each.loss.entry.account for each in own.losses) if own else ()
    return frozenset((*ledger.linked(facts.ctx, member, facts.period), *lost))


def _row(facts: Facts, grid: str, member: Member) -> tuple[Cell, ...]:
    parts = _parts(facts, member.id)
    return (member.name, facts.grid_name(grid), *parts, _total(facts, member.id))


def _member_notes(facts: Facts) -> tuple[Sentence, ...]:
    ruling = ledger.coupling(facts.ctx)
    if ledger.by_mean(ruling):
        return (Sentence(_MEAN, {"fewest": FEWEST}),)
    notes = [Sentence(_OWN)]
    if (percent := ledger.activity_percent(ruling)) != 100:  # noqa: PLR2004 (percent: in full)
        notes.append(Sentence(_HALF, {"percent": percent}))
    if percent := ledger.loss_percent(ruling):
        notes.append(Sentence(_LOSS, {"percent": percent, "fewest": FEWEST}))
    return tuple(notes)


def _members(facts: Facts) -> tuple[Table, ...]:
    if _members_ruling(facts) is None:
        return ()
    kinds = _kinds(facts)
    heads = (Words(KIND_NAMES[kind].en.capitalize(), KIND_NAMES[kind].zh) for kind in kinds)
    by_kind = (Column(h, "number", f"{k.value}-points") for k, h in zip(kinds, heads, strict=True))
    coupled = (_COUPLED,) if kinds and ledger.coupling(facts.ctx) else ()
    columns = (_NAME, _GRID, *by_kind, *coupled, _POINTS)
    found = [(grid, member) for grid, all_ in facts.members_by_grid.items() for member in all_]
    rows = tuple(_row(facts, grid, member) for grid, member in found)
    subjects = tuple(member.id for _, member in found)
    table = Table("points-members", Sentence(_MEMBERS), columns, rows, cards=False)
    return (table._replace(notes=_member_notes(facts), subjects=subjects),)


def group_mean(facts: Facts, group: str) -> Cell:
    """Return a group's mean points as it is published; of too few households it is not."""
    few = 0 < len(ledger.groups(facts.ctx, facts.period)[group]) < FEWEST
    return FEW if few else shown(ledger.group_mean(facts.ctx, group, facts.period))


def _groups(facts: Facts) -> tuple[Table, ...]:
    if _households_ruling(facts) is None:
        return ()
    groups = ledger.groups(facts.ctx, facts.period)
    names, grids = facts.state.villager_groups, facts.state.grid_of_group
    rows = tuple(
        (names[group].name, facts.grid_name(grids[group]), len(homes), group_mean(facts, group))
        for group, homes in groups.items()
    )
    table = Table("points-groups", Sentence(_GROUPS), _GROUP_COLUMNS, rows, cards=False)
    return (table._replace(notes=(Sentence(_MEAN_OF_ALL),), subjects=tuple(groups)),)


def view(facts: Facts) -> Page:
    """Return a row a member, grid by grid; then a row a villager group."""
    tables = (*_members(facts), *_groups(facts))
    values: dict[str, object] = {
        "members": len(facts.members) if _members_ruling(facts) else 0,
        "groups": len(ledger.groups(facts.ctx, facts.period)) if _households_ruling(facts) else 0,
    }
    return Page("points", TITLE, Sentence(_SUMMARY, values), tables)
