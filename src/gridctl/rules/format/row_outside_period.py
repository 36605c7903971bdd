"""row-outside-period: a ledger row dated outside its file's period.

A file holds the rows of the month, quarter or year in its name; a request is in the file of the
year it was received, a step in that of its own date. Format 1, reading.
"""

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter
from typing import Any

from gridctl.findings.finding import Breach, Severity
from gridctl.model.period import Period
from gridctl.model.rows import each
from gridctl.model.tables import TABLES
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="FMT013",
    name="row-outside-period",
    severity=Severity.ERROR,
    summary=Words("a ledger's rows lie in its file's period", "台账每行的日期都在文件所属期内"),
    why=Words("A row in the wrong file is looked for in vain.", "放错文件的记录，查的人找不到。"),
    messages={
        "": Words(
            "{date} does not lie in {period}, the period of {file}.",
            "{date}不在{file}所属的{period}内。",
        ),
    },
    hint=Words(
        "Move the row to the file of its period, or correct the date.",
        "请把该行移到所属期的文件，或改正日期。",
    ),
    good="2022-08-15,M001,H001,routine  (in ledger/visits/2022Q3.csv)",
    bad="2022-10-15,M001,H001,routine  (in ledger/visits/2022Q3.csv)",
    waivable=False,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield the rows outside their file's period; each file's different dates are tried once."""
    for table in TABLES:
        if not (table.dated and table.span):
            continue
        index = table.record._fields.index(table.dated)
        records = getattr(ctx.as_read, table.name)
        dates = each(records, table.dated)
        for file, start, end in _files(records):
            period = Period.parse(file.rpartition("/")[2].partition(".")[0])
            first, last = period.first, period.last
            days = set(dates[start:end]) - {None}
            outside = {day for day in days if not first <= day <= last}
            for row in records[start:end] if outside else ():
                if row[index] in outside:
                    values = {"date": row[index], "period": period, "file": file}
                    subject = getattr(row, "id", "")
                    yield Breach(row.at.mark(table.dated), values, subject, table.dated)


def _files(records: tuple[Any, ...]) -> Iterator[tuple[str, int, int]]:
    """Yield each file with its first row and its end, which can be searched: files are in order."""
    start = 0
    while start < len(records):
        file = records[start].at.file
        end = bisect_right(records, file, start, key=attrgetter("at.file"))
        yield file, start, end
        start = end
