"""What was known on a day."""

from datetime import date

import pytest

from gridctl.compute.known import known_on, later_facts
from gridctl.compute.timeline import Timeline
from gridctl.model.village import Village
from tests.kit import context, example

VILLAGE = {
    "members.csv": """id,name,born,formal_on,branch,since,left_on
M1,李例禾,1980-01,2023-07-01,B01,,2023-06-30
M2,张例平,1980-01,,B01,2023-02-01,
""",
    "links.csv": """member,household,since,until,approved_at,ended_at
M1,H1,2022-01-01,2023-03-31,MT1,MT2
M1,H2,2023-04-01,,MT2,
""",
    "meetings.csv": "id,date,kind\nMT1,2022-01-01,members\nMT2,2023-03-01,organisation\n",
    "former-values.csv": "subject,field,value,until\nM1,household,H7,2023-05-01\n",
    "commitments/2022.yaml": """commitments:
- member: M1
  signed_on: 2022-02-01
  promises:
  - {text: 修路, target: 一条, measures: 组织, due_on: 2023-09-01, done_on: 2023-08-01}
- member: M2
  signed_on: 2023-02-02
  promises: []
""",
    "ledger/visits/2022Q1.csv": """date,member,household,reason
2022-02-01,M1,H1,routine
2022-03-01,M1,H1,routine
""",
    "ledger/requests/2022.csv": """id,received_on,household,kind,due_on,answered_on,outcome
R1,2022-02-01,H1,wish,2022-03-01,2022-02-20,settled
R2,2022-03-15,H1,wish,2022-04-01,,
""",
}


def known(day: str) -> Village:
    return known_on(context(VILLAGE, "2030-01-01").village, date.fromisoformat(day))


def test_starts_and_ledger_rows_later_than_the_day_are_left_out() -> None:
    village = known("2022-02-28")
    assert [m.id for m in village.members] == ["M1"]
    assert [link.household for link in village.links] == ["H1"]
    assert [m.id for m in village.meetings] == ["MT1"]
    assert [visit.date for visit in village.visits] == [date(2022, 2, 1)]
    assert [request.id for request in village.requests] == ["R1"]


def test_the_day_itself_counts() -> None:
    assert len(known("2022-03-01").visits) == 2
    assert [m.id for m in known("2023-02-01").members] == ["M1", "M2"]
    assert len(known("2023-04-01").links) == 2
    assert len(known("2023-03-31").links) == 1


def test_later_dates_within_a_record_are_blank_and_planned_ones_stay() -> None:
    village = known("2022-02-19")
    assert village.requests[0].answered_on is None
    assert village.requests[0].due_on == date(2022, 3, 1)
    assert village.links[0].until == date(2023, 3, 31)
    assert village.members[0].left_on == date(2023, 6, 30)
    (document,) = village.commitment_documents
    first, second = document.commitments
    assert (first.signed_on, second.signed_on) == (date(2022, 2, 1), None)
    assert first.promises[0].due_on == date(2023, 9, 1)
    assert first.promises[0].done_on is None
    assert known("2022-02-20").requests[0].answered_on == date(2022, 2, 20)


def test_a_later_former_value_still_says_what_was_so() -> None:
    ctx = context(VILLAGE, "2022-02-28")
    assert ctx.now.members["M1"].household == "H7"
    assert context(VILLAGE, "2023-05-02").now.members["M1"].household == ""


def test_a_village_without_later_facts_is_the_same() -> None:
    village = context(VILLAGE, "2030-01-01").village
    assert known_on(village, date(2030, 1, 1)) is village


def test_later_facts_name_their_place() -> None:
    village = context(VILLAGE, "2030-01-01").village
    found = [(f, m.file, m.line) for _, f, m in later_facts(village, date(2023, 4, 30))]
    assert found == [
        ("until", "former-values.csv", 2),
        ("done_on", "commitments/2022.yaml", 5),
    ]
    assert list(later_facts(village, date(2030, 1, 1))) == []


@pytest.mark.parametrize("day", ["2022-03-01", "2022-06-30", "2022-12-31", "2023-01-05"])
def test_the_example_stands_as_it_stood(day: str) -> None:
    at, village = date.fromisoformat(day), context(example(), "2030-01-01").village
    full, then = Timeline(village).on(at), Timeline(known_on(village, at)).on(at)
    assert then.members == full.members
    assert then.households == full.households
    assert then.grids == full.grids
    assert then.links == full.links
    assert then.core_rows == full.core_rows


def test_where_all_was_known_only_former_values_can_be_later() -> None:
    ctx = context({"former-values.csv": VILLAGE["former-values.csv"]})
    village, day = ctx.as_read, date(2023, 1, 5)
    assert known_on(village, day) is village
    assert list(later_facts(village, day, village)) == list(later_facts(village, day))
    later = context(VILLAGE).as_read
    assert known_on(later, day) is not later
    assert list(later_facts(later, day, known_on(later, day))) == list(later_facts(later, day))
    assert len(list(later_facts(later, day))) > 5
