"""member-span: 5 to 20 ordinary households a member."""

import pytest

from tests.kit import check, message, places

MEMBERS = "id,name,born,branch,household,presence,excused\n"
GRIDS = "grids:\n- {id: G01, name: 一网格, villager_groups: [{id: VG01, name: 一组}]}\n"


def village(count: int, member: str = "M1,李例禾,1980-01,B01,H900,,") -> dict[str, str]:
    """Return a village in which one member links `count` households."""
    households = [f"H{i:03},王样{i},VG01" for i in range(1, 31)] + ["H900,李样,VG01"]
    links = [f"M1,H{i:03},2022-01-01" for i in range(1, count + 1)]
    return {
        "members.csv": f"{MEMBERS}{member}\n",
        "households.csv": "id,head,villager_group\n" + "\n".join(households) + "\n",
        "grids.yaml": GRIDS,
        "links.csv": "member,household,since\n" + "\n".join(links) + "\n",
    }


@pytest.mark.parametrize("count", [5, 12, 20])
def test_clean(count: int) -> None:
    assert check("member-span", village(count)) == ()


def test_below_the_minimum_stands_at_the_member() -> None:
    found = check("member-span", village(4))
    assert places(found) == [("members.csv", 2, None)]
    assert found[0].clause == "ninghai-2019/1.2-span"
    assert message(found[0], "en") == "M1 links 4 households; at least 5 are asked for."
    assert message(found[0], "zh") == "M1联系4户，少于规定的5户。"


def test_above_the_maximum_stands_at_the_row_too_many() -> None:
    found = check("member-span", village(22))
    assert places(found) == [("links.csv", 22, None), ("links.csv", 23, None)]
    assert message(found[0], "en") == "M1 links H021 as household 21; at most 20 are allowed."
    assert message(found[0], "zh") == "M1联系的H021已是第21户，超过规定的20户。"


def test_no_link_at_all_is_another_rule() -> None:
    assert check("member-span", village(0)) == ()


@pytest.mark.parametrize(
    "member",
    [
        "M1,李例禾,1950-01,B01,H900,,",
        "M1,李例禾,1980-01,B01,H900,away,",
        "M1,李例禾,1980-01,B01,H900,,yes",
    ],
)
def test_the_exempt_owe_no_minimum_but_keep_the_maximum(member: str) -> None:
    assert check("member-span", village(4, member)) == ()
    assert len(check("member-span", village(21, member))) == 1


@pytest.mark.parametrize(("born", "count"), [("1953-01-05", 0), ("1953-01-06", 1)])
def test_seventy_is_reached_on_the_birthday(born: str, count: int) -> None:
    assert len(check("member-span", village(4, f"M1,李例禾,{born},B01,H900,,"))) == count
