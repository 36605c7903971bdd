"""score-below-threshold: a member with a low yearly score is helped.

The score is the weighted mean of both scores less `poor_deduction` for each poor round of the
year. Below `threshold` at its end, help (a talk with the cause `low-score`, from `help_days` before
the year's last day on) is due within `help_days`: a notice until then and once recorded, else an
error. Judged are members still present; the score is not told. Clause: ninghai-2019/3.9-score.
"""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from gridctl.compute.scoring import HelpState, help_state, help_talks, member_scores
from gridctl.findings.finding import Breach, Severity
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.policy.kinds import Score
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.rounds import poor_in_year

RULE = Rule(
    code="SCO101",
    name="score-below-threshold",
    severity=Severity.ERROR,
    summary=Words("a member with a low yearly score is helped", "年终积分偏低的党员得到帮扶"),
    why=Words("A low score is where help begins.", "积分低不是结论，而是帮扶的开始。"),
    messages={
        "": Words(
            "{member} is below {limit} points for {period}; no help is recorded, due by {due}.",
            "{member}的{period}积分低于{limit}分，应在{due}前（含当日）启动帮扶，没有记录。",
        ),
        "due": Words(
            "{member} is below {limit} points for {period}; help is due by {due}.",
            "{member}的{period}积分低于{limit}分，应在{due}前（含当日）启动帮扶。",
        ),
        "helped": Words(
            "{member} is below {limit} points for {period}; help was recorded on {held}.",
            "{member}的{period}积分低于{limit}分，已于{held}帮扶谈话。",
        ),
    },
    hint=Words("Talk, and enter it in ledger/talks.", "请谈话，并在 ledger/talks 中登记。"),
    good="2023-01-04,M016,low-score,M001",
    bad="M016,58,55  (and no talk by 30 January)",
    sets=("member.score",),
    tables=("scores", "ratings", "talks"),
    reads=("members",),
)
_VARIANTS = {HelpState.RECORDED: "helped", HelpState.DUE: "due", HelpState.MISSING: ""}


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each member below the threshold, year by year."""
    for year in sorted({score.period for score in ctx.village.scores}):
        ruling = ctx.policies.on("member.score", Score, year.last)
        if ruling is not None and year.ended(ctx.as_of) and ctx.records_from <= year.last:
            yield from _low(ctx, year, ruling)


def _low(ctx: Context, year: Period, ruling: Ruling[Score]) -> Iterator[Breach]:
    terms, days = ruling.terms, ruling.terms.help_days or 0
    rows = {row.member: row for row in ctx.village.scores if row.period == year}
    poor = {member: len(each) for member, each in poor_in_year(ctx, year.year).items()}
    helped, due = help_talks(ctx.village.talks, year, days), year.last + timedelta(days=days)
    bound = ctx.timeline.on(year.last).members.keys() & ctx.timeline.on(min(due, ctx.as_of)).members
    parts = (terms.organisation_weight, terms.households_weight, terms.poor_deduction)
    for score in member_scores(rows.values(), poor, *(part or Decimal() for part in parts)):
        if score.total < (terms.threshold or 0) and (member := score.member) in bound:
            talk = helped.get(member)
            state = help_state(talk, due, ctx.as_of, still=True)
            said = {"member": member, "limit": terms.threshold, "period": year, "due": due}
            yield Breach(
                rows[member].at.mark(),
                {**said, "held": talk.date if talk else None},
                subject=member,
                variant=_VARIANTS[state],
                severity=ruling.severity if state is HelpState.MISSING else Severity.NOTICE,
                clause=ruling.ref("threshold" if talk else "help_days"),
                absent=not talk,
            )
