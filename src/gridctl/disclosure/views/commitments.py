"""commitments: duties, promises and what became of them (line-2022/2.1-commitments)."""

from collections.abc import Iterator

from gridctl.compute.gathering import ORGANISATION
from gridctl.compute.promises import PromiseState, promise_state
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.page import Cell, Column, Page, Sentence, Table, tables_or_none
from gridctl.disclosure.pledges import pledges_of
from gridctl.figures.promises.pledged import KEPT, pledges, promises_in
from gridctl.model.people import Member
from gridctl.model.promises import Commitment
from gridctl.model.words import Words

TITLE = Words("Duties and promises", "党员职责与承诺践诺")
COLUMNS = (
    Column(Words("Member", "党员")),
    Column(Words("Duties", "岗位职责"), "list"),
    Column(Words("Promise", "承诺事项")),
    Column(Words("Target", "目标")),
    Column(Words("Measures", "措施")),
    Column(Words("Due", "完成时限"), "term"),
    Column(Words("State", "兑现情况"), "term"),
    Column(Words("Done on", "完成日期"), "term"),
)
_NO_FORM = Words("no commitment yet", "尚未作出承诺")
_NO_GRID = Words("No grid", "未分网格")
_CAPTION = Words(
    "{grid}: {promises} {promises:promise|promises}, {kept} kept",
    "{grid}：承诺{promises}项，已兑现{kept}项",
)
_SUMMARY = Words(
    "{promises} {promises:promise|promises} by {members} {members:member|members}: {kept} kept, "
    "{open} not yet due, {overdue} overdue, {withdrawn} withdrawn.",
    "{members}名党员承诺{promises}项：已兑现{kept}项，未到期{open}项，逾期未兑现{overdue}项，"
    "撤回{withdrawn}项。",
)
_TASKS = Words("Task list of linking members", "党员联户责任清单")
_TASK_COLUMNS = (
    Column(Words("List", "清单")),
    Column(Words("Tasks", "责任事项"), "list"),
)
_COMMON = Words("Common to all", "共性责任")
_OWN = Words("The village's own", "个性责任")


def _rows(facts: Facts, member: Member, form: Commitment | None) -> Iterator[tuple[Cell, ...]]:
    duties = form.duties if form else ()
    if form is None or not form.promises:
        yield (member.name, duties, _NO_FORM, None, None, None, None, None)
        return
    for promise in form.promises:
        state = promise_state(promise, facts.day)
        yield (
            member.name,
            duties,
            promise.text,
            promise.target,
            promise.measures,
            promise.due_on,
            state,
            promise.done_on if state in KEPT else None,
        )


def _tasks(facts: Facts) -> tuple[Table, ...]:
    """Return the task lists, which are published too (ninghai-2019/2.3-task-list)."""
    rows = tuple(
        row
        for tasks in facts.village.tasks
        for row in (
            (_COMMON, tasks.common),
            (_OWN, tasks.own),
        )
        if row[1]
    )
    return (Table("task-list", Sentence(_TASKS), _TASK_COLUMNS, rows),) if rows else ()


def _count(facts: Facts, subject: str, *states: PromiseState) -> int:
    return len(promises_in(facts.ctx, subject, facts.period, states or tuple(PromiseState)))


def view(facts: Facts) -> Page:
    """Return one row a promise, grid by grid; then the task lists."""
    forms = pledges_of(facts)
    tables = []
    for grid, members in facts.members_by_grid.items():
        rows = tuple(row for m in members for row in _rows(facts, m, forms.get(m.id)))
        values: dict[str, object] = {
            "grid": facts.grid_name(grid) or _NO_GRID,
            "promises": _count(facts, grid),
            "kept": _count(facts, grid, *KEPT),
        }
        name = f"commitments-{grid or 'none'}"
        tables.append(Table(name, Sentence(_CAPTION, values), COLUMNS, rows))
    summary: dict[str, object] = {
        "members": len(pledges(facts.ctx, facts.period)[ORGANISATION]),
        "promises": _count(facts, ORGANISATION),
        "kept": _count(facts, ORGANISATION, *KEPT),
        "open": _count(facts, ORGANISATION, PromiseState.OPEN),
        "overdue": _count(facts, ORGANISATION, PromiseState.OVERDUE),
        "withdrawn": _count(facts, ORGANISATION, PromiseState.WITHDRAWN),
    }
    sections = (*tables_or_none(tables, "commitments", TITLE, COLUMNS), *_tasks(facts))
    return Page("commitments", TITLE, Sentence(_SUMMARY, summary), sections, wide=True)
