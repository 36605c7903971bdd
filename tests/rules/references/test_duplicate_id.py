"""duplicate-id: one id, one thing."""

import pytest

from gridctl.model.mark import Mark
from tests.kit import check, edited, errors, example, message, places, report, severities

STAFF = "id,name\n"


def test_different_ids_are_fine() -> None:
    assert check("duplicate-id", {"staff.csv": f"{STAFF}S01,石试\nS1,白试\ns01,江试\n"}) == ()


def test_the_second_one_is_told_and_the_first_related() -> None:
    found = check("duplicate-id", {"staff.csv": f"{STAFF}S01,石试\nS02,白试\n S01 ,江试\n"})
    assert places(found) == [("staff.csv", 4, 1)]
    assert severities(found) == ["error"]
    assert found[0].subject == "S01"
    assert found[0].related == (Mark("staff.csv", 2, 1),)
    assert message(found[0], "en") == (
        "S01 is given here again; it was first given in staff.csv line 2."
    )
    assert message(found[0], "zh") == "编号S01在此重复，首次出现在staff.csv第2行。"


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        ("households.csv", "H002,潘样礼", "M001,潘样礼", ("households.csv", 3, 1)),
        ("staff.csv", "S01,石试文", "H001,石试文", ("households.csv", 2, 1)),
        ("branches.yaml", "- id: B02", "- id: G01", ("branches.yaml", 15, 9)),
        ("branches.yaml", "{id: PG04", "{id: PG01", ("branches.yaml", 22, 12)),
        ("grids.yaml", "{id: C102", "{id: C101", ("grids.yaml", 17, 10)),
        ("ledger/requests/2022.csv", "R002,2022", "R001,2022", ("ledger/requests/2022.csv", 3, 1)),
    ],
)
def test_ids_are_unique_across_tables_and_within_yaml(
    path: str, old: str, new: str, told: tuple[str, int, int]
) -> None:
    assert places(check("duplicate-id", edited(example(), path, old, new))) == [told]


def test_the_organisation_shares_the_villages_id_and_nothing_else_does() -> None:
    assert check("duplicate-id", example()) == ()
    found = check("duplicate-id", {**example(), "staff.csv": f"{STAFF}V,石试\n"})
    assert places(found) == [("staff.csv", 2, 1)]
    assert message(found[0], "en") == (
        "V is the village and its organisation; nothing else has this id."
    )
    assert message(found[0], "zh") == "V 是本村及其党组织的编号，其他对象不能使用。"


def test_an_edit_of_the_example_gives_that_error_only() -> None:
    files = edited(example(), "meetings.csv", "MT001,", "MT003,")
    found = errors(report(files, "REF101", "FMT*"))
    assert found == [("duplicate-id", "meetings.csv", 4)]
