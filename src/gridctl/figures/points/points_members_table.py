"""points-members: each member's points in a period, by kind, and what the couplings take."""

from gridctl.figures.figure import Column, FigureTable, Row
from gridctl.figures.points import ledger
from gridctl.figures.points.lines import KIND_NAMES
from gridctl.model.choices import PointsKind
from gridctl.model.people import Member
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

PERIODS = ledger.PERIODS
SETS = (ledger.MEMBERS,)
_TITLE = Words("Members' points", "党员积分")
_NAME = Words("member", "党员")
_GRID = Words("grid", "网格")
_COUPLED = Words("coupling", "联动扣减")
_POINTS = Words("points", "积分")
_MEAN = Words(
    "A member's points are the mean of the households that he or she links on the last day.",
    "党员积分取期末联系户的户均积分。",
)


def table(ctx: Context, period: Period) -> FigureTable | None:
    """Return a row a member; None where no clause asks for members' points."""
    ruling = ledger.counts(ctx, ledger.MEMBERS)
    if ruling is None:
        return None
    mean, coupled = ledger.by_mean(ledger.coupling(ctx)), ledger.coupling(ctx) is not None
    kinds = () if mean else tuple(PointsKind.read(kind) for kind in ruling.terms.counts)
    columns = [Column("name", _NAME), Column("grid", _GRID)]
    columns += [Column(k.value, KIND_NAMES[k], f"{k.value}-points") for k in kinds]
    if coupled and not mean:
        columns.append(Column("coupling", _COUPLED, "coupling-points"))
    columns.append(Column("points", _POINTS, "points"))
    members = ledger.state(ctx, period).members
    rows = tuple(_row(ctx, members[m], period, kinds, len(columns)) for m in sorted(members))
    told = FigureTable("points-members", _TITLE, period, tuple(columns), rows)
    return told._replace(notes=((_MEAN, {}),)) if mean else told


def _row(
    ctx: Context, member: Member, period: Period, kinds: tuple[PointsKind, ...], width: int
) -> Row:
    then = ledger.state(ctx, period)
    grid = then.grids.get(then.grid_of_member(member))
    points = ledger.member_points(ctx, member.id, period)
    own = ledger.own_points(ctx, member.id, period)
    middle = [own.of_kind(kind) for kind in kinds] if own else []
    if own and width == len(kinds) + 4:
        middle.append(own.coupled)
    return Row(member.id, (member.name, grid.name if grid else "", *middle, points))
