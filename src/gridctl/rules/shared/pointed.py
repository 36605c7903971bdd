"""What the rules about points share: the rulebook, the ledger, what held on an entry's day."""

from collections.abc import Mapping

from gridctl.compute.points import Ledger
from gridctl.model.ledger import PointsEntry
from gridctl.model.promises import PointsRule
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context, Terms


def rulebook(ctx: Context) -> Mapping[str, PointsRule]:
    """Return the rules of points.yaml by id."""
    return {rule.id: rule for book in ctx.village.points_documents for rule in book.rules}


def ledger(ctx: Context) -> Ledger:
    """Return the entries and the rulebook, sorted once for all rules."""
    return ctx.once(("points",), lambda: Ledger(ctx.village.points, rulebook(ctx)))


def ruling_of(
    ctx: Context, entry: PointsEntry, key: str, terms: type[Terms]
) -> Ruling[Terms] | None:
    """Return what held for `key` on an entry's day; None where it is not judged."""
    if entry.date is None or entry.date < ctx.records_from:
        return None
    return ctx.policies.on(key, terms, entry.date, ctx.here)
