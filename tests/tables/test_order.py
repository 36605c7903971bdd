"""The order of rows: registers by id, ledgers by day, the rest as they stand."""

import pytest

from gridctl.model.declare import by_name
from gridctl.model.tables import TABLES
from gridctl.tables.order import keys, place

TABLE = {table.name: table for table in TABLES}
MEMBERS, VISITS, LINKS = TABLE["members"], TABLE["visits"], TABLE["links"]
ID = by_name(MEMBERS.record)["id"]
DAY = by_name(VISITS.record)["date"]


def test_ids_compare_as_people_count() -> None:
    ids = ["M2", "M10", "M1", "A", "M", "10", "9", "M2b10", "M2b9", "Ｍ1", "M²"]
    found = keys(MEMBERS, ID, ids)
    assert found is not None
    assert [ids[i] for i in sorted(range(len(ids)), key=found.__getitem__)] == [
        "9",
        "10",
        "A",
        "M",
        "M1",
        "M2",
        "M2b9",
        "M2b10",
        "M10",
        "M²",
        "Ｍ1",
    ]


def test_leading_zeros_do_not_count_and_long_numbers_do() -> None:
    found = keys(MEMBERS, ID, ["M007", "M7", "9" * 5000, "1" + "0" * 5000])
    assert found is not None
    assert found[0] == found[1]
    assert found[2] < found[3]


@pytest.mark.parametrize(
    ("new", "where"),
    [("2022-07-01", 1), ("2022-07-02", 3), ("2022-06-30", 0), ("2022-07-09", 3)],
)
def test_a_ledgers_row_stands_behind_those_of_its_day(new: str, where: int) -> None:
    assert place(VISITS, DAY, ["2022-07-01", "2022-07-02", "2022-07-02"], new) == where


def test_a_register_takes_a_row_by_its_id() -> None:
    assert place(MEMBERS, ID, ["M1", "M3", "M10"], "M4") == 2


def test_rows_out_of_order_have_no_place() -> None:
    assert place(VISITS, DAY, ["2022-07-02", "2022-07-01"], "2022-07-03") is None
    assert place(VISITS, DAY, ["2022-07-02", "July"], "2022-07-03") is None


def test_other_columns_and_tables_have_no_order() -> None:
    assert keys(LINKS, by_name(LINKS.record)["since"], ["2022-01-01"]) is None
    assert keys(VISITS, by_name(VISITS.record)["member"], ["M1"]) is None
    assert keys(MEMBERS, ID, ["M1", ""]) is None
