"""ragged-row: a row has more or fewer cells than the header.

A row whose cells do not line up with the header cannot be read: every value after the missing
or extra comma would land in the wrong column. The row is left out, and what it may have held
is not reported as missing. Format 1, reading.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule, from_problems

RULE = Rule(
    code="FMT009",
    name="ragged-row",
    severity=Severity.ERROR,
    summary=Words("a row has as many cells as the header", "每行的单元格数与表头一致"),
    why=Words(
        "Otherwise values land in the wrong columns unseen.",
        "否则数据会错位到别的列而不被发现。",
    ),
    messages={
        "": Words(
            "The row has {count} {count:cell|cells}; the header has {expected}.",
            "本行有{count}个单元格，表头有{expected}个。",
        )
    },
    hint=Words(
        "Add or remove commas, or quote a cell that holds a comma.",
        "请增减逗号；单元格内含逗号时请加双引号。",
    ),
    good="M001,H001,2022-01-01",
    bad="M001,H001,2022-01-01,,,多余",
    waivable=False,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield the rows met while reading."""
    return from_problems(ctx, "ragged-row")
