"""former-value-unfit: a former value that its subject could not have had.

`former-values.csv` says what a member, a household or a post was before: `field` is a column or
key of the subject, in either language (not its id), and `value` is written as in that field; an
enumerated value in either language. An id in it that names nothing is `unknown-reference` only.
Format 1, time.
"""

from collections.abc import Iterator, Mapping

from gridctl.compute.references import former_column
from gridctl.findings.finding import Breach, Severity
from gridctl.model.people import FormerValue
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule
from gridctl.source.values import UnfitError, read_cell

_NO_PAST = frozenset({"meeting", "request", "points_entry", "points_rule"})

RULE = Rule(
    code="FMT017",
    name="former-value-unfit",
    severity=Severity.ERROR,
    summary=Words("former values fit the field that they were in", "变更前的值与所属字段相符"),
    why=Words("Earlier quarters are judged by what was so then.", "往期按当时的情况判断。"),
    messages={
        "subject": Words(
            "{subject} names nothing of which former values are kept.",
            "{subject}不是可以保留变更前的值的对象。",
        ),
        "field": Words(
            "{subject} has no field “{field}” that could change.",
            "{subject}没有可变更的字段“{field}”。",
        ),
        "value": Words(
            "“{value}” cannot have stood in {field} of {subject}.",
            "“{value}”不能是{subject}的“{field}”。",
        ),
        "choice": Words(
            "“{value}” cannot have stood in {field} of {subject}; it takes one of: {choices}.",
            "“{value}”不能是{subject}的“{field}”；可选：{choices}。",
        ),
        "blank": Words("{field} of {subject} cannot be blank.", "{subject}的“{field}”不能是空白。"),
    },
    hint=Words("Correct the field or the value in {file}.", "请在{file}中改正字段或原值。"),
    good="M018,presence,resident,2022-05-31",
    bad="M018,presence,home,2022-05-31",
    waivable=False,
)


def _unfit(row: FormerValue, known: Mapping[str, str]) -> tuple[str, str, dict[str, object]] | None:
    """Return the field at fault, the message's variant and its further values."""
    if known[row.subject] in _NO_PAST:
        return "subject", "subject", {}
    column = former_column(row, known)
    if column is None or column.field.key or column.kind in {"record", "settings"}:
        return "field", "field", {"field": row.field}
    said: dict[str, object] = {"field": column.words, "value": row.value[:60]}
    if not row.value:
        return ("value", "blank", said) if column.field.required else None
    try:
        read_cell(row.value, column)
    except UnfitError as error:
        choice = {"choices": error.values["choices"]} if error.variant == "choice" else {}
        return "value", "choice" if choice else "value", said | choice
    return None


def check(ctx: Context) -> Iterator[Breach]:
    """Yield the rows whose field or value does not fit their subject."""
    known = ctx.entities
    for row in ctx.as_read.former_values:
        if row.subject not in known or not row.field:
            continue
        if unfit := _unfit(row, known):
            field, variant, said = unfit
            values = {"subject": row.subject, "file": row.at.file, **said}
            yield Breach(row.at.mark(field), values, row.subject, field, variant)
