"""What the rules about points share. No rule of its own."""

from collections.abc import Iterator, Mapping
from datetime import date

from gridctl.model.ledger import PointsEntry
from gridctl.model.promises import PointsRule
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context, Terms


def rulebook(ctx: Context) -> Mapping[str, PointsRule]:
    """Return the rules of points.yaml by id."""
    return {rule.id: rule for book in ctx.village.points_documents for rule in book.rules}


def judged_entries(
    ctx: Context, key: str, terms: type[Terms]
) -> Iterator[tuple[PointsEntry, Ruling[Terms]]]:
    """Yield each entry dated since `records_from` on which some clause set `key`."""
    first, rulings = ctx.records_from, dict[date, Ruling[Terms] | None]()
    for entry in ctx.village.points:
        day = entry.date
        if day is None or day < first:
            continue
        if day not in rulings:  # a day has many entries
            rulings[day] = ctx.policies.on(key, terms, day, ctx.here)
        if (ruling := rulings[day]) is not None:
            yield entry, ruling


def ruling_of(
    ctx: Context, entry: PointsEntry, key: str, terms: type[Terms]
) -> Ruling[Terms] | None:
    """Return what held for `key` on an entry's day; None where it is not judged."""
    if entry.date is None or entry.date < ctx.records_from:
        return None
    return ctx.policies.on(key, terms, entry.date, ctx.here)
