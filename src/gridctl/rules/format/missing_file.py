"""missing-file: a table that the clauses in force need is not there.

Which tables must exist depends on the policies: whatever a rule that some clause asks for cannot
do without. Files of one period (a quarter's visits, a month's ratings) are not meant: their
absence is their obligation's finding. A file that is there but broken is told as such only.
Format 1, the data folder.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.mark import Mark
from gridctl.model.tables import TABLES
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule

#: Where nobody has a telephone, a waiver, a former value or a post, there need be no file.
_OPTIONAL = frozenset({"contacts", "waiver_documents", "former_values", "staff"})

RULE = Rule(
    code="FMT006",
    name="missing-file",
    severity=Severity.ERROR,
    summary=Words("the tables that the policies need are there", "现行政策需要的数据表都在"),
    why=Words("Without the table its rules cannot be checked.", "缺表就无法检查相应的规定。"),
    messages={
        "": Words(
            "{file} ({table}) is missing; policies in force here need it.",
            "缺少{file}（{table}），现行政策需要它。",
        ),
    },
    hint=Words(
        "Add {file}; a table without rows yet has its header line only.",
        "请补上{file}；暂无内容的表只写表头一行。",
    ),
    good="links.csv",
    bad="(no links.csv)",
    waivable=False,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield the needed tables that are not there."""
    for table in TABLES:
        if table.name in ctx.needed and table.name not in _OPTIONAL and not table.span:
            if table.path in ctx.village.present or table.path in ctx.unparsed:
                continue
            yield Breach(Mark(table.path), {"file": table.path, "table": table.title})
