"""duplicate-key: a key stands twice in one mapping of a YAML file.

The first one is read; most other programs would silently take the last. Format 1, YAML skeletons.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule, from_problems

RULE = Rule(
    code="FMT005",
    name="duplicate-key",
    severity=Severity.ERROR,
    summary=Words("a key stands once in a mapping", "同一处的键不重复"),
    why=Words("Otherwise one of two facts is lost unseen.", "否则两处内容会有一处被悄悄丢掉。"),
    messages={
        "": Words(
            "The key {key} stands here again; it was first given in line {first}.",
            "键{key}在此重复，首次出现在第{first}行。",
        ),
    },
    hint=Words("Keep one of the two lines in {file}.", "请在{file}中只保留一处。"),
    good="leader: M006",
    bad="leader: M006\nleader: M007",
    waivable=False,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield what was met while reading."""
    return from_problems(ctx, "duplicate-key")
