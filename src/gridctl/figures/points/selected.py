"""Who is considered for the year's selection by points. No figure of its own."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from gridctl.compute.ranking import Cut, Ranked
from gridctl.compute.references import VILLAGE
from gridctl.compute.scoring import points_text
from gridctl.figures.figure import Explained, Line, Parameter, Part, Row
from gridctl.figures.points import comparison, ledger
from gridctl.figures.points.of_groups import tie_notes
from gridctl.figures.points.red_flag import NO, YES
from gridctl.model.choices import MeetingKind
from gridctl.model.mark import Mark
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

Notes = tuple[tuple[Words, dict[str, Any]], ...]
_POINTS = Words("points", "积分")
_RANK = Words("rank", "名次")
_PLACES = Words("places", "名额")
_RANKED = Words("ranked", "参加排名数")
_CONSIDERED = Words("considered", "入围")
_ONE = Words(
    "{subject}: rank {rank}, {points} {points:point|points}", "{subject}：第{rank}名，{points}分"
)
_AWARDED = Words(
    "Award meeting: {days}. Points are one consideration; the meeting's record names the chosen.",
    "表彰会：{days}。积分是评选依据之一，当选者以会议记录为准。",
)
_NOT_YET = Words(
    "No award meeting is recorded for {period}. Points are one consideration of the choice.",
    "{period}没有表彰会记录。积分是评选依据之一。",
)
_PLACES_TOLD = Words(
    "Places: {places}; whoever ties with the last is considered too.",
    "名额{places}个，与末位并列的都入围。",
)
_NUMBER = Words("number", "名额")
_PERCENT = Words("percent of all", "百分比")


def ranked(ctx: Context, period: Period, *, families: bool) -> Mapping[str, Ranked]:
    """Return the members, or the households, by points."""
    find = comparison.ranked_households if families else comparison.ranked_members
    return find(ctx, period)


def subjects(ctx: Context, period: Period | None, *, families: bool) -> Iterable[str]:
    """Return those who may be considered: whoever is ranked, where some are selected."""
    if period is None or comparison.candidates(ctx, period, families=families) is None:
        return ()
    return ranked(ctx, period, families=families)


def village(ctx: Context, period: Period | None, *, families: bool) -> Iterable[str]:
    """Return the village, where some are selected."""
    if period is None or comparison.candidates(ctx, period, families=families) is None:
        return ()
    return (VILLAGE,)


def explain(
    ctx: Context, subject: str, period: Period | None, *, families: bool
) -> Explained | None:
    """Return whether a member (or household) is considered, with the rank and the places."""
    found = comparison.candidates(ctx, period, families=families) if period else None
    everyone = ranked(ctx, period, families=families) if period else {}
    if found is None or period is None or subject not in everyone:
        return None
    mine = everyone[subject]
    parts = (
        Part(_POINTS, mine.value),
        Part(_RANK, mine.rank),
        Part(_PLACES, found.places),
        Part(_RANKED, len(everyone)),
    )
    value = YES if subject in found.chosen else NO
    return Explained(value, parts, _parameters(ctx, period, families=families), tie_notes(mine))


def number(
    ctx: Context, subject: str, period: Period | None, *, families: bool
) -> Explained | None:
    """Return how many are considered, each with the line of the register."""
    found = comparison.candidates(ctx, period, families=families) if period else None
    if found is None or period is None or subject != VILLAGE:
        return None
    everyone = ranked(ctx, period, families=families)
    lines = tuple(
        Line(_mark(ctx, each, period), _ONE, _said(everyone[each])) for each in found.chosen
    )
    parts = (
        Part(_CONSIDERED, len(lines), lines, sums=True),
        Part(_PLACES, found.places),
        Part(_RANKED, len(everyone)),
    )
    return Explained(len(lines), parts, _parameters(ctx, period, families=families))


def award_days(ctx: Context, period: Period) -> tuple[date, ...]:
    """Return the days of a period on which an award meeting was held."""
    meetings = (m for m in ctx.village.meetings if m.kind is MeetingKind.AWARD)
    return tuple(sorted({m.date for m in meetings if m.date is not None and m.date in period}))


def considered(
    ctx: Context, period: Period, name: Callable[[Context, str, Period], str], *, families: bool
) -> tuple[tuple[Row, ...], Notes] | None:
    """Return a row (`name`, rank, points) for each who is considered, and the sentences below.

    None where it is not said how many are.
    """
    found = comparison.candidates(ctx, period, families=families)
    if found is None:
        return None
    everyone = ranked(ctx, period, families=families)
    rows = (
        Row(each, (name(ctx, each, period), everyone[each].rank, everyone[each].value))
        for each in found.chosen
    )
    return tuple(rows), _notes(ctx, period, found)


def _notes(ctx: Context, period: Period, found: Cut) -> Notes:
    days = award_days(ctx, period)
    told: dict[str, Any] = {"days": days} if days else {"period": period}
    places = (_PLACES_TOLD, {"places": found.places})
    return (places, (_AWARDED if days else _NOT_YET, told))


def _mark(ctx: Context, subject: str, period: Period) -> Mark:
    then = ledger.state(ctx, period)
    if subject in then.members:
        return then.members[subject].at.mark()
    return then.households[subject].at.mark()


def _said(each: Ranked) -> Mapping[str, object]:
    return {"subject": each.id, "rank": each.rank, "points": points_text(each.value)}


def _parameters(ctx: Context, period: Period, *, families: bool) -> tuple[Parameter, ...]:
    ruling = comparison.selection_of(ctx, period)
    if ruling is None:
        return ()
    name = "families" if families else "members"
    number = getattr(ruling.terms, name)
    if number is not None:
        return (Parameter(_NUMBER, number, ruling.ref(name)),)
    percent = f"{name}_percent"
    return (Parameter(_PERCENT, getattr(ruling.terms, percent), ruling.ref(percent)),)
