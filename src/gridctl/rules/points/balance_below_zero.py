"""balance-below-zero: nobody redeems more points than the account holds.

The balance of an account after a redemption is not below `min` (0). All entries count, by date;
of one day's the redemptions come last; a redemption that was reversed takes nothing. Negative
points alone may bring a balance below 0. It stands at the redemption's row. Redemptions before
`records_from` are not judged. Clause: sanlian/3.1-redeeming-balance.
"""

from collections.abc import Iterator
from decimal import Decimal

from gridctl.compute.points import after_redeeming
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import ClauseKind, Span
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.pointed import ledger, ruling_of

RULE = Rule(
    code="PTS104",
    name="balance-below-zero",
    severity=Severity.ERROR,
    summary=Words("nobody redeems more points than there are", "兑换不超过账户余额"),
    why=Words(
        "Points redeemed on credit are taken from everybody else's reward.",
        "透支兑换，占的是大家的奖励。",
    ),
    messages={
        "": Words(
            "Entry {entry} redeems {points} {points:point|points} of {account}; the balance is "
            "then {balance}.",
            "积分记录{entry}为{account}兑换{points}分，兑换后余额为{balance}分。",
        )
    },
    hint=Words(
        "Correct the entry in {file}, or reverse it.", "请在{file}中更正该记录，或予以冲销。"
    ),
    good="E009,2022-09-30,H042,P20,-10,,,,M010  (the balance was 12)",
    bad="E009,2022-09-30,H042,P20,-10,,,,M010  (the balance was 8)",
    sets=("account.balance",),
    tables=("points_documents", "points"),
    kind=ClauseKind.SPAN,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each redemption that left its account below the minimum."""
    for entry, balance in after_redeeming(ledger(ctx)):
        ruling = ruling_of(ctx, entry, "account.balance", Span)
        if ruling is None or balance >= (ruling.terms.min or 0):
            continue
        said = {"entry": entry.id, "account": entry.account, "points": _amount(entry.points)}
        yield Breach(
            entry.at.mark(),
            {**said, "balance": balance, "file": entry.at.file},
            subject=entry.id,
            severity=ruling.severity,
            clause=ruling.ref("min"),
            absent=True,
            doubts=("points",),
        )


def _amount(points: Decimal | None) -> Decimal | None:
    return None if points is None else abs(points)
