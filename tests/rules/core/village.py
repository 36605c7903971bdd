"""Villages of many member households for the rules about core households."""

from collections.abc import Iterable

GRIDS = "grids:\n" + "".join(
    f"- {{id: G{g:02}, name: 网格, villager_groups: [{{id: VG{g:02}, name: 组}}]}}\n"
    for g in range(1, 5)
)


def village(
    homes: int,
    core: Iterable[str] = (),
    grids: int = 1,
    elected: str = "2022-12-23",
    more: str = "",
) -> dict[str, str]:
    """Return a village of member households H1.. with one member M1.. each.

    The homes stand in the groups in turn; `core` are the core members of 2023, elected on the
    day `elected`; `more` are further rows of core households.
    """
    members = "".join(f"M{i},李例,1980-01,B01,H{i}\n" for i in range(1, homes + 1))
    households = "".join(f"H{i},王样,VG{(i - 1) % grids + 1:02}\n" for i in range(1, homes + 1))
    rows = "".join(f"2023,{member},MT1,\n" for member in core)
    return {
        "members.csv": "id,name,born,branch,household\n" + members,
        "households.csv": "id,head,villager_group\nH900,王样,VG01\n" + households,
        "grids.yaml": "".join(GRIDS.splitlines(keepends=True)[: grids + 1]),
        "core-households.csv": "term,member,elected_at,until\n" + rows + more,
        "meetings.csv": "id,date,kind\nMT0,2022-11-01,representatives\n"
        f"MT1,{elected},representatives\n",
        "assignments.csv": "kind,person,target,since,until\n",
    }


def first(count: int) -> list[str]:
    """Return the ids of the first members."""
    return [f"M{i}" for i in range(1, count + 1)]
