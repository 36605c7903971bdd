"""core-span: a core member links 5 to 15 other members."""

import pytest

from tests.kit import check, edited, errors, example, line_of, message, places, report, severities
from tests.rules.core.village import village

NAME = "core-span"


def linking(count: int, more: str = "") -> dict[str, str]:
    files = village(20, ["M1"])
    rows = "".join(f"core-member,M1,M{i},2023-01-01,\n" for i in range(2, count + 2))
    return files | {"assignments.csv": files["assignments.csv"] + rows + more}


@pytest.mark.parametrize("count", [5, 9, 15])
def test_clean(count: int) -> None:
    assert check(NAME, linking(count)) == ()


def test_too_few_is_a_warning_at_the_core_row() -> None:
    found = check(NAME, linking(4))
    assert places(found) == [("core-households.csv", 2, None)]
    assert severities(found) == ["warning"]
    assert (found[0].subject, found[0].clause) == ("M1", "ninghai-2019/1.1-core-span")
    assert message(found[0], "en") == "M1 links 4 other members; at least 5 are asked for."
    assert message(found[0], "zh") == "M1联系党员4名，少于规定的5名。"


def test_too_many_stands_at_the_contact_too_many() -> None:
    found = check(NAME, linking(17))
    assert places(found) == [("assignments.csv", 17, None), ("assignments.csv", 18, None)]
    assert severities(found) == ["warning", "warning"]
    assert [mark.file for mark in found[0].related] == ["core-households.csv"]
    assert message(found[0], "en") == "M1 links M17 as member 16; at most 15 are allowed."
    assert message(found[0], "zh") == "M1联系的M17已是第16名党员，超过规定的15名。"


@pytest.mark.parametrize(
    "row",
    [
        "core-member,M1,M1,2023-01-01,",
        "core-member,M1,M2,2023-01-01,",
        "core-member,M1,M7,2023-01-06,",
        "core-member,M1,M7,2022-01-01,2023-01-04",
        "core-member,M2,M7,2023-01-01,",
    ],
)
def test_what_does_not_count(row: str) -> None:
    assert len(check(NAME, linking(4, row + "\n"))) == 1


def test_a_last_day_still_counts() -> None:
    assert check(NAME, linking(4, "core-member,M1,M7,2022-01-01,2023-01-05\n")) == ()


def test_a_row_that_names_the_core_member_holds_it_back() -> None:
    outcome = report(linking(4, "core-member,M1,M77,2023-01-01,\n"), NAME)
    assert outcome.findings == ()
    assert [skipped.values["subject"] for skipped in outcome.not_checked] == ["M1"]


def test_it_warns_in_the_example() -> None:
    files = example()
    for member in ("M002", "M003"):
        files = edited(
            files, "assignments.csv", f"中心户联党员,M005,{member},2023-01-01,,MT111\n", ""
        )
    outcome = report(files)
    found = [f for f in outcome.findings if f.name == NAME]
    assert places(tuple(found)) == [
        ("core-households.csv", line_of(files, "core-households.csv", "2023,M005"), None)
    ]
    assert {name for name, *_ in errors(outcome)} == {"member-without-core"}
