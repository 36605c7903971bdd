"""unreadable-file: a file of the folder cannot be read at all.

Judged: what kind of file it is (a workbook renamed .csv, UTF-16, a binary file), its encoding
(UTF-8, else GB18030), its quoting, its size, and whether it is a file within the folder: links
that lead out of it are not followed. What depends on the file is not checked. Format 1, reading.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule, from_problems

RULE = Rule(
    code="FMT001",
    name="unreadable-file",
    severity=Severity.ERROR,
    summary=Words("every file of the folder can be read", "目录中的每个文件都可读取"),
    why=Words(
        "What cannot be read cannot be checked or published.", "读不出的内容无法检查，也无法公示。"
    ),
    messages={
        "workbook": Words("{file} is a workbook, not text.", "{file}是电子表格文件，不是文本。"),
        "utf-16": Words(
            "{file} is in UTF-16 (“Unicode text”), not UTF-8.",
            "{file}是UTF-16编码（“Unicode文本”），不是UTF-8。",
        ),
        "binary": Words("{file} holds bytes that are no text.", "{file}含有不是文本的内容。"),
        "encoding": Words(
            "{file} is neither UTF-8 nor GB18030.", "{file}既不是UTF-8也不是GB18030编码。"
        ),
        "quoting": Words(
            "The record that begins here has a quotation mark that is not closed or misplaced.",
            "从此处开始的记录有未闭合或位置不当的引号。",
        ),
        "large-cell": Words(
            "The record that begins here has a cell of more than {limit} characters.",
            "从此处开始的记录有超过{limit}个字符的单元格。",
        ),
        "outside": Words(
            "{file} is a link that leads out of the folder; it was not opened.",
            "{file}是指向目录之外的链接，没有打开。",
        ),
        "not-a-file": Words(
            "{file} is not a regular file; it was not opened.", "{file}不是普通文件，没有打开。"
        ),
        "too-large": Words("{file} is larger than {limit} MiB.", "{file}超过{limit}MiB。"),
        "too-many": Words(
            "From {file} on, files were not read: a folder holds at most {limit}.",
            "自{file}起的文件没有读取：一个目录最多{limit}个文件。",
        ),
        "too-much": Words(
            "From {file} on, files were not read: a folder holds at most {limit} MiB.",
            "自{file}之后的文件没有读取：一个目录最多{limit}MiB。",
        ),
        "too-deep": Words(
            "{file} lies more than {limit} folders deep; what is in it was not read.",
            "{file}的层级超过{limit}层，其中内容没有读取。",
        ),
        "denied": Words("{file} may not be read.", "没有读取{file}的权限。"),
    },
    hint=Words(
        "Save the file as “CSV UTF-8” or as UTF-8 text inside the data folder.",
        "请将文件另存为“CSV UTF-8”或UTF-8文本，并放在数据目录内。",
    ),
    good="members.csv  (saved as CSV UTF-8)",
    bad="members.csv  (an .xlsx file renamed)",
    waivable=False,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield what was met while reading."""
    return from_problems(ctx, "unreadable-file")
