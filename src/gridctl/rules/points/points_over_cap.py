"""points-over-cap: no account gets more by a rule than its cap.

The sum of an account's entries by a rule in a period (`cap` and `period` of the rule in
points.yaml; no period: in all) is not above the cap. A reversed entry does not count, whenever it
was reversed. It stands at each row with which the sum is above the cap, by date, then in file
order. Entries before `records_from` count in the sum but are not judged. Clause:
sanlian/3.1-ledger-caps.
"""

from collections.abc import Iterator

from gridctl.compute.points import over_caps
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import ClauseKind, Coverage
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.pointed import ledger, ruling_of

RULE = Rule(
    code="PTS103",
    name="points-over-cap",
    severity=Severity.ERROR,
    summary=Words("points stay within a rule's cap", "积分不超过单项上限"),
    why=Words(
        "Without a cap the easiest deed is done again and again.",
        "没有上限，人人都只刷最容易的分。",
    ),
    messages={
        "": Words(
            "With entry {entry} {account} has {total} {total:point|points} by {rule} in {period}; "
            "the cap is {cap}.",
            "计入{entry}后，{account}在{period}按{rule}累计{total}分，上限为{cap}分。",
        ),
        "all": Words(
            "With entry {entry} {account} has {total} {total:point|points} by {rule} in all; the "
            "cap is {cap}.",
            "计入{entry}后，{account}按{rule}累计{total}分，上限为{cap}分。",
        ),
    },
    hint=Words(
        "Reverse what is above the cap by a row with reverses, in {file}.",
        "请在{file}中用冲销行冲减超出上限的分值。",
    ),
    good="five entries of 2 by P01 (cap 10 a month) in July",
    bad="E006,2022-07-29,M004,P01,2,,,JF-2022-006,M010  (the sixth of July)",
    sets=("points.caps",),
    tables=("points_documents", "points"),
    kind=ClauseKind.COVERAGE,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each entry with which an account is above a rule's cap."""
    for over in over_caps(ledger(ctx)):
        entry, rule = over.entry, over.rule
        if ruling := ruling_of(ctx, entry, "points.caps", Coverage):
            said = {"entry": entry.id, "account": entry.account, "rule": rule.id}
            yield Breach(
                entry.at.mark(),
                {**said, "total": over.total, "cap": rule.cap, "period": over.period}
                | {"file": entry.at.file},
                subject=entry.id,
                variant="" if over.period else "all",
                severity=ruling.severity,
                clause=ruling.ref(),
            )
