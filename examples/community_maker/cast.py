"""Who serves the community: its own members, the units' in-service members, the staff.

Every member's given name contains 例, every staff member's 试, so that nobody can take them for
real people.
"""

from dataclasses import dataclass
from datetime import date

from makerkit.chance import Chance
from makerkit.days import day, lasts
from makerkit.names import GIVEN, SURNAMES

FROM, AS_OF = day("2023-01-01"), day("2023-04-09")
SECRETARY = "M001"
COMMITTEE = ("M001", "M002", "M003", "M004", "M005")
GRIDS = ("G01", "G02", "G03", "G04")
GRID_LEADER = dict(zip(GRIDS, COMMITTEE[1:], strict=True))
LEAVER, NEWCOMER = "M046", "M074"  # of the same unit: one is transferred, one takes over
LEFT_ON, CAME_ON = day("2023-02-28"), day("2023-03-01")

# unit: name, branch, how many in-service members serve in which grids
UNITS: dict[str, tuple[str, str, tuple[tuple[str, int], ...]]] = {
    "U01": ("示例小学", "B03", (("G01", 8), ("G02", 6))),
    "U02": ("示例卫生服务中心", "B04", (("G03", 8), ("G04", 5))),
    "U03": ("示例供电所", "B05", (("G02", 2),)),
    "U04": ("示例邮政所", "B05", (("G04", 2),)),
    "U05": ("示例供水站", "B05", (("G04", 2),)),
}
# branch: name, its party groups and their names
BRANCHES: dict[str, tuple[str, dict[str, str]]] = {
    "B01": ("示例社区第一党支部", {"PG01": "锦苑党小组", "PG02": "桂园党小组"}),
    "B02": ("示例社区第二党支部", {"PG03": "河畔党小组", "PG04": "新街党小组"}),
    "B03": ("示例小学党支部", {"PG05": "小学党小组"}),
    "B04": ("示例卫生服务中心党支部", {"PG06": "卫生服务中心党小组"}),
    "B05": ("驻区单位联合党支部", {"PG07": "驻区单位党小组"}),
}
_UNIT_GROUP = {"B03": "PG05", "B04": "PG06", "B05": "PG07"}
_RESIDENTS = 10  # members who live in each grid
_STAFF_NAMES = ("石试文", "白试武", "毛试春", "卢试秋", "金试安", "熊试宁", "方试明", "姚试亮")
STAFF = tuple((f"S{n:02}", name) for n, name in enumerate(_STAFF_NAMES, 1))
WORKERS = {grid: (STAFF[2 * n][0], STAFF[2 * n + 1][0]) for n, grid in enumerate(GRIDS)}


@dataclass(frozen=True)
class Member:
    """A member; who serves from a unit lives elsewhere and has no household here."""

    id: str
    name: str
    sex: str
    born: str
    joined: str
    formal: str
    branch: str
    party_group: str
    grid: str
    unit: str = ""
    since: date | None = None
    left_on: date | None = None

    def present(self, on: date) -> bool:
        """Whether he or she belongs to the community's members on a day."""
        return lasts(self.since, self.left_on, on)


def _home_grids() -> list[str]:
    """The grid in which each resident member lives: the committee's five first."""
    first = ["G01", *GRIDS]
    left = {grid: _RESIDENTS - first.count(grid) for grid in GRIDS}
    return first + [grid for grid in GRIDS for _ in range(left[grid])]


def _posts() -> list[tuple[str, str, str, str]]:
    """Branch, party group, grid and unit of every member, in the order of the ids."""
    posts: list[tuple[str, str, str, str]] = []
    for grid in _home_grids():
        number = GRIDS.index(grid)
        posts.append((f"B0{number // 2 + 1}", f"PG0{number + 1}", grid, ""))
    for unit, (_, branch, serving) in UNITS.items():
        for grid, count in serving:
            posts += [(branch, _UNIT_GROUP[branch], grid, unit)] * count
    old = posts[int(LEAVER[1:]) - 1]
    return [*posts, old]


def _member(number: int, post: tuple[str, str, str, str], chance: Chance) -> Member:
    branch, group, grid, unit = post
    one = f"M{number:03}"
    surname = SURNAMES[(number * 7) % len(SURNAMES)]
    born = chance.between(1968, 1994) if unit else chance.between(1952, 1990)
    joined = born + chance.between(22, 28)
    return Member(
        one,
        f"{surname}例{GIVEN[(number * 11) % len(GIVEN)]}",
        "女" if chance.one_in(2) else "男",
        f"{born}-{chance.between(1, 12):02}",
        f"{joined}-07-01",
        f"{joined + 1}-07-01",
        branch,
        group,
        grid,
        unit,
        CAME_ON if one == NEWCOMER else None,
        LEFT_ON if one == LEAVER else None,
    )


def _all_members() -> tuple[Member, ...]:
    chance = Chance(20230101)
    return tuple(_member(number, post, chance) for number, post in enumerate(_posts(), 1))


MEMBERS = _all_members()


def present(on: date) -> list[Member]:
    """The members on a day."""
    return [member for member in MEMBERS if member.present(on)]


def of_group(group: str) -> list[str]:
    """The ids of a party group's members who stay, in order."""
    here = [one for one in MEMBERS if one.party_group == group and one.left_on is None]
    return [one.id for one in here if one.since is None]


def committee_of(branch: str) -> list[str]:
    """A branch's committee, its secretary first: the community's own lead the grids."""
    groups = list(BRANCHES[branch][1])
    ids = [one for group in groups for one in of_group(group)]
    leaders = [one for one in ids if one in GRID_LEADER.values()]
    others = [one for one in ids if one not in COMMITTEE]
    return (leaders[::-1] + others)[:3]
