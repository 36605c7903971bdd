"""The contact chain, and what the members can cover, as values for JSON."""

from typing import Any

from gridctl.compute.capacity import Capacity
from gridctl.compute.chain import Held, Tier
from gridctl.figures.links.lying import subject_of


def capacity(found: Capacity) -> dict[str, Any]:
    """Return what the members of a place can cover; null is without limit."""
    return {
        "place": subject_of(found.place),
        "members": found.members,
        "exempt": found.exempt,
        "households": found.households,
        "least": found.least,
        "most": found.most,
        "most_with_exempt": found.allowed,
        "spare": found.spare,
        "missing": found.missing,
        "only_by_exempt": found.by_exempt,
        "beyond": found.beyond,
        "fits": found.fits,
    }


def _held(held: Held) -> dict[str, Any]:
    return {
        "id": held.subject,
        "name": held.name,
        "links": held.amount,
        "min": held.low,
        "max": held.high,
        "short": held.short,
        "over": held.over,
        "linked": list(held.objects),
    }


def tier(found: Tier) -> dict[str, Any]:
    """Return a tier of the contact chain with its holders; null is without limit."""
    linked = set(found.linked)
    return {
        "key": found.key,
        "min": found.low,
        "max": found.high,
        "clause": found.clause,
        "holders_needed": {"min": found.fewest_holders, "max": found.most_holders},
        "below": len(found.targets),
        "below_allowed": {"min": found.least, "max": found.most},
        "links": found.links,
        "linked": len(linked),
        "not_linked": [target for target in found.targets if target not in linked],
        "missing": found.missing,
        "beyond": found.beyond,
        "holders": [_held(held) for held in found.holders],
    }
