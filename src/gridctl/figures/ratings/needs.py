"""Who needs a talk after a round, by when, and how it stands with it."""

from collections.abc import Iterable

from gridctl.compute.rating import Result, round_date
from gridctl.compute.talks import TalkOwed, TalkState, talk_owed
from gridctl.figures.figure import Line, Parameter, Part
from gridctl.figures.ratings.rounds import Asked, asked_round, fewest, row_of
from gridctl.model.mark import Mark
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.model.words import Words
from gridctl.policy.kinds import Cadence
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context
from gridctl.rules.shared.rounds import round_results

SETS = ("rating.talk",)
_WITHIN = Words("days within which a talk is due", "谈话期限（天）")
_ROUND = Words("poor rating in the round of", "评价为差的轮次日期")
_ROUND_DAY = Words("the round was held on {day}", "评议会于{day}召开")
_NO_MEETING = Words(
    "no rating meeting is entered: the month's last day", "没有评议会记录，按月末日"
)
_DUE = Words("due by", "谈话期限")
_TALK = Words("talk", "谈话")
_HELD = Words("{member} was talked to on {day}", "{member}于{day}谈话")


class Need(Record):
    """A member who was rated poorly, the talk that is owed, and how it stands."""

    asked: Asked
    result: Result
    owed: TalkOwed
    state: TalkState
    ruling: Ruling[Cadence]


def needs(ctx: Context, period: Period | None) -> dict[str, Need]:
    """Return the members whom the round asked for rated poorly, as known on the day of the run.

    What followed a closed period is told too. Nobody where no clause asks for a talk, or where the
    round was before `records_from`.
    """
    asked = asked_round(ctx, period)
    if asked is None:
        return {}
    later = asked.ctx.follow_up
    start = round_date(later.village, asked.month)
    ruling = later.policies.on("rating.talk", Cadence, start)
    if ruling is None or ruling.terms.within_days is None or start < ctx.records_from:
        return {}
    found = {}
    for member, result in round_results(later, asked.month).items():
        if result.poor:
            owed = talk_owed(later.village.talks, member, start, ruling.terms.within_days)
            there = later.timeline.on(min(owed.due, later.as_of)).members
            state = owed.state(later.as_of, still=member in there)
            found[member] = Need(Asked(later, asked.month), result, owed, state, ruling)
    return found


def members_in_need(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the ids of the members whom the round asked for rated poorly."""
    return tuple(needs(ctx, period))


def parts_of(need: Need) -> tuple[Part, ...]:
    """Return the round, the day on which the talk was due, and the talk itself."""
    start, talk = need.owed.start, need.owed.talk
    village = need.asked.ctx.village
    meetings = (m for m in village.meetings if m.date == start and m.kind == "rating")
    meeting = next(iter(meetings), None)
    mark = meeting.at.mark("date") if meeting else Mark(need.result.rating.at.file)
    says = _ROUND_DAY if meeting else _NO_MEETING
    held = (
        (Line(talk.at.mark("date"), _HELD, {"member": talk.member, "day": talk.date}, None),)
        if talk
        else ()
    )
    return (
        Part(_ROUND, start, (row_of(need.result), Line(mark, says, {"day": start}, None))),
        Part(_DUE, need.owed.due),
        Part(_TALK, need.owed.held, held),
    )


def parameters_of(need: Need) -> tuple[Parameter, ...]:
    """Return within how many days a talk is due, and the fewest ballots of a result."""
    ruling = need.ruling
    within = Parameter(_WITHIN, ruling.terms.within_days, ruling.ref("within_days"))
    return within, fewest(need.asked)
