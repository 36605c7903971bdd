"""selection: the year's selection of outstanding members and families, by points.

Shown are the members whom their points bring into consideration, how many families, and the award
meeting. Who was chosen has no place in the data: the meeting's record names them. Families are
never listed: it would tell a household's points (sanlian/3.3-year).
"""

from gridctl.compute.references import VILLAGE
from gridctl.compute.scoring import points_text
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.page import Cell, Column, Page, Sentence, Table
from gridctl.figures.points import comparison, selected
from gridctl.model.words import Words

TITLE = Words("Selection of outstanding members and families", "年度评选")
_MEMBER_COLUMNS = (
    Column(Words("Member", "党员")),
    Column(Words("Grid", "网格"), "term"),
    Column(Words("Points", "积分"), "number", "points"),
)
_YEAR = Column(Words("Period", "期次"), "term")
_MEMBERS = Column(Words("Members considered", "入围党员数"), "number", "member-candidates")
_FAMILIES = Column(Words("Families considered", "入围家庭数"), "number", "family-candidates")
_AWARD = Column(Words("Award meeting", "表彰会"), "list")
_CONSIDERED = Words("Members considered by points", "按积分入围的党员")
_NUMBERS = Words("How many are considered, and the award meeting", "入围数和表彰会")
_NOBODY = Words("Nobody has points.", "没有人有积分。")
_NOTE = Words(
    "Whoever ties with the last place is considered too. Points are one consideration only; who "
    "was chosen is made known at the award meeting. Families are not listed by their points.",
    "与末位并列的都入围。积分只是评选依据之一，当选名单在表彰会上公布。不按积分列出家庭。",
)
_SUMMARY = Words(
    "Considered by points: {members} {members:member|members}, {families} "
    "{families:family|families}.",
    "按积分入围：党员{members}名，家庭{families}户。",
)


def asked(facts: Facts) -> bool:
    """Say whether a clause in force asks for a selection over such periods."""
    return comparison.selection_of(facts.ctx, facts.period) is not None


def _numbers(facts: Facts) -> dict[bool, int | None]:
    """Return how many families (True) and members (False) are considered; None: not said."""
    ctx, period = facts.ctx, facts.period
    found = {f: comparison.candidates(ctx, period, families=f) for f in (False, True)}
    return {f: None if cut is None else len(cut.chosen) for f, cut in found.items()}


def _members(facts: Facts) -> tuple[Table, ...]:
    """Return the members considered, in the order of the grids, not of their points."""
    cut = comparison.candidates(facts.ctx, facts.period, families=False)
    if cut is None:
        return ()
    everyone = comparison.ranked_members(facts.ctx, facts.period)
    rows: list[tuple[Cell, ...]] = []
    subjects = []
    for grid, members in facts.members_by_grid.items():
        for member in members:
            if member.id in cut.chosen:
                points = points_text(everyone[member.id].value)
                rows.append((member.name, facts.grid_name(grid), points))
                subjects.append(member.id)
    caption = Sentence(_CONSIDERED)
    table = Table("selection-members", caption, _MEMBER_COLUMNS, tuple(rows), cards=False)
    return (table._replace(empty=_NOBODY, subjects=tuple(subjects)),)


def _counts(facts: Facts) -> Table:
    numbers = _numbers(facts)
    told = [(c, numbers[f]) for f, c in ((False, _MEMBERS), (True, _FAMILIES))]
    said = [(column, number) for column, number in told if number is not None]
    columns = (_YEAR, *(column for column, _ in said), _AWARD)
    row: tuple[Cell, ...] = (
        facts.period,
        *(n for _, n in said),
        selected.award_days(facts.ctx, facts.period),
    )
    caption = Sentence(_NUMBERS)
    return Table("selection-numbers", caption, columns, (row,), cards=False, subjects=(VILLAGE,))


def view(facts: Facts) -> Page:
    """Return the numbers and the award meeting; then a row a member considered."""
    numbers = _numbers(facts)
    values: dict[str, object] = {
        "members": numbers[False] or 0,
        "families": numbers[True] or 0,
    }
    tables = (_counts(facts), *_members(facts))
    return Page("selection", TITLE, Sentence(_SUMMARY, values), tables, (Sentence(_NOTE),))
