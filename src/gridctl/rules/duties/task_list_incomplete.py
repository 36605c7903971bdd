"""task-list-incomplete: the common task list names all five tasks owed to a household.

The village's `common` list in tasks.yaml holds every task in the clause's `items`; the `own` list
is the village's affair. Judged as of now. It stands at the list.
Clause: ninghai-2019/2.3-task-list.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.choices import CommonTask
from gridctl.model.words import Words
from gridctl.policy.kinds import Form
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="DUT106",
    name="task-list-incomplete",
    severity=Severity.ERROR,
    summary=Words("the common task list is complete", "共性责任清单完整"),
    why=Words(
        "The same tasks are owed to every linked household.",
        "五项共性责任对每个联系户都要落实。",
    ),
    messages={
        "": Words(
            "The common task list lacks: {tasks}.",
            "共性责任清单缺少：{tasks}。",
        )
    },
    hint=Words("Add them to common in tasks.yaml.", "请在 tasks.yaml 的 common 中补全。"),
    good="common: [policy, key-work, opinions, mediation, customs]",
    bad="common: [policy, opinions]",
    sets=("task-list.items",),
    tables=("tasks",),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield the list where a task is not on it."""
    ruling = ctx.asked("task-list.items", Form)
    if ruling is None or not ctx.begun:
        return
    asked = [task for task in CommonTask if {*task.words} & {*ruling.terms.items}]
    for tasks in ctx.village.tasks:
        if lacking := tuple(task for task in asked if task not in tasks.common):
            yield Breach(
                tasks.at.mark("common"),
                {"tasks": lacking},
                subject="V",
                field="common",
                severity=ruling.severity,
                clause=ruling.ref("items"),
            )
