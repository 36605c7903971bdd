"""record-incomplete: a ledger's entries have what is asked for in them."""

import pytest

from tests.kit import check, manifest, message, places, report, severities

NAME = "record-incomplete"
VISITS, REQUESTS = "ledger/visits/2022Q3.csv", "ledger/requests/2022.csv"
HEAD = "id,received_on,household,received_by,kind,owner,due_on,answered_on,closed_on,outcome\n"


def village(
    visit: str = "", request: str = "", pack: str = "jieqin", since: str = "2022-01-01"
) -> dict[str, str]:
    return {
        "gridctl.yaml": manifest(pack, records_from=since),
        "members.csv": "id,name,born,branch,household\nM1,李,1980-01,B01,H9\n",
        "households.csv": "id,head,villager_group\nH1,王样,VG1\nH9,李样,VG1\n",
        VISITS: f"date,member,household,reason,request,evidence\n{visit}\n",
        REQUESTS: f"{HEAD}{request}\n",
    }


def test_clean() -> None:
    visit = "2022-07-09,M1,H1,routine,,ZF-1"
    assert check(NAME, village(visit, "R1,2022-07-01,H1,M1,promised,M1,2022-07-16,,,")) == ()


def test_a_visit_without_its_diary_entry() -> None:
    found = check(NAME, village("2022-07-09,M1,H1,routine,,"))
    assert places(found) == [(VISITS, 2, 27)]
    assert severities(found) == ["error"]
    assert (found[0].field, found[0].clause) == ("evidence", "jieqin/3.2-records")
    assert message(found[0], "en") == "The visit of M1 to H1 on 2022-07-09 has no evidence."
    assert message(found[0], "zh") == "M1于2022年7月9日走访H1的记录没有填写佐证。"


def test_a_request_without_owner_and_date() -> None:
    found = check(NAME, village(request="R1,2022-07-01,H1,M1,promised,,,,,"))
    assert places(found) == [(REQUESTS, 2, 30), (REQUESTS, 2, 31)]
    assert {finding.clause for finding in found} == {"jieqin/3.2-records-lists"}
    assert [message(f, "en") for f in found] == [
        "Request R1 has no owner.",
        "Request R1 has no due_on.",
    ]
    assert message(found[1], "zh") == "诉求R1没有填写办结期限。"


def test_only_what_the_clause_names() -> None:
    found = check(
        NAME, village("2022-07-09,M1,H1,routine,,", "R1,2022-07-01,H1,M1,joint,,,,,", "three-tier")
    )
    assert [(f.field, f.clause) for f in found] == [("owner", "three-tier/reports")]


@pytest.mark.parametrize(
    ("row", "count"),
    [
        ("R1,2022-07-01,H1,M1,at-once,,,2022-07-01,,settled", 0),
        ("R1,2022-07-01,H1,M1,at-once,,,,2022-07-01,withdrawn", 0),
        ("R1,2022-07-01,H1,M1,at-once,,,2022-07-02,,settled", 2),
    ],
)
def test_what_was_settled_on_the_day_needs_nothing_more(row: str, count: int) -> None:
    assert len(check(NAME, village(request=row))) == count


@pytest.mark.parametrize(("since", "count"), [("2022-07-09", 1), ("2022-07-10", 0)])
def test_nothing_is_judged_before_the_records_begin(since: str, count: int) -> None:
    assert len(check(NAME, village("2022-07-09,M1,H1,routine,,", since=since))) == count


def test_a_date_that_could_not_be_read_is_not_missing() -> None:
    outcome = report(village(request="R1,2022-07-01,H1,M1,promised,M1,16th,,,"), NAME)
    assert outcome.findings == ()


def test_no_clause_no_rule() -> None:
    assert report(village(pack="ninghai-2019"), NAME).rules_run == 0
