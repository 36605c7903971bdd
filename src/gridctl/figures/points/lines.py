"""Terms and lines of figures of points: each entry where it stands, with what it counts."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from gridctl.compute.accounts import Booked, total, worth
from gridctl.compute.coupling import MemberPoints
from gridctl.compute.scoring import points_text
from gridctl.figures.figure import Line, Parameter, Part
from gridctl.figures.points import ledger
from gridctl.model.choices import PointsKind
from gridctl.model.ledger import PointsEntry
from gridctl.model.words import Words
from gridctl.policy.accounts import Coupling, Linkers, Points
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context
from gridctl.rules.shared.pointed import rulebook

KIND_NAMES = {
    PointsKind.BASE: Words("base points", "基础分"),
    PointsKind.DUTY: Words("duty points", "履职分"),
    PointsKind.BONUS: Words("bonus points", "奖励分"),
    PointsKind.NEGATIVE: Words("negative points", "负面分"),
    PointsKind.REDEEM: Words("redeemed", "兑换"),
    None: Words("by no rule of the rulebook", "不在积分办法内"),
}
_ENTRY = Words(
    "{entry}, {day}, {account}: {points} by {rule} {title}",
    "{entry}（{day}）{account}：{rule}{title}，{points}分",
)
_REVERSAL = Words(
    "{entry}, {day}, {account}: {points}, reverses {reverses}",
    "{entry}（{day}）{account}：{points}分，冲销{reverses}",
)
_LESS = Words(
    "{entry}, {day}: activity {activity} of linked households too, counts {percent}%",
    "{entry}（{day}）：活动{activity}与联系户相同，按{percent}%计",
)
_TAKEN = Words(
    "{entry}, {day}: {account} lost {points}, of which {percent}% are taken",
    "{entry}（{day}）：{account}扣{points}分，连带{percent}%",
)
_TAKEN_SPLIT = Words(
    "{entry}, {day}: {account} lost {points}, of which {percent}% are shared by {linkers} "
    "{linkers:member|members}",
    "{entry}（{day}）：{account}扣{points}分，连带{percent}%，由{linkers}名党员分摊",
)
SHARED = Words("less for activities shared with linked households", "与联系户同一活动少计")
TAKEN = Words("share of linked households' lost points", "联系户扣分连带")
_COUNTS = Words("kinds that count", "计入类别")
_ACTIVITY = Words("a shared activity counts, in percent", "同一活动计分百分比")
_LOSS = Words("share of lost points taken, in percent", "扣分连带百分比")
_LINKERS = Words("of several linkers", "多人联系时")
_MEMBER_POINTS = Words("a member's points", "党员积分取")


def entry_line(ctx: Context, row: PointsEntry, *, counting: bool = True) -> Line:
    """Return the line of an entry or a reversal, with its points if it is `counting`."""
    rule = rulebook(ctx).get(row.rule)
    points = total((row,))
    values = {"entry": row.id, "day": row.date, "account": row.account, "rule": row.rule}
    values |= {"title": rule.title if rule else "", "reverses": row.reverses}
    says = _REVERSAL if row.reverses else _ENTRY
    values["points"] = points_text(points)
    return Line(row.at.mark(), says, values, points if counting else None)


def booked_lines(ctx: Context, booked: Iterable[Booked]) -> tuple[Line, ...]:
    """Return the lines of entries, each followed by its reversals."""
    return tuple(entry_line(ctx, row) for each in booked for row in each.rows)


def kind_parts(ctx: Context, booked: Iterable[Booked], ruling: Ruling[Points]) -> tuple[Part, ...]:
    """Return a term for each kind that counts, with its entries."""
    of_kind: dict[str, list[Booked]] = {kind: [] for kind in ruling.terms.counts}
    for each in booked:
        of_kind[each.kind or ""].append(each)
    return tuple(
        Part(KIND_NAMES[PointsKind.read(kind)], worth(found), booked_lines(ctx, found), sums=True)
        for kind, found in of_kind.items()
    )


def rows_part(ctx: Context, name: Words, rows: Iterable[PointsEntry]) -> Part:
    """Return a term of single rows: what was entered, without its reversals."""
    rows = tuple(rows)
    return Part(name, total(rows), tuple(entry_line(ctx, row) for row in rows), sums=True)


def coupled_parts(ctx: Context, found: MemberPoints) -> tuple[Part, ...]:
    """Return a term for each coupling in force: what it takes from a member."""
    ruling = ledger.coupling(ctx)
    parts = []
    if ledger.activity_percent(ruling) != 100:  # noqa: PLR2004 (percent: in full)
        less = tuple(_shared_lines(ctx, found, ledger.activity_percent(ruling)))
        parts.append(Part(SHARED, _sum(less), less, sums=True))
    if ledger.loss_percent(ruling):
        taken = tuple(_loss_lines(ctx, found, ruling))
        parts.append(Part(TAKEN, _sum(taken), taken, sums=True))
    return tuple(parts)


def _sum(lines: Iterable[Line]) -> Fraction:
    return sum((line.counts for line in lines if isinstance(line.counts, Fraction)), Fraction(0))


def _shared_lines(ctx: Context, found: MemberPoints, percent: int) -> Iterator[Line]:
    for each in found.shared:
        entry = each.booked.entry
        values = {"entry": entry.id, "day": entry.date, "activity": entry.activity}
        yield Line(entry.at.mark(), _LESS, {**values, "percent": percent}, each.less)
        for booked in each.also:
            yield entry_line(ctx, booked.entry, counting=False)


def _loss_lines(
    ctx: Context, found: MemberPoints, ruling: Ruling[Coupling] | None
) -> Iterator[Line]:
    split = ruling is not None and ruling.terms.linkers is Linkers.SPLIT
    for each in found.losses:
        entry, reversals = each.loss.entry, each.loss.rows[1:]
        values: dict[str, object] = {"entry": entry.id, "day": entry.date}
        values |= {"account": entry.account, "points": points_text(-each.loss.worth)}
        values |= {"percent": ledger.loss_percent(ruling), "linkers": each.linkers}
        says = _TAKEN_SPLIT if split else _TAKEN
        yield Line(entry.at.mark(), says, values, each.taken)
        for row in reversals:
            yield entry_line(ctx, row, counting=False)


def counts_parameter(ruling: Ruling[Points]) -> Parameter:
    """Return which kinds count, and the clause that says so."""
    return Parameter(_COUNTS, ruling.terms.counts, ruling.ref("counts"))


def coupling_parameters(ruling: Ruling[Coupling] | None) -> tuple[Parameter, ...]:
    """Return the couplings in force, with their clauses."""
    if ruling is None:
        return ()
    if ledger.by_mean(ruling):
        terms = ruling.terms.member_points
        return (Parameter(_MEMBER_POINTS, terms, ruling.ref("member_points")),)
    loss = ledger.loss_percent(ruling)
    found = [
        Parameter(_ACTIVITY, ledger.activity_percent(ruling), ruling.ref("activity_percent")),
        Parameter(_LOSS, loss, ruling.ref("loss_percent")),
    ]
    if loss:
        linkers = ruling.terms.linkers or Linkers.EACH
        found.append(Parameter(_LINKERS, linkers, ruling.ref("linkers")))
    return tuple(found)
