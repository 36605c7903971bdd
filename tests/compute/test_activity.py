"""Member months: who owed an activity, and who took part."""

from gridctl.compute.activity import index_activities, member_months
from gridctl.model.period import Period
from tests.kit import context

MEMBERS = (
    "id,name,born,branch,household,since,left_on\n"
    "M1,甲例,1980-01,B01,H9,,\n"
    "M2,乙例,1980-01,B01,H9,2022-03-02,\n"
    "M3,丙例,1980-01,B01,H9,2022-03-01,2022-03-31\n"
    "M4,丁例,1980-01,B01,H9,,2022-03-30\n"
)
ACTIVITIES = (
    "date,members,theme,title\n"
    "2022-03-01,M1;M2;M1,policy,宣讲\n2022-03-31,M1,deeds,代办\n2022-02-28,M3,deeds,代办\n"
    "bad,M3,deeds,代办\n"
)


def test_present_on_every_day_and_counted_once_a_row() -> None:
    ctx = context({"members.csv": MEMBERS, "ledger/activities/2022Q1.csv": ACTIVITIES})
    march = Period.parse("2022-03")
    found = member_months(ctx.timeline, index_activities(ctx.village.activities), march)
    assert [(item.member.id, item.done) for item in found] == [("M1", 2), ("M3", 0)]
    assert all(item.month == march for item in found)


def test_other_periods() -> None:
    ctx = context({"members.csv": MEMBERS, "ledger/activities/2022Q1.csv": ACTIVITIES})
    first = Period.parse("2022Q1")
    index = index_activities(ctx.village.activities, "quarter")
    assert [(m.member.id, m.done) for m in member_months(ctx.timeline, index, first)] == [("M1", 2)]
    assert len(index[first, "M3"]) == 1
