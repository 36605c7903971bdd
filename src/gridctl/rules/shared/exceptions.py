"""What the rules about waivers share: which waivers count, and what they are about."""

from collections.abc import Iterator

from gridctl.compute.waiving import approved, meetings_read, waivers_of
from gridctl.findings.finding import Breach
from gridctl.model.ledger import Meeting
from gridctl.model.promises import Waiver
from gridctl.rules.rule import Context, Rule

#: A finding that names no subject is about the village.
_VILLAGE = "V"


def meetings(ctx: Context) -> dict[str, Meeting]:
    """Return the meetings that could be read whole, held or not, by id."""
    return ctx.once(("meetings read",), lambda: meetings_read(ctx.as_read, ctx.problems))


def about_rules(ctx: Context) -> Iterator[tuple[Waiver, Rule]]:
    """Yield each waiver of a rule that can be waived, with the rule."""
    for waiver in waivers_of(ctx.village):
        rule = ctx.rules.get(waiver.rule)
        if rule is not None and rule.waivable:
            yield waiver, rule


def passed(ctx: Context) -> Iterator[tuple[Waiver, Rule]]:
    """Yield each of them that a meeting had passed by the as-of date, ended or not."""
    known = set(approved(ctx.village, meetings(ctx), ctx.as_of))
    return ((waiver, rule) for waiver, rule in about_rules(ctx) if waiver in known)


def stands(ctx: Context, waiver: Waiver, rule: Rule, *, waived: bool) -> bool:
    """Say whether the run found what a waiver is about, among the waived findings or the others."""
    return any(
        found.name == rule.name
        and (found.subject or _VILLAGE) == waiver.subject
        and found.waived is waived
        for found in ctx.ran.findings
    )


def breach(waiver: Waiver, rule: Rule, field: str = "", variant: str = "") -> Breach:
    """Return the breach that stands at a waiver's field, else at the waiver; without its reason."""
    values = {"rule": rule.name, "subject": waiver.subject, "until": waiver.until}
    values |= {"meeting": waiver.approved_at, "file": waiver.at.file}
    mark = waiver.at.mark(field or None)
    return Breach(mark, values, waiver.subject, field, variant)
