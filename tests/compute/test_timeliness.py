"""In time, late, or not yet: each request in hand is counted once."""

import pytest

from gridctl.compute.timeliness import Timeliness, count_timeliness
from gridctl.model.period import Period
from tests.kit import opened

HEAD = "id,received_on,household,received_by,kind,owner,due_on,answered_on,closed_on,outcome\n"
Q3 = Period.parse("2022Q3")


def counted(*rows: str, days: int | None = 15, objection: int | None = 3) -> Timeliness:
    text = HEAD + "".join(f"R{i},{row}\n" for i, row in enumerate(rows))
    requests = opened({"ledger/requests/2022.csv": text}).village.requests
    return count_timeliness(requests, Q3, days, objection)


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ("2022-07-20,H1,M1,promised,M1,2022-08-20,2022-08-20,,", "in_time"),
        ("2022-07-20,H1,M1,promised,M1,2022-08-20,2022-08-21,,", "late"),
        ("2022-07-20,H1,M1,promised,M1,2022-08-20,,2022-08-20,settled", "in_time"),
        ("2022-07-20,H1,M1,promised,M1,2022-09-29,2022-10-02,,", "overdue"),
        ("2022-07-20,H1,M1,promised,M1,2022-09-30,2022-10-02,,", "waiting"),
        ("2022-07-20,H1,M1,promised,M1,,2022-08-04,,", "in_time"),
        ("2022-07-20,H1,M1,promised,M1,,2022-08-05,,", "late"),
        ("2022-07-20,H1,M1,objection,M1,2022-12-31,2022-07-23,,", "in_time"),
        ("2022-07-20,H1,M1,objection,M1,2022-12-31,2022-07-24,,", "late"),
        ("2022-07-20,H1,M1,promised,M1,,,,withdrawn", "undated"),
        ("2022-06-20,H1,M1,promised,M1,2022-07-05,2022-07-01,,", "in_time"),
    ],
)
def test_a_request_is_counted_where_it_belongs(row: str, state: str) -> None:
    assert counted(row) == Timeliness()._replace(**{state: 1})


def test_what_is_not_in_hand_is_not_counted() -> None:
    before = "2022-06-20,H1,M1,promised,M1,2022-07-05,2022-06-30,,"
    after = "2022-10-01,H1,M1,promised,M1,2022-10-05,2022-10-02,,"
    assert counted(before, after) == Timeliness()


def test_without_a_limit_nothing_is_late() -> None:
    open_, answered = "2022-07-01,H1,M1,wish,M1,,,,", "2022-07-01,H1,M1,wish,M1,,2022-09-30,,"
    assert counted(open_, answered, days=None) == Timeliness(in_time=1, waiting=1)


def test_due_are_the_answered_and_the_overdue() -> None:
    assert Timeliness(in_time=3, late=2, waiting=7, overdue=1, undated=5).due == 6
