"""The whole story in one value, and the questions its writers ask of it."""

from dataclasses import dataclass
from datetime import date

from makerkit.days import later

from village_maker.cast import AS_OF, MEMBERS, MOVED_ON, MOVER, NEWCOMER, Member
from village_maker.gatherings import Meetings, all_meetings
from village_maker.pairing import Link, all_links, listed_links, story_events
from village_maker.places import (
    REGROUPED_ON,
    Household,
    changed_households,
    first_households,
)


@dataclass(frozen=True)
class Story:
    """Households, links, meetings and what happened to whom."""

    households: tuple[Household, ...]
    links: tuple[Link, ...]
    meetings: Meetings
    events: dict[str, str]

    def home(self, member: Member, on: date = AS_OF) -> str:
        """The household a member lives in on a day."""
        owner = "M023" if member.id == MOVER and on >= MOVED_ON else member.home_owner
        return next(one.id for one in self.households if one.owner == owner)

    def living_in(self, household: str, on: date = AS_OF) -> list[Member]:
        """The members who live in a household on a day."""
        return [one for one in MEMBERS if one.present(on) and self.home(one, on) == household]

    def links_on(self, on: date) -> list[Link]:
        """The links that are there on a day."""
        return [one for one in self.links if one.lasts(on)]

    def former_values(self) -> list[tuple[str, str, str, str]]:
        """What was so before, plates aside: moves, absence, a former deputy."""
        mover = next(one for one in MEMBERS if one.id == MOVER)
        last = str(later(MOVED_ON, -1))
        regrouped, last_there = self.events["regrouped"], str(later(REGROUPED_ON, -1))
        return [
            (MOVER, "农户", self.home(mover, later(MOVED_ON, -1)), last),
            ("M018", "在村情况", "在村", "2022-05-31"),
            (regrouped, "村民小组", "VG05", last_there),
            (regrouped, "院落", "C109", last_there),
            ("G03", "deputy", "M032", "2022-03-31"),
        ]


def tell() -> Story:
    """Build the story."""
    first = first_households()
    listed = listed_links(first)
    events = story_events(listed)
    households = changed_households(first, events)
    new_home = next(one.id for one in households if one.since and one.owner != NEWCOMER)
    links = all_links(listed, events, new_home)
    return Story(tuple(households), tuple(links), all_meetings(), events)
