"""Rating rounds: how many members were to be rated, how many were."""

from collections.abc import Iterator

from gridctl.compute.places import VILLAGE
from gridctl.compute.quota import RoundQuota
from gridctl.figures.figure import Parameter
from gridctl.figures.quotas.clauses import kept
from gridctl.figures.quotas.worked_out import quotas
from gridctl.model.period import Period, PeriodKind
from gridctl.model.words import Words
from gridctl.policy.kinds import Cadence
from gridctl.rules.rule import Context

KEY = "member.rating"
SETS = (KEY,)
PERIODS: tuple[PeriodKind, ...] = ("month",)
_MONTH = Words("month of the round", "评议月份")


def round_quota(ctx: Context, subject: str, period: Period | None) -> RoundQuota | None:
    """Return the quota of the round in a month; None where none was due in it."""
    found = (quota for quota in quotas(ctx).rounds if quota.month == period)
    return next(found, None) if subject == VILLAGE else None


def subjects(ctx: Context, period: Period | None) -> Iterator[str]:
    """Yield the village where a round was due in a month."""
    if round_quota(ctx, VILLAGE, period) is not None:
        yield VILLAGE


def parameters(ctx: Context, quota: RoundQuota) -> tuple[Parameter, ...]:
    """Return that the clause asks for a round in the month."""
    return kept(ctx, KEY, Cadence, _MONTH, quota.month)
