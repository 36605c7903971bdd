"""Recorded assessments, added up exactly."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from gridctl.compute.assessments import assessed
from gridctl.model.ledger import Assessment
from gridctl.model.mark import Nowhere
from gridctl.model.period import Period

Q3 = Period.parse("2022Q3")
LAST = date(2022, 9, 30)


def row(item: str, score: str, day: date | None = LAST, subject: str = "G1") -> Assessment:
    value = Decimal(score) if score else None
    return Assessment(date=day, subject=subject, assessor="", item=item, score=value, at=Nowhere())


def test_rows_of_the_period_and_of_the_items_count() -> None:
    rows = [
        row("a", "10"),
        row("b", "0.5"),
        row("c", "9"),
        row("a", "1", date(2022, 7, 1)),
        row("a", "7", date(2022, 6, 30)),
        row("a", "7", date(2022, 10, 1)),
        row("a", "7", None),
        row("a", "2", subject="G2"),
    ]
    found = assessed(rows, Q3, {"a": 10, "b": None})
    assert {subject: each.total for subject, each in found.items()} == {
        "G1": Decimal("11.5"),
        "G2": Decimal(2),
    }
    assert found["G1"].dates == (LAST, date(2022, 7, 1))
    assert {item: len(each) for item, each in found["G1"].items.items()} == {"a": 2, "b": 1}
    assert found["G1"].above == ()


def test_what_is_above_its_maximum_counts_whole_and_is_told() -> None:
    rows = [row("a", "10"), row("a", "10.01"), row("b", "99")]
    found = assessed(rows, Q3, {"a": 10, "b": None})["G1"]
    assert (found.total, found.above) == (Decimal("119.01"), (rows[1],))


def test_without_items_everything_counts_but_measurements() -> None:
    rows = [row("a", "10"), row("rats", "2.5")]
    assert assessed(rows, Q3, {})["G1"].total == Decimal("12.5")
    assert assessed(rows, Q3, {}, ["rats"])["G1"].total == 10
    assert assessed(rows, Q3, {"rats": None}, ["rats"])["G1"].total == Decimal("2.5")


def test_a_row_without_a_score_is_only_told() -> None:
    rows = [row("a", ""), row("a", "3", date(2022, 8, 1))]
    found = assessed(rows, Q3, {})["G1"]
    assert (found.rows, found.unread, found.total) == ((rows[1],), (rows[0],), 3)
    assert found.dates == (date(2022, 8, 1),)


ROWS = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.integers(-1000, 100_000).map(lambda n: str(Decimal(n) / 100)),
        st.integers(-40, 140),
        st.sampled_from(("G1", "G2")),
    ),
    max_size=20,
)


@given(ROWS, st.randoms(use_true_random=False))
def test_a_total_is_the_sum_of_its_items_whatever_the_order(
    given_: list[tuple[str, str, int, str]], chance: Random
) -> None:
    rows = [row(i, s, Q3.first + timedelta(days=n), g) for i, s, n, g in given_]
    mixed = list(rows)
    chance.shuffle(mixed)
    found, again = (assessed(each, Q3, {"a": 5, "b": None}) for each in (rows, mixed))
    assert {s: each.total for s, each in found.items()} == {s: e.total for s, e in again.items()}
    for subject, each in found.items():
        slow = Fraction(0)
        for item, score, days, other in given_:
            if other == subject and item in "ab" and 0 <= days < 92:
                slow += Fraction(score)
        assert Fraction(each.total) == slow
        parts = [r.score for rows_ in each.items.values() for r in rows_ if r.score is not None]
        assert sum(parts) == each.total
