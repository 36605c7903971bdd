"""unknown-file: a file whose name is no table's.

A misspelled name is a table that nobody reads. Documents (README, LICENSE, docs/), packs,
schemas and what gridctl writes itself are no tables, and are let be; so are templates that take the
place of a built-in one or of a page's, and what these bring in. Format 1, names.
"""

import re
from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.tables import TABLES
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule, from_problems

#: From this likeness (of 1) on, a name is taken to be misspelled.
_ALIKE = 0.8

RULE = Rule(
    code="FMT002",
    name="unknown-file",
    severity=Severity.WARNING,
    summary=Words(
        "every file is a table of the format, or a document", "每个文件都是规定的数据表或说明文档"
    ),
    why=Words("What stands in a file of another name is not read.", "名称不符的文件不会被读取。"),
    messages={
        "": Words(
            "{file} is no table of the data folder; it was not read.",
            "{file}不是数据目录中的表，没有读取。",
        ),
        "near": Words(
            "{file} is no table of the data folder and was not read; {near} would be.",
            "{file}不是数据目录中的表，没有读取；是否应为{near}？",
        ),
        "template": Words(
            "{file} takes the place of no template and none brings it in: it changes nothing.",
            "{file}不替换任何模板，也没有被模板引用，不起作用。",
        ),
        "template-near": Words(
            "{file} takes the place of no template and none brings it in; {near} would.",
            "{file}不替换任何模板，也没有被模板引用，不起作用；是否应为{near}？",
        ),
    },
    hint=Words(
        "Give {file} a name of the format, or move it to docs/.",
        "请把{file}改为规定的名称，或移入 docs/。",
    ),
    good="ledger/visits/2022Q3.csv",
    bad="ledger/visits/2022-Q3.csv",
    waivable=False,
)


def _known(file: str) -> tuple[str, ...]:
    """Return the names of tables, with the period that `file` may mean."""
    numbers = re.findall("[0-9]+", file)
    year, part = numbers[0] if numbers else "", numbers[1] if len(numbers) > 1 else "1"
    written = {
        "year": year,
        "half": f"{year}H{part}",
        "quarter": f"{year}Q{part}",
        "month": f"{year}-{part:0>2}",
    }
    return tuple(t.path.replace("{period}", written.get(t.span, "")) for t in TABLES)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield the files met while reading, with the table's name that is nearly the same."""
    for breach in from_problems(ctx, "unknown-file"):
        if breach.variant:  # of a template: what it may mean is known
            yield breach
            continue
        from difflib import get_close_matches  # slow to import, and rarely asked

        near = get_close_matches(breach.mark.file, _known(breach.mark.file), 1, _ALIKE)
        values = {**breach.values, "near": near[0]} if near else breach.values
        yield breach._replace(variant="near" if near else "", values=values)
