"""date-in-future: a fact dated after the as-of date.

Such a fact does not count yet. Planned dates (a deadline, an end) may lie ahead. Format 1, time.
"""

from collections.abc import Iterator

from gridctl.compute.known import later_facts
from gridctl.findings.finding import Breach, Severity
from gridctl.model.declare import columns
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="FMT014",
    name="date-in-future",
    severity=Severity.NOTICE,
    summary=Words("facts are not dated ahead", "事实的日期不晚于基准日期"),
    why=Words(
        "Either the date is wrong, or the entry came too early.", "不是日期写错，就是提前录入。"
    ),
    messages={
        "": Words(
            "{date} in {column} lies after {as_of}; it does not count yet.",
            "“{column}”的{date}晚于基准日期{as_of}，暂不计入。",
        ),
    },
    hint=Words("Correct the date in {file}, if it is wrong.", "如日期有误，请在{file}中改正。"),
    good="2022-08-15,M001,H001",
    bad="2202-08-15,M001,H001",
    waivable=False,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield the facts dated later."""
    for record, field, mark in later_facts(ctx.as_read, ctx.as_of, ctx.village):
        column = next(c for c in columns(type(record)) if c.name == field)
        values = {
            "date": getattr(record, column.attribute),
            "column": column.words,
            "as_of": ctx.as_of,
            "file": mark.file,
        }
        yield Breach(mark, values, getattr(record, "id", ""), field)
