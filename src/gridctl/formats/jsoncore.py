"""The limits on core households, together and group by group, as values for JSON."""

from typing import Any

from gridctl.compute.conflict import Change, Dropped, Joint
from gridctl.compute.feasibility import CoreLimit, Numbers
from gridctl.compute.quota import GroupQuota


def _numbers(numbers: Numbers) -> dict[str, int] | None:
    return {"min": numbers.low, "max": numbers.high} if numbers.fits else None


def _name(limit: CoreLimit) -> dict[str, str]:
    return {"key": limit.key, "limit": limit.sort.value}


def _limit(limit: CoreLimit, found: Joint) -> dict[str, Any]:
    return {
        **_name(limit),
        "min": limit.low,
        "max": limit.high,
        "percent": limit.is_share,
        "min_clause": limit.low_clause,
        "max_clause": limit.high_clause,
        "hedged": limit.hedged,
        "allows": _numbers(found.alone(limit.key)),
    }


def _change(change: Change | None) -> dict[str, Any] | None:
    if change is None:
        return None
    return {
        "numbers": [
            {
                **_name(each.limit),
                "side": "min" if each.side == "low" else "max",
                "before": each.before,
                "after": each.after,
            }
            for each in change.changed
        ],
        "total": change.total,
        "feasible": _numbers(change.numbers),
    }


def _dropped(dropped: Dropped) -> dict[str, Any]:
    return {
        "limits": [_name(limit) for limit in dropped.limits],
        "feasible": _numbers(dropped.numbers),
    }


def joint(found: Joint) -> dict[str, Any]:
    """Return what all limits leave together; where nothing, which clash, and what would help."""
    facts = found.facts
    return {
        "member_households": facts.member_households,
        "members": facts.members,
        "party_group_leaders": facts.leaders,
        "grids": len(facts.grids),
        "limits": [_limit(limit, found) for limit in found.limits],
        "feasible": _numbers(found.numbers),
        "conflict": [_name(limit) for limit in found.conflict],
        "without": [_dropped(each) for each in found.dropped if each.limits],
        "smallest_change": _change(found.change),
        "nearest_member_households": {"fewer": found.fewer, "more": found.more},
    }


def group(found: GroupQuota) -> dict[str, Any]:
    """Return a villager group's core households against what is asked for."""
    bounds = found.bounds
    return {
        "villager_group": found.group,
        "name": found.name,
        "households": found.households,
        "core_households": found.actual,
        "feasible": {"min": bounds.low, "max": bounds.high} if bounds.fits else None,
        "neighbours": [number for number, _ in bounds.neighbours],
        "short": found.short,
        "over": found.over,
        "clause": found.clause,
    }
