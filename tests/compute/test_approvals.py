"""What a meeting has to pass, and what is wrong where it did not."""

from datetime import date

import pytest

from gridctl.compute.approvals import Step, fault, fault_as_of, list_starts, steps
from gridctl.model.choices import Agenda, MeetingKind
from gridctl.model.ledger import Meeting
from tests.kit import context

MEETINGS = """id,date,kind,agenda
MT1,2021-12-30,members,link-list
MT2,2022-05-25,organisation,link-change;other
MT3,2022-06-01,members,other
"""


def read(links: str, meetings: str = MEETINGS) -> tuple[dict[str, date], list[Step]]:
    text = "member,household,since,until,approved_at,ended_at\n" + links
    village = context({"links.csv": text, "meetings.csv": meetings}).village
    known = {meeting.id: meeting for meeting in village.meetings}
    starts = list_starts(village.links, known, MeetingKind.MEMBERS, Agenda.LINK_LIST)
    found = steps(village.links, starts, date(2022, 1, 1), date(2023, 1, 5))
    return starts, list(found)


def test_a_list_starts_when_most_of_its_links_do() -> None:
    starts, found = read(
        "M1,H1,2012-01-01,,MT1,\nM1,H2,2022-01-01,,MT1,\nM1,H3,2022-01-01,,MT1,\n"
        "M1,H4,2022-06-01,,MT1,\n"
    )
    assert starts == {"MT1": date(2022, 1, 1)}
    assert [(s.link.household, s.change) for s in found] == [
        ("H2", False),
        ("H3", False),
        ("H4", True),
    ]


def test_where_as_many_start_the_earlier_day_counts() -> None:
    starts, _ = read("M1,H1,2022-06-01,,MT1,\nM1,H2,2022-01-01,,MT1,\n")
    assert starts == {"MT1": date(2022, 1, 1)}


def test_without_a_passed_list_the_usual_start_counts() -> None:
    starts, found = read("M1,H1,2022-02-01,,MT3,\nM1,H2,2022-02-01,,,\nM1,H3,2022-03-01,,,\n")
    assert starts == {"": date(2022, 2, 1)}
    assert [s.change for s in found] == [False, False, True]
    assert read("") == ({}, [])


def test_a_link_before_any_list_is_no_change() -> None:
    _, found = read("M1,H1,2022-03-01,,MT1,\nM1,H2,2022-02-01,,,\n")
    assert not any(step.change for step in found)


def test_ends_count_from_the_first_day_until_the_day_before() -> None:
    _, found = read(
        "M1,H1,2021-01-01,2021-12-31,,\nM1,H2,2021-01-01,2022-01-01,,\n"
        "M1,H3,2021-01-01,2023-01-04,,\nM1,H4,2021-01-01,2023-01-05,,\n"
    )
    assert [(s.link.household, s.ended, s.change) for s in found] == [
        ("H2", True, True),
        ("H3", True, True),
    ]


def test_when_a_meeting_is_due() -> None:
    _, found = read("M1,H1,2022-01-01,,MT1,\nM1,H2,2022-06-01,2022-09-30,MT2,MT3\n")
    assert [(s.field, s.named, s.due) for s in found] == [
        ("approved_at", "MT1", date(2022, 1, 1)),
        ("approved_at", "MT2", date(2022, 5, 31)),
        ("ended_at", "MT3", date(2022, 9, 30)),
    ]


def meeting(kind: MeetingKind, *agenda: Agenda, day: date | None) -> Meeting:
    row = context({"meetings.csv": "id,date,kind\nMT1,2022-01-01,members\n"}).village.meetings[0]
    return row._replace(kind=kind, agenda=agenda, date=day)


DUE = date(2022, 5, 31)
BODY, ITEM = MeetingKind.ORGANISATION, Agenda.LINK_CHANGE


@pytest.mark.parametrize(
    ("held", "wrong"),
    [
        (None, "none"),
        (meeting(MeetingKind.MEMBERS, ITEM, day=DUE), "kind"),
        (meeting(BODY, Agenda.OTHER, day=DUE), "agenda"),
        (meeting(BODY, ITEM, day=date(2022, 6, 1)), "late"),
        (meeting(BODY, Agenda.OTHER, ITEM, day=DUE), ""),
        (meeting(BODY, ITEM, day=None), ""),
    ],
)
def test_faults(held: Meeting | None, wrong: str) -> None:
    assert fault(held, BODY, ITEM, DUE) == wrong


def test_what_is_not_asked_for_is_no_fault() -> None:
    assert fault(meeting(MeetingKind.MEMBERS, day=DUE), None, None, DUE) == ""


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("2022-01-01,members,task-list", ""),
        ("2023-01-05,members,task-list", ""),
        ("2023-01-06,theme-day,other", "later"),
        ("2022-01-01,theme-day,other", "kind"),
        ("2022-01-01,bad,task-list", ""),
        ("2022-01-01,members,other", "agenda"),
        ("2021-12-31,theme-day,other", ""),
        ("bad,theme-day,other", ""),
    ],
)
def test_what_is_wrong_with_the_meeting_named_by_now(row: str, wrong: str) -> None:
    text = f"id,date,kind,agenda\nMT1,{row}\n"
    (meeting,) = context({"meetings.csv": text}).as_read.meetings
    asked = MeetingKind.MEMBERS, Agenda.TASK_LIST
    assert fault_as_of(meeting, *asked, date(2022, 1, 1), date(2023, 1, 5)) == wrong
