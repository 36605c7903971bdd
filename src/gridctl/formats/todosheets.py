"""What is to be done, as text for the clerk and as Markdown to pass on."""

from collections.abc import Iterator

from gridctl.findings.todo import Owner, Task, Todo
from gridctl.formats.text import safe
from gridctl.lang.entities import COMMUNITY_ORGANISATION, ENTITIES
from gridctl.lang.markdown import escape
from gridctl.lang.say import date_in_words, fill
from gridctl.model.words import Lang, Words

_TITLE = Words("{village}: to do as of {as_of}", "{village}{as_of}待办")
_COUNTS = Words(
    "Overdue: {overdue}. Due: {due}, of these by {until}: {soon}.",
    "逾期{overdue}项；应办{due}项，其中{until}前（含当日）{soon}项。",
)
_NOTHING = Words(
    "Nothing is overdue and nothing is due: well done.", "没有逾期，也没有应办事项，辛苦了！"
)
_ERRORS = Words(
    "Errors in the data to correct first: {errors}; gridctl validate tells them.",
    "另有{errors}个数据错误应先更正，请运行 gridctl validate 查看。",
)
_INTERNAL = Words(
    "Left out of this list, as internal: {count}; gridctl todo tells them.",
    "另有{count}项内部事项未列入，请运行 gridctl todo 查看。",
)
_OVERDUE = Words("overdue since {due}", "逾期（应于{due}前）")
_OWED = Words("overdue", "待补")
_BY = Words("by {due}", "{due}前")
_OPEN = Words("due", "应办")
_LEADER = Words("grid leader {leader}", "网格长{leader}")


def text(todo: Todo, lang: Lang) -> str:
    """Return the list as lines of text: counts, then who has to do what, by day."""
    lines = list(_head(todo, lang))
    for owner in todo.owners:
        lines += ["", safe(_who(todo, owner, lang))]
        lines += [f"  {safe(_line(task, lang))}" for task in owner.tasks]
    return "".join(f"{line}\n" for line in lines)


def markdown(todo: Todo, lang: Lang) -> str:
    """Return the list as Markdown without tables, which any chat shows; nothing internal in it."""
    title, *head = _head(todo, lang)
    lines = [f"**{_marked(title)}**", "", *map(_marked, head), ""]
    for owner in todo.owners:
        told = [task for task in owner.tasks if not task.internal]
        if told:
            lines += [f"**{_marked(_who(todo, owner, lang))}**", ""]
            lines += [*(f"- {_marked(_line(task, lang))}" for task in told), ""]
    return "\n".join(lines)


def left_out(todo: Todo, lang: Lang) -> str:
    """Return the sentence on what Markdown leaves out as internal; blank where that is nothing.

    It is for the clerk: whom the list is passed on to need not know.
    """
    internal = {task for owner in todo.owners for task in map(_key, owner.tasks) if task[0]}
    return fill(_INTERNAL, {"count": len(internal)}, lang) if internal else ""


def says(task: Task, lang: Lang) -> str:
    """Return what is to be done, without the day."""
    return fill(task.words, task.values, lang)


def _key(task: Task) -> tuple[bool, str, tuple[str, ...], object]:
    return (task.internal, task.rule, task.subjects, task.due)


def _head(todo: Todo, lang: Lang) -> Iterator[str]:
    """Yield the title, the counts, and what else keeps the list from being the whole of it."""
    yield fill(_TITLE, {"village": todo.village, "as_of": todo.as_of}, lang)
    if todo.overdue or todo.due:
        yield fill(_COUNTS, todo._asdict(), lang)
    else:
        yield _NOTHING(lang)
    if todo.errors:
        yield fill(_ERRORS, {"errors": todo.errors}, lang)


def _who(todo: Todo, owner: Owner, lang: Lang) -> str:
    named = f"{owner.id} {owner.name}".strip()
    if owner.kind == "grid" and owner.leader:
        leader = fill(_LEADER, {"leader": owner.leader}, lang)
        return f"{named} ({leader})" if lang == "en" else f"{named}（{leader}）"
    if owner.kind in {"member", "staff", "grid", "branch"} or owner.kind not in ENTITIES:
        return named
    ours = todo.community and owner.kind == "organisation"
    return f"{(COMMUNITY_ORGANISATION if ours else ENTITIES[owner.kind])(lang)} {named}"


def _line(task: Task, lang: Lang) -> str:
    due = date_in_words(task.due, lang) if task.due else ""
    late, open_ = (_OVERDUE, _BY) if due else (_OWED, _OPEN)
    when = late if task.overdue else open_
    colon = ": " if lang == "en" else "："
    return f"{fill(when, {'due': due}, lang)}{colon}{says(task, lang)}"


def _marked(words: str) -> str:
    return escape(safe(words))
