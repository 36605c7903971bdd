"""member-visits-missing: each member goes into households as often as a clause asks.

Judged is each period that has ended since `records_from` (an error) and the running one (a
notice), once the clause is in force on every day of it. It binds whoever was present on every
day of the period; nobody is exempt unless the policy says so. Any visit counts, to any household.
It stands at the member's row; a quarter without its file is one finding at that file. Clause:
jieqin/3.2-visits.
"""

from collections import Counter
from collections.abc import Iterator

from gridctl.compute.bound import bound_throughout
from gridctl.compute.visiting import count_visits
from gridctl.findings.finding import Breach, Severity
from gridctl.model.people import Member
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.policy.kinds import Cadence, ClauseKind
from gridctl.rules.rule import Context, Judged, Rule
from gridctl.rules.shared.periodic import Gaps, absent_file, cadences, shortfall

RULE = Rule(
    code="ACT104",
    name="member-visits-missing",
    severity=Severity.ERROR,
    summary=Words("each member visits households as often as asked", "党员按规定频次入户"),
    why=Words("Who stays at home hears of nothing in time.", "党员不入户，群众的难处就听不到。"),
    messages={
        "": Words(
            "{member} made {done} of {times} visits due in {period}.",
            "{member}在{period}入户{done}次，应不少于{times}次。",
        ),
        "due": Words(
            "{member} is due visits in {period}: {done} of {times} so far.",
            "{member}在{period}应入户{times}次，目前{done}次。",
        ),
        "file": Words(
            "There is no {file}: the visits of {count} {count:member|members} in {period} are not "
            "recorded.",
            "缺少{file}：{count}名党员在{period}的走访没有记录。",
        ),
    },
    hint=Words("Enter the visits in {file}.", "请在{file}中补记走访。"),
    good="2022-08-09,M004,H042,routine,,ZF-2022-1001",
    bad="no row of M004 in the week from 2022-08-08",
    sets=("member.visits",),
    tables=("members", "visits"),
    reads=("former_values",),
    kind=ClauseKind.CADENCE,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each member and period with too few visits, and each quarter without its file."""
    gaps = Gaps(ctx, "visits")
    for judged in cadences(ctx, "member.visits"):
        period, terms = judged.period, judged.terms
        due = bound_throughout(ctx.timeline, period, period.last, terms.exempt, terms.exempt_age)
        gap = absent_file(ctx, "visits", period)
        if gap is not None:
            yield from gaps.tell(judged, gap, len(due))
            continue
        made = _made(ctx, period)
        few = (member for member in due if made[period, member.id] < (terms.times or 1))
        yield from (_breach(ctx, judged, member, made[period, member.id]) for member in few)


def _made(ctx: Context, period: Period) -> Counter[tuple[Period, str]]:
    kind = period.kind
    return ctx.once(("made", kind), lambda: count_visits(ctx.village.visits, kind))


def _breach(ctx: Context, judged: Judged[Cadence], member: Member, done: int) -> Breach:
    file = ctx.path_of("visits", Period.of("quarter", judged.period.first))
    said = {"period": judged.period, "done": done, "times": judged.terms.times or 1, "file": file}
    variant = "" if judged.ended else "due"
    mark, said = member.at.mark(), {"member": member.id, **said}
    return shortfall(judged, "times", mark, member.id, said, variant)
