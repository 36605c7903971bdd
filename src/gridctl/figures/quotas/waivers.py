"""waivers: for how many subjects a rule is waived, or all rules are.

Waivers passed by a meeting with the item on its agenda and not ended on the day; one for a rule's
name and one for its code are of the same rule, and two for one subject count once. Of the village:
the sum over the rules. The subject is the rule's code. Reasons and subjects are never published.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import walk_packages

import gridctl.rules
from gridctl.compute.places import VILLAGE
from gridctl.compute.waiving import approved, ended, meetings_read
from gridctl.figures.figure import Explained, Figure, Line
from gridctl.figures.links.lying import counted
from gridctl.model.period import Period
from gridctl.model.promises import Waiver
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule

FIGURE = Figure(
    name="waivers",
    title=Words("waivers in force", "现行豁免"),
    formula=Words(
        "subjects with a waiver of the rule that a meeting passed and that has not ended",
        "经会议通过且未到期的豁免所涉对象数",
    ),
    of=("rule", "village"),
    example="gridctl why V waivers",
)
_WAIVED = Words("{rule}, {subject}, until {until}", "{rule}，{subject}，至{until}")


def _codes() -> Mapping[str, str]:
    """Return the code of each rule that may be waived, by its name and by its code."""
    modules = walk_packages(gridctl.rules.__path__, "gridctl.rules.")
    rules = (getattr(import_module(module.name), "RULE", None) for module in modules)
    known = [rule for rule in rules if isinstance(rule, Rule) and rule.waivable]
    return {named: rule.code for rule in known for named in (rule.name, rule.code)}


def _in_force(ctx: Context) -> dict[tuple[str, str], Waiver]:
    """Return the first waiver in force of each rule (its code) and subject."""
    if not ctx.village.waiver_documents:
        return {}
    passed = approved(ctx.village, meetings_read(ctx.as_read, ctx.problems), ctx.as_of)
    codes = _codes()
    found: dict[tuple[str, str], Waiver] = {}
    for waiver in passed:
        if waiver.rule in codes and not ended(waiver, ctx.as_of):
            found.setdefault((codes[waiver.rule], waiver.subject), waiver)
    return found


def subjects(ctx: Context, _: Period | None) -> Iterator[str]:
    """Yield the codes of the rules that are waived for somebody, and the village."""
    yield from sorted({code for code, _ in _in_force(ctx)})
    yield VILLAGE


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return each waiver."""
    lines = tuple(
        Line(
            waiver.at.mark(),
            _WAIVED,
            {"rule": waiver.rule, "subject": waiver.subject, "until": waiver.until},
        )
        for (code, _who), waiver in _in_force(ctx).items()
        if subject in {code, VILLAGE}
    )
    return counted(len(lines), FIGURE.title, lines) if lines or subject == VILLAGE else None
