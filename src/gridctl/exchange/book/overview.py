"""The first sheet of the workbook: how it is used, what stands where, what is said of no row."""

from collections.abc import Mapping

from gridctl.model.record import Record
from gridctl.model.words import Lang, Words

NAME = Words("contents", "目录")
_TITLE = Words("{village}: tables to fill in", "{village}数据填报表")
_LINES = (
    Words(
        "What the folder says as of {as_of}. Dark green columns are required; each heading says "
        "what goes below it.",
        "数据截至{as_of}。深绿色列为必填；鼠标停在表头上可看填写说明。",
    ),
    Words(
        "Red, yellow and blue cells have a comment that says what is wrong, or what is due.",
        "红、黄、蓝色单元格有批注，说明错误、警告或提示。",
    ),
    Words(
        "Add, change and delete rows; save; then: gridctl sheet import FILE --dry-run.",
        "可增、改、删行，保存后运行：gridctl sheet import 文件 --dry-run，确认后去掉 --dry-run。",
    ),
    Words(
        "Left out: the manifest gridctl.yaml, policies/ and templates/.",
        "不含项目清单 gridctl.yaml、policies/ 和 templates/。",
    ),
)
_HEADS = (
    Words("sheet", "工作表"),
    Words("file", "文件"),
    Words("rows", "行数"),
    Words("errors", "错误"),
    Words("warnings", "警告"),
    Words("notices", "提示"),
)
UNREADABLE = Words("unreadable", "无法读取")
#: Where some of a table's files can be read.
IN_PART = Words("{rows}, partly unreadable", "{rows}，部分无法读取")
_LOOSE = Words("findings without a row", "不在某一行上的问题")


class Overview(Record):
    """The texts of the first sheet.

    `counts` are errors, warnings and notices by sheet; `loose` what is said of no row: file and
    sentence.
    """

    name: str
    title: str
    lines: tuple[str, ...]
    heads: tuple[str, ...]
    counts: Mapping[str, tuple[int, int, int]]
    loose: tuple[tuple[str, str], ...]
    loose_head: str


def overview(
    village: str,
    as_of: str,
    counts: Mapping[str, tuple[int, int, int]],
    loose: tuple[tuple[str, str], ...],
    lang: Lang,
) -> Overview:
    """Return the first sheet's texts."""
    return Overview(
        NAME(lang),
        _TITLE(lang).format(village=village),
        tuple(line(lang).format(as_of=as_of) for line in _LINES),
        tuple(head(lang) for head in _HEADS),
        counts,
        loose,
        _LOOSE(lang),
    )
