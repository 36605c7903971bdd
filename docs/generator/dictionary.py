"""The data dictionary: every file, field and value, from the declarations in model/."""

from collections.abc import Iterator
from typing import Any

from docs.generator.markdown import (
    GENERATED,
    anchor,
    both,
    cell,
    code,
    codes,
    document,
    table,
)
from gridctl.model.bonds import CONTACT_ENDS
from gridctl.model.choice import Choice
from gridctl.model.declare import Column, Table, columns
from gridctl.model.privacy import class_of, is_counted
from gridctl.model.tables import TABLES
from gridctl.model.words import Words

_KINDS = {
    "text": Words("text", "文本"),
    "id": Words("id", "编号"),
    "date": Words("date", "日期"),
    "whole": Words("whole number", "整数"),
    "decimal": Words("number", "数"),
    "yes-no": Words("yes or no", "是否"),
    "period": Words("period", "期次"),
    "choice": Words("one of", "枚举"),
    "record": Words("mapping", "映射"),
    "settings": Words("parameters", "参数"),
}
_SPANS = {
    "month": Words("one file a month, such as 2022-07", "每月一个文件，如 2022-07"),
    "quarter": Words("one file a quarter, such as 2022Q3", "每季度一个文件，如 2022Q3"),
    "half": Words("one file a half-year, such as 2022H2", "每半年一个文件，如 2022H2"),
    "year": Words("one file a year, such as 2022", "每年一个文件，如 2022"),
}
_INTRODUCTION = """\
# Data dictionary 数据字典

Every file of a data folder, with its fields and values. CSV columns and enumerated values may be
written in English or in Chinese; YAML keys are English. A blank cell says nothing; a blank yes/no
is no. Several values in one cell are separated by `;`.

数据目录中的全部文件、字段和取值。CSV 的列名和枚举值可用中文或英文书写；YAML 的键一律用英文。
空白单元格表示未填写；是否类空白即为否。一个单元格内的多个值用 `;`（或 `；`、`、`）分隔。

Each field has a class. `public`: may stand on a published page. `member-consented`: a member's
telephone, in print only, with the consent recorded in `private/contacts.csv`. `resident`: shown
masked. `contact`: never on a page. `internal`: never shown; where it says *counted*, a number of
rows may be published.

每个字段都有公开范围：`公开`可以出现在公示表上；`经本人同意`为党员电话，仅在 `private/contacts.csv`
记有同意时印在纸质公示表上；`居民信息`隐去后显示；`联系方式`不出现在任何页面；`内部`不公开，注明“计数”的
只公布数量。
"""


def _type(column: Column) -> str:
    said = both(_KINDS[column.kind])
    if column.choice is not None:
        name = _choice_heading(column.choice)
        said = f"{said} [{column.choice.__name__}](#{anchor(name)})"
    if column.record is not None:
        said = f"{said} [{column.record.__name__}](#{anchor(_record_heading(column.record))})"
    return f"{said} (several 可多项)" if column.many else said


def _notes(column: Column) -> Iterator[str]:
    field = column.field
    if field.note is not None:
        yield cell(f"{field.note.en} {field.note.zh}")
    if field.key:
        yield "unique across tables 全目录不重复"
    if field.month == "first":
        yield "`YYYY-MM` is its first day 只写年月按1日计"
    if field.month == "last":
        yield "`YYYY-MM` is its last day 只写年月按月末计"
    if field.low is not None:
        yield f"at least {field.low} 不小于{field.low}"


def _class(record: type[Any], column: Column) -> str:
    """Return who may see a field; of an internal one, whether it is counted."""
    said = both(class_of(record, column.attribute).words)
    return f"{said} (counted 计数)" if is_counted(record, column.attribute) else said


def _fields(record: type[Any], *, csv: bool) -> list[str]:
    heads = (
        "English",
        "中文",
        "type 类型",
        "required 必填",
        "class 公开范围",
        "refers to 引用",
        "notes 说明",
    )
    return table(
        heads if csv else ("key 键", "meaning 含义", *heads[2:]),
        (
            (
                code(column.name),
                column.field.zh,
                _type(column),
                "yes 是" if column.field.required else "",
                _class(record, column),
                codes(column.field.refers),
                "; ".join(_notes(column)),
            )
            for column in columns(record)
        ),
    )


def _record_heading(record: type[Any]) -> str:
    return f"Record {record.__name__}"


def _summary(record: type[Any]) -> str:
    return (record.__doc__ or "").strip().split("\n")[0]


def _nested(record: type[Any]) -> Iterator[type[Any]]:
    for column in columns(record):
        if column.record is not None:
            yield column.record
            yield from _nested(column.record)


def _table(each: Table) -> list[str]:
    lines = [f"## {code(each.path)} {both(each.title)}", "", cell(_summary(each.record)), ""]
    facts = []
    if each.span:
        facts += [f"- {both(_SPANS[span])}." for span in (each.span, *each.spans)]
    if each.dated:
        facts.append(
            f"- {code(each.dated)} lies in the file's period {code(each.dated)} 应在文件所属期内."
        )
    facts += [
        f"- {code(first)} is not after {code(second)} {code(first)} 不晚于 {code(second)}."
        for first, second in each.order
    ]
    if facts:
        lines += [*facts, ""]
    lines += _fields(each.record, csv=not each.is_yaml)
    for record in dict.fromkeys(_nested(each.record)):
        lines += [f"### {_record_heading(record)}", "", cell(_summary(record)), ""]
        lines += _fields(record, csv=False)
    return lines


def _choice_heading(choice: type[Choice]) -> str:
    return f"Values of {choice.__name__}"


def _choices() -> Iterator[type[Choice]]:
    for each in TABLES:
        for record in (each.record, *_nested(each.record)):
            yield from (c.choice for c in columns(record) if c.choice is not None)


def _contacts() -> list[str]:
    """Return the table of who may be a contact's person and target."""
    return [
        "## Ends of contacts 联系安排的两端",
        "",
        *table(
            ("kind 类别", "person 人员", "target 对象"),
            (
                (both(kind.words), codes(person), codes(target))
                for kind, (person, target) in CONTACT_ENDS.items()
            ),
        ),
    ]


def page() -> str:
    """Return the data dictionary."""
    lines = [GENERATED, "", *_INTRODUCTION.split("\n")]
    for each in TABLES:
        lines += _table(each)
    lines += _contacts()
    for choice in dict.fromkeys(_choices()):
        lines += [f"## {_choice_heading(choice)}", ""]
        lines += table(("English", "中文"), ((code(c.value), c.zh) for c in choice))
    return document(lines)
