"""Points accounts: what counts, caps, balances; exact."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pytest

from gridctl.compute.points import (
    Ledger,
    after_redeeming,
    misfits,
    needs_evidence,
    over_caps,
    unfit,
)
from gridctl.model.choices import AccountKind, CapPeriod, PointsKind
from gridctl.model.ledger import PointsEntry
from gridctl.model.mark import Nowhere
from gridctl.model.period import Period
from gridctl.model.promises import PointsRule

DAY = date(2022, 7, 9)


def rule(
    ident: str = "P01",
    kind: PointsKind = PointsKind.BONUS,
    cap: str = "10",
    period: CapPeriod | None = CapPeriod.MONTH,
    accounts: tuple[AccountKind, ...] = (),
) -> PointsRule:
    return PointsRule(
        id=ident,
        title="x",
        kind=kind,
        points=Decimal(2),
        cap=Decimal(cap) if cap else None,
        period=period,
        accounts=accounts,
        approved_at="",
        at=Nowhere(),
    )


def entry(
    ident: str, points: str, day: date = DAY, rule: str = "P01", reverses: str = ""
) -> PointsEntry:
    return PointsEntry(
        id=ident,
        date=day,
        account="M1",
        rule=rule,
        points=Decimal(points) if points else None,
        activity="",
        reverses=reverses,
        evidence="",
        entered_by="",
        at=Nowhere(),
    )


def capped(*entries: PointsEntry, **words: object) -> list[tuple[str, Decimal]]:
    book = {"P01": rule(**words)}  # type: ignore[arg-type]
    return [(over.entry.id, over.total) for over in over_caps(Ledger(entries, book))]


SPEND = {"P01": rule(), "P20": rule("P20", PointsKind.REDEEM, "")}


def left(*entries: PointsEntry) -> list[tuple[str, Decimal]]:
    return [(one.entry.id, one.balance) for one in after_redeeming(Ledger(entries, SPEND))]


def test_what_is_wrong_with_an_entry_s_rule() -> None:
    both, member = rule(), rule(accounts=(AccountKind.MEMBER,))
    assert unfit(None, AccountKind.MEMBER) == "unknown"
    assert unfit(both, AccountKind.HOUSEHOLD) == ""
    assert unfit(member, AccountKind.MEMBER) == ""
    assert unfit(member, AccountKind.HOUSEHOLD) == "kind"
    assert unfit(member, None) == ""


def test_the_entries_whose_rule_does_not_fit_stand_in_file_order() -> None:
    book = {"P01": rule(), "P02": rule("P02", accounts=(AccountKind.MEMBER,))}
    rows = (
        entry("E1", "2", rule="P99"),
        entry("E2", "2"),
        entry("E3", "2", rule="P02"),
        entry("E4", "2", rule="P02")._replace(account="H1"),
        entry("E5", "2", rule="P02")._replace(account="H9"),  # nobody knows what H9 is
        entry("E6", "2", rule="P99")._replace(account="H1"),
    )
    kinds = {"M1": AccountKind.MEMBER, "H1": AccountKind.HOUSEHOLD}
    found = [(one.id, wrong) for one, wrong in misfits(Ledger(rows, book), kinds)]
    assert found == [("E1", "unknown"), ("E4", "kind"), ("E6", "unknown")]
    assert list(misfits(Ledger(rows[1:3], book), kinds)) == []


def test_who_needs_evidence() -> None:
    assert needs_evidence(entry("E1", "2"), SPEND)
    assert needs_evidence(entry("E1", "2", rule="P99"), SPEND)
    assert not needs_evidence(entry("E1", "-2", reverses="E0"), SPEND)
    assert not needs_evidence(entry("E1", "-2", rule="P20"), SPEND)


def counted(rows: Iterable[PointsEntry]) -> dict[str, Decimal]:
    ledger = Ledger(rows, {})
    return {one.id: ledger.worth(one) for one in ledger.entries}


def test_a_reversal_takes_from_what_it_reverses_and_one_of_it_gives_back() -> None:
    rows = [entry("E1", "2"), entry("E2", "-0.5", reverses="E1"), entry("E3", "3")]
    assert counted(rows) == {"E1": Decimal("1.5"), "E2": 0, "E3": Decimal(3)}
    rows.append(entry("E4", "0.5", reverses="E2"))
    assert counted(rows)["E1"] == 2
    assert counted(reversed(rows))["E1"] == 2
    rows[1] = entry("E2", "-2", reverses="E9")
    assert counted(rows[:3]) == {"E1": Decimal(2), "E2": 0, "E3": Decimal(3)}


def test_reversals_in_a_circle_count_nothing() -> None:
    rows = [entry("E1", "2", reverses="E2"), entry("E2", "-2", reverses="E1")]
    assert counted(rows) == {"E1": 0, "E2": 0}


def test_of_two_entries_with_one_id_the_last_counts_for_both() -> None:
    rows = [entry("E1", "6"), entry("E2", "2"), entry("E2", "8")._replace(account="M2")]
    assert counted(rows) == {"E1": Decimal(6), "E2": Decimal(8)}
    assert capped(*rows) == [("E2", Decimal(14))]
    assert left(entry("E1", "-9", rule="P20"), entry("E1", "-2")) == []


def test_the_cap_itself_is_kept_and_a_hundredth_more_is_not() -> None:
    assert capped(entry("E1", "6"), entry("E2", "4")) == []
    assert capped(entry("E1", "6"), entry("E2", "4.01")) == [("E2", Decimal("10.01"))]


def test_one_entry_alone_may_exceed_its_cap() -> None:
    assert capped(entry("E1", "10")) == []
    assert capped(entry("E1", "10.01")) == [("E1", Decimal("10.01"))]
    reversal = entry("E2", "-5", reverses="E1")
    assert capped(entry("E1", "12"), reversal) == []
    assert capped(entry("E1", "16"), reversal) == [("E1", Decimal(11))]


def test_each_account_has_a_cap_of_its_own() -> None:
    rows = [entry("E1", "6"), entry("E2", "6")._replace(account="M2"), entry("E3", "6")]
    assert capped(*rows) == [("E3", Decimal(12))]


def test_entries_are_added_up_by_date_then_in_file_order() -> None:
    rows = [entry("E1", "6", date(2022, 7, 20)), entry("E2", "6", date(2022, 7, 1))]
    assert capped(*rows) == [("E1", Decimal(12))]
    assert capped(entry("E1", "6"), entry("E2", "6"), entry("E3", "1")) == [
        ("E2", Decimal(12)),
        ("E3", Decimal(13)),
    ]


def test_a_reversed_entry_makes_room_in_the_period_of_its_own() -> None:
    rows = [entry("E1", "6"), entry("E2", "-6", date(2022, 8, 1), reverses="E1"), entry("E3", "8")]
    assert capped(*rows) == []
    rows[1] = entry("E2", "-3", date(2022, 8, 1), reverses="E1")
    assert capped(*rows) == [("E3", Decimal(11))]


@pytest.mark.parametrize(
    ("period", "second", "over"),
    [
        (CapPeriod.WEEK, date(2022, 7, 10), True),
        (CapPeriod.WEEK, date(2022, 7, 11), False),
        (CapPeriod.MONTH, date(2022, 7, 31), True),
        (CapPeriod.MONTH, date(2022, 8, 1), False),
        (CapPeriod.QUARTER, date(2022, 9, 30), True),
        (CapPeriod.QUARTER, date(2022, 10, 1), False),
        (CapPeriod.HALF, date(2022, 12, 31), True),
        (CapPeriod.HALF, date(2023, 1, 1), False),
        (CapPeriod.YEAR, date(2022, 12, 31), True),
        (CapPeriod.YEAR, date(2023, 1, 1), False),
        (None, date(2025, 1, 1), True),
    ],
)
def test_the_cap_is_a_period_s(period: CapPeriod | None, second: date, over: bool) -> None:
    rows = [entry("E1", "6"), entry("E2", "6", second)]
    found = over_caps(Ledger(rows, {"P01": rule(period=period)}))
    assert bool(found) is over
    if over:
        assert found[0].period == (Period.of(period.value, DAY) if period else None)


@pytest.mark.parametrize("cap", ["4", "-4"])
def test_a_cap_on_negative_points_may_be_written_either_way(cap: str) -> None:
    assert capped(entry("E1", "-2"), entry("E2", "-2"), cap=cap) == []
    assert capped(entry("E1", "-2"), entry("E2", "-3"), cap=cap) == [("E2", Decimal(-5))]


def test_what_has_no_cap_no_rule_or_no_points_exceeds_nothing() -> None:
    assert capped(entry("E1", "99"), cap="") == []
    assert capped(entry("E1", "99", rule="P02")) == []
    assert capped(entry("E1", "6"), entry("E2", ""), entry("E3", "4")) == []


def test_a_balance_of_nothing_is_left_and_a_hundredth_less_is_below() -> None:
    assert left(entry("E1", "10"), entry("E2", "-10", rule="P20")) == [("E2", Decimal(0))]
    found = left(entry("E1", "10"), entry("E2", "-10.01", rule="P20"))
    assert found == [("E2", Decimal("-0.01"))]


def test_what_is_earned_on_the_day_can_be_spent_on_it_but_not_later_earnings() -> None:
    spent = entry("E1", "-10", rule="P20")
    assert left(spent, entry("E2", "10")) == [("E1", Decimal(0))]
    assert left(spent, entry("E2", "10", date(2022, 7, 10))) == [("E1", Decimal(-10))]


def test_nobody_spends_what_others_earned() -> None:
    spent = entry("E2", "-3", rule="P20")
    assert left(entry("E1", "5")._replace(account="M2"), spent) == [("E2", Decimal(-3))]
    assert left(entry("E1", "5"), entry("E3", "9")) == []


def test_a_reversed_redemption_took_nothing() -> None:
    rows = [
        entry("E1", "10"),
        entry("E2", "-8", rule="P20"),
        entry("E3", "-8", date(2022, 7, 10), rule="P20"),
        entry("E4", "8", date(2022, 7, 11), rule="P20", reverses="E2"),
    ]
    assert left(*rows) == [("E3", Decimal(2))]
    assert left(*rows[:3]) == [("E2", Decimal(2)), ("E3", Decimal(-6))]


def test_points_that_were_reversed_cannot_be_spent() -> None:
    rows = [entry("E1", "10"), entry("E2", "-10", reverses="E1"), entry("E3", "-5", rule="P20")]
    assert left(*rows) == [("E3", Decimal(-5))]
