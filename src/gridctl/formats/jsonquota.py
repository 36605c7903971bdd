"""Quotas as JSON, format 1."""

import json
from typing import Any

from gridctl.compute.quota import CoreQuota, GridQuota, Limit, MemberQuota, Quotas
from gridctl.formats.jsonchain import capacity, tier
from gridctl.formats.jsoncore import group, joint


def _limit(limit: Limit | None) -> dict[str, Any] | None:
    if limit is None:
        return None
    return {"min": limit.low, "max": limit.high, "clause": limit.clause}


def _member(quota: MemberQuota) -> dict[str, Any]:
    return {
        "member": quota.member,
        "name": quota.name,
        "grid": quota.grid or None,
        "households": quota.households,
        "min": quota.low,
        "max": quota.high,
        "exempt": quota.exempt,
        "room": quota.room,
        "short": quota.short,
        "over": quota.over,
    }


def _place(quota: GridQuota) -> dict[str, Any]:
    return {
        "members": quota.members,
        "households": quota.households,
        "linked": quota.linked,
        "gaps": list(quota.gaps),
        "room": quota.room,
        "core_households": quota.core,
    }


def _grid(quota: GridQuota) -> dict[str, Any]:
    return {
        "grid": quota.grid,
        "name": quota.name,
        **_place(quota),
        "core_limit": _limit(quota.core_limit),
    }


def _core(quota: CoreQuota | None) -> dict[str, Any] | None:
    if quota is None:
        return None
    return {
        "term": quota.term,
        "counted_on": quota.counted_on.isoformat(),
        "member_households": quota.total,
        "core_households": quota.actual,
        "feasible": {"min": quota.bounds.low, "max": quota.bounds.high}
        if quota.bounds.fits
        else None,
        "neighbours": [
            {"core_households": number, "share": f"{share.numerator}/{share.denominator}"}
            for number, share in quota.bounds.neighbours
        ],
        "with_grids": quota.joint and {"min": quota.joint[0], "max": quota.joint[1]},
        "clause": quota.clause,
    }


def write(quotas: Quotas) -> str:
    """Return all quotas as one JSON document; shares are exact fractions."""
    document = {
        "format": 1,
        "as_of": quotas.day.isoformat(),
        "span": _limit(quotas.households),
        "coverage": {"clause": quotas.coverage_clause or None},
        "members": [_member(quota) for quota in quotas.members],
        "grids": [_grid(quota) for quota in quotas.grids],
        "core_households": _core(quotas.core),
        "stars": [
            {
                "period": str(s.period),
                "required": s.required,
                "chosen": s.chosen,
                "clause": s.clause,
            }
            for s in quotas.stars
        ],
        "rounds": [{**r._asdict(), "month": str(r.month)} for r in quotas.rounds],
        "village": _place(quotas.village),
        "in_no_grid": _place(quotas.outside) if quotas.outside else None,
        "capacity": [capacity(each) for each in quotas.capacities],
        "contact_chain": [tier(each) for each in quotas.tiers],
        "core_limits": joint(quotas.joint) if quotas.joint else None,
        "villager_groups": [group(each) for each in quotas.groups],
        "impossible": [
            {
                "key": each.key,
                "min": each.low,
                "max": each.high,
                "min_clause": each.low_clause,
                "max_clause": each.high_clause,
            }
            for each in quotas.impossible
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
