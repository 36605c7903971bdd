"""bad-encoding: a file is in GB18030 (or GBK), not in UTF-8.

It is read all the same, strictly: a byte that is no GB18030 either makes it `unreadable-file`.
Format 1, reading.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule, from_problems

RULE = Rule(
    code="FMT003",
    name="bad-encoding",
    severity=Severity.WARNING,
    summary=Words("files are UTF-8", "文件使用UTF-8编码"),
    why=Words(
        "Two encodings in one folder turn names into nonsense in other people's programs.",
        "同一目录混用两种编码，别的程序会显示乱码。",
    ),
    messages={
        "": Words(
            "{file} is in GB18030, not UTF-8; it was read so.",
            "{file}是GB18030编码而不是UTF-8，已按该编码读取。",
        ),
    },
    hint=Words(
        "Save {file} as UTF-8 (“CSV UTF-8” in Excel and WPS), or run gridctl fmt.",
        "请将{file}另存为UTF-8（Excel、WPS 中选“CSV UTF-8”），或运行 gridctl fmt。",
    ),
    good="members.csv  (UTF-8)",
    bad="members.csv  (GBK)",
    waivable=False,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield what was met while reading."""
    return from_problems(ctx, "bad-encoding")
