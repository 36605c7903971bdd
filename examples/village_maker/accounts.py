"""Accounts of points while they are being filled: no rule gives more than its cap."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from makerkit.days import day, quarter, shown

from village_maker.places import REGROUPED_ON, Household
from village_maker.rulebook import RULES
from village_maker.story import Story

MARKET_DAYS = tuple(map(day, ("2022-06-25", "2022-09-24", "2022-12-24")))


@dataclass(frozen=True, eq=False)
class Entry:
    """An entry before it has its number; a reversal names what it takes back."""

    on: date
    account: str
    rule: str
    points: Decimal
    activity: str = ""
    reverses: "Entry | None" = None

    @property
    def redeems(self) -> bool:
        """Whether points are spent by it."""
        return self.reverses is None and RULES[self.rule].kind == "redeem"


class Accounts:
    """The entries made so far."""

    def __init__(self) -> None:
        """Start with none."""
        self.entries: list[Entry] = []
        self._sums: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)

    def give(self, on: date, account: str, rule: str, activity: str = "") -> Entry | None:
        """Enter what a rule gives; nothing where the account would be above its cap."""
        one = RULES[rule]
        slot = self._slot(on, account, rule)
        if abs(self._sums[slot] + one.points) > abs(one.cap):
            return None
        self._sums[slot] += one.points
        return self._keep(Entry(on, account, rule, one.points, activity))

    def mistake(self, on: date, one: Entry, points: Decimal) -> Entry:
        """Enter something wrong in the place of an entry; it has to be reversed."""
        return self._keep(Entry(on, one.account, one.rule, points, one.activity))

    def reverse(self, on: date, one: Entry) -> None:
        """Take an entry back."""
        self._keep(Entry(on, one.account, one.rule, -one.points, one.activity, one))

    def has(self, account: str, activity: str) -> bool:
        """Whether an account has points for an activity."""
        return any((one.account, one.activity) == (account, activity) for one in self.entries)

    def balance(self, account: str, on: date) -> Decimal:
        """What an account holds at the end of a day."""
        mine = (one for one in self.entries if one.account == account and one.on <= on)
        return sum((one.points for one in mine), Decimal(0))

    def _keep(self, one: Entry) -> Entry:
        self.entries.append(one)
        return one

    @staticmethod
    def _slot(on: date, account: str, rule: str) -> tuple[str, str, str]:
        names = {"month": shown(on)[:7], "quarter": quarter(on), "year": str(on.year)}
        return account, rule, names[RULES[rule].period]


def group_on(story: Story, home: Household, on: date) -> str:
    """The villager group of a household on a day."""
    moved = home.id == story.events["regrouped"]
    return "VG05" if moved and on < REGROUPED_ON else home.group


def homes_in(story: Story, group: str, on: date) -> list[Household]:
    """The households of a villager group on a day."""
    return [one for one in story.households if one.exists(on) and group_on(story, one, on) == group]
