"""duplicate-column: a column stands twice in a table's header.

The first one is read; the English and the Chinese name are the same column. Format 1, column names.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule, from_problems

RULE = Rule(
    code="FMT016",
    name="duplicate-column",
    severity=Severity.ERROR,
    summary=Words("a column stands once in a header", "表头的列不重复"),
    why=Words(
        "Otherwise nobody knows which of two cells holds.", "否则无法判断两个单元格以哪个为准。"
    ),
    messages={
        "": Words("The column {column} stands here again.", "“{column}”列在此重复。"),
    },
    hint=Words(
        "Delete or rename one of the two columns in {file}.", "请在{file}中删除或改名其中一列。"
    ),
    good="id,name",
    bad="id,name,姓名",
    waivable=False,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield what was met while reading."""
    return from_problems(ctx, "duplicate-column")
