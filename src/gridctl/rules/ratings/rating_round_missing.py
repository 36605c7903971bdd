"""rating-round-missing: the villagers rate the members in every round that is due.

A round is the file ledger/ratings/YYYY-MM.csv of its month, with at least one row. A month is
bound if the pack is in force on its last day; while it runs, the missing round is a notice.
A missing round is one finding, not one a member. Clause: line-2022/3-rating.
"""

from collections.abc import Iterator

from gridctl.compute.rating import rounds
from gridctl.findings.finding import Breach, Severity
from gridctl.model.mark import Mark
from gridctl.model.words import Words
from gridctl.policy.kinds import Cadence
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="RAT101",
    name="rating-round-missing",
    severity=Severity.ERROR,
    summary=Words("members are rated in every round that is due", "按期开展每轮群众评价"),
    why=Words(
        "Whether a member serves well is for those served to say.",
        "党员服务好不好，由群众说了算。",
    ),
    messages={
        "": Words(
            "No ratings by villagers are recorded for {period}.",
            "{period}没有群众评价记录。",
        )
    },
    hint=Words(
        "Hold the round and enter each member's ballots in {file}.",
        "请组织群众评价，并在 {file} 中填写每名党员的得票。",
    ),
    good="ledger/ratings/2022-07.csv: M001,19,5,2,0",
    bad="no file ledger/ratings/2022-07.csv",
    sets=("member.rating",),
    tables=("ratings",),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each month that owes a round and has none."""
    held = frozenset(rounds(ctx.village))
    ragged = {problem.mark.file for problem in ctx.problems if problem.name == "ragged-row"}
    for judged in ctx.judged("member.rating", Cadence):
        period, months = judged.period, judged.terms.months
        path = ctx.path_of("ratings", period)
        if period in held or path in ragged or (months and period.number not in months):
            continue
        yield Breach(
            Mark(path),
            {"period": period, "file": path},
            subject="V",
            severity=judged.severity,
            clause=judged.ruling.ref("months"),
        )
