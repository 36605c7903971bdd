"""duplicate-entry: a list in a cell or a key names the same id more than once.

Judged: every list of ids, such as who took part in an activity, a grid's workers, a committee. It
counts once; likely another one was meant, and is missing. The second naming is told.
Format 1, names.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.declare import columns
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="REF105",
    name="duplicate-entry",
    severity=Severity.WARNING,
    summary=Words("a list names nobody twice", "名单中不重复写同一编号"),
    why=Words(
        "Whoever was meant in place of the second one goes without the credit.",
        "重复处本应写的人就没有记上。",
    ),
    messages={"": Words("{column} names {value} more than once.", "“{column}”中重复写了{value}。")},
    hint=Words(
        "Name {value} once in {file}; if somebody else was meant, put their id.",
        "请在{file}中只写一次{value}；如本应是他人，请改正编号。",
    ),
    good="2022-11-02,M001;M002,deeds,…",
    bad="2022-11-02,M001;M001,deeds,…",
    waivable=False,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each id at the place where a list names it again."""
    for kind, records, _ in ctx.sorts:
        lists = [column for column in columns(kind) if column.many and column.field.refers]
        for column in lists if records else ():
            at = kind._fields.index(column.attribute)
            for record in records:
                said = record[at]
                if len(said) > 1 and len(set(said)) < len(said):
                    item = next(i for i, one in enumerate(said) if one in said[:i])
                    mark = record.at.mark(column.attribute, item)
                    values = {"column": column.words, "value": said[item], "file": mark.file}
                    yield Breach(mark, values, said[item], column.name)
