"""What is asked of who is chosen on a day, and what is known of each member."""

from collections.abc import Mapping
from datetime import date

from gridctl.compute.candidates import Asked, Condition, Found, Standing, conditions, standing
from gridctl.compute.rating import Result, last_round_before
from gridctl.model.bonds import Appraisal
from gridctl.model.people import Member
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.policy.kinds import Candidacy
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context
from gridctl.rules.shared.rounds import round_results


class Choosing(Record):
    """A choice on a `day` by the clause `ruling`: the appraisal of `year`, the last round before.

    `ctx` knows what was known on that day; `home` says that households are chosen.
    """

    ctx: Context
    day: date
    year: int
    ruling: Ruling[Candidacy]
    home: bool = False

    @property
    def asked(self) -> Asked:
        """What the clause asks."""
        terms = self.ruling.terms
        return Asked(terms.presence, terms.appraisal, terms.not_rated, self.home)

    @property
    def round(self) -> Period | None:
        """The last round before the day; None where none was held."""
        return self.ctx.once(
            ("round before", self.day), lambda: last_round_before(self.ctx.village, self.day)
        )

    @property
    def members(self) -> Mapping[str, Member]:
        """The members present on the day, by id."""
        return self.ctx.timeline.on(self.day).members

    @property
    def appraisals(self) -> Mapping[str, Appraisal]:
        """Each member's row of the appraisal; of two the last one counts."""

        def found() -> Mapping[str, Appraisal]:
            rows = self.ctx.village.appraisals
            return {row.member: row for row in rows if row.year == self.year and row.grade}

        return self.ctx.once(("appraisals", self.year), found)


class Candidate(Record):
    """A member, what is known of him or her, and which conditions are met."""

    choosing: Choosing
    member: Member
    appraisal: Appraisal | None
    result: Result | None
    met: Mapping[Condition, bool | None]

    @property
    def standing(self) -> Standing:
        """In, out, or open."""
        return standing(self.met.values())


def candidate(choosing: Choosing, subject: str) -> Candidate | None:
    """Return how a member stands; None for somebody who was no member on the day."""
    member = choosing.members.get(subject)
    if member is None:
        return None
    month = choosing.round
    result = round_results(choosing.ctx, month).get(subject) if month else None
    row = choosing.appraisals.get(subject)
    home = member.household in choosing.ctx.timeline.on(choosing.day).households
    grade, rating = row.grade if row else None, result.grade if result else None
    known = Found(member.presence, grade, rating, home)
    return Candidate(choosing, member, row, result, conditions(choosing.asked, known))
