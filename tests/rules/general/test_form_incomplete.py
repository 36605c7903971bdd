"""form-incomplete: cards with every item."""

import pytest

from tests.kit import Files, check, message, places, severities
from tests.rules.county import clause, county
from tests.rules.small import BRANCHES, FILES, GRIDS

NAME = "form-incomplete"


def village(key: str, items: str, **changed: str) -> Files:
    pack = county(clause("form", key, f"items: [{items}]"))
    return {**FILES, **pack, **{f"{name}.yaml": text for name, text in changed.items()}}


@pytest.mark.parametrize(
    ("key", "items"),
    [
        ("grid.card", "name, leader"),
        ("grid.card", "名称, 网格长"),
        ("unit.card", "name"),
        ("branch.card", "name, secretary"),
        ("party-group.card", "name, leader"),
        ("village.tiers", "grid, quarter, villager-group, 村级"),
    ],
)
def test_clean(key: str, items: str) -> None:
    assert check(NAME, village(key, items)) == ()


def test_a_card_lacks_items() -> None:
    found = check(NAME, village("grid.card", "name, deputy, area, duties, reward, people"))
    assert places(found)[:2] == [("grids.yaml", 2, 3), ("grids.yaml", 12, 3)]
    assert [f.subject for f in found] == ["G1", "G2", "Q1", "Z1"]
    assert set(severities(found)) == {"error"}
    assert found[0].clause == "county/grid.card"
    assert message(found[0], "en") == "G1 lacks reward."
    assert message(found[0], "zh") == "G1缺少奖惩。"
    assert message(found[1], "en") == "G2 lacks deputy, area, duties, reward, people."
    assert message(found[1], "zh") == "G2缺少副网格长、范围、职责、奖惩、人数。"


@pytest.mark.parametrize(("people", "count"), [("0", 3), ("", 4)])
def test_nought_is_an_answer(people: str, count: int) -> None:
    grids = GRIDS.replace("people: 9", f"people: {people}")
    assert len(check(NAME, village("grid.card", "people", grids=grids))) == count


@pytest.mark.parametrize(
    ("key", "items", "subject"),
    [
        ("unit.card", "liaison", "U2"),
        ("branch.card", "committee", "B2"),
        ("village.tiers", "grid, building", "V"),
    ],
)
def test_other_cards(key: str, items: str, subject: str) -> None:
    assert [f.subject for f in check(NAME, village(key, items))] == [subject]


def test_a_missing_tier_stands_at_the_file() -> None:
    (found,) = check(NAME, village("village.tiers", "township, building"))
    assert tuple(found.mark) == ("grids.yaml", None, None)
    assert message(found, "zh") == "V缺少镇级、楼栋。"


def test_an_item_without_a_place_is_never_filled() -> None:
    found = check(NAME, village("party-group.card", "motto", branches=BRANCHES))
    assert [f.subject for f in found] == ["PG1", "PG2"]
    assert message(found[0], "en") == "PG1 lacks motto."


def test_former_values_count() -> None:
    former = {"former-values.csv": "subject,field,value,until\nG1,reward,年底评优,2023-01-04\n"}
    files = {**village("grid.card", "reward"), **former}
    assert "G1" not in [f.subject for f in check(NAME, files, "2023-01-04")]
    assert "G1" in [f.subject for f in check(NAME, files)]
