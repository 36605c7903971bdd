"""too-few-visits: each linked household is visited every month.

Judged is each period that has ended since `records_from` (an error) and the running one (a
notice), once the clause is in force on every day of it. A household's month is due if it was an
ordinary household and linked on every day of it; it is done if any member who linked it in that
month visited at least `times` times. Links of exempt members owe visits too. What is missing
stands at the household. A priority household that `priority-visit-missing` names is left to it.
A quarter without its ledger file is one finding at that file.
Clause: ninghai-2019/2.4-visits.
"""

from collections.abc import Iterator

from gridctl.compute.visiting import linked_throughout
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import Cadence
from gridctl.rules.rule import Context, Judged, Rule
from gridctl.rules.shared.periodic import Gaps, absent_file, cadences, unvisited, visited

RULE = Rule(
    code="ACT102",
    name="too-few-visits",
    severity=Severity.ERROR,
    summary=Words("linked households are visited as often as asked", "联系户按规定频次走访"),
    why=Words(
        "A link without visits is only a name on a board.",
        "只结对不走访，联户就成了挂名。",
    ),
    messages={
        "": Words(
            "{household} had {done} of {times} visits in {period} by who links it ({members}).",
            "{household}在{period}由联系党员（{members}）走访{done}次，应不少于{times}次。",
        ),
        "due": Words(
            "{household} is due visits by {members} in {period}: {done} of {times} so far.",
            "{household}在{period}应由{members}走访{times}次，目前{done}次。",
        ),
        "file": Words(
            "There is no {file}: the visits of {period} to {count} {count:household|households} "
            "are not recorded.",
            "缺少{file}：{period}对{count}户的走访没有记录。",
        ),
    },
    hint=Words("Enter the visits in {file}.", "请在{file}中补记走访。"),
    good="2022-08-09,M004,H042,routine,,ZF-2022-1001",
    bad="no row for H042 in August",
    sets=("household.visits",),
    tables=("members", "households", "grid_documents", "links", "visits"),
    reads=("former_values",),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each household month with too few visits, and each quarter without its file."""
    gaps = Gaps(ctx, "visits")
    for judged in cadences(ctx, "household.visits"):
        gap = absent_file(ctx, "visits", judged.period)
        if gap is not None:
            if gap not in gaps.told:
                states = ctx.timeline.over(judged.period)
                yield from gaps.tell(judged, gap, len(linked_throughout(states)))
            continue
        told_there = _told_there(ctx, judged)
        for item in visited(ctx, judged.period, judged.terms.times or 1):
            if not (item.priority and item.done < told_there):
                yield unvisited(ctx, judged, item)


def _told_there(ctx: Context, judged: Judged[Cadence]) -> int:
    """Return how many visits keep a priority household from being named by the narrower rule."""
    narrower = ctx.policies.over("priority-household.visits", Cadence, judged.period)
    if narrower is None or narrower.terms.every is not judged.terms.every:
        return 0
    return narrower.terms.times or 1
