"""waiver-ending: thirty days before, and not after."""

import pytest

from tests.kit import check, message, places, severities
from tests.rules.waivers.village import village, waiver

NAME = "waiver-ending"


@pytest.mark.parametrize(
    ("as_of", "count"),
    [("2022-11-30", 0), ("2022-12-01", 1), ("2022-12-31", 1), ("2023-01-01", 0)],
)
def test_the_last_thirty_days(as_of: str, count: int) -> None:
    assert len(check(NAME, village(), as_of)) == count


def test_it_is_a_notice_at_the_period() -> None:
    found = check(NAME, village(), "2022-12-10")
    column = 2 + waiver().index("until: ") - 1 + len("until: ")
    assert places(found) == [("waivers.yaml", 2, column)]
    assert severities(found) == ["notice"]
    assert message(found[0], "en") == (
        "The waiver of self-link for M1 ends with 2022Q4, in 21 days."
    )
    assert message(found[0], "zh") == "M1对self-link的豁免2022年第四季度期满，还有21天。"


def test_a_longer_one_covers_it() -> None:
    longer = waiver(rule="LNK105", until="2023Q2")
    assert check(NAME, village(waiver(), longer), "2022-12-10") == ()
    assert (
        len(check(NAME, village(waiver(), waiver(subject="H1", until="2023")), "2022-12-10")) == 1
    )


def test_one_that_is_not_in_force_does_not_end() -> None:
    assert check(NAME, village(waiver(approved_at="MT2")), "2022-12-10") == ()
    assert check(NAME, village(waiver(approved_at="MT3")), "2022-12-10") == ()
    assert len(check(NAME, village(waiver(approved_at="MT3")), "2022-12-20")) == 1
