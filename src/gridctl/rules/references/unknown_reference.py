"""unknown-reference: a value that should be an id names nothing of the right sort.

Judged: every column and key that names a person, a household, a grid, a meeting and the like, the
roles in the manifest, and ids in former values. A post names a member or a staff id; a contact's
two ends depend on its kind. While a table that may hold the id cannot be read, it is not checked.
Format 1, names.
"""

from collections.abc import Iterator

from gridctl.compute.references import ANYTHING, homes
from gridctl.findings.finding import Breach, Severity
from gridctl.lang.entities import ENTITIES, either
from gridctl.model.tables import TABLES
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule

_PATHS = {table.name: table.path.replace("{period}", "*") for table in TABLES}
_SUBJECTS = ("member", "staff", "household", "grid", "branch")

RULE = Rule(
    code="REF102",
    name="unknown-reference",
    severity=Severity.ERROR,
    summary=Words("every id named exists, and is of the right sort", "引用的编号都存在且类别正确"),
    why=Words("A link to nobody keeps no promise.", "指向不存在对象的记录不起作用。"),
    messages={
        "": Words(
            "{column} names {value}, but {files} has no {wanted} with this id.",
            "“{column}”填的{value}在{files}中不存在（应为{wanted}）。",
        ),
        "wrong": Words(
            "{column} names {value}, a {wrong}; it takes a {wanted}.",
            "“{column}”填的{value}是{wrong}，应为{wanted}。",
        ),
    },
    hint=Words(
        "Correct the id in {file}, or add the missing one to {files}.",
        "请在{file}中改正编号，或在{files}中补上。",
    ),
    good="M001,H001,2022-01-01",
    bad="M001,H999,2022-01-01  (there is no H999)",
    waivable=False,
    reads=(
        "members",
        "staff",
        "households",
        "grid_documents",
        "branch_documents",
        "meetings",
        "station_documents",
        "points_documents",
        "requests",
        "points",
    ),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield the values that name nothing of the right sort."""
    for item in ctx.dangling:
        wanted = _SUBJECTS if ANYTHING in item.wanted else item.wanted
        holders = tuple(dict.fromkeys(homes()[entity][1] for entity in wanted))
        values = {
            "value": item.value,
            "column": item.column.words,
            "file": item.mark.file,
            "files": tuple(_PATHS[table] for table in holders),
            "wanted": either(wanted),
            "wrong": ENTITIES.get(item.wrong, ""),
        }
        yield Breach(
            item.mark,
            values,
            subject=item.value,
            field=item.field,
            variant="wrong" if item.wrong else "",
            absent=not item.wrong,
            holders=() if item.wrong else holders,
        )
