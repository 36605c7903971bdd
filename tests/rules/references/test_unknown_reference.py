"""unknown-reference: every id named exists, and is of the right sort."""

import pytest

from tests.kit import (
    Files,
    check,
    edited,
    errors,
    example,
    line_of,
    message,
    places,
    report,
    severities,
)

VISITS = "ledger/visits/2022Q3.csv"
LINKS = "member,household,since,approved_at\n"
BASE: Files = {
    "members.csv": "id,name,born,branch\nM1,李例,1980-01,B1\n",
    "households.csv": "id,head,villager_group\nH1,王样,VG1\n",
    "grids.yaml": "grids:\n- {id: G1, name: 一, villager_groups: [{id: VG1, name: 一组}], "
    "courtyards: [{id: C1, name: 院}]}\n",
    "branches.yaml": "organisation: {id: V, name: 总支, branches: [{id: B1, name: 支部}], "
    "units: [{id: U1, name: 厂}]}\n",
    "staff.csv": "id,name\nS1,石试\n",
}


def unknown(files: Files) -> list[tuple[str, int | None, int | None]]:
    """Return where unknown references stand in the small village with `files`."""
    found = check("unknown-reference", {**BASE, **files})
    assert all(message(f, lang) for f in found for lang in ("en", "zh"))
    return places(found)


def test_every_id_is_known() -> None:
    assert unknown({"links.csv": f"{LINKS}M1,H1,2022-01-01,\n"}) == []
    assert check("unknown-reference", example()) == ()


def test_an_id_that_names_nothing_stands_at_its_cell() -> None:
    files = {**BASE, "links.csv": f"{LINKS}M1,H9,2022-01-01,\n"}
    found = check("unknown-reference", files)
    assert places(found) == [("links.csv", 2, 4)]
    assert severities(found) == ["error"]
    assert (found[0].field, found[0].subject) == ("household", "H9")
    assert message(found[0], "en") == (
        "household names H9, but households.csv has no household with this id."
    )
    assert message(found[0], "zh") == "“农户”填的H9在households.csv中不存在（应为农户）。"


def test_an_id_of_the_wrong_sort_is_told_as_such() -> None:
    files = {**BASE, "links.csv": f"{LINKS}H1,H1,2022-01-01,\n"}
    found = check("unknown-reference", files)
    assert places(found) == [("links.csv", 2, 1)]
    assert message(found[0], "en") == "member names H1, a household; it takes a member."
    assert message(found[0], "zh") == "“党员”填的H1是农户，应为党员。"


@pytest.mark.parametrize(
    ("files", "place"),
    [
        ({"members.csv": "id,name,born,branch,duty_grid\nM1,李,1980-01,B9,G9\n"}, None),
        (
            {"meetings.csv": "id,date,kind,reported\nMT1,2022-01-01,members,M1;S1;X9\n"},
            ("meetings.csv", 2, 24),
        ),
        (
            {"stars/2022H2.yaml": "stars: {study: [M1, S1]}\n"},
            ("stars/2022H2.yaml", 1, 21),
        ),
        (
            {"stations.yaml": "stations:\n- {id: ST1, name: 站, grid: C1}\n"},
            ("stations.yaml", 2, 28),
        ),
        (
            {"former-values.csv": "subject,field,value,until\nZ9,head,x,2022-01-01\n"},
            ("former-values.csv", 2, 1),
        ),
        (
            {"former-values.csv": "subject,field,value,until\nM1,household,H9,2022-01-01\n"},
            ("former-values.csv", 2, 14),
        ),
        (
            {"former-values.csv": "subject,field,value,until\nG1,workers,S1;H1,2022-01-01\n"},
            ("former-values.csv", 2, 12),
        ),
    ],
)
def test_columns_lists_keys_and_former_values(
    files: Files, place: tuple[str, int, int] | None
) -> None:
    expected = [place] if place else [("members.csv", 2, 14), ("members.csv", 2, 17)]
    assert unknown(files) == expected


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        ("courtyard,M1,C1", []),
        ("courtyard,S1,C1", []),
        ("courtyard,U1,C1", [11]),
        ("courtyard,M1,G1", [14]),
        ("core-member,M1,M1", []),
        ("core-member,S1,M1", [13]),
        ("unit-grid,U1,G1", []),
        ("unit-grid,M1,G1", [11]),
        ("committee-branch,M1,B1", []),
        ("committee-branch,M1,C1", [21]),
        ("cadre-community,S1,V", []),
    ],
)
def test_the_ends_of_a_contact_depend_on_its_kind(row: str, columns: list[int]) -> None:
    text = f"kind,person,target\n{row}\n"
    assert unknown({"assignments.csv": text}) == [("assignments.csv", 2, c) for c in columns]


def test_a_post_is_held_by_a_member_or_staff() -> None:
    for leader, count in (("M1", 0), ("S1", 0), ("X9", 1)):
        text = f"grids:\n- {{id: G1, name: 一, leader: {leader}, villager_groups: "
        files = {"grids.yaml": text + "[{id: VG1, name: 一组}]}\n"}
        assert unknown(files) == [("grids.yaml", 2, 29)] * count


def test_the_roles_in_the_manifest() -> None:
    files = edited(example(), "gridctl.yaml", "proposed_by: M004", "proposed_by: M404")
    line = line_of(files, "gridctl.yaml", "publication:")
    assert errors(report(files)) == [("unknown-reference", "gridctl.yaml", line)]


def test_points_rules_and_the_basis_of_an_override_are_no_references() -> None:
    points = "id,date,account,rule,points\nP1,2022-08-01,M1,P99,2\n"
    assert unknown({"ledger/points/2022Q3.csv": points}) == []


@pytest.mark.parametrize("row", ["M2,张例\n", "M2,张例,1980-13,B1\n"])
def test_an_id_in_an_unreadable_row_is_not_unknown(row: str) -> None:
    files = {
        **BASE,
        "members.csv": f"{BASE['members.csv']!s}{row}",
        "links.csv": f"{LINKS}M2,H1,2022-01-01,\n",
    }
    assert "unknown-reference" not in [f.name for f in report(files).findings]


@pytest.mark.parametrize("broken", [b"PK\x03\x04", b"", b"head,villager_group\n", None])
def test_while_a_table_cannot_be_read_its_ids_are_not_unknown(broken: bytes | None) -> None:
    files = {**example(), "households.csv": broken}
    if broken is None:
        del files["households.csv"]
    outcome = report({p: d for p, d in files.items() if d is not None}, "unknown-reference")
    assert outcome.findings == ()
    assert [n.values for n in outcome.not_checked] == [{"file": "households.csv"}]


def test_a_table_that_nobody_needs_holds_nothing_back() -> None:
    files = example()
    del files["staff.csv"]
    names = {f.values["value"] for f in report(files, "unknown-reference").findings}
    assert names == {"S01", "S02", "S03"}


def test_what_an_unknown_id_leaves_open_is_not_judged() -> None:
    files = edited(example(), VISITS, "2022-07-01,M014,H111", "2022-07-01,M914,H111")
    outcome = report(files)
    assert errors(outcome) == [("unknown-reference", VISITS, 2)]
