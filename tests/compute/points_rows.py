"""Rows of a ledger of points and a rulebook, for the tests of accounts and couplings."""

from datetime import date
from decimal import Decimal

from gridctl.model.choices import PointsKind
from gridctl.model.ledger import PointsEntry
from gridctl.model.mark import Nowhere
from gridctl.model.promises import PointsRule

BOOK = {
    ident: PointsRule(
        id=ident,
        title=ident,
        kind=kind,
        points=None,
        cap=None,
        period=None,
        accounts=(),
        approved_at="",
        at=Nowhere(),
    )
    for ident, kind in {
        "BA": PointsKind.BASE,
        "DU": PointsKind.DUTY,
        "BO": PointsKind.BONUS,
        "NE": PointsKind.NEGATIVE,
        "RE": PointsKind.REDEEM,
    }.items()
}


def row(
    ident: str,
    day: str,
    account: str,
    rule: str,
    points: str,
    activity: str = "",
    reverses: str = "",
) -> PointsEntry:
    """Return an entry; a blank day or number could not be read."""
    return PointsEntry(
        id=ident,
        date=date.fromisoformat(day) if day else None,
        account=account,
        rule=rule,
        points=Decimal(points) if points else None,
        activity=activity,
        reverses=reverses,
        evidence="",
        entered_by="",
        at=Nowhere(),
    )
