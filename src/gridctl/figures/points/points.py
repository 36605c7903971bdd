"""points: a member's points in a period.

Duty points plus bonus points, less negative points (which carry a minus sign): the sum of the
account's entries of the kinds that count, dated in the period; a reversal counts in the period of
what it reverses; redemptions never count. Then the couplings in force. An entry with which the
member gained points by an activity counts only `activity_percent` (50) where a household that the
member links on that day has an entry of the same `activity`, on whichever day. Of what a household
loses by negative entries `loss_percent` (0 until the village sets it) is taken from each member
who links it on the entry's day (`linkers: split`: shared by them in equal parts). Or, with
`member_points: mean`, the points are the mean of the households that the member links on the
period's last day, and no result where there is none. All exact: a part of a point is kept.
Clauses: sanlian/2.1-member-points, sanlian/2.3-coupling.
"""

from collections.abc import Iterable
from fractions import Fraction

from gridctl.figures.figure import Explained, Figure, Line, Part
from gridctl.figures.points import ledger
from gridctl.figures.points.lines import (
    counts_parameter,
    coupled_parts,
    coupling_parameters,
    kind_parts,
)
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="points",
    title=Words("points", "积分"),
    formula=Words(
        "duty + bonus + negative points (these below 0), less what the couplings take; or the mean "
        "of the linked households",
        "履职分＋奖励分＋负面分（负数），再减去联动扣减；或取联系户均分",
    ),
    of=("member",),
    example="gridctl why M012 points 2022Q3",
    periods=ledger.PERIODS,
    sets=(ledger.MEMBERS,),
)
_HOMES = Words("points of the linked households", "联系户积分合计")
_NUMBER = Words("households linked on the last day", "期末联系户数")
_HOME = Words("{household}: {member} links it", "{household}：由{member}联系")
_NO_HOME = Words(
    "No household is linked on {day}, so there is no mean.", "{day}没有联系户，无均分。"
)


def subjects(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the members in the village on the last day."""
    return sorted(ledger.state(ctx, period).members) if ledger.counts(ctx, ledger.MEMBERS) else ()


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return a member's points: the kinds, then the couplings; or the mean."""
    ruling = ledger.counts(ctx, ledger.MEMBERS)
    if ruling is None or period is None or subject not in ledger.state(ctx, period).members:
        return None
    coupled = coupling_parameters(ledger.coupling(ctx))
    own = ledger.own_points(ctx, subject, period)
    if own is None:
        return _mean(ctx, subject, period)._replace(parameters=coupled)
    parts = (*kind_parts(ctx, own.own, ruling), *coupled_parts(ctx, own))
    return Explained(own.total, parts, (counts_parameter(ruling), *coupled))


def _mean(ctx: Context, member: str, period: Period) -> Explained:
    links = ledger.state(ctx, period).links_of_member.get(member, ())
    points, numbers = [], []
    for link in links:
        found = ledger.household_points(ctx, link.household, period)
        values = {"household": link.household, "member": member}
        points.append(Line(link.at.mark(), _HOME, values, found))
        numbers.append(Line(link.at.mark(), _HOME, values, 1))
    total = sum((line.counts for line in points if isinstance(line.counts, Fraction)), Fraction(0))
    parts = (
        Part(_HOMES, total, tuple(points), sums=True),
        Part(_NUMBER, len(links), tuple(numbers), sums=True),
    )
    notes = () if links else ((_NO_HOME, {"day": ledger.day_of(ctx, period)}),)
    return Explained(ledger.member_points(ctx, member, period), parts, (), notes)
