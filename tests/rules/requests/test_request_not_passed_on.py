"""request-not-passed-on: what is not settled on the spot goes to those who can settle it."""

import pytest

from tests.kit import check, manifest, message, places, report, severities

NAME = "request-not-passed-on"
PATH = "ledger/requests/2022.csv"
HEAD = "id,received_on,household,received_by,kind,owner,due_on,answered_on,closed_on,outcome\n"
MEETINGS = "id,date,kind,unit,agenda\nMT1,2022-07-06,organisation,V,requests\n"


def village(
    request: str = ",,,", *steps: str, pack: str = "multi-grid", since: str = "2022-01-01"
) -> dict[str, str]:
    return {
        "gridctl.yaml": manifest(pack, records_from=since),
        "meetings.csv": f"{MEETINGS}MT2,2022-07-04,theme-day,B01,requests\n",
        PATH: f"{HEAD}R1,2022-07-01,H1,M1,promised,M1{request}\n",
        "ledger/request-steps/2022.csv": "\n".join(["request,date,step,meeting", *steps]) + "\n",
    }


@pytest.mark.parametrize(
    "files",
    [
        village(",,2022-07-02,,settled"),
        village(",,,2022-07-02,withdrawn"),
        village(",,,,settled"),
        village(",,,,", "R1,2022-07-02,passed-up,"),
        village(",,,,", "R1,2022-07-01,raised,"),
        village(",,,,", "R1,2022-07-02,discussed,"),
    ],
)
def test_clean(files: dict[str, str]) -> None:
    assert check(NAME, files) == ()


def test_neither_settled_nor_passed_on() -> None:
    found = check(NAME, village(",,,,", "R1,2022-07-02,told-missing,"))
    assert places(found) == [(PATH, 2, None)]
    assert severities(found) == ["error"]
    assert (found[0].subject, found[0].clause) == ("R1", "multi-grid/report")
    assert message(found[0], "en") == (
        "Request R1 was neither settled nor passed on by 2022-07-02."
    )
    assert message(found[0], "zh") == (
        "诉求R1在2022年7月2日前（含当日）既没有办结，也没有提交或上报。"
    )


@pytest.mark.parametrize(
    "files", [village(",,2022-07-03,,settled"), village(",,,,", "R1,2022-07-03,passed-up,")]
)
def test_a_day_late_stays_a_finding(files: dict[str, str]) -> None:
    found = check(NAME, files)
    assert places(found) == [(PATH, 2, None)]
    assert message(found[0], "en") == (
        "Request R1 was to be settled or passed on by 2022-07-02, and was only on 2022-07-03."
    )
    assert message(found[0], "zh") == (
        "诉求R1应在2022年7月2日前（含当日）办结、提交或上报，2022年7月3日才办理。"
    )


@pytest.mark.parametrize(("day", "count"), [("2022-07-02", 0), ("2022-07-03", 1)])
def test_it_is_due_on_the_last_day_still(day: str, count: int) -> None:
    assert len(check(NAME, village(",,,,"), as_of=day)) == count


@pytest.mark.parametrize(("since", "count"), [("2022-07-01", 1), ("2022-07-02", 0)])
def test_nothing_is_judged_before_the_records_begin(since: str, count: int) -> None:
    assert len(check(NAME, village(",,,,", since=since))) == count


@pytest.mark.parametrize(
    ("steps", "row", "count"),
    [
        (("R1,2022-07-06,discussed,MT1",), ",,,,", 0),
        (("R1,2022-07-02,raised,MT1",), ",,,,", 0),
        (("R1,2022-07-04,passed-up,",), ",,,,", 0),
        (("R1,2022-07-04,discussed,MT2",), ",,,,", 1),
        (("R1,2022-07-07,discussed,MT1",), ",,,,", 1),
        ((), ",,,,", 1),
        ((), ",,2022-07-01,,settled", 0),
        ((), ",,2022-07-06,,settled", 0),
        ((), ",,2022-07-07,,settled", 1),
    ],
)
def test_the_next_committee_meeting_where_the_clause_names_one(
    steps: tuple[str, ...], row: str, count: int
) -> None:
    found = check(NAME, village(row, *steps, pack="jieqin"))
    assert len(found) == count
    for finding in found:
        assert finding.clause == "jieqin/3.3-layered-handling"
        assert str(finding.values["due"]) == "2022-07-06"


def test_before_a_meeting_was_held_nothing_is_due() -> None:
    files = village(",,,,", pack="jieqin") | {"meetings.csv": "id,date,kind\n"}
    assert check(NAME, files) == ()


def test_a_step_that_could_not_be_read_may_be_the_one() -> None:
    outcome = report(village(",,,,", "R1,2.7.,passed-up,"), NAME)
    assert outcome.findings == ()
    assert [skipped.name for skipped in outcome.not_checked] == [NAME]
