"""points-rule-unknown: points are given by a rule of the rulebook, and one for that account.

The rule of each entry is in points.yaml; where that names the kinds of account that it is `for`,
the entry's account is one of them. Judged are entries dated since `records_from` while the clause
was in force. It stands at the rule's cell. Clause: sanlian/3.1-ledger-rules.
"""

from collections.abc import Iterator

from gridctl.compute.points import misfits
from gridctl.findings.finding import Breach, Severity
from gridctl.model.choices import AccountKind
from gridctl.model.words import Words
from gridctl.policy.kinds import ClauseKind, Membership
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.pointed import ledger, ruling_of

RULE = Rule(
    code="PTS101",
    name="points-rule-unknown",
    severity=Severity.ERROR,
    summary=Words("points are given by the rulebook", "按积分办法计分"),
    why=Words(
        "Points that follow no rule are favours.",
        "不按办法加的分，就是人情分。",
    ),
    messages={
        "unknown": Words(
            "Entry {entry} of {account} is by {rule}, which the rulebook does not have.",
            "{account}的积分记录{entry}所列积分项{rule}不在积分办法中。",
        ),
        "kind": Words(
            "Entry {entry} of {account} is by {rule}, which is not for such an account ({kind}).",
            "{account}的积分记录{entry}所列积分项{rule}不适用于这类账户（{kind}）。",
        ),
    },
    hint=Words(
        "Correct the rule in {file}, or let the rulebook in points.yaml be amended.",
        "请在{file}中更正积分项；确需增加的，按程序修订 points.yaml 的积分办法。",
    ),
    good="E001,2022-07-09,M004,P01,2,,,JF-2022-001,M010",
    bad="E001,2022-07-09,M004,P99,2,,,JF-2022-001,M010",
    sets=("points.rules",),
    tables=("points_documents", "points", "members", "households"),
    kind=ClauseKind.MEMBERSHIP,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each entry whose rule is unknown, or not for its account."""
    village = ctx.as_read
    kinds = dict.fromkeys((member.id for member in village.members), AccountKind.MEMBER)
    kinds |= dict.fromkeys((home.id for home in village.households), AccountKind.HOUSEHOLD)
    for entry, wrong in misfits(ledger(ctx), kinds):
        ruling = ruling_of(ctx, entry, "points.rules", Membership)
        if ruling is not None and entry.rule:
            kind = kinds.get(entry.account)
            said = {"entry": entry.id, "account": entry.account, "rule": entry.rule, "kind": kind}
            yield Breach(
                entry.at.mark("rule"),
                {**said, "file": entry.at.file},
                subject=entry.id,
                field="rule",
                variant=wrong,
                severity=ruling.severity,
                clause=ruling.ref(),
                holders=("points_documents",),
            )
