"""What the entries of one kind add to the points of an account. No figure of its own."""

from collections.abc import Iterable

from gridctl.compute.accounts import worth
from gridctl.figures.figure import Explained, Part
from gridctl.figures.points import ledger
from gridctl.figures.points.lines import KIND_NAMES, booked_lines, counts_parameter
from gridctl.model.choices import PointsKind
from gridctl.model.period import Period
from gridctl.policy.accounts import Points
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context

#: What asks for points by kind.
SETS = (ledger.MEMBERS, ledger.HOUSEHOLDS)


def subjects(ctx: Context, period: Period | None, kind: PointsKind) -> Iterable[str]:
    """Return the members and the households for whom a kind counts: all that there are then."""
    if period is None:
        return ()
    then = ledger.state(ctx, period)
    members = sorted(then.members) if _members(ctx, kind) else []
    return (*members, *(sorted(then.households) if _households(ctx, kind) else ()))


def _members(ctx: Context, kind: PointsKind) -> Ruling[Points] | None:
    """Return what says that a kind counts for members; None where it does not."""
    ruling = ledger.counts(ctx, ledger.MEMBERS)
    if ruling is None or ledger.by_mean(ledger.coupling(ctx)):
        return None
    return ruling if kind.value in ruling.terms.counts else None


def _households(ctx: Context, kind: PointsKind) -> Ruling[Points] | None:
    ruling = ledger.counts(ctx, ledger.HOUSEHOLDS)
    return ruling if ruling and kind.value in ruling.terms.counts else None


def explain(
    ctx: Context, subject: str, period: Period | None, kind: PointsKind
) -> Explained | None:
    """Return what an account's entries of a kind add up to, before any coupling."""
    if period is None:
        return None
    then = ledger.state(ctx, period)
    ruling = _members(ctx, kind) if subject in then.members else None
    if subject in then.households:
        ruling = _households(ctx, kind)
    if ruling is None:
        return None
    found = ledger.accounts(ctx).counted(subject, period, (kind.value,))
    part = Part(KIND_NAMES[kind], worth(found), booked_lines(ctx, found), sums=True)
    return Explained(worth(found), (part,), (counts_parameter(ruling),))
