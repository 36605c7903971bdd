"""poor-rating-without-talk: the branch talks with a member who is rated poorly.

Where the median of a round is poor, a talk with the cause `poor-rating` is held within
`within_days` of the round's date: its `rating` meeting, else its month's last day. Until that day
has passed it is a notice; a late talk stays a finding. Whoever left by then is not asked for. The
finding stands at the member's row of the round. Clause: line-2022/3-poor-rating.
"""

from collections.abc import Iterator

from gridctl.compute.rating import round_date
from gridctl.compute.talks import TalkState, talk_owed
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import Cadence
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.rounds import judged_rounds, round_results

RULE = Rule(
    code="RAT104",
    name="poor-rating-without-talk",
    severity=Severity.ERROR,
    summary=Words("a member rated poorly is talked to", "评价为差的党员及时谈话"),
    why=Words("A poor rating is to help the member improve.", "评价是为了帮助党员改进。"),
    messages={
        "": Words(
            "{member} was rated poorly in {period}; no talk is recorded by {due}.",
            "{member}在{period}的评价为差，{due}前（含当日）没有谈话记录。",
        ),
        "due": Words(
            "{member} was rated poorly in {period}; a talk is due by {due}.",
            "{member}在{period}的评价为差，应在{due}前（含当日）谈话。",
        ),
        "late": Words(
            "{member} was rated poorly in {period}; the talk was due by {due}, held on {held}.",
            "{member}在{period}的评价为差，应在{due}前（含当日）谈话，{held}才谈话。",
        ),
    },
    hint=Words(
        "Hold the talk and enter it in ledger/talks with the cause poor-rating.",
        "请及时谈话，并在 ledger/talks 中登记，缘由填“评价较差”。",
    ),
    good="2022-07-28,M016,poor-rating,M003",
    bad="no row for M016 within 30 days of the round",
    sets=("rating.talk",),
    tables=("ratings", "talks", "meetings"),
    reads=("members",),
)

_VARIANTS = {TalkState.LATE: "late", TalkState.DUE: "due", TalkState.MISSING: ""}


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each poor rating that no talk followed in time."""
    for period in judged_rounds(ctx):
        start = round_date(ctx.village, period)
        ruling = ctx.policies.on("rating.talk", Cadence, start)
        if ruling is None or ruling.terms.within_days is None or start < ctx.records_from:
            continue
        for result in round_results(ctx, period).values():
            if not result.poor:
                continue
            row = result.rating
            owed = talk_owed(ctx.village.talks, row.member, start, ruling.terms.within_days)
            still = row.member in ctx.timeline.on(min(owed.due, ctx.as_of)).members
            variant = _VARIANTS.get(owed.state(ctx.as_of, still=still))
            if variant is None:
                continue
            yield Breach(
                row.at.mark(),
                {"member": row.member, "period": period, "due": owed.due, "held": owed.held},
                subject=row.member,
                variant=variant,
                severity=Severity.NOTICE if ctx.as_of <= owed.due else ruling.severity,
                clause=ruling.ref("within_days"),
                absent=True,
            )
