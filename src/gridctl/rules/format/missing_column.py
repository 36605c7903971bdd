"""missing-column: a required column is not in a table's header.

Column names are read in English or Chinese. Without a required column the table is not used, and
the rules that need it are not checked. Format 1, column names.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule, from_problems

RULE = Rule(
    code="FMT007",
    name="missing-column",
    severity=Severity.ERROR,
    summary=Words("a table has every column that it needs", "数据表具备所有必需的列"),
    why=Words(
        "Without the column nobody knows whom a row is about.",
        "缺少该列就不知道这一行说的是谁、何事。",
    ),
    messages={
        "": Words("{file} has no column {column}.", "{file}缺少“{column}”列。"),
        "empty": Words(
            "{file} is empty; its header needs {columns}.", "{file}是空文件；表头应有{columns}。"
        ),
    },
    hint=Words(
        "Add the column to the first line of {file}; gridctl schema lists the names.",
        "请在{file}首行补上该列；列名见 gridctl schema。",
    ),
    good="编号,户主,村民小组",
    bad="户主,村民小组",
    waivable=False,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield what was met while reading."""
    return from_problems(ctx, "missing-column")
