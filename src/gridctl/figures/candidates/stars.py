"""The choice of a period's stars: its day, what is asked, and who holds a star."""

from collections.abc import Iterator
from datetime import date

from gridctl.figures.candidates.standings import Choosing
from gridctl.model.choices import Star
from gridctl.model.mark import Mark
from gridctl.model.period import Period, PeriodKind
from gridctl.model.promises import StarsDocument
from gridctl.policy.kinds import Candidacy, Exactly
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context

PERIODS: tuple[PeriodKind, ...] = ("half", "quarter", "year")


def asked_stars(ctx: Context, period: Period | None) -> Ruling[Exactly] | None:
    """Return the clause by which stars are chosen for a period of this kind; None without one."""
    ruling = ctx.policies.over("village.stars", Exactly, period) if period else None
    every = ruling.terms.every if ruling else None
    return ruling if period and every is not None and every.value == period.kind else None


def star_choice(ctx: Context, period: Period | None) -> Choosing | None:
    """Return the choice of a period's stars, as known on the day of the run.

    Its day is that of the meeting that chose them; where the stars name none, the period's last
    day; where there are no stars yet, the day of the run, at the latest that on which they are due.
    The appraisal is that of the year before the period. None where no clause asks for it.
    """
    asked, later = asked_stars(ctx, period), ctx.follow_up
    if asked is None or period is None or later.as_of < period.first:
        return None
    day = _day(later, period, asked)
    ruling = later.policies.on("star.candidates", Candidacy, day)
    return Choosing(later, day, period.first.year - 1, ruling) if ruling else None


def _day(ctx: Context, period: Period, asked: Ruling[Exactly]) -> date:
    document = document_of(ctx, period)
    if document is None:
        due = Period.of("month", period.last).step(asked.terms.due_months or 0).last
        return min(due, ctx.as_of)
    days = {meeting.id: meeting.date for meeting in ctx.village.meetings}
    return days.get(document.chosen_at) or min(period.last, ctx.as_of)


def document_of(ctx: Context, period: Period) -> StarsDocument | None:
    """Return a period's file of stars; None where there is none, or its meeting is to come."""
    found = [document for document in ctx.village.stars if document.period == period]
    if not found:
        return None
    held = {meeting.id for meeting in ctx.village.meetings}
    planned = {meeting.id for meeting in ctx.as_read.meetings} - held
    return None if found[0].chosen_at in planned else found[0]


def stars_of(ctx: Context, period: Period | None) -> Iterator[tuple[str, Star, Mark]]:
    """Yield who holds which star of a period, and where it stands."""
    document = document_of(ctx.follow_up, period) if period else None
    if document is None or document.stars is None:
        return
    for star in Star:
        holders: tuple[str, ...] = getattr(document.stars, star.value)
        for place, member in enumerate(holders):
            yield member, star, document.stars.at.mark(star.value, place)
