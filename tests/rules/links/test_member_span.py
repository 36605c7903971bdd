"""member-span: 5 to 20 ordinary households a member."""

import pytest

from tests.kit import (
    check,
    context,
    edited,
    errors,
    example,
    line_of,
    manifest,
    message,
    places,
    report,
)

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


def test_the_maximum_counts_by_since_then_by_line() -> None:
    files = village(21)
    rows = files["links.csv"].replace("M1,H003,2022-01-01", "M1,H003,2022-02-01")
    assert places(check("member-span", files | {"links.csv": rows})) == [("links.csv", 4, None)]


@pytest.mark.parametrize(
    ("row", "count"),
    [
        ("M1,H021,2023-01-05,", 1),
        ("M1,H021,2023-01-06,", 0),
        ("M1,H021,2022-01-01,2023-01-05", 1),
        ("M1,H021,2022-01-01,2023-01-04", 0),
        ("M1,H900,2022-01-01,", 0),  # the own home is not ordinary
        ("M1,H001,2022-02-01,", 0),  # once each
    ],
)
def test_what_counts_towards_the_maximum(row: str, count: int) -> None:
    files = village(20)
    lines = files["links.csv"].splitlines()
    text = "\n".join([lines[0] + ",until", *(line + "," for line in lines[1:]), row]) + "\n"
    assert len(check("member-span", files | {"links.csv": text})) == count


@pytest.mark.parametrize(
    ("field", "former", "until", "count"),
    [
        ("presence", "away", "2022-09-30", 1),
        ("presence", "away", "2022-10-01", 0),
        ("在村情况", "外出", "2022-12-31", 0),
        ("excused", "yes", "2022-10-15", 0),
    ],
)
def test_exempt_for_part_of_the_last_quarter(
    field: str, former: str, until: str, count: int
) -> None:
    changed = {"former-values.csv": f"subject,field,value,until\nM1,{field},{former},{until}\n"}
    assert len(check("member-span", village(4) | changed)) == count


@pytest.mark.parametrize(("adopted", "count"), [("2022-10-01", 1), ("2022-10-02", 0)])
def test_the_minimum_binds_once_the_clause_held_for_a_quarter(adopted: str, count: int) -> None:
    files = {"gridctl.yaml": manifest(f"ninghai-2019, from: {adopted}")}
    assert len(check("member-span", village(4) | files)) == count
    assert len(check("member-span", village(21) | files)) == 1


def test_the_manifest_may_set_other_limits() -> None:
    changed = (
        "- id: ninghai-2019\n  overrides:\n"
        "  - {clause: 1.2-span, set: {min: 0, max: 0}, basis: MT1}\n"
    )
    files = {"gridctl.yaml": manifest().replace("- {id: ninghai-2019}\n", changed)}
    assert check("member-span", village(0) | files) == ()
    assert len(check("member-span", village(1) | files)) == 1


def test_a_21st_household_in_the_example() -> None:
    files = example()
    assert len(context(files).now.links_of_member["M002"]) == 20
    text = files["links.csv"].decode() + "M002,H338,2022-12-01,,就近,委派,MT083,\n"  # type: ignore[union-attr]
    line = text.count("\n")
    assert errors(report(files | {"links.csv": text})) == [("member-span", "links.csv", line)]


def test_four_left_in_the_example_where_a_household_moves_with_a_meeting() -> None:
    files = example()
    links = context(files).now.links_of_member["M013"]
    assert len(links) == 5
    rows = files["links.csv"].decode().splitlines()  # type: ignore[union-attr]
    index = (links[0].at.line or 0) - 1
    moved = rows[index].replace("2022-01-01,,", "2022-01-01,2022-09-30,") + "MT083"
    rows[index] = moved
    household = links[0].household
    rows.append(f"M003,{household},2022-10-01,,就近,委派,MT083,")
    outcome = report(files | {"links.csv": "\n".join(rows) + "\n"}, "member-span", "LNK*")
    line = line_of(files, "members.csv", "M013")
    assert errors(outcome) == [("member-span", "members.csv", line)]


@pytest.mark.parametrize(("born", "count"), [("1953-01-05", 0), ("1953-01-06", 1)])
def test_seventy_in_the_example(born: str, count: int) -> None:
    files = edited(
        example(), "members.csv", "何例英,女,1983-12,2013-06-30", f"何例英,女,{born},2013-06-30"
    )
    files["links.csv"] = "".join(
        line
        for line in files["links.csv"].decode().splitlines(keepends=True)  # type: ignore[union-attr]
        if not line.startswith("M013,H105,")
    )
    assert [e for e in errors(report(files)) if e[0] == "member-span"] == [
        ("member-span", "members.csv", line_of(files, "members.csv", "M013"))
    ][:count]
