"""Counts the waivers in force by rule, for publication."""

from gridctl.compute.waiving import approved, ended, meetings_read
from gridctl.disclosure.facts import WaivedRule
from gridctl.rules.rule import Context


def waived_rules(ctx: Context) -> tuple[WaivedRule, ...]:
    """Return, by code, the rules with waivers in force on the as-of date; for how many subjects."""
    if not ctx.village.waiver_documents:
        return ()
    from gridctl.engine.catalogue import catalogue  # every rule is loaded for it

    meetings = meetings_read(ctx.as_read, ctx.problems)
    passed = approved(ctx.village, meetings, ctx.as_of)
    in_force = {(w.rule, w.subject) for w in passed if not ended(w, ctx.as_of)}
    found = []
    for rule in (item.rule for item in catalogue() if item.rule.waivable):
        subjects = {subject for named, subject in in_force if named in {rule.name, rule.code}}
        if subjects:
            found.append(WaivedRule(rule.code, rule.summary, len(subjects)))
    return tuple(found)
