"""What is said at a column's heading: what goes into it, and how it is written."""

from gridctl.exchange.book.plan import Leaf, Plan
from gridctl.lang.say import say
from gridctl.model.declare import Column
from gridctl.model.words import Lang, Words

_REQUIRED = Words("Required.", "必填。")
_KINDS = {
    "date": Words("A day, such as 2022-07-01.", "日期，如 2022-07-01。"),
    "month": Words(
        "A day or a month, such as 2022-07-01 or 2022-07.", "日期或年月，如 2022-07-01、2022-07。"
    ),
    "whole": Words("A whole number.", "整数。"),
    "decimal": Words("A number, such as 2.5.", "数字，如 2.5。"),
    "yes-no": Words("Yes or no; blank: no.", "填是或否，空白为否。"),
    "period": Words(
        "A period, such as 2022, 2022H2, 2022Q3, 2022-07.",
        "期次，如 2022、2022H2、2022Q3、2022-07。",
    ),
}
_IDS = Words(
    "An id, with or without the name behind it; pick one or type.",
    "编号，可带姓名或名称；可选可填。",
)
_ID_LIST = Words(
    "Ids, with or without names, between “;”.", "编号，可带姓名或名称，多个用“;”隔开。"
)
_OWN_ID = Words(
    "An id that nothing else has; 010 and 10 are two.", "编号，不可重复；010 与 10 不同。"
)
_LINES = Words("One item a line (Alt+Enter).", "每行一项（按 Alt+Enter 换行）。")
_ONE_OF = Words("One of: {choices}.", "可填：{choices}。")
_SOME_OF = Words("Of these, between “;”: {choices}.", "可填：{choices}，多个用“;”隔开。")
_PARENT = Words("In whose list the row stands.", "该行所属的记录。")
#: More values than this are to be seen in the list alone.
_MOST_NAMED = 16


def heading_note(plan: Plan, leaf: Leaf, lang: Lang) -> str:
    """Return the note at a heading."""
    column = leaf.column
    said = [_REQUIRED(lang)] if leaf.required else []
    if leaf.role == "parent":
        said.append(_PARENT(lang))
    if column.field.note is not None and leaf.role != "period":
        note = column.field.note(lang)
        said.append(note if note.endswith(("。", ".")) else note + ("。" if lang == "zh" else "."))
    if form := _form(plan, column, lang):
        said.append(form)
    return "\n".join(said)


def _form(plan: Plan, column: Column, lang: Lang) -> str:
    if column.kind == "choice" and column.choice is not None:
        words = _SOME_OF if column.many else _ONE_OF
        choices = [item.words for item in column.choice]
        if len(choices) > _MOST_NAMED:
            return ""
        return words(lang).format(choices=say(tuple(choices), lang))
    if column.kind == "id":
        words = _OWN_ID if column.field.key else _ID_LIST if column.many else _IDS
        return words(lang)
    if column.kind == "text":
        return _LINES(lang) if column.many and plan.table.is_yaml else ""
    kind = "month" if column.kind == "date" and column.field.month else column.kind
    return _KINDS[kind](lang) if kind in _KINDS else ""
