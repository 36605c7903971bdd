"""Says what keeps figures from being facts: files missing or broken, rows that were not read."""

from typing import TYPE_CHECKING

from gridctl.cli.common import fail
from gridctl.model.words import Words

if TYPE_CHECKING:
    from gridctl.app.sources import Lacks
    from gridctl.model.words import Lang

_ABSENT = Words(
    "This cannot be worked out: {files} missing or not readable; run gridctl validate.",
    "无法计算：{files}缺失或无法读取，请运行 gridctl validate。",
)
_UNREAD = Words(
    "{count} {count:row or value|rows or values} could not be taken, the first at {file} line "
    "{line}, so these figures may be wrong; run gridctl validate.",
    "有{count}处内容无法采用，第一处在{file}第{line}行，以上数字可能不准；"
    "请运行 gridctl validate。",
)


def refuse_absent(lacks: "Lacks", lang: "Lang") -> None:
    """Exit 2 with one sentence where a file that figures are made of is missing or broken."""
    if lacks.missing or lacks.unparsed:
        fail(_ABSENT, lang, files=(*lacks.missing, *lacks.unparsed))


def tell_unread(lacks: "Lacks", lang: "Lang") -> None:
    """Say, below the figures, that rows were not read, and exit 1."""
    if lacks.unread:
        fail(_UNREAD, lang, 1, **lacks.values)
