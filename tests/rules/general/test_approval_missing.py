"""approval-missing: what a meeting is to pass."""

import pytest

from tests.kit import Files, check, message, places, severities
from tests.rules.county import clause, county
from tests.rules.small import FILES

NAME = "approval-missing"
MEETINGS = (
    "id,date,kind,unit,agenda\n"
    "MT0,2021-12-31,members,V,other\n"
    "MT1,2022-02-01,representatives,V,rulebook\n"
    "MT2,2022-02-01,members,V,rulebook\n"
    "MT3,2022-02-01,representatives,V,other\n"
    "MT4,2023-01-06,representatives,V,rulebook\n"
)


def rulebook(named: str) -> Files:
    said = "body: representatives, agenda: rulebook"
    rule = f"{{id: P1, title: 志愿, kind: bonus, points: 1, approved_at: {named}}}"
    return {
        **FILES,
        **county(clause("approval", "rulebook.approval", said)),
        "meetings.csv": MEETINGS,
        "points.yaml": f"rules:\n- {rule}\n",
    }


@pytest.mark.parametrize("named", ["MT1", "MT0", "X9"])
def test_clean_or_another_rules(named: str) -> None:
    assert check(NAME, rulebook(named)) == ()


EN = "P1 is to be passed by a meeting of the kind representatives with rulebook"
ZH = "P1应经村民代表会议以“积分办法”议程通过"


@pytest.mark.parametrize(
    ("named", "en", "zh"),
    [
        ("", "none is named", "没有填写会议"),
        ("MT2", "MT2 is members", "所填MT2是党员大会"),
        ("MT3", "MT3 had none such", "MT3没有这项议程"),
        ("MT4", "MT4 is still to come", "MT4尚未召开"),
    ],
)
def test_no_right_meeting(named: str, en: str, zh: str) -> None:
    (found,) = check(NAME, rulebook(named))
    assert found.mark[:2] == ("points.yaml", 2)
    assert (found.subject, found.field) == ("P1", "approved_at")
    assert found.clause == "county/rulebook.approval"
    assert severities((found,)) == ["error"]
    assert message(found, "en") == f"{EN}; {en}."
    assert message(found, "zh") == f"{ZH}，{zh}。"


@pytest.mark.parametrize(
    ("day", "count"), [("2022-01-31", 1), ("2022-02-01", 0), ("2021-12-31", 0)]
)
def test_contacts_are_passed_by_their_first_day(day: str, count: int) -> None:
    files = {
        **rulebook("MT1"),
        **county(clause("approval", "contact-list.approval", "body: members, agenda: rulebook")),
        "assignments.csv": "kind,person,target,since,until,approved_at\n"
        f"committee-branch,M1,B1,{day},,{'MT2' if day > '2022' else ''}\n",
    }
    found = check(NAME, files)
    assert places(found) == [("assignments.csv", 2, 36)] * count
    if found:
        assert message(found[0], "en").endswith("; MT2 was too late.")
        assert message(found[0], "zh").endswith("，MT2召开已迟。")


def test_other_lists() -> None:
    said = "body: members, agenda: rulebook"
    for key, files, mark in (
        ("core-list.approval", {}, ("core-households.csv", 2)),
        ("stars.approval", {"stars/2022H1.yaml": "stars: {study: M1}\n"}, ("stars/2022H1.yaml", 1)),
    ):
        village = {**rulebook("MT1"), **files, **county(clause("approval", key, said))}
        assert [f.mark[:2] for f in check(NAME, village)] == [mark]


def excused(since: str, meeting: str = "2022-05-10") -> Files:
    members = FILES["members.csv"].replace(
        "M2,张乙,1980-01,2001-01,B1,PG1,H2,,U1,,,,", "M2,张乙,1980-01,2001-01,B1,PG1,H2,,U1,,yes,,"
    )
    former = f"subject,field,value,until\nM2,excused,no,{since}\n" if since else ""
    return {
        **FILES,
        **county(clause("approval", "excuse.approval", "body: committee, agenda: excuse")),
        "members.csv": members,
        "meetings.csv": f"id,date,kind,unit,agenda\nMT1,{meeting},committee,B1,excuse\n",
        **({"former-values.csv": former} if former else {}),
    }


@pytest.mark.parametrize(
    ("until", "count"), [("2022-05-09", 0), ("2022-05-08", 1), ("2021-12-30", 0), ("", 0)]
)
def test_an_excuse_has_a_meeting_by_its_first_day(until: str, count: int) -> None:
    assert len(check(NAME, excused(until))) == count


def test_an_excuse_in_words() -> None:
    (found,) = check(NAME, excused("2022-05-08"))
    assert tuple(found.mark) == ("members.csv", 3, 38)
    assert message(found, "en") == (
        "M2 is excused since 2022-05-09; no meeting of the kind committee had excuse by then."
    )
    assert message(found, "zh") == (
        "M2自2022年5月9日起免联户，此前没有以“免联审定”为议程的支委会。"
    )
