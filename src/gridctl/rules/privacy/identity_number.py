"""identity-number: an identity number stands in a file.

Judged: 18 characters with a right check digit, not part of a longer run of digits, anywhere in
any text file of the folder, `private/` included. Personal Information Protection Law, articles 6
and 28; format 1.
"""

from collections.abc import Iterator

from gridctl.compute.private import identity_numbers, place, with_long_numbers
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="PRV102",
    name="identity-number",
    severity=Severity.ERROR,
    summary=Words("no identity number stands in any file", "任何文件中都没有身份证号码"),
    why=Words(
        "No form of the village needs it; once committed it cannot be taken back.",
        "村里的任何表都不需要它；一旦提交就无法收回。",
    ),
    messages={
        "": Words("An identity number stands here ({shown}).", "此处有身份证号码（{shown}）。"),
    },
    hint=Words(
        "Delete it from {file}, and from git's history if it was committed.",
        "请从{file}中删去；如已提交，还须从 git 历史中清除。",
    ),
    good="M001,李例禾",
    bad="M001,李例禾,(18 digits)",
    waivable=False,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield the identity numbers; what is shown of one is its length."""
    suspects = ctx.once(("long numbers",), lambda: with_long_numbers(ctx.texts))
    for path, text in suspects.items():
        for number in identity_numbers(text):
            mark = place(path, text, number.start)
            yield Breach(mark, {"shown": number.shown, "file": path})
