"""patrol-missing: a unit did not go on the patrol, inspection or round that a clause asks for.

Any clause that sets a key of `patrol.*` names a kind of event, how often (`every` and `times`, or
`days` of each month) and which units owe it (`per`; none said: the village). Judged is each period
that has ended since `records_from` (an error) and the running one (a notice). A grid of one
villager group and that group stand for each other. It stands at the quarter's file of events; an
absent file is one finding. Clauses: three-tier/patrol-daily, patrol-village, patrol-joint;
multi-grid/patrol-cadres, patrol-round; environment/patrol-tier-2, patrol-tier-3 and others.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import ClauseKind
from gridctl.rules.rule import Context, Rule, asking
from gridctl.rules.shared.events import events_held

RULE = Rule(
    code="PAT101",
    name="patrol-missing",
    severity=Severity.ERROR,
    summary=Words("patrols are made as often as a clause asks for", "按规定频次巡查走访"),
    why=Words(
        "A hazard is found by whoever goes to look.",
        "隐患是走出来、看出来的。",
    ),
    messages={
        "": Words(
            "{unit} made {count} of {times} rounds ({event}) due in {period}.",
            "{unit}在{period}应{event}{times}次，实际{count}次。",
        ),
        "due": Words(
            "{unit} is due rounds ({event}) in {period}: {count} of {times} so far.",
            "{unit}在{period}应{event}{times}次，目前{count}次。",
        ),
        "file": Words(
            "There is no {file}: the rounds of {count} {count:unit|units} in {period} are not "
            "recorded.",
            "缺少{file}：{count}个组织在{period}的巡查没有记录。",
        ),
        "by": Words("{unit} made no round ({event}) by {due}.", "{unit}在{due}前没有{event}记录。"),
    },
    hint=Words(
        "Enter the round in ledger/events, with its kind and unit.",
        "请在 ledger/events 中补记，填写类别和组织。",
    ),
    good="2022-08-15,inspection,V,M001;S01,XC-2022-031",
    bad="no inspection row on 2022-08-15",
    sets=("patrol.*",),
    tables=("events",),
    reads=("grid_documents", "branch_documents", "former_values"),
    kind=ClauseKind.CADENCE,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each unit and period with too few rounds."""
    yield from events_held(ctx, sorted(asking(RULE, ctx.policies)))
