"""What is said at a column's heading: what goes into it, and how it is written."""

from gridctl.exchange.book.plan import Leaf, Plan
from gridctl.exchange.described import KINDS, ONE_OF, REQUIRED, kind_of, sentence
from gridctl.lang.say import say
from gridctl.model.declare import Column
from gridctl.model.words import Lang, Words

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
_SOME_OF = Words("Of these, between “;”: {choices}.", "可填：{choices}，多个用“;”隔开。")
_PARENT = Words("In whose list the row stands.", "该行所属的记录。")
#: More values than this are to be seen in the list alone.
_MOST_NAMED = 16


def heading_note(plan: Plan, leaf: Leaf, lang: Lang) -> str:
    """Return the note at a heading."""
    column = leaf.column
    said = [REQUIRED(lang)] if leaf.required else []
    if leaf.role == "parent":
        said.append(_PARENT(lang))
    if column.field.note is not None and leaf.role != "period":
        said.append(sentence(column.field.note, lang))
    if form := _form(plan, column, lang):
        said.append(form)
    return "\n".join(said)


def _form(plan: Plan, column: Column, lang: Lang) -> str:
    if column.kind == "choice" and column.choice is not None:
        words = _SOME_OF if column.many else ONE_OF
        choices = [item.words for item in column.choice]
        if len(choices) > _MOST_NAMED:
            return ""
        return words(lang).format(choices=say(tuple(choices), lang))
    if column.kind == "id":
        words = _OWN_ID if column.field.key else _ID_LIST if column.many else _IDS
        return words(lang)
    if column.kind == "text":
        return _LINES(lang) if column.many and plan.table.is_yaml else ""
    kind = kind_of(column)
    return KINDS[kind](lang) if kind in KINDS else ""
