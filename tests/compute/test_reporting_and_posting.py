"""Reporting in, events by period, and what is wrong with how tables were posted."""

from datetime import date

import pytest

from gridctl.compute.posting import (
    PostingFault,
    cut_short,
    last_day_to_post,
    postings,
    unapproved,
    untimely,
)
from gridctl.compute.reporting import due_after, index_events, not_reported_in
from gridctl.model.choices import EventKind
from gridctl.model.ledger import Publication
from gridctl.model.mark import Mark
from gridctl.model.period import Period
from tests.kit import context, example

EVENTS = (
    "date,kind,unit,persons\n2022-06-07,report-in,G01,M1\n2022-06-08,training,,\nbad,training,V,\n"
)
PUBLICATIONS = (
    "period,form,posted_on\n2022Q1,全部,2022-04-20\n2022Q1,all,2022-04-11\n"
    "2022Q1,annex-2,2022-04-01\n2022Q2,all,\nbad,all,2022-04-01\n"
)


def test_due_at_the_end_of_the_next_quarter() -> None:
    assert due_after(date(2022, 6, 2)) == date(2022, 9, 30)
    assert due_after(date(2022, 10, 1)) == date(2023, 3, 31)


def test_who_moved_may_have_reported_in_at_the_old_grid() -> None:
    files = {
        "members.csv": "id,name,born,branch,household,duty_grid\nM1,甲例,1980-01,B01,H1,G02\n",
        "households.csv": "id,head,villager_group\nH1,甲例,\n",
        "grids.yaml": "grids:\n- {id: G01, name: 一}\n- {id: G02, name: 二}\n",
        "ledger/events/2022Q2.csv": EVENTS,
    }
    since, day = date(2022, 6, 2), date(2022, 12, 31)

    def missing(more: dict[str, str]) -> list[tuple[str, str]]:
        ctx = context({**files, **more})
        events = [e for e in ctx.village.events if e.kind is EventKind.REPORT_IN]
        members = ctx.timeline.on(day).members.values()
        found = not_reported_in(ctx.timeline, events, members, since, day)
        return [(one.member.id, one.elsewhere.unit if one.elsewhere else "") for one in found]

    assert missing({}) == [("M1", "G01")]
    moved = "subject,field,value,until\nM1,duty_grid,G01,2022-06-07\n"
    assert missing({"former-values.csv": moved}) == []
    moved_before = moved.replace("06-07", "06-06")
    assert missing({"former-values.csv": moved_before}) == [("M1", "G01")]


def test_events_by_period_kind_and_unit() -> None:
    events = context({"ledger/events/2022Q2.csv": EVENTS}).village.events
    quarter = Period.parse("2022Q2")
    assert {key: len(rows) for key, rows in index_events(events, "quarter").items()} == {
        (quarter, EventKind.REPORT_IN, "G01"): 1,
        (quarter, EventKind.TRAINING, "V"): 1,
    }


def test_the_last_day_to_post() -> None:
    assert last_day_to_post(Period.parse("2022Q4"), 15) == date(2023, 1, 14)
    assert last_day_to_post(Period.parse("2022Q4"), None) == date(2023, 3, 31)
    assert last_day_to_post(Period.parse("2022-02"), 1) == date(2022, 2, 28)


def test_postings_of_all_tables_by_date() -> None:
    found = postings(context({"publications.csv": PUBLICATIONS}).village.publications)
    assert {str(period): [str(day) for day, _ in rows] for period, rows in found.items()} == {
        "2022Q1": ["2022-04-11", "2022-04-20"]
    }
    assert len(postings(context(example()).village.publications)) == 3


Q1 = Period.parse("2022Q1")


def posted(row: str) -> list[tuple[date, Publication]]:
    text = f"period,form,approved_by,posted_on,removed_on\n2022Q1,all,{row}\n"
    return postings(context({"publications.csv": text}).village.publications)[Q1]


@pytest.mark.parametrize(
    ("before_day", "day", "expected"),
    [
        (15, date(2022, 4, 14), ("due", True, "before_day")),
        (15, date(2022, 4, 15), ("", False, "before_day")),
        (None, date(2022, 6, 30), ("due", True, "every")),
        (None, date(2022, 7, 1), ("", False, "every")),
    ],
)
def test_what_was_not_posted_is_due_until_the_last_day(
    before_day: int | None, day: date, expected: tuple[str, bool, str]
) -> None:
    found = untimely(Q1, [], before_day, day)
    assert found is not None
    assert (found.variant, found.pending, found.parameter) == expected
    assert found.mark == Mark("publications.csv")
    assert found.values == {"period": Q1, "last": last_day_to_post(Q1, before_day)}


def test_what_was_posted_after_the_last_day_is_late() -> None:
    day = date(2022, 6, 1)
    assert untimely(Q1, posted("M1,2022-04-14,"), 15, day) is None
    rows = posted("M1,2022-04-15,")
    found = untimely(Q1, rows, 15, day)
    values = {"period": Q1, "last": date(2022, 4, 14), "posted": date(2022, 4, 15)}
    assert found == PostingFault("late", rows[0][1], "posted_on", values, "before_day")
    assert found.mark == Mark("publications.csv", 2, 15)
    assert untimely(Q1, rows, None, day) is None


def test_a_posting_without_an_approver() -> None:
    assert unapproved(*posted("M1,2022-04-14,")[0]) is None
    ((day, row),) = posted(",2022-04-14,")
    found = unapproved(day, row)
    assert found == PostingFault("approver", row, "", {"period": Q1, "posted": day}, "")
    assert found.mark == Mark("publications.csv", 2)


@pytest.mark.parametrize(
    ("removed_on", "up_days", "days"),
    [("2022-04-19", 10, 9), ("2022-04-20", 10, None), ("2022-04-19", None, None), ("", 10, None)],
)
def test_tables_that_came_down_too_soon(
    removed_on: str, up_days: int | None, days: int | None
) -> None:
    ((day, row),) = posted(f"M1,2022-04-10,{removed_on}")
    found = cut_short(day, row, up_days, date(2022, 4, 19))
    if days is None:
        assert found is None
        return
    values = {"period": Q1, "days": days, "limit": up_days}
    assert found == PostingFault("short", row, "removed_on", values, "up_days")
    planned = cut_short(day, row, up_days, date(2022, 4, 18))
    assert planned == found._replace(pending=True)
