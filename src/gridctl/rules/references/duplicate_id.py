"""duplicate-id: an id is given twice.

Ids are unique across all tables, those inside YAML files included: a member and a household
cannot share one. `V` is the village and its organisation, and nothing else. The second one is
told; `related` names the first. Format 1, names.
"""

from collections.abc import Iterator

from gridctl.compute.references import VILLAGE, Named, named, repeated
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="REF101",
    name="duplicate-id",
    severity=Severity.ERROR,
    summary=Words("an id is given once in the whole folder", "编号在整个目录中不重复"),
    why=Words("Otherwise nobody knows whom a row names.", "否则无法判断一行说的是哪一个。"),
    messages={
        "": Words(
            "{id} is given here again; it was first given in {first} line {line}.",
            "编号{id}在此重复，首次出现在{first}第{line}行。",
        ),
        "village": Words(
            "V is the village and its organisation; nothing else has this id.",
            "V 是本村及其党组织的编号，其他对象不能使用。",
        ),
    },
    hint=Words(
        "Give one of the two another id, and change what refers to it.",
        "请给其中一个换新编号，并同时修改引用它的地方。",
    ),
    good="M001,李例禾\nM002,张例平",
    bad="M001,李例禾\nM001,张例平",
    waivable=False,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield every id that was given before, in the order of the tables."""
    first: dict[str, Named] = {}
    for item in named(ctx.as_read, {VILLAGE, *repeated(ctx.as_read, ctx.sorts)}):
        if item.id == VILLAGE and item.entity != "organisation":
            yield Breach(item.mark, {"id": item.id}, item.id, "id", "village")
        elif item.id in first:
            mark = first[item.id].mark
            values = {"id": item.id, "first": mark.file, "line": mark.line}
            yield Breach(item.mark, values, item.id, "id", related=(mark,))
        else:
            first[item.id] = item
