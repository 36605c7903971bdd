"""duplicate-row: a table says the same thing of someone twice.

A member has one row a rating round, a year's score, a year's appraisal, and a term of core
households: of two rows nobody knows which one holds. The second one is told; `related` names
the first. Which fields together stand once is declared with the table. Format 1, names.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.tables import TABLES
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="REF103",
    name="duplicate-row",
    severity=Severity.ERROR,
    summary=Words("a table has one row for the same thing", "同一事项在表中只有一行"),
    why=Words("Of two rows nobody knows which one holds.", "出现两行就无法判断以哪一行为准。"),
    messages={
        "": Words(
            "There is a row for {said} already, on line {line}.",
            "第{line}行已经有{said}的记录。",
        )
    },
    hint=Words("Keep one of the two rows in {file}.", "请在{file}中只保留一行。"),
    good="2022,M001,qualified",
    bad="2022,M001,qualified\n2022,M001,excellent",
    reads=("ratings", "scores", "appraisals", "core_households"),
    waivable=False,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each row whose fields stood in an earlier row of the same file."""
    for table in TABLES:
        if not table.unique:
            continue
        first: dict[tuple[object, ...], int | None] = {}
        for record in getattr(ctx.as_read, table.name):
            said = tuple(getattr(record, field) for field in table.unique)
            key = (record.at.file, *said)
            if key in first and None not in said and "" not in said:
                line = first[key]
                yield Breach(
                    record.at.mark(),
                    {"said": said, "line": line, "file": record.at.file},
                    subject=record.member,
                    related=(record.at.mark()._replace(line=line),),
                )
            first.setdefault(key, record.at.line)
