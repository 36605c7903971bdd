"""unknown-column: a column or key whose name the format does not know.

Names are read in English or Chinese in CSV headers, in English in YAML. What stands under another
name is not read. A name that asks for what no village needs to know is `sensitive-column` only.
Format 1, column names.
"""

from collections.abc import Iterator

from gridctl.compute.private import is_sensitive
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule, from_problems

RULE = Rule(
    code="FMT008",
    name="unknown-column",
    severity=Severity.WARNING,
    summary=Words("every column and key is known", "列名和键名都是规定的名称"),
    why=Words(
        "What stands under a misspelled name is silently left out.", "名称写错，内容就会被漏掉。"
    ),
    messages={
        "": Words(
            "The column “{column}” is not known; it was not read.",
            "“{column}”不是规定的列，没有读取。",
        ),
        "blank": Words(
            "A column without a name stands here; it was not read.",
            "此处有一列没有名称，没有读取。",
        ),
        "key": Words(
            "The key “{column}” is not known here; it was not read.",
            "“{column}”不是此处规定的键，没有读取。",
        ),
    },
    hint=Words(
        "Correct the name in {file} (gridctl schema lists them), or delete it.",
        "请在{file}中改正名称（可用 gridctl schema 查看）或删去。",
    ),
    good="id,name,sex",
    bad="id,name,gender",
    waivable=False,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield the names met while reading, but those that are sensitive."""
    for breach in from_problems(ctx, "unknown-column"):
        if not breach.field:
            yield breach._replace(variant="blank")
        elif not is_sensitive(breach.field):
            yield breach
