"""Two villager groups whose means are exactly the same, at the cut of the red-flag groups.

The households of members and the others are brought to the mean apart, so that the tie is there
whichever of them are counted.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations_with_replacement

from makerkit.chance import Chance
from makerkit.days import day, quarter

from village_maker.accounts import Accounts, homes_in
from village_maker.places import Household
from village_maker.rulebook import RULES
from village_maker.story import Story

TIE_QUARTER, TIE_ENDS = "2022Q3", day("2022-09-30")
TIED = ("VG03", "VG05")  # the second and the third of seven
MEAN = Decimal("5.25")
_SMALL = ("P12", "P13", "P14")
_MOST = 9  # small entries for one set of households


def _so_far(accounts: Accounts, homes: Sequence[Household]) -> Decimal:
    ids = {home.id for home in homes}
    return sum(
        (
            one.points
            for one in accounts.entries
            if one.account in ids and quarter(one.on) == TIE_QUARTER
        ),
        Decimal(0),
    )


def _fitting(lacking: Decimal) -> tuple[int, tuple[str, ...]]:
    """How many base entries and which small ones make up exactly what lacks."""
    base = RULES["P11"].points
    for count in range(int(lacking // base), -1, -1):
        rest = lacking - base * count
        for size in range(_MOST):
            for small in combinations_with_replacement(_SMALL, size):
                if sum((RULES[rule].points for rule in small), Decimal(0)) == rest:
                    return count, small
    problem = f"nothing makes {lacking} points"
    raise ValueError(problem)


def _fill(accounts: Accounts, homes: Sequence[Household], on: date, chance: Chance) -> None:
    at_home = [home.id for home in homes if home.presence != "外出"]
    count, small = _fitting(MEAN * len(homes) - _so_far(accounts, homes))
    for home in chance.some(at_home, count):
        accounts.give(on, home, "P11")
    for rule in small:
        when = date(2022, chance.between(7, 9), chance.between(3, 23))
        while not accounts.give(when, chance.pick(at_home), rule):
            pass


def tie(accounts: Accounts, story: Story) -> None:
    """Enter the tied groups' base points of the quarter, and what makes the means the same."""
    chance = Chance(20220114)
    for place, group in enumerate(TIED):
        homes = homes_in(story, group, TIE_ENDS)
        on = date(2022, 9, 18 + 2 * place)
        for owned in (True, False):
            _fill(accounts, [one for one in homes if bool(one.owner) == owned], on, chance)
