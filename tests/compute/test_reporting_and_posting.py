"""Reporting in, events by period, and when tables are due."""

from datetime import date

from gridctl.compute.posting import last_day_to_post, postings
from gridctl.compute.reporting import due_after, index_events, not_reported_in
from gridctl.model.choices import EventKind
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
