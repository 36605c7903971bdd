"""What members and units owed, with the lines that asked for it and that did it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridctl.compute.activity import index_activities
from gridctl.compute.duties import Duty, Trace
from gridctl.compute.owed_work import (
    Held,
    meeting_duties,
    member_duties,
    promise_duties,
    rows_by,
    visit_duties,
)
from gridctl.compute.promises import commitments_of
from gridctl.compute.visiting import household_months, index_visits
from gridctl.model.choices import Agenda, MeetingKind
from gridctl.model.ledger import Meeting
from gridctl.model.mark import Mark, Nowhere
from gridctl.model.period import Period
from gridctl.rules.rule import Context
from tests.kit import context

AUGUST = Period.parse("2022-08")
Q3 = Period.parse("2022Q3")
FILES: dict[str, str] = {
    "members.csv": (
        "id,name,born,branch,household,duty_grid,left_on\n"
        "M1,甲例,1980-01,B1,H8,,\nM2,乙例,1980-01,B1,H8,G2,\nM3,丙例,1980-01,B1,H8,,2022-08-20\n"
    ),
    "households.csv": "id,head,villager_group\nH1,王样,VG1\nH2,赵样,VG2\nH8,甲例,VG1\n",
    "grids.yaml": (
        "grids:\n- {id: G1, name: 一, villager_groups: [{id: VG1, name: 一组}]}\n"
        "- {id: G2, name: 二, villager_groups: [{id: VG2, name: 二组}]}\n"
    ),
    "links.csv": (
        "member,household,since,until\n"
        "M1,H1,2022-01-01,2022-08-15\nM2,H1,2022-08-16,\nM3,H1,2022-08-10,2022-08-20\n"
        "M1,H2,2022-01-01,\n"
    ),
    "ledger/visits/2022Q3.csv": (
        "date,member,household,reason\n"
        "2022-08-30,M1,H1,care\n2022-08-02,M2,H1,care\n2022-08-05,M3,H1,care\n"
        "2022-08-04,M2,H2,care\n2022-07-31,M1,H2,care\n2022-09-01,M1,H2,care\n"
        ",M1,H2,care\n"
    ),
    "ledger/activities/2022Q3.csv": (
        "date,members,theme,title\n2022-08-20,M1;M2,deeds,乙\n2022-08-10,M1,deeds,甲\n"
    ),
}


def in_august(times: int, files: dict[str, str] = FILES) -> list[Duty]:
    ctx = context(files)
    visits = ctx.village.visits
    items = household_months(ctx.timeline, index_visits(visits), AUGUST)
    return list(visit_duties(ctx.timeline, items, rows_by(visits, "month", "household"), times))


def lines(traces: tuple[Trace, ...]) -> list[tuple[int | None, str, date | None]]:
    return [(trace.at.line, trace.who, trace.day) for trace in traces]


def test_rows_by_date_and_only_dated_ones() -> None:
    found = rows_by(context(FILES).village.visits, "month", "household")
    assert [row.date for row in found[AUGUST, "H1"]] == [
        date(2022, 8, 2),
        date(2022, 8, 5),
        date(2022, 8, 30),
    ]
    assert len(found[AUGUST, "H2"]) == 1
    by_member = rows_by(context(FILES).village.visits, "quarter", "member")
    assert {key: len(rows) for key, rows in by_member.items()} == {
        (Q3, "M1"): 3,
        (Q3, "M2"): 2,
        (Q3, "M3"): 1,
    }


def test_a_visit_by_whoever_linked_it_in_the_month_counts_on_any_day() -> None:
    home, other = in_august(1)
    assert home[:5] == ("H1", ("M2",), "G1", AUGUST.last, date(2022, 8, 2))
    assert lines(home.asked) == [
        (2, "M1", date(2022, 1, 1)),
        (4, "M3", date(2022, 8, 10)),
        (3, "M2", date(2022, 8, 16)),
    ]
    assert lines(home.did) == [
        (3, "M2", date(2022, 8, 2)),
        (4, "M3", date(2022, 8, 5)),
        (2, "M1", date(2022, 8, 30)),
    ]
    assert (home.missing_at, home.period, home.kind) == (Mark("households.csv", 2), AUGUST, None)
    assert other[:5] == ("H2", ("M1",), "G2", AUGUST.last, None)
    assert other.did == ()


@pytest.mark.parametrize(
    ("times", "done", "first"),
    [(1, date(2022, 8, 2), 3), (2, date(2022, 8, 5), 4), (3, date(2022, 8, 30), 2)],
)
def test_the_visit_that_completed_it_comes_first(times: int, done: date, first: int) -> None:
    home = in_august(times)[0]
    assert home.done_on == done
    assert home.did[0].at.line == first
    assert sorted(trace.at.line or 0 for trace in home.did) == [2, 3, 4]


def test_too_few_visits_are_shown_and_do_not_do() -> None:
    home = in_august(4)[0]
    assert home.done_on is None
    assert [trace.at.line for trace in home.did] == [3, 4, 2]


def test_both_who_link_it_on_the_last_day_answer() -> None:
    shared = {**FILES, "links.csv": FILES["links.csv"] + "M1,H1,2022-08-31,\n"}
    assert in_august(1, shared)[0].persons == ("M1", "M2")


@pytest.mark.parametrize(
    ("times", "done"), [(1, date(2022, 8, 10)), (2, date(2022, 8, 20)), (3, None)]
)
def test_activities_in_the_order_of_their_dates(times: int, done: date | None) -> None:
    ctx = context(FILES)
    rows = index_activities(ctx.village.activities)
    state = ctx.timeline.on(AUGUST.last)
    first, second = member_duties(state, AUGUST, state.members.values(), rows, times)
    assert first[:5] == ("M1", ("M1",), "G1", AUGUST.last, done)
    assert second.grid == "G2"
    assert lines(first.asked) == [(2, "M1", AUGUST.last)]
    assert (first.missing_at, first.period) == (Mark("members.csv", 2), AUGUST)
    order = [2, 3] if times == 2 else [3, 2]
    assert [trace.at.line for trace in first.did] == order


FORM = (
    "commitments:\n- member: {who}\n  promises:\n"
    "  - {{text: 甲, target: 乙, measures: 丙, {dates}}}\n"
)


def promised(
    dates: str, who: str = "M1", period: Period = Q3, day: str = "2022-09-30"
) -> list[Duty]:
    files = {**FILES, "commitments/2022.yaml": FORM.format(who=who, dates=dates)}
    ctx: Context = context(files)
    forms = commitments_of(ctx.village, 2022).values()
    since, on = date(2022, 7, 10), date.fromisoformat(day)
    return list(promise_duties(ctx.timeline, forms, period, since, on))


@pytest.mark.parametrize(
    ("due", "count"),
    [
        ("2022-07-09", 0),
        ("2022-07-10", 1),
        ("2022-09-30", 1),
        ("2022-10-01", 0),
        ("", 0),
    ],
)
def test_a_promise_counts_where_it_fell_due(due: str, count: int) -> None:
    assert len(promised(f"due_on: {due}")) == count


def test_a_promise_is_due_once_its_day_is_over() -> None:
    assert promised("due_on: 2022-09-20", day="2022-09-19") == []
    assert len(promised("due_on: 2022-09-20", day="2022-09-20")) == 1
    assert promised("due_on: 2022-09-20", period=AUGUST) == []


@pytest.mark.parametrize(
    ("done", "late"), [("2022-09-20", False), ("2022-09-21", True), ("2022-09-30", True)]
)
def test_kept_in_time_and_late(done: str, late: bool) -> None:
    (found,) = promised(f"due_on: 2022-09-20, done_on: {done}")
    assert (found.done_on, found.late) == (date.fromisoformat(done), late)
    assert [trace.who for trace in found.did] == ["M1"]
    assert found[:4] == ("M1", ("M1",), "G1", date(2022, 9, 20))


def test_kept_after_the_period_is_missing_in_it() -> None:
    (found,) = promised("due_on: 2022-09-20, done_on: 2022-10-01")
    assert (found.done_on, found.did) == (None, ())
    assert found.missing_at == found.asked[0].at
    assert (found.missing_at.file, found.missing_at.line) == ("commitments/2022.yaml", 4)


@pytest.mark.parametrize(("withdrawn", "count"), [("2022-09-30", 0), ("2022-10-01", 1)])
def test_a_withdrawn_promise_is_not_owed(withdrawn: str, count: int) -> None:
    assert len(promised(f"due_on: 2022-09-20, withdrawn_on: {withdrawn}")) == count


@pytest.mark.parametrize(("due", "count"), [("2022-08-20", 1), ("2022-08-21", 0)])
def test_who_had_left_by_the_due_date_owes_nothing(due: str, count: int) -> None:
    assert len(promised(f"due_on: {due}", who="M3")) == count
    assert promised(f"due_on: {due}", who="M9") == []


def meeting(
    ident: str, day: str, *agenda: Agenda, reported: tuple[str, ...] = ("M1",), line: int = 2
) -> Meeting:
    return Meeting(
        id=ident,
        date=date.fromisoformat(day),
        kind=MeetingKind.THEME_DAY,
        unit="B1",
        agenda=agenda,
        reported=reported,
        attended=None,
        expected=None,
        at=Nowhere(f"{ident}.csv", line),
    )


def held(
    *meetings: Meeting, agenda: Agenda | None = None, times: int = 1, unit: str = "B1"
) -> Duty:
    asked = Held(unit, AUGUST, times, MeetingKind.THEME_DAY, agenda, meetings, Mark("b.yaml", 3))
    (found,) = meeting_duties([asked], {"G1"}, "meetings.csv")
    return found


def test_a_meeting_held_and_one_that_was_not() -> None:
    found = held(meeting("A", "2022-08-09"))
    assert found[:5] == ("B1", (), "", AUGUST.last, date(2022, 8, 9))
    assert found.did == (Trace(Mark("A.csv"), "A", date(2022, 8, 9)),)
    assert found.asked == (Trace(Mark("b.yaml", 3), "B1", AUGUST.last),)
    assert (found.period, found.kind) == (AUGUST, MeetingKind.THEME_DAY)
    none = held()
    assert (none.done_on, none.did, none.missing_at) == (None, (), Mark("meetings.csv"))
    assert held(unit="G1").grid == "G1"


def test_as_often_as_asked() -> None:
    first, second = meeting("A", "2022-08-09"), meeting("B", "2022-08-19")
    assert held(first, second, times=2).done_on == date(2022, 8, 19)
    assert held(first, times=2).done_on is None
    assert held(first, times=2).missing_at == Mark("meetings.csv")


def test_a_meeting_without_the_item_is_where_it_is_missing() -> None:
    right = meeting("A", "2022-08-09", Agenda.SCHEME)
    wrong = meeting("B", "2022-08-19", Agenda.OTHER)
    assert held(right, wrong, agenda=Agenda.SCHEME).done_on == date(2022, 8, 9)
    missing = held(wrong, agenda=Agenda.SCHEME)
    assert (missing.done_on, missing.missing_at) == (None, Mark("B.csv"))


@pytest.mark.parametrize("agenda", [Agenda.MEMBER_REPORTS, Agenda.YEAR_REPORT])
def test_an_item_of_reports_needs_somebody_who_reported(agenda: Agenda) -> None:
    silent = meeting("A", "2022-08-09", agenda, reported=())
    assert held(silent, agenda=agenda).done_on is None
    assert held(silent, agenda=agenda).missing_at == Mark("A.csv")
    assert held(meeting("A", "2022-08-09", agenda), agenda=agenda).done_on == date(2022, 8, 9)
    other = meeting("A", "2022-08-09", Agenda.SCHEME, reported=())
    assert held(other, agenda=Agenda.SCHEME).done_on == date(2022, 8, 9)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(1, 31), st.sampled_from(["M1", "M2", "M3"]), st.sampled_from(["H1", "H2"])
        ),
        max_size=12,
    ),
    st.integers(1, 3),
)
def test_a_slow_count_agrees(made: list[tuple[int, str, str]], times: int) -> None:
    rows = [f"2022-08-{day:02},{member},{home},care\n" for day, member, home in made]
    files = {
        **FILES,
        "ledger/visits/2022Q3.csv": "".join(["date,member,household,reason\n", *rows]),
    }
    linking = {"H1": {"M1", "M2", "M3"}, "H2": {"M1"}}
    for duty in in_august(times, files):
        days = sorted(
            day for day, member, home in made if home == duty.about and member in linking[home]
        )
        assert len(duty.did) == len(days)
        assert duty.done_on == (date(2022, 8, days[times - 1]) if len(days) >= times else None)
