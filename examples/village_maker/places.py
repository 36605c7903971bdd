"""Grids, villager groups and courtyards, and the households in them.

Every head of a household has 样 in the given name.
"""

from dataclasses import dataclass, replace
from datetime import date

from makerkit.chance import Chance
from makerkit.days import day, lasts, later
from makerkit.names import GIVEN, SURNAMES

from village_maker.cast import MEMBERS, NEWCOMER

# villager group: ordinary households at the start of 2022, courtyards
GROUPS: dict[str, tuple[int, tuple[str, ...]]] = {
    "VG01": (80, ("C101", "C102", "C103")),
    "VG02": (40, ("C104", "C105")),
    "VG03": (36, ("C106",)),
    "VG04": (36, ("C107", "C108")),
    "VG05": (38, ("C109",)),
    "VG06": (36, ("C110",)),
    "VG07": (34, ("C111", "C112")),
}
SPLIT_ON = day("2022-04-10")
MERGED_ON = day("2022-09-16")
REGROUPED_ON = day("2022-04-01")


@dataclass(frozen=True)
class Household:
    """A household; the plate is worked out elsewhere."""

    id: str
    head: str
    group: str
    courtyard: str
    owner: str = ""  # the member whose home it is
    presence: str = "在村"
    priority: str = ""
    since: date | None = None
    until: date | None = None
    succeeds: str = ""

    def exists(self, on: date) -> bool:
        """Whether the household is there on a day."""
        return lasts(self.since, self.until, on)


def _names(chance: Chance) -> dict[str, list[str]]:
    """Given names still free, by surname."""
    return {one: chance.some(GIVEN, len(GIVEN)) for one in SURNAMES}


def _surname(name: str) -> str:
    return name.partition("例")[0]


def _head(surname: str, free: dict[str, list[str]], chance: Chance) -> str:
    """A head's name that nobody has yet."""
    given = free.setdefault(surname, list(GIVEN))
    return f"{surname}样{given.pop(chance.below(len(given)))}"


def _owners(group: str) -> list[str]:
    """Members of a group whose own home stands in it from the start."""
    here = [one for one in MEMBERS if one.group == group and one.id != NEWCOMER]
    return [one.id for one in here if one.home_owner == one.id]


def _slots(group: str) -> list[str]:
    """The homes of a group in their order: a member's id, or blank."""
    ordinary, _ = GROUPS[group]
    owners = _owners(group)
    slots = [""] * (ordinary + len(owners))
    step = len(slots) // len(owners)
    for index, owner in enumerate(owners):
        slots[index * step + step // 2] = owner
    return slots


def _courtyard(group: str, index: int, total: int) -> str:
    """Two homes in three stand in a courtyard, side by side."""
    courtyards = GROUPS[group][1]
    place = index * 3 * len(courtyards) // (total * 2)
    return courtyards[place] if place < len(courtyards) else ""


def _traits(household: Household, number: int) -> Household:
    """Some ordinary households are away, some have priority."""
    if household.owner:
        return household
    presence = "外出" if number % 31 == 7 else "在村"
    return replace(household, presence=presence, priority="是" if number % 23 == 11 else "")


def first_households() -> list[Household]:
    """The households on 2022-01-01, numbered group by group."""
    chance = Chance(20220101)
    free = _names(chance)
    surnames = {member.id: _surname(member.name) for member in MEMBERS}
    result: list[Household] = []
    for group in GROUPS:
        slots = _slots(group)
        for index, owner in enumerate(slots):
            number = len(result) + 1
            surname = surnames[owner] if owner else chance.pick(SURNAMES)
            if number in (58, 203):
                surname = "阿佳·" if number == 58 else "木呷·"
            head = _head(surname, free, chance)
            place = _courtyard(group, index, len(slots))
            household = Household(f"H{number:03}", head, group, place, owner)
            result.append(_traits(household, number))
    return result


def _changed(one: Household, events: dict[str, str]) -> Household:
    """A household as the year left it."""
    if one.id == events["absorbed"]:
        return replace(one, until=later(MERGED_ON, -1))
    if one.id == events["absorbing"]:
        return replace(one, succeeds=events["absorbed"])
    if one.id == events["regrouped"]:
        return replace(one, group="VG06", courtyard="C110")
    if one.id in events["incoming"].split(";"):
        return replace(one, presence="流入", priority="")
    return one


def changed_households(first: list[Household], events: dict[str, str]) -> list[Household]:
    """The households on the as-of date, ended ones included.

    ``events`` names who split, who was absorbed by whom and who changed group.
    """
    result = [_changed(one, events) for one in first]
    old = next(one for one in first if one.id == events["split"])
    new = Household(f"H{len(result) + 1:03}", old.head[:-1] + "新", old.group, old.courtyard)
    result.append(replace(new, since=SPLIT_ON, succeeds=old.id))
    home = Household(f"H{len(result) + 1:03}", "卢样帆", "VG02", "C105", NEWCOMER, "流入")
    result.append(replace(home, since=day("2022-07-11")))
    return result
