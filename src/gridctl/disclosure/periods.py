"""The periods of a village: which one can stand before another, and the page that lists them."""

from collections.abc import Iterable
from typing import Any

from gridctl.lang.say import period_in_words
from gridctl.model.period import MONTHS_IN, Period
from gridctl.model.village import Village
from gridctl.model.words import Lang


def has_rows(village: Village, period: Period) -> bool:
    """Say whether a ledger that the pages count has a row in the period."""
    return (
        any(row.date in period for row in village.visits)
        or any(row.date in period for row in village.activities)
        or any(row.received_on in period for row in village.requests)
        or any(row.period.last in period for row in village.ratings)
        or any(row.date in period for row in village.points)
    )


def previous_period(village: Village, period: Period) -> Period | None:
    """Return the period before, where the data have something to publish for it.

    Only the data decide, never what else lies in the published folder: so the same data give the
    same page. It has rows in a ledger, and does not end before the records begin.
    """
    before = period.step(-1)
    start = village.manifest.records_from
    if start is not None and before.last < start:
        return None
    return before if has_rows(village, before) else None


def named(period: Period, lang: Lang) -> dict[str, Any]:
    """Return a period as plain data: the name of its folder, and its name in words."""
    return {"id": str(period), "name": period_in_words(period, lang)}


def listed(published: Iterable[Period], lang: Lang) -> list[dict[str, Any]]:
    """Return the published periods year by year, the newest first, and what follows each kind.

    A period that is not published itself has `there` false: the page names it without a link.
    """
    there = set(published)
    following = {period.step(1) for period in there} - there
    years: dict[int, list[dict[str, Any]]] = {}
    for period in sorted(there | following, key=_newest_first):
        entry = {**named(period, lang), "there": period in there}
        years.setdefault(period.year, []).append(entry)
    return [{"year": str(year), "periods": entries} for year, entries in years.items()]


def _newest_first(period: Period) -> tuple[int, int, int]:
    return (-period.last.toordinal(), -MONTHS_IN[period.kind], period.year)
