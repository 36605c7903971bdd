"""missing-value: a required value is blank.

A blank cell means “not said”; some things must be said. In YAML the key may also be absent: the
finding then stands at the record. Format 1, values.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule, from_problems

RULE = Rule(
    code="FMT010",
    name="missing-value",
    severity=Severity.ERROR,
    summary=Words("required values are filled in", "必填项都已填写"),
    why=Words("A row without it says nothing about anyone.", "缺了它，这一行就没有意义。"),
    messages={
        "": Words("{column} is blank.", "“{column}”没有填写。"),
        "key": Words("{column} is missing here.", "此处缺少“{column}”。"),
    },
    hint=Words("Fill in the value in {file}.", "请在{file}中补填。"),
    good="M001,李例禾,1980-01,B01",
    bad="M001,,1980-01,B01",
    waivable=False,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield what was met while reading."""
    return from_problems(ctx, "missing-value")
