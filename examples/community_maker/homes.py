"""The grids' buildings, and the households in them.

Every head of a household has 样 in the given name.
"""

from dataclasses import dataclass
from datetime import date

from makerkit.chance import Chance
from makerkit.days import day, lasts
from makerkit.names import GIVEN, SURNAMES

from community_maker.cast import GRIDS, MEMBERS

# grid: name, area, households in January, people
PLACES = {
    "G01": ("锦苑网格", "锦苑小区一至六栋", 302, "1041"),
    "G02": ("桂园网格", "桂园小区一至六栋", 306, "1058"),
    "G03": ("河畔网格", "河畔小区一至六栋", 310, "1087"),
    "G04": ("新街网格", "新街两侧一至六栋", 301, "1026"),
}
_NUMBERS = "一二三四五六"
_BUILDINGS = 6  # in each grid; two make a residents' group
_CAME = (("G02", "C204", "2023-02-13"), ("G04", "C402", "2023-03-20"))


@dataclass(frozen=True)
class Household:
    """A household of a building."""

    id: str
    head: str
    grid: str
    group: str
    building: str
    owner: str = ""  # the member whose home it is
    presence: str = "在村"
    priority: str = ""
    since: date | None = None

    def exists(self, on: date) -> bool:
        """Whether the household is there on a day."""
        return lasts(self.since, None, on)


def buildings(grid: str) -> list[tuple[str, str, str]]:
    """Id, name and residents' group of each building of a grid."""
    number, name = int(grid[1:]), PLACES[grid][0].removesuffix("网格")
    return [
        (f"C{number}0{n + 1}", f"{name}{_NUMBERS[n]}栋", f"VG{(number - 1) * 3 + n // 2 + 1:02}")
        for n in range(_BUILDINGS)
    ]


def groups(grid: str) -> list[str]:
    """The residents' groups of a grid."""
    return list(dict.fromkeys(group for _, _, group in buildings(grid)))


class _Heads:
    """Names of heads, each given once."""

    def __init__(self) -> None:
        self.chance = Chance(20230102)
        self.free = {one: self.chance.some(GIVEN, len(GIVEN)) for one in SURNAMES}

    def next(self, surname: str = "") -> str:
        """A name that nobody has yet, of a surname or any."""
        left = [one for one in SURNAMES if self.free[one]]
        surname = surname if self.free.get(surname) else self.chance.pick(left)
        given = self.free[surname]
        return f"{surname}样{given.pop(self.chance.below(len(given)))}"


def _in_grid(grid: str, first: int, heads: _Heads) -> list[Household]:
    """The households of January: those of members spread among the others."""
    total, places = PLACES[grid][2], buildings(grid)
    members = [one for one in MEMBERS if one.grid == grid and not one.unit]
    step = total // len(members)
    owners = {n * step + step // 2: one for n, one in enumerate(members)}
    found: list[Household] = []
    for index in range(total):
        building, _, group = places[index * len(places) // total]
        owner, number = owners.get(index), first + index
        head = heads.next(owner.name.partition("例")[0] if owner else "")
        away = "外出" if number % 47 == 7 and not owner else "在村"
        urgent = "是" if number % 61 == 11 and not owner else ""
        home = Household(f"H{number:04}", head, grid, group, building, "", away, urgent)
        if owner:
            home = Household(home.id, head, grid, group, building, owner.id)
        found.append(home)
    return found


def all_households() -> list[Household]:
    """All households, the two that came within the quarter last."""
    heads = _Heads()
    found: list[Household] = []
    for grid in GRIDS:
        found += _in_grid(grid, len(found) + 1, heads)
    for grid, building, came in _CAME:
        group = next(group for one, _, group in buildings(grid) if one == building)
        new = f"H{len(found) + 1:04}"
        found.append(Household(new, heads.next(), grid, group, building, "", "流入", "", day(came)))
    return found
