"""assessment-outside: what was measured lies within the limits."""

import pytest

from tests.kit import check, manifest, message, places, severities

PATH = "ledger/assessments/2022.csv"
NAME = "assessment-outside"
COUNTY = """id: county
title: {en: x, zh: 某县}
issuer: {en: x, zh: 某县}
from: 2022-03-01
clauses:
- {id: a, kind: size, sets: assessment.school, duty: [check], hedged: yes,
   says: {en: x, zh: 某项}, honoured_by: [assessment-outside],
   parameters: {min: 60, max: 100, items: [school meals]}}
"""


def village(*rows: str, policy: str = "hygiene") -> dict[str, str]:
    lines = "".join(f"{row}\n" for row in rows)
    return {
        "gridctl.yaml": manifest(policy),
        "policies/county.yaml": COUNTY,
        PATH: f"date,subject,assessor,item,score\n{lines}",
    }


@pytest.mark.parametrize(
    "row",
    [
        "2022-09-30,V,S01,鼠密度,3",
        "2022-09-30,V,S01,rat-density,0",
        "2022-09-30,V,S01,蚊虫密度,9",
        "2022-09-30,V,S01,鼠密度,多",
        "2021-12-31,V,S01,鼠密度,9",
    ],
)
def test_clean(row: str) -> None:
    assert check(NAME, village(row)) == ()


def test_above_stands_at_the_score() -> None:
    (found,) = check(NAME, village("2022-03-30,V,S01,鼠密度,3", "2022-09-30,V,S01,鼠密度,3.1"))
    assert places((found,)) == [(PATH, 3, 22)]
    assert severities((found,)) == ["error"]
    assert (found.field, found.subject, found.clause) == ("score", "V", "hygiene/cadence-rats")
    assert message(found, "en") == "鼠密度 of V on 2022-09-30 is 3.1; at most 3 is allowed."
    assert message(found, "zh") == "V在2022年9月30日的鼠密度为3.1，不得超过3。"


@pytest.mark.parametrize(("score", "variant"), [("60", ""), ("100", ""), ("59.9", "low")])
def test_a_county_may_limit_any_item(score: str, variant: str) -> None:
    row = f"2022-03-01,V,S01,school meals,{score}"
    found = check(NAME, village(row, policy="county"))
    assert severities(found) == (["warning"] if variant else [])
    if variant:
        assert message(found[0], "en") == (
            "school meals of V on 2022-03-01 is 59.9; at least 60 is asked for."
        )
        assert message(found[0], "zh") == "V在2022年3月1日的school meals为59.9，不得低于60。"


def test_nothing_before_the_clause_was_in_force() -> None:
    assert check(NAME, village("2022-02-28,V,S01,school meals,5", policy="county")) == ()
