"""too-few-ballots: a result rests on enough ballots.

Each row of a round has at least `min` ballots (the manifest's `minimum_ballots` wins). With fewer
there is no grade, and nothing is published. A warning, ours; while the month runs, a notice.
Clause: line-2022/3-ballots.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import Size
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.rounds import judged_rounds, minimum_ballots, round_rows

RULE = Rule(
    code="RAT103",
    name="too-few-ballots",
    severity=Severity.WARNING,
    summary=Words("a rating has enough ballots", "评价票数达到最低票数"),
    why=Words(
        "A few ballots say little, and may show who cast them.",
        "票数太少不能说明问题，也容易看出是谁投的票。",
    ),
    messages={
        "": Words(
            "{member} has {count} {count:ballot|ballots} in the round of {period}; a result needs "
            "{limit}.",
            "{member}在{period}的评价中只有{count}票，不足{limit}票，不产生结果。",
        )
    },
    hint=Words(
        "Enter the missing ballots in {file}; the result is not published until then.",
        "请在 {file} 中补全得票；在此之前结果不公示。",
    ),
    good="M001,6,3,1,0",
    bad="M001,6,3,0,0",
    sets=("rating.ballots",),
    tables=("ratings",),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each row with too few ballots."""
    for period in judged_rounds(ctx):
        ruling = ctx.policies.on("rating.ballots", Size, period.last)
        if ruling is None:
            continue
        minimum = minimum_ballots(ctx, period.last)
        severity = Severity.WARNING if period.ended(ctx.as_of) else Severity.NOTICE
        for result in round_rows(ctx, period):
            if not result.enough:
                row, count = result.rating, result.ballots.total
                said = {"member": row.member, "period": period, "count": count, "limit": minimum}
                yield Breach(
                    row.at.mark(),
                    {**said, "file": row.at.file},
                    subject=row.member,
                    severity=severity,
                    clause=ruling.ref("min"),
                )
