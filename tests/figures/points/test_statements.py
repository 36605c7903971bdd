"""Balances and monthly statements: every row on its own day, and the sum of all."""

from fractions import Fraction

from tests.figures.points.village import PATH, explained, marks, value, village

TERMS = ("base", "duty", "bonus", "lost", "other", "redeemed", "reversed")


def statement(month: str, account: str = "H1", *rows: str) -> dict[str, object]:
    files = village(*rows)
    names = ("opening", *TERMS, "closing")
    return {name: value(f"statement-{name}", account, month, files) for name in names}


def told(**said: object) -> dict[str, object]:
    return {**dict.fromkeys(TERMS, 0), **said}


def test_worked_example_of_three_statements() -> None:
    half = Fraction("-0.5")
    assert statement("2022-07") == told(
        opening=0, bonus=2, lost=Fraction("-2.5"), closing=Fraction("-0.5")
    )
    assert statement("2022-08") == told(opening=half, lost=-2, reversed=2, closing=half)
    assert statement("2022-09") == told(opening=half, base=10, redeemed=-5, closing=Fraction("4.5"))


def test_each_statement_adds_up() -> None:
    for month in ("2022-07", "2022-08", "2022-09"):
        found = statement(month)
        assert sum(found.values()) == 2 * found["closing"]  # type: ignore[arg-type, operator]


def test_what_no_rule_gives_has_a_term_of_its_own() -> None:
    found = statement("2022-07", "M1", "E90,2022-07-01,M1,P99,4,,,JF,M1")
    assert found == told(opening=0, duty=5, bonus=3, lost=-2, other=4, closing=10)


def test_a_balance_is_as_on_a_day() -> None:
    found = explained("balance", "H1", None, village())
    assert found is not None
    assert found.value == Fraction("4.5")
    assert marks(found) == [
        [(PATH, 10, 10)],
        [(PATH, 4, 2)],
        [(PATH, 6, Fraction("-2.5")), (PATH, 7, -2)],
        [(PATH, 12, -5)],
        [(PATH, 8, 2)],
    ]
    assert value("balance", "H1", None, village(), as_of="2022-09-23") == Fraction("9.5")


def test_redemptions_change_the_balance_and_no_points() -> None:
    files = village("E90,2022-09-25,H2,P21,-10,,,,M1")
    assert value("balance", "H2", None, files) == 0
    assert value("household-points", "H2", "2022Q3", files) == 10
    assert value("group-mean", "VG1", "2022Q3", files) == Fraction("6.5")
    back = village("E90,2022-09-25,H2,P21,-10,,,,M1", "E91,2022-09-26,H2,P21,10,,E90,,M1")
    assert value("balance", "H2", None, back) == 10


def test_who_never_had_an_entry_has_no_statement() -> None:
    assert explained("balance", "H3", None, village()) is None
    assert explained("statement-closing", "H2", "2022-08", village()) is None
    assert value("statement-closing", "H2", "2022-09", village()) == 10


def test_the_lines_of_a_closing_balance() -> None:
    found = explained("statement-closing", "H1", "2022-09", village())
    assert found is not None
    assert [(part.name.en, part.value) for part in found.parts] == [
        ("opening balance", Fraction("-0.5")),
        ("base points", 10),
        ("redeemed", -5),
        ("reversed", 0),
    ]
    assert len(found.parts[0].lines) == 4
