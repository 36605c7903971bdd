"""points-without-evidence: every point has evidence.

Each entry has the archive number of its evidence, but for reversals and for redemptions (which
the rule's kind tells). Judged are entries dated since `records_from` while the clause was in
force. It stands at the evidence's cell. Clause: sanlian/3.1-ledger.
"""

from collections.abc import Iterator

from gridctl.compute.points import needs_evidence
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import ClauseKind, Coverage
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.pointed import rulebook, ruling_of

RULE = Rule(
    code="PTS102",
    name="points-without-evidence",
    severity=Severity.ERROR,
    summary=Words("every point has evidence", "每一分都有佐证"),
    why=Words(
        "Whoever doubts a neighbour's points can be shown why.",
        "有人对积分有疑问，能拿得出依据。",
    ),
    messages={
        "": Words(
            "Entry {entry} of {account} ({points} {points:point|points} by {rule}) has no "
            "evidence.",
            "{account}的积分记录{entry}（{rule}，{points}分）没有佐证。",
        )
    },
    hint=Words(
        "Enter the archive number in evidence, or reverse the entry, in {file}.",
        "请在{file}的佐证中填写档案编号；没有依据的请冲销。",
    ),
    good="E001,2022-07-09,M004,P01,2,,,JF-2022-001,M010",
    bad="E001,2022-07-09,M004,P01,2,,,,M010",
    sets=("points.evidence",),
    tables=("points_documents", "points"),
    kind=ClauseKind.COVERAGE,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each entry without evidence that needs it."""
    rules = rulebook(ctx)
    for entry in [entry for entry in ctx.village.points if not entry.evidence]:
        ruling = ruling_of(ctx, entry, "points.evidence", Coverage)
        if ruling is not None and needs_evidence(entry, rules):
            said = {"entry": entry.id, "account": entry.account, "rule": entry.rule}
            yield Breach(
                entry.at.mark("evidence"),
                {**said, "points": entry.points, "file": entry.at.file},
                subject=entry.id,
                field="evidence",
                severity=ruling.severity,
                clause=ruling.ref(),
                absent=True,
            )
