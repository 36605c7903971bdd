"""Which meetings count for whom."""

from gridctl.compute.gathering import (
    at_the_end,
    held_by_all,
    index_meetings,
    meetings_held,
    owing_branches,
    stands_for,
    with_agenda,
)
from gridctl.model.choices import Agenda, MeetingKind
from gridctl.model.period import Period
from tests.kit import context

MEETINGS = (
    "id,date,kind,unit,agenda\n"
    "MT2,2022-03-20,committee,B01,scheme;other\n"
    "MT1,2022-01-05,committee,B01,other\n"
    "MT3,2022-03-01,committee,,scheme\n"
    "MT4,2022-12-20,members,V,year-report\n"
    "MT5,2022-07-01,members,V,other\n"
    "MT6,bad,members,V,other\n"
    "MT7,2022-07-01,bad,V,other\n"
)
ONE = "organisation: {id: V, name: 支部, branches: [{id: B01, name: 一支部}]}\n"
TWO = "organisation: {id: V, name: 总支, branches: [{id: B01, name: 一}, {id: B02, name: 二}]}\n"


def held(period: str, kind: MeetingKind, *units: str) -> list[str]:
    ctx = context({"meetings.csv": MEETINGS})
    index = index_meetings(ctx.village.meetings)
    return [m.id for m in meetings_held(index, Period.parse(period), kind, units)]


def test_by_unit_kind_and_period_in_the_order_of_dates() -> None:
    assert held("2022Q1", MeetingKind.COMMITTEE, "B01") == ["MT1", "MT2"]
    assert held("2022Q1", MeetingKind.COMMITTEE, "B01", "V") == ["MT1", "MT3", "MT2"]
    assert held("2022Q2", MeetingKind.COMMITTEE, "B01", "V") == []
    assert held("2022-03", MeetingKind.COMMITTEE, "B02") == []
    assert held("2022", MeetingKind.MEMBERS, "V") == ["MT5", "MT4"]
    assert held("2022-03", MeetingKind.COMMITTEE, "B01", "V") == ["MT3", "MT2"]


def test_the_meetings_of_all_units_begin_with_those_of_the_first_to_meet() -> None:
    index = index_meetings(context({"meetings.csv": MEETINGS}).village.meetings)

    def ids(period: str) -> list[str]:
        found = held_by_all(index, Period.parse(period), MeetingKind.COMMITTEE)
        return [meeting.id for meeting in found]

    assert ids("2022Q1") == ["MT1", "MT2", "MT3"]
    assert ids("2022-03") == ["MT3", "MT2"]
    assert ids("2022Q2") == []


def test_agenda() -> None:
    meetings = context({"meetings.csv": MEETINGS}).village.meetings
    assert [m.id for m in with_agenda(meetings, Agenda.SCHEME)] == ["MT2", "MT3"]
    assert len(with_agenda(meetings, None)) == len(meetings)


def test_the_organisation_stands_for_an_only_branch() -> None:
    one = context({"branches.yaml": ONE}).now
    assert stands_for(one, "B01") == ("B01", "V")
    assert stands_for(one, "V") == ("V",)
    assert owing_branches(one) == ("B01",)
    two = context({"branches.yaml": TWO}).now
    assert stands_for(two, "B01") == ("B01",)
    assert owing_branches(two) == ("B01", "B02")
    assert owing_branches(context({}).now) == ("V",)


def test_a_year_closes_in_its_last_month() -> None:
    ctx = context({"meetings.csv": MEETINGS})
    year, quarter = Period.parse("2022"), Period.parse("2022Q3")
    members = [m for m in ctx.village.meetings if m.kind is MeetingKind.MEMBERS and m.date]
    assert [m.id for m in at_the_end(members, year)] == ["MT4"]
    assert [m.id for m in at_the_end(members, quarter)] == ["MT4", "MT5"]
