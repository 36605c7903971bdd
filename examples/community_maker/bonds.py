"""Who looks after whom: links of members and households, and every other contact."""

from dataclasses import dataclass, replace
from datetime import date

from makerkit.chance import Chance
from makerkit.days import lasts

from community_maker.cast import (
    BRANCHES,
    CAME_ON,
    COMMITTEE,
    FROM,
    GRID_LEADER,
    GRIDS,
    LEAVER,
    LEFT_ON,
    MEMBERS,
    NEWCOMER,
    UNITS,
    committee_of,
)
from community_maker.homes import Household, buildings

LISTED, HANDED_OVER, NEW_HOMES = "list", "org-02-22", ("org-02-08", "org-03-08")


@dataclass(frozen=True)
class Link:
    """A member looks after a household; meetings by their keys."""

    member: str
    household: str
    since: date
    basis: str
    chosen_by: str
    approved: str
    until: date | None = None
    ended: str = ""

    def lasts(self, on: date) -> bool:
        """Whether the link is there on a day."""
        return lasts(self.since, self.until, on)


def _of_grid(grid: str, homes: list[Household], chance: Chance) -> list[Link]:
    """Equal shares for the grid's members, side by side; the leader takes all the rest."""
    members = [one.id for one in MEMBERS if one.grid == grid and one.id != NEWCOMER]
    ordinary = [one.id for one in homes if one.grid == grid and not one.owner and not one.since]
    share = len(ordinary) // len(members)
    links = [
        Link(
            members[n // share],
            household,
            FROM,
            chance.pick(("就近", "就近", "就便")),
            chance.pick(("自报", "自选", "委派")),
            LISTED,
        )
        for n, household in enumerate(ordinary[: share * len(members)])
    ]
    rest = ordinary[share * len(members) :]
    return links + [Link(GRID_LEADER[grid], one, FROM, "兜底", "委派", LISTED) for one in rest]


def all_links(homes: list[Household]) -> list[Link]:
    """The list of January, a transfer within a unit, and two households that came."""
    chance = Chance(20230103)
    listed = [link for grid in GRIDS for link in _of_grid(grid, homes, chance)]
    links = [
        replace(one, until=LEFT_ON, ended=HANDED_OVER) if one.member == LEAVER else one
        for one in listed
    ]
    links += [
        Link(NEWCOMER, one.household, CAME_ON, "就便", "委派", HANDED_OVER)
        for one in listed
        if one.member == LEAVER
    ]
    came = [(one, one.since) for one in homes if one.since]
    return links + [
        Link(GRID_LEADER[one.grid], one.id, since, "兜底", "委派", key)
        for (one, since), key in zip(came, NEW_HOMES, strict=True)
    ]


def building_heads() -> dict[str, str]:
    """The member who is each building's head: those of the grid in turn, its leader aside."""
    found: dict[str, str] = {}
    for grid in GRIDS:
        here = [one.id for one in MEMBERS if one.grid == grid and one.id not in COMMITTEE]
        free = [one for one in here if one not in {LEAVER, NEWCOMER}]
        found |= {one: free[n] for n, (one, _, _) in enumerate(buildings(grid))}
    return found


def contacts() -> list[tuple[str, str, str]]:
    """Kind, person and target of every other contact, all since the first day."""
    rows = [("联系院落", head, one) for one, head in building_heads().items()]
    for unit, (_, _, serving) in UNITS.items():
        rows += [("单位联网格", unit, grid) for grid, _ in serving]
    for number, branch in enumerate(BRANCHES):
        rows.append(("委员联支部", COMMITTEE[number], branch))
        for turn, group in enumerate(BRANCHES[branch][1]):
            rows.append(("支委联党小组", committee_of(branch)[turn], group))
    return rows + [
        ("委员联单位", person, unit) for person, unit in zip(COMMITTEE, UNITS, strict=True)
    ]
