"""Duties: in time, late and missing; whose they are; the index of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridctl.compute.duties import Duty, Index, by_subject, by_unit, index_of
from gridctl.model.mark import Mark

LAST = date(2022, 8, 31)
HERE = Mark("x.csv", 2)


def duty(
    about: str = "H1",
    persons: tuple[str, ...] = ("M1",),
    grid: str = "G1",
    done: date | None = None,
    last: date = LAST,
) -> Duty:
    return Duty(about, persons, grid, last, done, (), (), HERE)


@pytest.mark.parametrize(
    ("done", "late", "found"),
    [
        (None, False, Index(1, 0, 0)),
        (LAST, False, Index(1, 1, 0)),
        (LAST + timedelta(days=1), True, Index(1, 0, 1)),
        (LAST - timedelta(days=40), False, Index(1, 1, 0)),
    ],
)
def test_the_last_day_is_in_time(done: date | None, late: bool, found: Index) -> None:
    one = duty(done=done)
    assert one.late is late
    assert index_of([one]) == found


def test_what_was_due_is_done_or_missing() -> None:
    found = Index(due=7, in_time=3, late=2)
    assert (found.done, found.missing) == (5, 2)
    assert index_of([]) == Index(0, 0, 0)
    assert index_of([]).missing == 0


def test_a_duty_counts_for_each_who_answers_and_once_for_grid_and_village() -> None:
    shared, own, nobodys = duty("H1", ("M1", "M2")), duty("H2", ("M1",)), duty("H3", (), "")
    found = by_subject([shared, own, nobodys], "V")
    assert found == {
        "V": (shared, own, nobodys),
        "G1": (shared, own),
        "M1": (shared, own),
        "M2": (shared,),
        "": (nobodys,),
    }
    assert by_subject([], "V") == {"V": ()}


def test_of_one_person_named_twice_it_counts_once() -> None:
    twice = duty("H1", ("M1", "M1"))
    assert by_subject([twice], "V")["M1"] == (twice,)


def test_units_and_all_of_them_together() -> None:
    branch, own, other = duty("B1", ()), duty("V", ()), duty("B2", ())
    found = by_unit([branch, own, other], "V")
    assert found == {"V": (branch, own, other), "B1": (branch,), "B2": (other,)}
    assert by_unit([], "V") == {"V": ()}


days = st.none() | st.dates(date(2022, 8, 1), date(2022, 9, 30))
duties = st.lists(
    st.builds(
        lambda persons, grid, done: duty("H", tuple(persons), grid, done),
        st.lists(st.sampled_from(["M1", "M2", "M3"]), unique=True, max_size=2),
        st.sampled_from(["G1", "G2", ""]),
        days,
    ),
    max_size=20,
)


@given(duties)
def test_grids_add_up_to_the_village(owed: list[Duty]) -> None:
    found = by_subject(owed, "V")
    grids = [index_of(found.get(grid, ())) for grid in ("G1", "G2", "")]
    assert tuple(map(sum, zip(*grids, strict=True))) == tuple(index_of(found["V"]))


@given(duties, st.randoms())
def test_the_order_of_duties_changes_nothing(owed: list[Duty], chance: "object") -> None:
    mixed = owed.copy()
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    first, second = by_subject(owed, "V"), by_subject(mixed, "V")
    assert first.keys() == second.keys()
    assert {s: index_of(d) for s, d in first.items()} == {s: index_of(d) for s, d in second.items()}


@given(duties)
def test_an_independent_count_agrees(owed: list[Duty]) -> None:
    found = index_of(owed)
    assert found.due == len(owed)
    assert found.missing == len([d for d in owed if d.done_on is None])
    assert found.late == len([d for d in owed if d.done_on and d.done_on > d.last])
    assert found.in_time == len([d for d in owed if d.done_on and d.done_on <= d.last])
    assert found.due == found.in_time + found.late + found.missing
