"""Quotas of small villages, counted by hand, and of the example."""

import pytest

from gridctl.compute.quota import Quotas
from gridctl.figures.quotas.worked_out import quotas
from tests.kit import Files, context, example, manifest

GRIDS = """grids:
- {id: G01, name: 一网格, villager_groups: [{id: VG01, name: 一组}]}
- {id: G02, name: 二网格, villager_groups: [{id: VG02, name: 二组}]}
"""


def village(linked: int, *, gaps: int = 0, homes: int = 1) -> dict[str, str | bytes]:
    """Return a village: M1 links `linked` households of G01, `gaps` of G02 have no link.

    M1 lives in HA; M2 to M`homes` live in further homes of G02 and are away.
    """
    households = [f"H{i:03},王样{i},VG01" for i in range(1, linked + 1)]
    households += [f"K{i:03},李样{i},VG02" for i in range(1, gaps + 1)]
    households += [f"HA{i},赵样{i},{'VG01' if i == 1 else 'VG02'}" for i in range(1, homes + 1)]
    members = [
        f"M{i},李例{i},1980-01,B01,HA{i},{'' if i == 1 else 'away'}" for i in range(1, homes + 1)
    ]
    links = [f"M1,H{i:03},2022-01-01" for i in range(1, linked + 1)]
    return {
        "members.csv": "id,name,born,branch,household,presence\n" + "\n".join(members) + "\n",
        "households.csv": "id,head,villager_group\n" + "\n".join(households) + "\n",
        "grids.yaml": GRIDS,
        "links.csv": "member,household,since\n" + "\n".join(links) + "\n",
    }


def quotas_of(files: Files) -> Quotas:
    return quotas(context(files))


@pytest.mark.parametrize(
    ("linked", "short", "over", "room"),
    [(4, 1, 0, 16), (5, 0, 0, 15), (20, 0, 0, 0), (21, 0, 1, 0)],
)
def test_a_member_against_the_span(linked: int, short: int, over: int, room: int) -> None:
    (quota,) = quotas_of(village(linked)).members
    assert (quota.households, quota.low, quota.high) == (linked, 5, 20)
    assert (quota.short, quota.over, quota.room) == (short, over, room)


def test_who_is_exempt_has_no_minimum_and_gives_no_room() -> None:
    first, second = quotas_of(village(6, homes=2)).members
    assert (first.exempt, first.room) == (False, 14)
    assert (second.exempt, second.low, second.high, second.room) == (True, None, 20, 0)


def test_nobody_is_short_or_over_without_the_limit() -> None:
    exempt = quotas_of(village(6, homes=2)).members[1]
    assert (exempt.households, exempt.low, exempt.short) == (0, None, 0)
    files = village(30)
    (open_end,) = quotas_of({**files, "gridctl.yaml": manifest("jieqin")}).members
    assert (open_end.households, open_end.high, open_end.over) == (30, None, 0)


def test_a_group_that_no_whole_number_fits_is_held_against_its_neighbours() -> None:
    """Seventeen households: one core household for each 17, or two for each 8.5."""
    files = {**village(16), "gridctl.yaml": manifest("pyramid")}
    none = quotas_of(files).groups[0]
    assert (none.households, none.actual, none.bounds.neighbours[0][0]) == (17, 0, 1)
    assert (none.short, none.over) == (1, 0)
    for actual, short, over in ((1, 0, 0), (2, 0, 0), (3, 0, 1)):
        group = none._replace(actual=actual)
        assert (group.short, group.over) == (short, over)


def test_a_grid_tells_its_gaps() -> None:
    one, two = quotas_of(village(6, gaps=2)).grids
    assert (one.grid, one.households, one.linked, one.gaps, one.room) == ("G01", 6, 6, (), 14)
    assert (two.grid, two.households, two.linked, two.gaps) == ("G02", 2, 0, ("K001", "K002"))


def test_core_households_where_no_whole_number_fits() -> None:
    core = quotas_of(village(6, homes=14)).core
    assert core is not None
    assert (core.total, core.actual, core.bounds.fits) == (14, 0, False)
    assert [(number, str(share)) for number, share in core.bounds.neighbours] == [
        (2, "1/7"),
        (3, "3/14"),
    ]


def test_what_no_clause_asks_for_is_left_out() -> None:
    found = quotas_of({**village(4), "gridctl.yaml": manifest("chongqing-2013")})
    assert (found.households, found.core, found.stars, found.rounds) == (None, None, (), ())
    assert found.members[0].room == 0


def test_the_example_village() -> None:
    found = quotas_of(example())
    by_id = {quota.member: quota for quota in found.members}
    assert len(found.members) == 42
    assert (by_id["M002"].households, by_id["M002"].room) == (20, 0)
    assert (by_id["M013"].households, by_id["M013"].short) == (5, 0)
    assert [(grid.grid, grid.gaps, grid.core) for grid in found.grids] == [
        ("G01", (), 2),
        ("G02", (), 2),
        ("G03", (), 2),
    ]
    assert sum(grid.households for grid in found.grids) == 300
    assert found.core is not None
    assert (found.core.total, found.core.actual) == (38, 6)
    assert (found.core.bounds.low, found.core.bounds.high, found.core.joint) == (6, 7, (6, 7))
    assert [(str(s.period), s.required, s.chosen) for s in found.stars] == [
        ("2022H1", 5, 5),
        ("2022H2", 5, 5),
        ("2023H1", 5, 0),
    ]
    assert [(str(r.month), r.required, r.rated) for r in found.rounds] == [
        ("2022-07", 42, 42),
        ("2022-12", 42, 42),
    ]
