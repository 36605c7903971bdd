"""What members and households earn, and lose, in a usual year."""

from datetime import date

from makerkit.chance import Chance
from makerkit.days import later, month_days

from village_maker.accounts import Accounts, homes_in
from village_maker.cast import AWAY_FROM, GOES_AWAY, GRID_LEADER, MEMBERS, Member
from village_maker.ledgers import activity_rows, event_rows
from village_maker.places import GROUPS, Household
from village_maker.story import Story
from village_maker.tie import TIE_QUARTER, TIED

# households in a hundred whose yard passes, quarter by quarter; the tied groups' are set apart
_PASSING = {
    "VG01": (31, 34, 28, 36),
    "VG02": (37, 30, 29, 35),
    "VG03": (34, 38, 0, 41),
    "VG04": (30, 33, 55, 32),
    "VG05": (35, 37, 0, 30),
    "VG06": (41, 34, 27, 39),
    "VG07": (32, 43, 30, 29),
}
_DEPUTIES = ("M007", "M017", "M038")
_WORKERS = ("M008", "M020", "M035")
_FORMER_DEPUTY = ("M032", "M038")  # of the first quarter, and who came after
_LOST = (("P15", 26), ("P16", 8))
_MEMBERS_LOST = (("P06", 9), ("P07", 5))
_GAINED = (("P13", 14), ("P14", 24), ("P12", 16))


def _at_home(member: Member, on: date) -> bool:
    """Whether a member is in the village on a day."""
    away = member.id == "M042" or (member.id == GOES_AWAY and on >= AWAY_FROM)
    return member.present(on) and not away


def _duties(accounts: Accounts) -> None:
    """Each month what every member owes; each quarter what posts bring."""
    chance = Chance(20220110)
    for month in range(1, 13):
        days = month_days(2022, month)
        for one in MEMBERS:
            whole = one.present(days[0]) and _at_home(one, days[-1])
            if whole and not chance.one_in(13):
                accounts.give(date(2022, month, 26), one.id, "P01")
    former, following = _FORMER_DEPUTY
    for number in range(1, 5):
        for post in (*GRID_LEADER.values(), *_DEPUTIES, *_WORKERS):
            holder = former if number == 1 and post == following else post
            accounts.give(date(2022, number * 3, 27), holder, "P02")


def _urgent_tasks(accounts: Accounts) -> None:
    for text, kind, _, persons, number in event_rows():
        if kind == "行动":
            for member in persons.split(";"):
                accounts.give(later(date.fromisoformat(text), 1), member, "P03", number)


def _shared_activities(accounts: Accounts, story: Story) -> None:
    """Linked households take part; the member does too, or is thanked for bringing them."""
    chance = Chance(20220111)
    for text, members, _, _, _, number in activity_rows():
        on = date.fromisoformat(text)
        here = members.split(";")
        links = [link for link in story.links_on(on) if link.member in here]
        if len(here) < 2 or not links:
            continue
        for link in chance.some(links, min(len(links), chance.below(3))):
            if accounts.give(on, link.household, "P04", number):
                rule = "P05" if chance.one_in(3) else "P04"
                if not accounts.has(link.member, number):
                    accounts.give(on, link.member, rule, number)


def _passes(home: Household, share: int, chance: Chance) -> bool:
    return chance.below(100) < share and home.presence != "外出"


def _base(accounts: Accounts, story: Story) -> None:
    """The leader looks at each yard once a quarter."""
    chance = Chance(20220112)
    for number in range(1, 5):
        for place, group in enumerate(GROUPS):
            on = date(2022, number * 3, 16 + place)
            if f"2022Q{number}" == TIE_QUARTER and group in TIED:
                continue
            for home in homes_in(story, group, on):
                if _passes(home, _PASSING[group][number - 1], chance):
                    accounts.give(on, home.id, "P11")


def _now_and_then(accounts: Accounts, story: Story) -> None:
    """Single merits and faults, spread over the year."""
    chance = Chance(20220113)
    for rule, count in (*_LOST, *_GAINED):
        for _ in range(count):
            on = date(2022, chance.between(1, 12), chance.between(3, 23))
            here = [one.id for one in story.households if one.exists(on)]
            linked = [one.household for one in story.links_on(on)]
            accounts.give(on, chance.pick(linked if rule in dict(_LOST) else here), rule)
    for rule, count in _MEMBERS_LOST:
        for _ in range(count):
            on = date(2022, chance.between(1, 12), chance.between(3, 23))
            accounts.give(on, chance.pick([m.id for m in MEMBERS if _at_home(m, on)]), rule)


def earn(accounts: Accounts, story: Story) -> None:
    """Enter the year of members and households, but for the base points of the tied groups."""
    _duties(accounts)
    _urgent_tasks(accounts)
    _shared_activities(accounts, story)
    _base(accounts, story)
    _now_and_then(accounts, story)
