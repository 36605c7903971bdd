"""share-outside: a share in whole numbers."""

import pytest

from tests.kit import Files, check, message, places, severities
from tests.rules.county import clause, county
from tests.rules.small import FILES

NAME = "share-outside"


def village(linked: int, total: int, low: int, high: int) -> Files:
    homes = "".join(f"H{n},赵己,VG1,\n" for n in range(100, 100 + total))
    links = "".join(f"M1,H{n},2022-01-01,\n" for n in range(100, 100 + linked))
    return {
        **FILES,
        **county(clause("share", "village.linked-households", f"low: {low}, high: {high}")),
        "households.csv": f"id,head,villager_group,since\nH1,李甲,VG1,\n{homes}",
        "links.csv": f"member,household,since,until\n{links}",
    }


@pytest.mark.parametrize(
    ("linked", "total", "severity"),
    [(2, 20, ""), (3, 20, ""), (1, 20, "error"), (4, 20, "error"), (0, 0, ""),
     (0, 6, "notice"), (1, 6, "notice"), (2, 6, "error")],
)  # fmt: skip
def test_between_the_percentages(linked: int, total: int, severity: str) -> None:
    found = check(NAME, village(linked, total, 10, 15))
    assert severities(found) == [severity][: bool(severity)]


def test_outside_in_words() -> None:
    (found,) = check(NAME, village(4, 20, 10, 15))
    assert tuple(found.mark) == ("households.csv", None, None)
    assert (found.subject, found.clause) == ("V", "county/village.linked-households")
    assert message(found, "en") == "V has linked households: 4 of 20; 2 to 3 are asked for."
    assert message(found, "zh") == "V的已联户数为4（总数20），应为2至3。"


def test_no_whole_number_in_words() -> None:
    (found,) = check(NAME, village(2, 6, 10, 15))
    assert message(found, "en") == (
        "V has linked households: 2 of 6; no whole number keeps the limits, 0 and 1 come nearest."
    )
    assert message(found, "zh") == "V的已联户数为2（总数6），没有符合规定的整数，最接近的是0和1。"


def test_each_grid_by_itself() -> None:
    pack = county(clause("share", "grid.linked-households", "low: 60, high: 100"))
    found = check(NAME, {**FILES, **pack})
    assert places(found) == [("grids.yaml", 2, 3)]


def test_the_share_of_core_households_is_a_rule_of_its_own() -> None:
    pack = county(clause("share", "village.core-households", "low: 10, high: 12"))
    from tests.kit import report

    assert report({**FILES, **pack}, NAME).rules_run == 0
