"""Accounts over time: what counts in a period, by kind, and the month's statement."""

from fractions import Fraction
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from gridctl.compute.accounts import Accounts, total, worth
from gridctl.compute.points import Ledger, after_redeeming
from gridctl.model.choices import PointsKind
from gridctl.model.ledger import PointsEntry
from gridctl.model.period import Period
from tests.compute.points_rows import BOOK, row

JULY, AUGUST, Q3 = Period.parse("2022-07"), Period.parse("2022-08"), Period.parse("2022Q3")
COUNTS = ("base", "bonus", "negative")
ROWS = (
    row("E1", "2022-06-30", "H1", "BA", "10"),
    row("E2", "2022-07-01", "H1", "BO", "2.5"),
    row("E3", "2022-07-31", "H1", "NE", "-4"),
    row("E4", "2022-07-09", "H1", "RE", "-5"),
    row("E5", "2022-08-01", "H1", "BO", "-1.5", reverses="E2"),
    row("E6", "2022-08-02", "H1", "XX", "3"),
    row("E7", "2022-08-03", "H1", "RE", "5", reverses="E4"),
    row("E8", "2022-07-09", "H2", "BO", "2"),
)


def accounts(*rows: PointsEntry) -> Accounts:
    return Accounts(rows, BOOK)


def test_what_counts_in_a_period_is_dated_in_it_from_the_first_day_to_the_last() -> None:
    found = accounts(*ROWS).counted("H1", JULY, COUNTS)
    assert [each.entry.id for each in found] == ["E2", "E3"]
    assert [each.kind for each in found] == [PointsKind.BONUS, PointsKind.NEGATIVE]


def test_a_reversal_counts_in_the_period_of_what_it_reverses() -> None:
    found = accounts(*ROWS)
    assert found.points("H1", JULY, COUNTS) == Fraction(-3)
    assert found.points("H1", AUGUST, COUNTS) == 0
    assert found.points("H1", Q3, COUNTS) == Fraction(-3)
    (bonus, _) = found.counted("H1", JULY, COUNTS)
    assert [each.id for each in bonus.rows] == ["E2", "E5"]
    assert bonus.worth == 1


def test_redemptions_and_what_no_rule_gives_are_in_no_points() -> None:
    found = accounts(*ROWS)
    assert found.points("H1", Q3, ("base", "bonus", "negative", "duty")) == Fraction(-3)
    assert found.kind(ROWS[5]) is None
    assert found.counted("H1", AUGUST, COUNTS) == ()


def test_the_balance_is_all_rows_together() -> None:
    found = accounts(*ROWS)
    assert found.held("H1") == Fraction(10)
    assert found.held("H2") == 2
    assert found.held("H9") == 0
    spent = row("E9", "2022-12-31", "H2", "RE", "-0.5")
    ledger = Ledger((*ROWS, spent), BOOK)
    assert accounts(*ROWS, spent).held("H2") == after_redeeming(ledger)[-1].balance


def test_an_account_without_entries_has_nothing() -> None:
    assert accounts().points("H1", JULY, COUNTS) == 0
    assert accounts().statement("H1", JULY).closing == 0


def test_worked_example_of_a_statement_in_july() -> None:
    found = accounts(*ROWS).statement("H1", JULY)
    assert found.opening == 10
    by_kind = {kind: [each.id for each in rows] for kind, rows in found.by_kind.items()}
    assert by_kind == {
        PointsKind.BONUS: ["E2"],
        PointsKind.NEGATIVE: ["E3"],
        PointsKind.REDEEM: ["E4"],
    }
    assert found.reversed == ()
    assert found.closing == Fraction("3.5")


def test_worked_example_of_a_statement_in_august() -> None:
    found = accounts(*ROWS).statement("H1", AUGUST)
    assert found.opening == Fraction("3.5")
    assert {kind: total(rows) for kind, rows in found.by_kind.items()} == {None: Fraction(3)}
    assert [each.id for each in found.reversed] == ["E5", "E7"]
    assert total(found.reversed) == Fraction("3.5")
    assert found.closing == 10


def test_a_row_whose_day_is_not_known_is_in_the_opening_balance_and_in_no_points() -> None:
    found = accounts(row("E1", "", "H1", "BO", "2"), row("E2", "2022-07-02", "H1", "BO", ""))
    assert found.statement("H1", JULY).opening == 2
    assert found.points("H1", JULY, COUNTS) == 0


