"""task-list-not-approved: passed by the members' meeting."""

import pytest

from tests.kit import check, edited, errors, example, message, places, report, severities

RULE = "task-list-not-approved"


def village(approved_at: str, meeting: str = "MT1,2022-01-07,members,task-list") -> dict[str, str]:
    return {
        "tasks.yaml": f"common: [policy]\napproved_at: {approved_at}\n",
        "meetings.csv": f"id,date,kind,agenda\n{meeting}\n",
    }


@pytest.mark.parametrize(
    "meeting",
    [
        "MT1,2022-01-07,members,task-list",
        "MT1,2022-01-07,党员大会,其他;责任清单",
        "MT1,2021-12-31,theme-day,other",
    ],
)
def test_clean_and_what_was_decided_before_the_records(meeting: str) -> None:
    assert check(RULE, village("MT1", meeting)) == ()


@pytest.mark.parametrize("text", ["common: [policy]\n", "common: [policy]\napproved_at: ''\n"])
def test_nothing_named(text: str) -> None:
    found = check(RULE, {**village("MT1"), "tasks.yaml": text})
    assert places(found) == [("tasks.yaml", 2 if "at" in text else 1, 14 if "at" in text else 1)]
    assert severities(found) == ["error"]
    assert found[0].clause == "ninghai-2019/2.3-approval"
    assert message(found[0], "en") == "The task list names no meeting that passed it."
    assert message(found[0], "zh") == "责任清单没有填写通过会议。"


@pytest.mark.parametrize(
    ("meeting", "en", "zh"),
    [
        (
            "MT1,2022-01-01,theme-day,task-list",
            "MT1 passed the task list and is of the kind theme-day, not members.",
            "通过责任清单的MT1是主题党日，不是党员大会。",
        ),
        (
            "MT1,2022-01-01,members,other",
            "MT1 did not have the item task-list on its agenda.",
            "MT1的议程中没有“责任清单”。",
        ),
        (
            "MT1,2023-01-06,members,task-list",
            "MT1, which is to pass the task list, has not been held yet.",
            "拟通过责任清单的会议MT1尚未召开。",
        ),
    ],
)
def test_the_wrong_meeting_stands_at_the_cell(meeting: str, en: str, zh: str) -> None:
    found = check(RULE, village("MT1", meeting))
    assert places(found) == [("tasks.yaml", 2, 14)]
    assert (message(found[0], "en"), message(found[0], "zh")) == (en, zh)


def test_a_meeting_on_the_day_itself_has_been_held() -> None:
    assert check(RULE, village("MT1", "MT1,2023-01-05,members,task-list")) == ()


def test_an_unknown_meeting_is_another_rule() -> None:
    assert check(RULE, village("MT9")) == ()


def test_the_example_village_with_another_meeting() -> None:
    files = edited(example(), "tasks.yaml", "approved_at: MT008", "approved_at: MT009")
    assert errors(report(files)) == [(RULE, "tasks.yaml", 3)]
