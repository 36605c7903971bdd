"""request-not-raised: a request is raised by the next theme day."""

import pytest

from tests.kit import check, manifest, message, places, report, severities

PATH = "ledger/requests/2022.csv"
NAME = "request-not-raised"
MEETINGS = """id,date,kind,unit
MT1,2022-07-10,theme-day,B01
MT2,2022-07-20,theme-day,B02
MT3,2022-08-10,theme-day,B01
MT4,2022-07-05,theme-day,{village}
MT5,2022-07-02,committee,B01
"""
BRANCHES = """organisation:
  id: V
  name: 村党总支
  branches:
  - {id: B01, name: 一支部}
"""


def village(
    *steps: str,
    received: str = "2022-07-01",
    by: str = "M1",
    rest: str = "promised,M1,,,,",
    branches: str = "  - {id: B02, name: 二支部}\n",
    unit: str = "V",
) -> dict[str, str]:
    return {
        PATH: "id,received_on,household,received_by,kind,owner,due_on,answered_on,closed_on,outcome"
        f"\nR1,{received},H1,{by},{rest}\n",
        "ledger/request-steps/2022.csv": "request,date,step\n" + "".join(f"{s}\n" for s in steps),
        "meetings.csv": MEETINGS.format(village=unit),
        "members.csv": "id,name,born,branch\nM1,李例禾,1980-01,B01\nM2,王例树,1980-01,B02\n",
        "staff.csv": "id,name\nS01,周试田\n",
        "branches.yaml": BRANCHES + branches,
    }


@pytest.mark.parametrize(("raised", "count"), [("2022-07-10", 0), ("2022-07-11", 1)])
def test_the_theme_day_itself_is_in_time(raised: str, count: int) -> None:
    found = check(NAME, village(f"R1,{raised},raised"))
    assert len(found) == count
    for finding in found:
        assert message(finding, "en") == (
            "Request R1 was due at the theme day of 2022-07-10 and was raised only on 2022-07-11."
        )
        assert message(finding, "zh") == (
            "诉求R1应在2022年7月10日主题党日前（含当日）提交，2022年7月11日才提交。"
        )


def test_never_raised_stands_at_the_request() -> None:
    found = check(NAME, village("R1,2022-07-03,discussed", "R2,2022-07-03,raised"))
    assert places(found) == [(PATH, 2, None)]
    assert severities(found) == ["error"]
    assert (found[0].subject, found[0].clause) == ("R1", "ninghai-2019/2.6-raise")
    assert message(found[0], "en") == (
        "Request R1 was due at the theme day of 2022-07-10; no raising is recorded."
    )
    assert message(found[0], "zh") == (
        "诉求R1应在2022年7月10日主题党日前（含当日）提交，没有提交记录。"
    )


@pytest.mark.parametrize(("as_of", "count"), [("2022-07-10", 0), ("2022-07-11", 1)])
def test_nothing_is_due_before_the_theme_day_is_over(as_of: str, count: int) -> None:
    assert len(check(NAME, village(), as_of=as_of)) == count


@pytest.mark.parametrize(
    ("received", "day"), [("2022-07-10", "2022-07-10"), ("2022-07-11", "2022-08-10")]
)
def test_the_next_theme_day_is_on_or_after_the_receipt(received: str, day: str) -> None:
    found = check(NAME, village(received=received))
    assert [str(f.values["day"]) for f in found] == [day]


def test_no_theme_day_held_yet_nothing_due() -> None:
    assert check(NAME, village(received="2022-08-11")) == ()


@pytest.mark.parametrize(
    ("by", "day"), [("M1", "2022-07-10"), ("M2", "2022-07-20"), ("S01", "2022-07-05")]
)
def test_the_theme_day_is_that_of_the_receivers_branch(by: str, day: str) -> None:
    found = check(NAME, village(by=by))
    assert [str(f.values["day"]) for f in found] == [day]


@pytest.mark.parametrize("unit", ["V", ""])
def test_with_one_branch_the_villages_theme_day_is_the_branchs(unit: str) -> None:
    found = check(NAME, village(branches="", unit=unit))
    assert [str(f.values["day"]) for f in found] == ["2022-07-05"]


def test_the_branch_is_the_one_of_that_day() -> None:
    moved = {"former-values.csv": "subject,field,value,until\nM1,branch,B02,2022-07-01\n"}
    found = check(NAME, {**village(), **moved})
    assert [str(f.values["day"]) for f in found] == ["2022-07-20"]


def test_an_unknown_receiver_is_another_rule() -> None:
    assert check(NAME, village(by="M9")) == ()


@pytest.mark.parametrize(
    ("rest", "count"),
    [
        ("at-once,M1,,2022-07-02,2022-07-02,settled", 1),
        ("promised,M1,,,2022-07-10,withdrawn", 0),
        ("promised,M1,,,,withdrawn", 0),
        ("promised,M1,,,2022-07-11,withdrawn", 1),
    ],
)
def test_only_what_was_withdrawn_before_is_not_raised(rest: str, count: int) -> None:
    assert len(check(NAME, village(rest=rest))) == count


def test_a_step_that_could_not_be_read_may_be_the_raising() -> None:
    for steps in (("R1,7月,raised",), ("R1,7月,raised", "R1,2022-07-30,raised")):
        outcome = report(village(*steps), NAME)
        assert outcome.findings == ()
        assert [n.values["subject"] for n in outcome.not_checked] == ["R1"]


def test_earlier_requests_are_not_judged() -> None:
    later = {**village(), "gridctl.yaml": manifest(records_from="2022-07-02")}
    assert check(NAME, later) == ()
    later["gridctl.yaml"] = manifest(records_from="2022-07-01")
    assert len(check(NAME, later)) == 1
    later["gridctl.yaml"] = manifest("ninghai-2019, from: 2022-07-02")
    assert check(NAME, later) == ()
    assert check(NAME, village(received="")) == ()
