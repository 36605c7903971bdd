"""grid-worker-untrained: each grid worker took part in a training.

Judged is each period that has ended since `records_from` (an error) and the running one (a
notice). It binds whoever was a worker of a grid on the period's last day (today, in the running
one); an event of the clause's kind (training, where none is said) in the period names the worker
among its persons. What is missing stands at the worker's row in members.csv or staff.csv; a period
of which no events file is there is one finding at the first of them. Clause:
fire-training/training.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.choices import EventKind
from gridctl.model.words import Words
from gridctl.policy.kinds import ClauseKind
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.periodic import Gaps, absent_file, cadences, shortfall

RULE = Rule(
    code="GRD121",
    name="grid-worker-untrained",
    severity=Severity.ERROR,
    summary=Words("every grid worker is trained", "网格员人人参加培训"),
    why=Words(
        "Who has never held an extinguisher finds the pin too late.",
        "没练过的网格员，真出事时用不上劲。",
    ),
    messages={
        "": Words(
            "{person}, a worker of {grid}, is not named in any event ({event}) of {period}.",
            "{grid}的网格员{person}在{period}没有参加{event}的记录。",
        ),
        "due": Words(
            "{person}, a worker of {grid}, is due an event ({event}) in {period}.",
            "{grid}的网格员{person}在{period}应参加{event}，目前没有记录。",
        ),
        "file": Words(
            "There is no {file}: the training of {count} grid {count:worker|workers} in {period} "
            "is not recorded.",
            "缺少{file}：{count}名网格员在{period}的培训没有记录。",
        ),
    },
    hint=Words(
        "Enter the training in ledger/events, with everyone who took part.",
        "请在 ledger/events 中补记培训和参加人员。",
    ),
    good="2022-03-04,training,V,M008;S03,PX-2022-01",
    bad="no training row names M008",
    sets=("grid-worker.training",),
    tables=("grid_documents", "events", "members"),
    reads=("staff", "former_values"),
    kind=ClauseKind.CADENCE,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each grid worker and period without a training."""
    gaps = Gaps(ctx, "events")
    for judged in cadences(ctx, "grid-worker.training"):
        period, event = judged.period, judged.terms.event or EventKind.TRAINING
        state = ctx.timeline.on(min(period.last, ctx.as_of))
        people = state.members | state.staff
        grids = {who: grid.id for grid in state.grids.values() for who in grid.workers}
        known = {who: grid for who, grid in grids.items() if who in people}
        gap = absent_file(ctx, "events", period)
        if gap is not None:
            yield from gaps.tell(judged, gap, len(known))
            continue
        rows = [e for e in ctx.village.events if e.kind is event and e.date in period]
        trained = {person for row in rows for person in row.persons}
        for who, grid in known.items():
            if who not in trained:
                said = {"person": who, "grid": grid, "event": event, "period": period}
                mark, variant = people[who].at.mark(), "" if judged.ended else "due"
                yield shortfall(judged, "times", mark, who, said, variant)
