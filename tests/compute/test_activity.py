"""Who took part in activities, and how often."""

from gridctl.compute.activity import count_activities, index_activities
from gridctl.model.period import Period
from tests.kit import context

ACTIVITIES = (
    "date,members,theme,title\n"
    "2022-03-01,M1;M2;M1,policy,宣讲\n2022-03-31,M1,deeds,代办\n2022-02-28,M3,deeds,代办\n"
    "bad,M3,deeds,代办\n"
)


ROWS = context({"ledger/activities/2022Q1.csv": ACTIVITIES}).village.activities
QUARTER = Period.parse("2022Q1")


def test_counted_once_a_row_and_by_period() -> None:
    february, march = Period.parse("2022-02"), Period.parse("2022-03")
    assert count_activities(ROWS, "month") == {february: {"M3": 1}, march: {"M1": 2, "M2": 1}}
    assert count_activities(ROWS, "quarter") == {QUARTER: {"M1": 2, "M2": 1, "M3": 1}}


def test_the_rows_of_each_member() -> None:
    index = index_activities(ROWS, "quarter")
    assert [len(index[QUARTER, member]) for member in ("M1", "M2", "M3")] == [2, 1, 1]
