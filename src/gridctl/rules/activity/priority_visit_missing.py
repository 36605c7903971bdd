"""priority-visit-missing: priority households are visited at home at least once a month.

Judged is each period that has ended since `records_from` (an error) and the running one (a
notice), once the clause is in force on every day of it. Due is a household that was linked, and
a priority household, on every day; done if any member who linked it in that month visited at
least `times` times. It stands at the household, and `too-few-visits` does not name it again. A
quarter without its ledger file is one finding at that file, of `too-few-visits` where that is
asked for. Clause: ninghai-2019/2.4-priority.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import Cadence
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.periodic import Gaps, absent_file, cadences, unvisited, visited

RULE = Rule(
    code="ACT103",
    name="priority-visit-missing",
    severity=Severity.ERROR,
    summary=Words("priority households are visited as often as asked", "重点户按规定频次走访"),
    why=Words("They are the ones who need it most.", "重点户最需要有人上门。"),
    messages={
        "": Words(
            "Priority household {household} had {done} of {times} visits in {period} by who "
            "links it ({members}).",
            "重点户{household}在{period}由联系党员（{members}）走访{done}次，应不少于{times}次。",
        ),
        "due": Words(
            "Priority household {household} is due visits by {members} in {period}: {done} of "
            "{times} so far.",
            "重点户{household}在{period}应由{members}走访{times}次，目前{done}次。",
        ),
        "file": Words(
            "There is no {file}: the visits of {period} to {count} priority "
            "{count:household|households} are not recorded.",
            "缺少{file}：{period}对{count}个重点户的走访没有记录。",
        ),
    },
    hint=Words("Enter the visits in {file}.", "请在{file}中补记走访。"),
    good="2022-08-09,M004,H042,care,,ZF-2022-1001",
    bad="no row for H042 in August",
    sets=("priority-household.visits",),
    tables=("members", "households", "grid_documents", "links", "visits"),
    reads=("former_values",),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each priority household's month with too few visits."""
    gaps = Gaps(ctx, "visits")
    for judged in cadences(ctx, "priority-household.visits"):
        period = judged.period
        gap = absent_file(ctx, "visits", period)
        if gap in gaps.told or (gap and ctx.policies.over("household.visits", Cadence, period)):
            continue
        below = None if gap else judged.terms.times or 1
        due = [item for item in visited(ctx, period, below) if item.priority]
        if gap is None:
            yield from (unvisited(ctx, judged, item) for item in due)
        else:
            yield from gaps.tell(judged, gap, len(due))
