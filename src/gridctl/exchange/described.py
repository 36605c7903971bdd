"""What goes into a column or under a key, and how it is written; in both languages."""

from collections.abc import Iterator

from gridctl.lang.say import say
from gridctl.model.declare import Column
from gridctl.model.words import Lang, Words

REQUIRED = Words("Required.", "必填。")
ONE_OF = Words("One of: {choices}.", "可填：{choices}。")
#: By kind; a date that may be a month alone is a ``month``.
KINDS = {
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
_OTHERS = {
    "id": Words("An id; 010 and 10 are two.", "编号；010 与 10 不同。"),
    "text": Words("A text.", "文字。"),
    "settings": Words("Values by their names.", "按名称填写的各项值。"),
    "record": Words("An entry with keys of its own.", "含有若干键的一项。"),
}
_SEVERAL = Words("Several may stand here.", "可填多项。")


def kind_of(column: Column) -> str:
    """Return a column's kind as `KINDS` has it."""
    return "month" if column.kind == "date" and column.field.month else column.kind


def sentence(words: Words, lang: Lang) -> str:
    """Return a note with its full stop."""
    said = words(lang)
    return said if said.endswith(("。", ".")) else said + ("。" if lang == "zh" else ".")


def description(column: Column) -> str:
    """Return what a schema says of a column: in English, then in Chinese."""
    return f"{' '.join(_parts(column, 'en'))} {''.join(_parts(column, 'zh'))}"


def _parts(column: Column, lang: Lang) -> Iterator[str]:
    if column.field.note is not None:
        yield sentence(column.field.note, lang)
    if column.choice is not None:
        choices = say(tuple(item.words for item in column.choice), lang)
        yield ONE_OF(lang).format(choices=choices)
    elif column.field.note is None or column.kind in KINDS:
        yield {**KINDS, **_OTHERS}[kind_of(column)](lang)
    if column.many:
        yield _SEVERAL(lang)
    if column.field.required:
        yield REQUIRED(lang)
