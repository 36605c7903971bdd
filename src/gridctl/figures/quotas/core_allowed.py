"""core-allowed: the numbers of core households that one key's limits allow by themselves.

Of a policy key: in the whole village; what core-joint puts together. Of a villager group: one for
so many of its households (10 to 15), the least not below households / 15, the greatest not above
households / 10; where no whole number fits, both neighbours are told. Clauses: see each key;
pyramid/core-households.
"""

from collections.abc import Iterator

from gridctl.figures.figure import Explained, Figure, Part, Range
from gridctl.figures.links import all_households
from gridctl.figures.quotas.clauses import SPAN, numbers
from gridctl.figures.quotas.core_limits import KEYS
from gridctl.figures.quotas.joint_words import facts_parts, group_notes, numbers_of
from gridctl.figures.quotas.worked_out import GROUP_KEY, quotas
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.policy.kinds import Span
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="core-allowed",
    title=Words("core households that one limit allows", "单项规定可行的中心户数"),
    formula=Words(
        "whole numbers of core households that keep the limits of the key, in the village or in "
        "the villager group; for a group: households / maximum, rounded up, to households / "
        "minimum, rounded down",
        "符合该项规定的中心户整数；村民小组：户数÷上限（向上取整）至户数÷下限（向下取整）",
    ),
    of=("clause-key", "villager-group"),
    example="gridctl why grid.core-households core-allowed",
    sets=KEYS,
)


def subjects(ctx: Context, _: Period | None) -> Iterator[str]:
    """Yield the keys that limit core households, and the villager groups where one does."""
    joint = quotas(ctx).joint
    if joint is not None:
        yield from dict.fromkeys(limit.key for limit in joint.limits)
    yield from (group.group for group in quotas(ctx).groups)


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return what the limit is laid on, and its numbers."""
    found = quotas(ctx)
    group = next((each for each in found.groups if each.group == subject), None)
    if group is not None:
        homes = all_households.explain(ctx, subject, None)
        parts: tuple[Part, ...] = homes.parts if homes else ()
        asked = numbers(ctx, GROUP_KEY, Span, SPAN)
        return Explained(
            Range(group.bounds.low, group.bounds.high), parts, asked, group_notes(group)
        )
    limits = [each for each in found.joint.limits if each.key == subject] if found.joint else []
    if found.joint is None or not limits:
        return None
    alone = found.joint.alone(subject)
    return Explained(
        Range(alone.low, alone.high), facts_parts(ctx, found.joint.facts), numbers_of(limits)
    )
