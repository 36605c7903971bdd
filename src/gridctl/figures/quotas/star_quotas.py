"""Stars of a period: how many are asked for, how many were given."""

from collections.abc import Iterator

from gridctl.compute.places import VILLAGE
from gridctl.compute.quota import StarQuota
from gridctl.figures.figure import Parameter
from gridctl.figures.quotas.clauses import numbers
from gridctl.figures.quotas.worked_out import quotas
from gridctl.model.period import Period, PeriodKind
from gridctl.model.words import Words
from gridctl.policy.kinds import Exactly
from gridctl.rules.rule import Context

KEY = "village.stars"
SETS = (KEY,)
PERIODS: tuple[PeriodKind, ...] = ("half", "quarter", "year", "month")
_NAMES = {"number": Words("of each kind", "每类数量"), "of": Words("kinds", "类别")}


def star_quota(ctx: Context, subject: str, period: Period | None) -> StarQuota | None:
    """Return the village's quota of a period; None where the stars are not of such a one."""
    found = (quota for quota in quotas(ctx).stars if quota.period == period)
    return next(found, None) if subject == VILLAGE else None


def subjects(ctx: Context, period: Period | None) -> Iterator[str]:
    """Yield the village where stars are asked for in a period."""
    if star_quota(ctx, VILLAGE, period) is not None:
        yield VILLAGE


def parameters(ctx: Context) -> tuple[Parameter, ...]:
    """Return how many of which kinds are asked for."""
    return numbers(ctx, KEY, Exactly, _NAMES)
