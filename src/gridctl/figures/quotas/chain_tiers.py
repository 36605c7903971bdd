"""The tiers of the contact chain, by the policy key that limits each."""

from collections.abc import Iterable, Iterator, Mapping

from gridctl.compute.chain import MEMBERS, TIERS, Held, Tier
from gridctl.figures.figure import Explained, Line, Parameter, Part, Range, Value
from gridctl.figures.links.capacity_of import NO_MOST
from gridctl.figures.quotas.clauses import SPAN, numbers
from gridctl.figures.quotas.worked_out import quotas
from gridctl.model.mark import Mark
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.policy.kinds import Span
from gridctl.rules.rule import Context

SETS = (*TIERS, MEMBERS)
OF = ("clause-key",)
HOLDERS = Words("above", "上一级")
BELOW = Words("below", "下一级")
LINKS = Words("links", "联系")
LINKED = Words("linked", "已联系")
LEFT = Words("not linked", "未联系")
_ID = Words("{id}", "{id}")
_LINKS = Words("{subject} links {item}", "{subject}联系{item}")
_FITS = Words("fits", "相符")
_MISSING = Words(
    "{missing} below too few, unless linked by two", "下一级少{missing}个，除非两人共联"
)
_BEYOND = Words("{beyond} below too many", "下一级多{beyond}个")
_SHORT = Words("{short} below the minimum", "{short}个低于下限")
_OVER = Words("{over} above the maximum", "{over}个超过上限")


def tier_of(ctx: Context, key: str) -> Tier | None:
    """Return the tier that a key limits; None where no clause in force does."""
    return next((tier for tier in quotas(ctx).tiers if tier.key == key), None)


def subjects(ctx: Context, _: Period | None) -> Iterator[str]:
    """Yield the keys of the tiers that clauses in force limit."""
    return (tier.key for tier in quotas(ctx).tiers)


def parameters(ctx: Context, tier: Tier) -> tuple[Parameter, ...]:
    """Return the tier's numbers, each with its clause."""
    return numbers(ctx, tier.key, Span, SPAN)


def id_lines(marks: Mapping[str, Mark]) -> tuple[Line, ...]:
    """Return where each of some stands."""
    return tuple(Line(mark, _ID, {"id": each}) for each, mark in marks.items())


def link_lines(held: Held) -> tuple[Line, ...]:
    """Return the row of each link of a holder."""
    return tuple(
        Line(mark, _LINKS, {"subject": held.subject, "item": item})
        for item, mark in zip(held.objects, held.marks, strict=True)
    )


def holder_lines(holders: Iterable[Held]) -> tuple[Line, ...]:
    """Return where each holder stands."""
    return tuple(Line(held.mark, _ID, {"id": held.subject}) for held in holders)


def between(low: int | None, high: int | None) -> Value:
    """Return a range of whole numbers; in words where it has no end, or no beginning."""
    if low is None:
        return Words("none is enough", "均不够")
    if high is None:
        return Words(f"{low} or more", f"不少于{low}") if low else NO_MOST
    return Range(low, high)


def counts(tier: Tier) -> tuple[Part, Part]:
    """Return how many holders and how many below there are."""
    return (
        Part(HOLDERS, len(tier.holders), holder_lines(tier.holders), sums=True),
        Part(BELOW, len(tier.targets), id_lines(tier.targets), sums=True),
    )


def explained(ctx: Context, tier: Tier, value: Value) -> Explained:
    """Return a figure worked out from how many there are on either side, and the clause."""
    return Explained(value, counts(tier), parameters(ctx, tier))


def standing(tier: Tier) -> tuple[Words, dict[str, object]]:
    """Say how it stands with a tier: whether the numbers fit, and with its holders."""
    if tier.missing:
        return _MISSING, {"missing": tier.missing}
    if tier.beyond:
        return _BEYOND, {"beyond": tier.beyond}
    if over := sum(bool(held.over) for held in tier.holders):
        return _OVER, {"over": over}
    if short := sum(bool(held.short) for held in tier.holders):
        return _SHORT, {"short": short}
    return _FITS, {}
