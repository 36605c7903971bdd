"""What linked households' accounts do to a member's points; exact."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridctl.compute.accounts import Accounts
from gridctl.compute.coupling import Couplings, MemberPoints, mean
from gridctl.compute.timeline import Timeline
from gridctl.model.choices import PointsKind
from gridctl.model.ledger import PointsEntry
from gridctl.model.period import Period
from tests.compute.points_rows import BOOK, row
from tests.kit import context

JULY, Q3 = Period.parse("2022-07"), Period.parse("2022Q3")
COUNTS = ("duty", "bonus", "negative")
#: M1 links H1 until 15 July and H2 all the time, M2 links H1 too; in H9 a member lives.
VILLAGE = {
    "members.csv": "id,name,born,branch,household\nM1,甲,1980-01,B1,H9\nM2,乙,1980-01,B1,H9\n",
    "households.csv": "id,head,villager_group\nH1,丙,VG1\nH2,丁,VG1\nH9,甲,VG1\n",
    "links.csv": (
        "member,household,since,until\nM1,H1,2022-01-01,2022-07-15\nM1,H2,2022-01-01,\n"
        "M2,H1,2022-01-01,\nM2,H1,2022-02-01,\nM2,H9,2022-01-01,\n"
    ),
}
TIMELINE: Timeline = context(VILLAGE).timeline


def points(
    *rows: PointsEntry,
    member: str = "M1",
    period: Period = JULY,
    half: int = 100,
    loss: int = 0,
    split: bool = False,
) -> MemberPoints:
    found = Couplings(TIMELINE, Accounts(rows, BOOK), half, loss, split=split)
    return found.of(member, period, COUNTS)


def shared(*rows: PointsEntry, half: int = 50) -> Sequence[tuple[str, Fraction]]:
    found = points(*rows, half=half).shared
    return [(each.booked.entry.id, each.less) for each in found]


MINE = row("E1", "2022-07-09", "M1", "BO", "3", "A")
THEIRS = row("E2", "2022-07-10", "H1", "BO", "2", "A")


def test_points_are_duty_and_bonus_and_negative() -> None:
    rows = (
        row("E1", "2022-07-01", "M1", "DU", "5"),
        row("E2", "2022-07-31", "M1", "BO", "2.5"),
        row("E3", "2022-07-09", "M1", "NE", "-1"),
        row("E4", "2022-07-09", "M1", "BA", "9"),
        row("E5", "2022-07-09", "M1", "RE", "-4"),
        row("E6", "2022-08-01", "M1", "DU", "5"),
        row("E7", "2022-07-09", "M2", "DU", "5"),
    )
    found = points(*rows)
    assert found.total == Fraction("6.5")
    assert found.of_kind(PointsKind.DUTY) == 5
    assert found.of_kind(PointsKind.NEGATIVE) == -1
    assert found.coupled == 0


def test_an_activity_shared_with_a_linked_household_counts_half() -> None:
    found = points(MINE, THEIRS, half=50)
    assert (found.total, found.coupled) == (Fraction("1.5"), Fraction("-1.5"))
    assert [each.also[0].entry.id for each in found.shared] == ["E2"]
    assert points(MINE, THEIRS, half=0).total == 0
    assert points(MINE, THEIRS, half=100).shared == ()


@pytest.mark.parametrize(
    "theirs",
    [
        row("E2", "2022-07-09", "H1", "BO", "2", "B"),
        row("E2", "2022-07-09", "H3", "BO", "2", "A"),
        row("E2", "2022-07-09", "M2", "BO", "2", "A"),
        row("E2", "2022-07-09", "H9", "BO", "2", "A"),
        row("E2", "2022-07-09", "H1", "RE", "-2", "A"),
        row("E2", "2022-07-09", "H1", "BO", "0", "A"),
    ],
    ids=["another", "not linked", "a member's", "a member's home", "redeemed", "nothing"],
)
def test_what_makes_nothing_of_an_activity(theirs: PointsEntry) -> None:
    assert shared(MINE, theirs) == []


def test_two_blank_activities_are_not_the_same() -> None:
    assert shared(MINE._replace(activity=""), THEIRS._replace(activity="")) == []


@pytest.mark.parametrize(("day", "less"), [("2022-07-15", 1), ("2022-07-16", 0)])
def test_the_link_is_looked_at_on_the_day_of_the_member_s_entry(day: str, less: int) -> None:
    mine = row("E1", day, "M1", "BO", "3", "A")
    assert len(shared(mine, THEIRS._replace(date=JULY.last))) == less


def test_the_household_s_entry_may_be_of_any_day_and_any_kind_that_counts() -> None:
    assert shared(MINE, row("E2", "2022-01-01", "H2", "NE", "-1", "A")) == [
        ("E1", Fraction("-1.5"))
    ]


def test_half_a_point_counts_a_quarter() -> None:
    assert shared(MINE._replace(points=Decimal("0.5")), THEIRS) == [("E1", Fraction("-0.25"))]


def test_only_what_is_gained_counts_less() -> None:
    assert shared(row("E1", "2022-07-09", "M1", "NE", "-3", "A"), THEIRS) == []


def test_an_entry_that_was_reversed_shares_nothing_any_more() -> None:
    theirs = row("E3", "2022-07-20", "H1", "BO", "-2", "A", "E2")
    assert shared(MINE, THEIRS, theirs) == []
    mine = row("E3", "2022-07-20", "M1", "BO", "-1", "A", "E1")
    assert shared(MINE, THEIRS, mine) == [("E1", Fraction(-1))]
    assert points(MINE, THEIRS, mine, half=50).total == 1
    whole = row("E3", "2022-07-20", "M1", "BO", "-3", "A", "E1")
    assert shared(MINE, THEIRS, whole) == []


def test_several_households_make_it_half_once() -> None:
    also = row("E3", "2022-07-09", "H2", "BO", "2", "A")
    found = points(MINE, THEIRS, also, half=50)
    assert found.total == Fraction("1.5")
    assert {each.entry.id for each in found.shared[0].also} == {"E2", "E3"}


LOST = row("E5", "2022-07-15", "H1", "NE", "-2.5")


def test_a_share_of_what_a_linked_household_lost_is_taken_from_each_member() -> None:
    assert points(LOST, loss=20).total == Fraction("-0.5")
    assert points(LOST, loss=20, member="M2").total == Fraction("-0.5")
    assert points(LOST, loss=0).losses == ()
    assert points(LOST, loss=100).coupled == Fraction("-2.5")


def test_several_members_may_share_what_is_taken() -> None:
    (mine,) = points(LOST, loss=20, split=True).losses
    assert (mine.linkers, mine.taken) == (2, Fraction("-0.25"))
    alone = row("E6", "2022-07-15", "H2", "NE", "-1")
    assert points(alone, loss=50, split=True).total == Fraction("-0.5")


@pytest.mark.parametrize(("day", "taken"), [("2022-07-15", "-0.5"), ("2022-07-16", "0")])
def test_a_loss_is_taken_from_who_links_on_its_day(day: str, taken: str) -> None:
    assert points(row("E5", day, "H1", "NE", "-2.5"), loss=20).total == Fraction(taken)


def test_a_loss_counts_in_the_period_of_its_day_and_less_what_was_reversed() -> None:
    assert points(LOST, loss=20, period=Period.parse("2022-08")).total == 0
    back = row("E6", "2022-08-03", "H1", "NE", "1.5", "", "E5")
    assert points(LOST, back, loss=20).total == Fraction("-0.2")
    whole = row("E6", "2022-08-03", "H1", "NE", "2.5", "", "E5")
    assert points(LOST, whole, loss=20).losses == ()


@pytest.mark.parametrize(
    "lost",
    [
        row("E5", "2022-07-15", "H1", "RE", "-5"),
        row("E5", "2022-07-15", "H1", "BO", "-5"),
        row("E5", "2022-07-15", "H1", "NE", "5"),
        row("E5", "2022-07-15", "H9", "NE", "-5"),
        row("E5", "", "H1", "NE", "-5"),
    ],
    ids=["redeemed", "no loss", "wrong sign", "a member's home", "no day"],
)
def test_what_is_taken_from_nobody(lost: PointsEntry) -> None:
    assert points(lost, loss=20).losses == ()
    assert points(lost, loss=20, member="M2", split=True).losses == ()


def test_worked_example_of_member_points_with_both_couplings() -> None:
    rows = (
        row("E1", "2022-07-26", "M1", "DU", "5"),
        row("E2", "2022-07-09", "M1", "BO", "3", "HD-7"),
        row("E3", "2022-07-09", "H1", "BO", "2", "HD-7"),
        row("E4", "2022-07-20", "M1", "NE", "-2"),
        row("E5", "2022-07-12", "H1", "NE", "-2.5"),
        row("E6", "2022-07-18", "H1", "NE", "-4"),
    )
    found = points(*rows, half=50, loss=20)
    assert found.total == Fraction(5) + 3 - 2 - Fraction("1.5") - Fraction("0.5") == 4


def test_the_mean_of_linked_households() -> None:
    assert mean([Fraction(12), Fraction(0), Fraction(-2)]) == Fraction(10, 3)
    assert mean([]) is None


ROWS = st.lists(
    st.tuples(
        st.integers(1, 28),
        st.sampled_from(["M1", "M2", "H1", "H2"]),
        st.sampled_from(["DU", "BO", "NE", "RE"]),
        st.integers(-6, 6),
        st.sampled_from(["", "A", "B"]),
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(ROWS, st.sampled_from([0, 50, 100]), st.sampled_from([0, 20]), st.booleans(), st.randoms())
def test_points_agree_with_a_slow_definition_in_any_order(
    drawn: list[tuple[int, str, str, int, str]], half: int, loss: int, split: bool, chance: object
) -> None:
    rows = [
        row(f"E{i}", f"2022-07-{day:02}", account, rule, str(number), activity)
        for i, (day, account, rule, number, activity) in enumerate(drawn)
    ]
    chance.shuffle(rows)  # type: ignore[attr-defined]
    for member in ("M1", "M2"):
        expected = Fraction(0)
        for mine in rows:
            if mine.account != member or mine.rule == "RE":
                continue
            number = Fraction(mine.points or 0)
            also = any(
                one.activity == mine.activity
                and one.rule != "RE"
                and one.points
                and _links(member, one.account, mine.date.day if mine.date else 0)
                for one in rows
            )
            expected += number * half / 100 if number > 0 and mine.activity and also else number
        for lost in rows:
            day = lost.date.day if lost.date else 0
            if lost.rule == "NE" and (lost.points or 0) < 0 and _links(member, lost.account, day):
                several = sum(_links(one, lost.account, day) for one in ("M1", "M2"))
                share = Fraction(lost.points or 0) * loss / 100
                expected += share / several if split else share
        found = points(*rows, member=member, half=half, loss=loss, split=split)
        assert found.total == expected


def _links(member: str, household: str, day: int) -> bool:
    if member == "M1":
        return household == "H2" or (household == "H1" and day <= 15)
    return household == "H1"
