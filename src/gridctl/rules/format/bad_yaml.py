"""bad-yaml: a YAML file that cannot be read, or not as the format asks.

Judged: the syntax; anchors, aliases, tags and merge keys, which are refused so that no document
can grow when it is read; depth; one document a file; and whether a mapping, a list or a single
value stands where one belongs. Format 1, YAML skeletons.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule, from_problems

RULE = Rule(
    code="FMT004",
    name="bad-yaml",
    severity=Severity.ERROR,
    summary=Words("YAML files are plain and as the skeletons show", "YAML文件结构与规定的样式一致"),
    why=Words(
        "A document that is read wrongly is worse than one that is not read.",
        "读错的文件比读不出的更有害。",
    ),
    messages={
        "syntax": Words(
            "The file cannot be read as YAML here: {detail}.", "此处不符合YAML语法（{detail}）。"
        ),
        "colon": Words(
            "A full-width colon (：) stands after a key; an ASCII colon and a space belong here.",
            "键后用了全角冒号（：）；此处应为半角冒号加空格。",
        ),
        "character": Words(
            "The file holds a character that YAML does not allow.", "文件含有YAML不允许的字符。"
        ),
        "line-break": Words(
            "A line separator stands here that is no line end (U+0085, U+2028 or U+2029).",
            "此处有不作换行的分隔符（U+0085、U+2028或U+2029）。",
        ),
        "alias": Words(
            "An alias (*) stands here; values are written out.",
            "此处用了别名（*）；请写出完整内容。",
        ),
        "anchor": Words(
            "An anchor (&) stands here; the format has none.", "此处用了锚点（&）；格式不允许。"
        ),
        "tag": Words(
            "A tag (!) stands here; the format has none.", "此处用了标签（!）；格式不允许。"
        ),
        "merge": Words(
            "A merge key (<<) stands here; the format has none.",
            "此处用了合并键（<<）；格式不允许。",
        ),
        "key": Words(
            "A list or mapping stands here as a key; a key is a word.",
            "此处以列表或映射作键；键只能是一个词。",
        ),
        "deep": Words("Lists and mappings are nested too deeply here.", "此处嵌套层数过多。"),
        "documents": Words(
            "A second document (---) begins here; a file holds one.",
            "此处开始第二个文档（---）；一个文件只能有一个。",
        ),
        "mapping": Words("Keys with values belong here (key: value).", "此处应为“键: 值”。"),
        "list": Words("A list belongs here.", "此处应为列表。"),
        "scalar": Words("A single value belongs here.", "此处应为单个值。"),
    },
    hint=Words(
        "Mend {file}: indent with spaces, write “key: value” with an ASCII colon and a "
        "space (never “：”), and quote a text that holds “: ” or “#”.",
        "请修改{file}：用空格缩进；“键: 值”用半角冒号加空格，不能用全角“：”；"
        "文字中有“: ”或“#”时加引号。",
    ),
    good="village: {name: 新村}",
    bad="village：{name：新村}",
    waivable=False,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield what was met while reading."""
    return from_problems(ctx, "bad-yaml")
