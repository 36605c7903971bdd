"""The election of a term's core households: its day, and what is asked."""

from collections.abc import Mapping

from gridctl.compute.core import election_day
from gridctl.figures.candidates.standings import Candidate, Choosing, candidate
from gridctl.model.period import Period, PeriodKind
from gridctl.policy.kinds import Candidacy
from gridctl.rules.rule import Context

PERIODS: tuple[PeriodKind, ...] = ("year",)
SETS = ("core.candidates",)
#: Who lives or serves in no known grid.
NO_GRID = ""


def core_choice(ctx: Context, period: Period | None) -> Choosing | None:
    """Return the election of a term (a year); None where no clause asks for it.

    Its day is that of the meeting that elected, else the last day of the year before; until then
    the as-of date. The appraisal is that of the year before the term.
    """
    if period is None or period.kind != "year":
        return None
    day = min(election_day(ctx.village, period.year), ctx.as_of)
    ruling = ctx.policies.on("core.candidates", Candidacy, day)
    return Choosing(ctx, day, period.year - 1, ruling, home=True) if ruling else None


def core_candidates(ctx: Context, period: Period | None) -> Mapping[str, Candidate]:
    """Return how every member present on the day of the election stands."""
    choosing = core_choice(ctx, period)
    if choosing is None:
        return {}

    def found() -> Mapping[str, Candidate]:
        every = {member: candidate(choosing, member) for member in choosing.members}
        return {member: each for member, each in every.items() if each}

    return ctx.once(("core candidates", period), found)


def grid_of(found: Candidate) -> str:
    """Return the id of a candidate's grid on the day; blank where it is not known."""
    state = found.choosing.ctx.timeline.on(found.choosing.day)
    grid = state.grid_of_member(found.member)
    return grid if grid in state.grids else NO_GRID
