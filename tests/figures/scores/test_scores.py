"""The score of a year and the help that follows a low one, on the worked example."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from gridctl.compute.scoring import HelpState
from gridctl.figures.scores import (
    help as help_,
)
from gridctl.figures.scores import (
    help_table,
    households_score,
    organisation_score,
    poor_rounds,
    score,
    score_table,
)
from tests.figures.asking import ask, have, notes, places, rows, set_by, shown
from tests.kit import Files, edited, manifest

SCORES = "ledger/scores/2022.csv"
CLAUSE = "ninghai-2019/3.9-score"
VILLAGE: Files = {
    "gridctl.yaml": manifest(),
    "members.csv": "id,name,born,branch,left_on\nM1,李例禾,1980-01,B01,\nM2,张例平,1980-01,B01,\n"
    "M3,陈例华,1980-01,B01,\n",
    SCORES: "member,organisation_score,households_score\nM1,58,63.5\nM2,90,60.25\nM3,65,55\n",
    "ledger/ratings/2022-07.csv": "member,good,fairly_good,fair,poor\nM1,0,3,10,23\nM2,0,0,0,9\n",
    "ledger/ratings/2021-12.csv": "member,good,fairly_good,fair,poor\nM1,0,0,0,20\n",
    "ledger/talks/2023.csv": "date,member,cause,held_by\n2023-01-04,M1,low-score,M2\n",
}


def weighted(**terms: object) -> Files:
    """The village with other terms of the score."""
    said = ", ".join(f"{name}: {value}" for name, value in terms.items())
    text = str(VILLAGE["gridctl.yaml"]).replace(
        "- {id: ninghai-2019}",
        "- id: ninghai-2019\n  overrides:\n"
        f"  - {{clause: 3.9-score, set: {{{said}}}, basis: MT001}}",
    )
    return {**VILLAGE, "gridctl.yaml": text}


def test_worked_example_score() -> None:
    explained = ask(score, VILLAGE, "M1", "2022")
    assert explained is not None
    assert explained.value == Fraction("55.75")
    assert [part.value for part in explained.parts] == [29, Fraction("31.75"), -5]
    assert [places(part) for part in explained.parts] == [
        [(SCORES, 2, 4, Fraction(29))],
        [(SCORES, 2, 7, Fraction("31.75"))],
        [("ledger/ratings/2022-07.csv", 2, None, Fraction(-5))],
    ]
    assert set_by(explained) == [(Decimal("0.5"), CLAUSE), (Decimal("0.5"), CLAUSE), (5, CLAUSE)]
    assert notes(explained) == []


@pytest.mark.parametrize(("member", "total"), [("M2", "75.125"), ("M3", "60")])
def test_without_a_poor_round_nothing_is_deducted(member: str, total: str) -> None:
    explained = ask(score, VILLAGE, member, "2022")
    assert explained is not None
    assert explained.value == Fraction(total)
    assert explained.parts[2].value == 0
    assert explained.parts[2].lines == ()


def test_worked_example_weights_count_by_their_proportion() -> None:
    files = weighted(organisation_weight=2, households_weight=1, poor_deduction="2.5")
    explained = ask(score, files, "M1", "2022")
    assert explained is not None
    assert [part.value for part in explained.parts] == [
        Fraction(116, 3), Fraction(127, 6), Fraction(-5, 2),
    ]  # fmt: skip
    assert explained.value == Fraction(172, 3)
    assert explained.value == sum(part.value for part in explained.parts)  # type: ignore[misc]


def test_worked_example_poor_rounds_of_the_year() -> None:
    for member, count in (("M1", 1), ("M2", 0), ("M3", 0)):
        explained = ask(poor_rounds, VILLAGE, member, "2022")
        assert explained is not None
        assert explained.value == count
    explained = ask(poor_rounds, VILLAGE, "M1", "2022")
    assert explained is not None
    assert places(explained.parts[0]) == [("ledger/ratings/2022-07.csv", 2, None, 1)]
    twice = {**VILLAGE, "ledger/ratings/2022-12.csv": VILLAGE["ledger/ratings/2021-12.csv"]}
    explained = ask(score, twice, "M1", "2022")
    assert explained is not None
    assert explained.value == Fraction("50.75")


def test_a_score_as_it_was_given() -> None:
    for module, value, column in ((organisation_score, "58", 4), (households_score, "63.5", 7)):
        explained = ask(module, VILLAGE, "M1", "2022")
        assert explained is not None
        assert explained.value == Decimal(value)
        assert places(explained.parts[0]) == [(SCORES, 2, column, Decimal(value))]
        assert ask(module, VILLAGE, "M9", "2022") is None
        assert module.FIGURE.internal


def test_who_has_a_score() -> None:
    assert have(score, VILLAGE, "2022") == have(poor_rounds, VILLAGE, "2022") == ("M1", "M2", "M3")
    assert have(score, VILLAGE, "2021") == ()
    blank = edited(VILLAGE, SCORES, "M2,90,60.25", "M2,90,")
    assert have(score, blank, "2022") == ("M1", "M3")
    assert ask(score, blank, "M2", "2022") is None
    assert ask(poor_rounds, blank, "M2", "2022") is None
    assert ask(score, {**VILLAGE, "gridctl.yaml": manifest("line-2022")}, "M1", "2022") is None
    twice = edited(VILLAGE, SCORES, "M3,65,55\n", "M3,65,55\nM1,90,90\n")
    explained = ask(score, twice, "M1", "2022")
    assert explained is not None
    assert explained.value == 85


def test_a_running_year_is_told_as_such() -> None:
    explained = ask(score, VILLAGE, "M1", "2022", as_of="2022-12-30")
    assert notes(explained) == [
        "2022 has not ended: rounds that are still to come may change the score."
    ]
    assert notes(ask(score, VILLAGE, "M1", "2022", as_of="2022-12-31")) == []


@pytest.mark.parametrize(
    ("talked", "as_of", "state"),
    [
        ("2023-01-04", "2023-01-05", HelpState.RECORDED),
        ("2023-01-06", "2023-01-05", HelpState.DUE),
        ("2022-12-01", "2023-01-05", HelpState.RECORDED),
        ("2022-11-30", "2023-01-30", HelpState.DUE),
        ("2022-11-30", "2023-01-31", HelpState.MISSING),
        ("2023-02-15", "2023-03-01", HelpState.RECORDED),
    ],
)
def test_worked_example_help(talked: str, as_of: str, state: HelpState) -> None:
    files = edited(VILLAGE, "ledger/talks/2023.csv", "2023-01-04", talked)
    explained = ask(help_, files, "M1", "2022", as_of)
    assert explained is not None
    assert explained.value is state
    assert [part.value for part in explained.parts][:2] == [Fraction("55.75"), date(2023, 1, 30)]
    assert set_by(explained) == [(60, CLAUSE), (30, CLAUSE)]


def test_the_lines_behind_help() -> None:
    explained = ask(help_, VILLAGE, "M1", "2022")
    assert explained is not None
    assert len(explained.parts[0].lines) == 3
    assert explained.parts[2].value == date(2023, 1, 4)
    assert places(explained.parts[2]) == [("ledger/talks/2023.csv", 2, 1, None)]


def test_sixty_is_not_below_sixty_and_the_year_must_have_ended() -> None:
    assert have(help_, VILLAGE, "2022") == ("M1",)
    assert have(help_, VILLAGE, "2022", "2022-12-31") == ()
    assert have(help_, VILLAGE, "2022", "2023-01-01") == ("M1",)
    assert have(help_, weighted(threshold="60.01"), "2022") == ("M1", "M3")
    later = {**VILLAGE, "gridctl.yaml": manifest(records_from="2023-01-01")}
    assert have(help_, later, "2022") == ()
    assert ask(help_, VILLAGE, "M3", "2022") is None


@pytest.mark.parametrize(
    ("left", "found"),
    [("2022-12-30", None), ("2022-12-31", HelpState.NOT_ASKED), ("2023-01-29", HelpState.NOT_ASKED),
     ("2023-01-30", HelpState.MISSING)],
)  # fmt: skip
def test_who_left_is_not_asked_for(left: str, found: HelpState | None) -> None:
    files = edited(
        VILLAGE, "members.csv", "M1,李例禾,1980-01,B01,", f"M1,李例禾,1980-01,B01,{left}"
    )
    files["ledger/talks/2023.csv"] = "date,member,cause\n"
    explained = ask(help_, files, "M1", "2022", as_of="2023-02-01")
    assert (explained.value if explained else None) is found


def test_the_tables_are_internal() -> None:
    table = shown(score_table, VILLAGE, "2022")
    assert table is not None
    assert table.internal
    keys = ("name", "organisation-score", "households-score", "poor-rounds", "score")
    assert rows(table, *keys)[0] == ("M1", "李例禾", 58, Decimal("63.5"), 1, Fraction("55.75"))
    assert [values["members"] for _, values in table.notes] == [("M1",)]
    helped = shown(help_table, VILLAGE, "2022")
    assert helped is not None
    assert helped.internal
    assert rows(helped, "score", "due", "help", "held") == [
        ("M1", Fraction("55.75"), date(2023, 1, 30), HelpState.RECORDED, date(2023, 1, 4))
    ]
    nobody = shown(score_table, weighted(threshold=0), "2022")
    assert nobody is not None
    assert nobody.notes == ()
    assert shown(help_table, weighted(threshold=0), "2022") is None
    assert shown(score_table, VILLAGE, "2021") is None
    assert all(module.FIGURE.internal for module in (score, poor_rounds, help_))
