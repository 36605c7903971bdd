"""The next free id."""

import pytest

from gridctl.app.entry_ids import is_risky, next_id
from gridctl.model.period import Period


def of(*pairs: str) -> list[tuple[str, Period | None]]:
    """Read ``R001@2022`` as an id of the file of 2022; without a period the table has one file."""
    found: list[tuple[str, Period | None]] = []
    for pair in pairs:
        one, _, period = pair.partition("@")
        found.append((one, Period.parse(period) if period else None))
    return found


@pytest.mark.parametrize(
    ("entity", "ids", "period", "taken", "wanted"),
    [
        ("member", ["M001", "M042"], "", [], "M043"),
        ("member", ["M001", "M042"], "", ["M043", "M044"], "M045"),
        ("member", ["M1", "M9"], "", [], "M10"),
        ("member", ["M001", "M002", "X77"], "", [], "M003"),
        ("member", ["张三", "007", "008"], "", [], "009"),
        ("member", ["M999"], "", [], "M1000"),
        ("member", [], "", [], "M001"),
        ("member", ["张三"], "", ["M001"], "M002"),
        ("meeting", [], "", [], "MT001"),
        ("household", [], "", [], "H001"),
        ("request", [], "2022", [], "R2022-001"),
        ("points_entry", [], "2022Q3", [], "PE2022Q3-001"),
        ("request", ["R2022-117@2022"], "2022", [], "R2022-118"),
        ("request", ["R2022-117@2022"], "2023", [], "R2023-001"),
        ("request", ["R2021-3@2021", "R2022-117@2022"], "2023", ["R2023-001"], "R2023-002"),
        ("request", ["R041@2021", "R042@2022"], "2023", [], "R043"),
        ("request", ["R041@2022", "R042@2023"], "2022", [], "R043"),
        ("points_entry", ["P2022Q2-09@2022Q2"], "2022Q3", [], "P2022Q3-01"),
        ("points_entry", ["P22-009@2022Q2"], "2022Q3", [], "P22-010"),
    ],
)
def test_in_the_style_of_the_others(
    entity: str, ids: list[str], period: str, taken: list[str], wanted: str
) -> None:
    file = Period.parse(period) if period else None
    assert next_id(entity, of(*ids), file, {*taken, *(i.partition("@")[0] for i in ids)}) == wanted


@pytest.mark.parametrize(
    "one",
    [
        "a/b",
        "a\\b",
        "../x",
        "a..b",
        "=A1",
        "+1",
        "-1",
        "@x",
        ".x",
        'a"b',
        "a'b",
        "a:b",
        "a|b",
        "<a>",
    ],
)
def test_what_may_be_taken_for_something_else_is_no_new_id(one: str) -> None:
    assert is_risky(one)


@pytest.mark.parametrize("one", ["M001", "R2022-118", "010", "户001", "3#2-201", "a.b", "A_1"])
def test_what_may_be_a_new_id(one: str) -> None:
    assert not is_risky(one)
