"""The days on which a village changes."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridctl.compute.bound import bound_on, bound_throughout
from gridctl.compute.state import State
from gridctl.compute.timeline import Timeline
from gridctl.model.period import Period
from tests.kit import context

Q4 = Period.parse("2022Q4")
MEMBERS = """id,name,born,branch,presence,excused,since,left_on
M1,李例禾,1980-01,B01,,,,
M2,张例平,1980-01,B01,,,2022-10-01,
M3,陈例华,1980-01,B01,,,2022-10-02,
M4,刘例山,1980-01,B01,,,,2022-12-31
M5,赵例云,1980-01,B01,,,,2023-01-05
M6,周例松,1953-01-01,B01,,,,
M7,吴例清,1953-01-05,B01,,,,
M8,郑例敏,1953-01-06,B01,,,,
M9,孙例根,1980-01,B01,,,,
M10,马例达,1980-01,B01,,,,
M11,杨例秋,1980-01,B01,away,,,
M12,黄例江,1980-01,B01,,yes,,
"""
VILLAGE = {
    "members.csv": MEMBERS,
    "former-values.csv": """subject,field,value,until
M9,presence,away,2022-10-01
M10,presence,away,2022-09-30
M11,presence,resident,2023-01-04
M12,excused,no,2022-12-30
""",
    "core-households.csv": "term,member\n2023,M1\n",
}


def ids(found: tuple[object, ...]) -> list[str]:
    return [member.id for member in found]  # type: ignore[attr-defined]


def test_states_are_shared_between_changes() -> None:
    timeline = context(VILLAGE).timeline
    assert timeline.on(date(2022, 10, 2)) is timeline.on(date(2022, 12, 30))
    assert timeline.on(date(2022, 10, 1)) is not timeline.on(date(2022, 10, 2))


def test_a_year_begins_a_state_of_its_own() -> None:
    timeline = context(VILLAGE).timeline
    assert timeline.on(date(2023, 3, 1)).core_members == {"M1"}
    assert timeline.on(date(2022, 12, 31)).core_members == frozenset()
    states = timeline.between(date(2024, 12, 30), date(2025, 1, 2))
    assert [state.since for state in states] == [date(2024, 1, 1), date(2025, 1, 1)]


def test_every_state_of_a_period() -> None:
    timeline = context(VILLAGE).timeline
    assert [state.since for state in timeline.over(Q4)] == [
        date(2022, 10, 1),
        date(2022, 10, 2),
        date(2022, 12, 31),
    ]
    day = date(2022, 11, 5)
    assert timeline.between(day, day) == (timeline.on(day),)


def test_present_throughout() -> None:
    found = context(VILLAGE).timeline.present_throughout(Q4)
    assert ids(found) == ["M1", "M2", *(f"M{i}" for i in range(4, 13))]


def test_bound_throughout_the_quarter_and_still() -> None:
    timeline = context(VILLAGE).timeline
    found = bound_throughout(timeline, Q4, date(2023, 1, 5), ("away", "excused"), 70)
    # M3 came, M4 left, M6 and M7 are 70 by now, M9 was away on one day, M11 and M12 are exempt.
    assert ids(found) == ["M1", "M2", "M5", "M8", "M10"]


def test_who_left_on_the_day_after_is_bound_no_more() -> None:
    timeline = context(VILLAGE).timeline
    found = bound_throughout(timeline, Q4, date(2023, 1, 6), ("away", "excused"), 70)
    assert ids(found) == ["M1", "M2", "M10"]


def test_without_exemptions_only_presence_counts() -> None:
    timeline = context(VILLAGE).timeline
    found = bound_throughout(timeline, Q4, date(2023, 1, 5), (), None)
    assert ids(found) == ["M1", "M2", *(f"M{i}" for i in range(5, 13))]


def test_bound_on_a_day() -> None:
    timeline = context(VILLAGE).timeline
    found = bound_on(timeline, date(2023, 1, 4), ("away",), 70)
    assert ids(found) == ["M1", "M2", "M3", "M5", *(f"M{i}" for i in range(7, 13))]
    assert "M11" not in ids(bound_on(timeline, date(2023, 1, 5), ("away",), 70))


DAY = st.dates(date(2022, 9, 1), date(2023, 2, 28))


@settings(max_examples=50)
@given(DAY, DAY)
def test_between_two_changes_nothing_changes(one: date, other: date) -> None:
    village = context(VILLAGE).village
    timeline = Timeline(village)
    first, last = sorted((one, other))
    seen = timeline.between(first, last)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    assert list(dict.fromkeys(timeline.on(day) for day in days)) == list(seen)
    for day in days[:: max(1, len(days) // 5)]:
        alone, shared = State(village, day), timeline.on(day)
        assert alone.members == shared.members
        assert alone.core_members == shared.core_members


@pytest.mark.parametrize("day", [date.min, date(1, 1, 2), date.max])
def test_the_ends_of_time(day: date) -> None:
    assert "M1" in context(VILLAGE).timeline.on(day).members
