"""gap-fill-not-committee: gaps are filled by the village organisation's committee."""

import pytest

from tests.kit import check, edited, example, message, places, report, severities
from tests.rules.links.village import village

NAME = "gap-fill-not-committee"


@pytest.mark.parametrize(
    "row",
    [
        "M1,H1,2022-01-01,,gap-fill,,,",  # the secretary
        "M2,H1,2022-01-01,,兜底,,,",
        "M3,H1,2022-01-01,,near,,,",
        "M3,H1,2022-01-01,,,,,",
        "M3,H1,2021-12-31,,gap-fill,,,",
        "M3,H1,,,gap-fill,,,",
    ],
)
def test_clean(row: str) -> None:
    assert check(NAME, village(row + "\n")) == ()


def test_someone_else_is_a_warning_at_the_basis() -> None:
    found = check(NAME, village("M3,H1,2022-01-01,,gap-fill,,,\n"))
    assert places(found) == [("links.csv", 2, 19)]
    assert severities(found) == ["warning"]
    assert (found[0].subject, found[0].clause) == ("M3", "ninghai-2019/1.2-gap-fill")
    assert message(found[0], "en") == (
        "M3 fills the gap at H1 but was not on the village organisation's committee on 2022-01-01."
    )
    assert message(found[0], "zh") == "M3兜底联系H1，但2022年1月1日不是村党组织班子成员。"


@pytest.mark.parametrize(("since", "count"), [("2022-06-30", 0), ("2022-07-01", 1)])
def test_the_committee_is_that_of_the_first_day(since: str, count: int) -> None:
    former = "subject,field,value,until\nV,committee,M2;M3,2022-06-30\n"
    rows = f"M3,H1,{since},2022-12-31,gap-fill,,,\n"
    assert len(check(NAME, village(rows, former_values=former))) == count


def test_it_warns_in_the_example() -> None:
    row = "M002,H010,2022-01-01,,就亲,自报,MT005,"
    files = edited(example(), "links.csv", row, row.replace("就亲", "兜底"))
    outcome = report(files)
    assert [f.name for f in outcome.findings if f.severity.value == "warning"] == [NAME]
    assert outcome.counts["error"] == 0
