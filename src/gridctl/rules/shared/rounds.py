"""Rating rounds as several rules judge them."""

from collections.abc import Iterator, Mapping
from datetime import date

from gridctl.compute.rating import Result, by_member, poor_results, results, rounds
from gridctl.model.period import Period
from gridctl.policy.kinds import Size
from gridctl.rules.rule import Context


def minimum_ballots(ctx: Context, day: date) -> int:
    """Return how many ballots a result needs: the manifest's number, else the clause's on `day`."""
    settings = ctx.manifest.publication
    if settings is not None and settings.minimum_ballots is not None:
        return settings.minimum_ballots
    ruling = ctx.policies.on("rating.ballots", Size, day)
    return (ruling.terms.min or 0) if ruling else 0


def judged_rounds(ctx: Context) -> Iterator[Period]:
    """Yield the months with a round, from that of `records_from` to the as-of date's."""
    for month in rounds(ctx.village):
        if ctx.records_from <= month.last and month.first <= ctx.as_of:
            yield month


def known_rounds(ctx: Context) -> tuple[Period, ...]:
    """Return the months with a round that had begun by the as-of date, oldest first."""
    return tuple(month for month in rounds(ctx.village) if month.first <= ctx.as_of)


def round_rows(ctx: Context, month: Period) -> tuple[Result, ...]:
    """Return the result of each row of the round of `month`, by the minimum in force then."""

    def work_out() -> tuple[Result, ...]:
        return results(ctx.village.ratings, month, minimum_ballots(ctx, month.last))

    return ctx.once(("round", month), work_out)


def round_results(ctx: Context, month: Period) -> Mapping[str, Result]:
    """Return each member's result in the round of `month`; of two rows the last one counts."""
    return ctx.once(("round by member", month), lambda: by_member(round_rows(ctx, month)))


def poor_in_year(ctx: Context, year: int) -> Mapping[str, tuple[Result, ...]]:
    """Return the poor results of each member in the rounds of `year`."""
    months = (month for month in known_rounds(ctx) if month.year == year)
    return poor_results(round_results(ctx, month) for month in months)
