"""date-in-future: facts are not dated ahead."""

import pytest

from tests.kit import check, message, places, severities

LINKS = "member,household,since,until\n"


@pytest.mark.parametrize(("day", "count"), [("2023-01-05", 0), ("2023-01-06", 1)])
def test_a_fact_after_the_as_of_date_is_a_notice(day: str, count: int) -> None:
    files = {"ledger/talks/2023.csv": f"date,member,cause\n{day},M1,low-score\n"}
    found = check("date-in-future", files, as_of="2023-01-05")
    assert places(found) == [("ledger/talks/2023.csv", 2, 1)] * count
    assert severities(found) == ["notice"] * count


def test_the_message_about_a_date_ahead() -> None:
    files = {"ledger/talks/2023.csv": "date,member,cause\n2023-01-06,M1,low-score\n"}
    found = check("date-in-future", files, as_of="2023-01-05")
    assert message(found[0], "en") == (
        "2023-01-06 in date lies after 2023-01-05; it does not count yet."
    )
    assert message(found[0], "zh") == "“日期”的2023年1月6日晚于基准日期2023年1月5日，暂不计入。"


def test_plans_may_lie_ahead_and_nested_facts_may_not() -> None:
    promise = "{text: a, target: b, measures: c, due_on: 2023-06-30, done_on: 2023-02-01}"
    text = f"commitments:\n- member: M1\n  promises:\n  - {promise}\n"
    found = check("date-in-future", {"commitments/2023.yaml": text})
    assert places(found) == [("commitments/2023.yaml", 4, 68)]
    links = {"links.csv": f"{LINKS}M1,H1,2022-01-01,2030-01-01\n"}
    assert check("date-in-future", links) == ()