def test_a_row_that_stands_twice_counts_once() -> None:
    assert accounts(ROWS[1], ROWS[1]).points("H1", JULY, COUNTS) == Fraction("2.5")


def test_a_reversal_of_nothing_known_is_in_the_balance_only() -> None:
    found = accounts(row("E1", "2022-07-02", "H1", "BO", "-2", reverses="E0"))
    assert found.points("H1", JULY, COUNTS) == 0
    assert found.held("H1") == -2
    assert [each.id for each in found.statement("H1", JULY).reversed] == ["E1"]


def test_the_order_of_rows_changes_nothing() -> None:
    few = (ROWS[1], ROWS[2], ROWS[4], ROWS[6])
    told = {
        (
            accounts(*rows).points("H1", JULY, COUNTS),
            accounts(*rows).held("H1"),
            accounts(*rows).statement("H1", AUGUST).closing,
        )
        for rows in permutations(few)
    }
    assert len(told) == 1


LEDGERS = st.lists(
    st.tuples(
        st.integers(1, 12),
        st.sampled_from(["H1", "H2"]),
        st.sampled_from([*BOOK, "XX"]),
        st.decimals(-9, 9, places=1),
        st.integers(0, 8),
    ),
    max_size=9,
)


def ledger(drawn: list[tuple[int, str, str, object, int]]) -> list[PointsEntry]:
    """Rows of 2022; one whose last number is that of an earlier row reverses it."""
    rows: list[PointsEntry] = []
    for number, (month, account, rule, points, back) in enumerate(drawn):
        day, told = f"2022-{month:02}-15", str(points)
        if back < number and back % 2:
            undone = rows[back]
            mine = row(f"E{number}", day, undone.account, undone.rule, told, "", undone.id)
        else:
            mine = row(f"E{number}", day, account, rule, told)
        rows.append(mine)
    return rows


@settings(max_examples=60, deadline=None)
@given(LEDGERS)
def test_statements_add_up_and_follow_on_each_other(drawn: list[object]) -> None:
    found = accounts(*ledger(drawn))  # type: ignore[arg-type]
    for account in ("H1", "H2"):
        before = Fraction(0)
        for month in Period.parse("2022").split("month"):
            told = found.statement(account, month)
            assert told.opening == before
            moved = sum((total(rows) for rows in told.by_kind.values()), Fraction(0))
            before += moved + total(told.reversed)
            assert told.closing == before
        assert before == found.held(account)


@settings(max_examples=60, deadline=None)
@given(LEDGERS)
def test_the_months_add_up_to_the_year_and_to_an_independent_sum(drawn: list[object]) -> None:
    rows = ledger(drawn)  # type: ignore[arg-type]
    found = accounts(*rows)
    months = Period.parse("2022").split("month")
    for account in ("H1", "H2"):
        by_month = [found.points(account, month, COUNTS) for month in months]
        assert sum(by_month) == found.points(account, Period.parse("2022"), COUNTS)
        slow = Fraction(0)
        for each in rows:
            top = each
            while top.reverses:
                top = next(one for one in rows if one.id == top.reverses)
            if top.account == account and top.rule in {"BA", "BO", "NE"}:
                slow += Fraction(each.points or 0)
        assert sum(by_month) == slow


@settings(max_examples=60, deadline=None)
@given(LEDGERS, st.integers(1, 12))
def test_a_reversal_brings_back_the_figure_before(drawn: list[object], month: int) -> None:
    rows = ledger(drawn)  # type: ignore[arg-type]
    extra = row("N1", f"2022-{month:02}-10", "H1", "BO", "3.5")
    back = row("N2", "2022-12-31", "H1", "BO", "-3.5", "", "N1")
    before, after = accounts(*rows), accounts(*rows, extra, back)
    for period in Period.parse("2022").split("month"):
        assert after.points("H1", period, COUNTS) == before.points("H1", period, COUNTS)
    assert after.held("H1") == before.held("H1")
    whole = Period.parse("2022")
    assert worth(after.counted("H2", whole, COUNTS)) == worth(before.counted("H2", whole, COUNTS))
