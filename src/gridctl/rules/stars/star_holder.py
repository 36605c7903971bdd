"""star-holder: a star goes to a member, and not to one rated poorly.

Who holds a star is a member present on the day on which the stars were chosen (the meeting named
by `chosen_at`, else the half-year's last day). A holder whom the last round before that day rated
poorly is a warning, ours. An id that is no member's is `unknown-reference` only.
Clause: line-2022/3-stars.
"""

from collections.abc import Iterator
from datetime import date

from gridctl.compute.rating import last_round_before
from gridctl.findings.finding import Breach, Severity
from gridctl.model.choices import Star
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.policy.kinds import Exactly
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.rounds import round_results

RULE = Rule(
    code="STA102",
    name="star-holder",
    severity=Severity.ERROR,
    summary=Words("a star is held by a member in good standing", "五星由表现好的党员获得"),
    why=Words("The stars show villagers whom to look to.", "五星是给群众看的榜样。"),
    messages={
        "": Words(
            "{member} holds {star} of {period}, but was no member of the village on {day}.",
            "{member}是{period}{star}获得者，但{day}不是本村党员。",
        ),
        "poor": Words(
            "{member} holds {star} of {period}, but was rated poorly in {round}.",
            "{member}是{period}{star}获得者，但{round}的群众评价为差。",
        ),
    },
    hint=Words("Choose another member in {file}.", "请在 {file} 中另行评选。"),
    good="study: M004",
    bad="study: M077  (left before the choice)",
    sets=("village.stars",),
    tables=("stars", "members"),
    reads=("meetings", "ratings"),
)


def _poor(ctx: Context, day: date) -> tuple[Period | None, frozenset[str]]:
    """Return the last round before `day`, and who was rated poorly in it."""
    month = last_round_before(ctx.village, day)
    if month is None:
        return None, frozenset()
    found = round_results(ctx, month).items()
    return month, frozenset(member for member, result in found if result.poor)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each holder who was no member then, or was rated poorly."""
    meetings = {meeting.id: meeting.date for meeting in ctx.village.meetings}
    known = {member.id for member in ctx.village.members}
    for document in ctx.village.stars:
        holders, period = document.stars, document.period
        ruling = ctx.policies.over("village.stars", Exactly, period)
        if holders is None or ruling is None or period.last < ctx.records_from:
            continue
        day = meetings.get(document.chosen_at) or min(period.last, ctx.as_of)
        present = ctx.timeline.on(day).members
        month, poor = _poor(ctx, day)
        for star in Star:
            for index, member in enumerate(getattr(holders, star.value)):
                if member not in known or (member in present and member not in poor):
                    continue
                said = {"member": member, "star": star, "period": period, "day": day}
                yield Breach(
                    holders.at.mark(star.value, index),
                    {**said, "round": month, "file": ctx.path_of("stars", period)},
                    subject=member,
                    field=star.value,
                    variant="poor" if member in present else "",
                    severity=Severity.WARNING if member in present else ruling.severity,
                    clause=ruling.ref("of"),
                )
