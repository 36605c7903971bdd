"""Who needs help after a year below the threshold, by when, and how it stands with it."""

from collections.abc import Iterable
from datetime import date, timedelta

from gridctl.compute.scoring import HelpState, help_state, help_talks
from gridctl.figures.scores.yearly import YearScore, year_scores
from gridctl.model.ledger import Talk
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.policy.kinds import Score
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context


class Help(Record):
    """The help owed to a member below the threshold: due by `due`; `talk` is the one held."""

    known: YearScore
    ruling: Ruling[Score]
    due: date
    talk: Talk | None
    state: HelpState

    @property
    def held(self) -> date | None:
        """The day on which help was recorded."""
        return self.talk.date if self.talk else None


def helped(ctx: Context, period: Period | None) -> dict[str, Help]:
    """Return who is below the threshold of a year that has ended, as known on the day of the run.

    What followed a closed year is told too. Members present on its last day are asked for.
    """
    later = ctx.follow_up
    found = year_scores(later, period)
    if found is None or period is None or not period.ended(later.as_of):
        return {}
    if period.last < ctx.records_from:
        return {}
    days, limit = found.ruling.terms.help_days or 0, found.ruling.terms.threshold or 0
    talks = help_talks(later.village.talks, period, days)
    due = period.last + timedelta(days=days)
    then = later.timeline.on(period.last).members
    still = later.timeline.on(min(due, later.as_of)).members
    return {
        member: Help(
            known,
            found.ruling,
            due,
            talks.get(member),
            help_state(talks.get(member), due, later.as_of, still=member in still),
        )
        for member, known in found.of.items()
        if known.score.total < limit and member in then
    }


def members_to_help(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the ids of the members below the threshold."""
    return tuple(helped(ctx, period))
