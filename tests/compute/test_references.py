"""Which ids exist, and which values name none of them."""

import pytest

from gridctl.compute.references import (
    Dangling,
    dangling,
    entities,
    former_column,
    homes,
    named,
    repeated,
)
from tests.kit import Files, example, opened

FILES: dict[str, str | bytes] = {
    "members.csv": "id,name,born,branch,household\nM1,李,1980-01,B1,H1\n",
    "households.csv": "id,head,villager_group\nH1,王,VG1\n",
    "branches.yaml": "organisation: {id: V, name: 总, branches: [{id: B1, name: 支}]}\n",
    "grids.yaml": "grids:\n- {id: G1, name: 一, villager_groups: [{id: VG1, name: 组}]}\n",
}


def dangled(files: Files) -> list[Dangling]:
    village = opened(files).village
    return list(dangling(village, entities(village)))


def test_ids_come_with_what_they_name_nested_ones_too() -> None:
    village = opened(FILES).village
    assert entities(village) == {
        "M1": "member", "H1": "household", "G1": "grid", "VG1": "villager_group",
        "V": "organisation", "B1": "branch",
    }  # fmt: skip
    marks = {item.id: tuple(item.mark) for item in named(village)}
    assert marks["M1"] == ("members.csv", 2, 1)
    assert marks["VG1"] == ("grids.yaml", 2, 44)


def test_the_village_is_known_without_any_file() -> None:
    assert entities(opened({}).village) == {"V": "organisation"}


def test_a_dangling_value_says_what_was_wanted_and_what_else_the_row_named() -> None:
    files = {**FILES, "links.csv": "member,household,since\nM1,H9,2022-01-01\nH1,H1,2022-01-01\n"}
    first, second = sorted(dangled(files), key=lambda item: item.mark)
    assert (first.value, first.field, first.wanted, first.wrong) == (
        "H9", "household", ("household",), "",
    )  # fmt: skip
    assert first.ids == {"M1", "H9"}
    assert (second.value, second.wanted, second.wrong) == ("H1", ("member",), "household")


def test_a_row_with_an_id_of_its_own_still_says_who_it_is() -> None:
    text = "id,name,born,branch,household\nM1,李,1980-01,B1,H9\n"
    (found,) = dangled({**FILES, "members.csv": text})
    assert (found.value, found.ids) == ("H9", frozenset())


def test_every_entity_has_a_home() -> None:
    assert homes()["villager_group"][1] == "grid_documents"
    assert homes()["member"][1] == "members"
    assert "subject" not in homes()


def test_the_field_of_a_former_value_is_found_under_either_name() -> None:
    text = "subject,field,value,until\nM1,household,H1,2022-01-01\nM1,农户,H1,2022-01-01\n"
    text += "M1,head,x,2022-01-01\nX9,name,x,2022-01-01\n"
    village = opened({**FILES, "former-values.csv": text}).village
    known = entities(village)
    found = [former_column(row, known) for row in village.former_values]
    assert [column and column.name for column in found] == ["household", "household", None, None]


def test_the_example_dangles_nowhere() -> None:
    assert dangled(example()) == []


@pytest.mark.parametrize("at", [0, 1, 499])
def test_one_dangling_id_in_a_long_column_is_found(at: int) -> None:
    rows = ["M1,H1,2022-01-01"] * 500
    rows[at] = "M1,H9,2022-01-01"
    text = "member,household,since\n" + "\n".join(rows) + "\n"
    (found,) = dangled({**FILES, "links.csv": text})
    assert (found.value, found.mark.line) == ("H9", at + 2)


def test_one_dangling_id_in_a_list_is_found() -> None:
    rows = "2022-01-02,M1,policy\n2022-01-03,M1;M9,policy\n2022-01-04,,policy\n"
    (found,) = dangled({**FILES, "ledger/activities/2022Q1.csv": f"date,members,theme\n{rows}"})
    assert (found.value, found.mark.line) == ("M9", 3)


def test_what_a_contact_names_depends_on_its_kind() -> None:
    rows = (
        "core-member,M1,M1,2022-01-01,\ncore-member,M1,B1,2022-01-01,\n"
        "committee-branch,M1,B1,2022-01-01,\ncommittee-branch,M1,M1,2022-01-01,\n"
        "core-member,H1,M1,2022-01-01,\nbad,M1,H1,2022-01-01,\n"
    )
    found = dangled({**FILES, "assignments.csv": f"kind,person,target,since,until\n{rows}"})
    assert sorted((d.mark.line, d.field, d.value) for d in found) == [
        (3, "target", "B1"), (5, "target", "M1"), (6, "person", "H1"), (7, "target", "H1"),
    ]  # fmt: skip


def test_ids_given_more_than_once_in_one_table_or_two() -> None:
    assert repeated(opened(FILES).village) == frozenset()
    twice = "id,head,villager_group\nH1,王,VG1\nH1,赵,VG1\nM1,钱,VG1\n,孙,VG1\n,李,VG1\n"
    village = opened({**FILES, "households.csv": twice}).village
    assert repeated(village) - {""} == {"H1", "M1"}
    found = [(item.id, item.entity) for item in named(village, {"H1", "M1"})]
    assert found == [
        ("M1", "member"), ("H1", "household"), ("H1", "household"), ("M1", "household"),
    ]  # fmt: skip
    assert entities(village)["M1"] == "member"
