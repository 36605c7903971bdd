"""dates-out-of-order: two dates of one record run backwards.

Judged: an end before its start, an answer or closing before receipt, taking down before posting,
joining before birth, full membership before joining; the same day, or a day of a month written
alone, is in order. Also the manifest's `records_from` after the as-of date.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from gridctl.findings.finding import Breach, Severity
from gridctl.model.declare import Column, columns
from gridctl.model.tables import TABLES
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="FMT015",
    name="dates-out-of-order",
    severity=Severity.ERROR,
    summary=Words("the dates of a record are in order", "同一记录的日期先后有序"),
    why=Words(
        "One of the two dates is wrong, and with it who was bound when.",
        "其中必有一个写错，责任起止也随之出错。",
    ),
    messages={
        "": Words(
            "{later_name} {later} lies before {earlier_name} {earlier}.",
            "“{later_name}”{later}早于“{earlier_name}”{earlier}。",
        ),
        "nothing-judged": Words(
            "records_from is {start}, after the as-of date {as_of}: no period is judged.",
            "建账起始{start}晚于基准日期{as_of}：没有可以检查的期次。",
        ),
    },
    hint=Words("Correct one of the two dates in {file}.", "请在{file}中改正其中一个日期。"),
    good="M001,H001,2022-01-01,2022-06-30",
    bad="M001,H001,2022-06-30,2022-01-01",
    waivable=False,
)


def _wrong(earlier: date | None, later: date | None, column: Column) -> bool:
    if earlier is None or later is None or earlier <= later:
        return False
    as_month = column.field.month == "first" and later.day == 1
    return not (as_month and (earlier.year, earlier.month) == (later.year, later.month))


def _judged(ctx: Context) -> Iterator[tuple[Any, str, str]]:
    """Yield (record, earlier field, later field) for every pair of dates to compare."""
    for table in TABLES:
        for earlier, later in table.order:
            first, last = (table.record._fields.index(field) for field in (earlier, later))
            for row in getattr(ctx.as_read, table.name):
                if row[first] and row[last] and row[last] < row[first]:
                    yield row, earlier, later
    for entry in [entry for m in ctx.as_read.manifests for entry in m.policies]:
        yield entry, "since", "until"


def check(ctx: Context) -> Iterator[Breach]:
    """Yield the later field of each pair that runs backwards."""
    for row, earlier, later in _judged(ctx):
        by_name = {column.attribute: column for column in columns(type(row))}
        if _wrong(getattr(row, earlier), getattr(row, later), by_name[later]):
            values = {
                "earlier": getattr(row, earlier),
                "later": getattr(row, later),
                "earlier_name": by_name[earlier].words,
                "later_name": by_name[later].words,
                "file": row.at.file,
            }
            yield Breach(row.at.mark(later), values, getattr(row, "id", ""), later)
    for manifest in ctx.as_read.manifests:
        if (start := manifest.records_from) and start > ctx.as_of:
            mark = manifest.at.mark("records_from")
            values = {"start": start, "as_of": ctx.as_of, "file": mark.file}
            yield Breach(mark, values, "V", "records_from", "nothing-judged")
