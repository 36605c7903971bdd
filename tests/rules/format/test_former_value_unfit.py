"""former-value-unfit: what a subject could not have been."""

import pytest

from tests.kit import edited, errors, example, message, places, report, severities

HEAD = "M018,在村情况,在村,2022-05-31"


def unfit(row: str) -> list[tuple[str, int | None, int | None]]:
    """Return where the example's third former value, changed to `row`, is found unfit."""
    outcome = report(edited(example(), "former-values.csv", HEAD, row), "former-value-unfit")
    assert all(message(f, lang) for f in outcome.findings for lang in ("en", "zh"))
    return places(outcome.findings)


@pytest.mark.parametrize(
    "row",
    [
        HEAD,
        "M018,presence,away,2022-05-31",
        "M018,在村情况,away,2022-05-31",
        "M018,excused,是,2022-05-31",
        "M018,household,,2022-05-31",
        "M018,born,1980-01,2022-05-31",
        "G01,workers,M001;S01,2022-05-31",
        "V,secretary,M002,2022-05-31",
        "VG01,head,S01,2022-05-31",
        "NOBODY,presence,away,2022-05-31",
    ],
)
def test_a_value_that_fits(row: str) -> None:
    assert unfit(row) == []


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("M018,presence,home,2022-05-31", 15),
        ("M018,excused,maybe,2022-05-31", 14),
        ("M018,plate,core,2022-05-31", 6),
        ("M018,id,M019,2022-05-31", 6),
        ("M018,name,,2022-05-31", 11),
        ("M018,born,1980/1,2022-05-31", 11),
        ("G01,villager_groups,VG01,2022-05-31", 5),
        ("MT001,date,2022-01-01,2022-05-31", 1),
    ],
)
def test_a_value_that_does_not_fit_stands_at_its_cell(row: str, column: int) -> None:
    assert unfit(row) == [("former-values.csv", 3, column)]


def test_what_no_cell_can_hold_was_never_so_and_stops_no_rule() -> None:
    row = "G01,courtyards,C109,2022-05-31"
    outcome = report(edited(example(), "former-values.csv", HEAD, f"{row}\n{HEAD}"))
    assert errors(outcome) == [("former-value-unfit", "former-values.csv", 3)]


def test_the_messages() -> None:
    row = "M018,presence,home,2022-05-31"
    outcome = report(edited(example(), "former-values.csv", HEAD, row), "former-value-unfit")
    found = outcome.findings
    assert severities(found) == ["error"]
    assert found[0].subject == "M018"
    assert message(found[0], "en") == (
        "“home” cannot have stood in presence of M018; it takes one of: resident, away, incoming."
    )
    assert message(found[0], "zh") == ("“home”不能是M018的“在村情况”；可选：在村、外出、流入。")
