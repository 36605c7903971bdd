"""Rating rounds as several rules judge them. No rule of its own."""

from collections.abc import Iterator
from datetime import date

from gridctl.compute.rating import rounds
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
