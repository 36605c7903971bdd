"""Part of a document, or with parameters changed: what is adopted, and what cannot be."""

from datetime import date

import pytest

from gridctl.policy.kinds import ClauseKind, Share, Span
from gridctl.policy.limits import impossible
from tests.kit import check, message, opened, places, report

HEAD = "format: 1\nvillage: {name: 试村, code: '990000001201'}\nrecords_from: 2022-01-01\n"
PACK = """\
id: ours
title: {en: Ours, zh: 本县}
issuer: {en: County, zh: 县}
from: 2022-03-01
until: 2023-06-30
clauses:
- id: 1.1-span
  kind: span
  sets: member.households
  duty: [check]
  says: {en: five to fifteen, zh: 5至15户}
  parameters: {min: 5, max: 15, exempt: [away], exempt_age: 70}
- id: 1.2-share
  kind: share
  sets: village.core-households
  duty: [check]
  says: {en: a share, zh: 占比}
  parameters: {low: 15, high: 20}
- id: 2.1-visits
  kind: cadence
  sets: household.visits
  duty: [check]
  says: {en: visits, zh: 走访}
  parameters: {every: month, times: 1}
"""
DAY = date(2023, 1, 5)


def files(entries: str) -> dict[str, str | bytes]:
    return {"gridctl.yaml": f"{HEAD}policies:\n{entries}", "policies/ours.yaml": PACK}


def entry(override: str, more: str = "") -> str:
    return f"- id: ours\n{more}  overrides:\n  - {override}\n"


@pytest.mark.parametrize(
    ("patterns", "ids"),
    [
        ("", ["1.1-span", "1.2-share", "2.1-visits"]),
        ("clauses: ['*'], ", ["1.1-span", "1.2-share", "2.1-visits"]),
        ("clauses: ['1.*'], ", ["1.1-span", "1.2-share"]),
        ("clauses: ['1.*', 2.1-visits], ", ["1.1-span", "1.2-share", "2.1-visits"]),
        ("clauses: ['*-share'], ", ["1.2-share"]),
        ("clauses: ['?.1-*'], ", ["1.1-span", "2.1-visits"]),
        ("clauses: ['[2-9]*'], ", ["2.1-visits"]),
    ],
)
def test_clauses_are_adopted_by_pattern(patterns: str, ids: list[str]) -> None:
    village = opened(files(f"- {{{patterns}id: ours, basis: MT001}}\n"))
    assert [a.clause.id for a in village.policies.adopted] == ids
    assert {a.basis for a in village.policies.adopted} == {"MT001"}
    assert [p.name for p in village.problems if p.name == "bad-policy"] == []


def test_a_pattern_that_takes_in_nothing_is_told_among_those_that_do() -> None:
    found = check("bad-policy", files("- {id: ours, clauses: ['1.*', '3.*', 1.1]}\n"))
    assert places(found) == [("gridctl.yaml", 5, 31), ("gridctl.yaml", 5, 38)]
    assert message(found[1], "en") == "“1.1” names no clause of ours."


def test_an_override_changes_only_what_it_names() -> None:
    village = opened(files(entry("{clause: 1.1-span, set: {max: 18}, basis: MT007}")))
    ruling = village.policies.on("member.households", Span, DAY)
    assert ruling is not None
    terms = ruling.terms
    assert (terms.min, terms.max, terms.exempt, terms.exempt_age) == (5, 18, ("away",), 70)
    share = village.policies.on("village.core-households", Share, DAY)
    assert share is not None
    assert (share.terms.low, share.terms.high, share.adopted.basis) == (15, 20, "")


def test_a_parameter_may_be_emptied_and_a_list_replaced() -> None:
    text = "{clause: 1.1-span, set: {exempt: [excused, away], exempt_age: ''}, basis: MT007}"
    ruling = opened(files(entry(text))).policies.on("member.households", Span, DAY)
    assert ruling is not None
    assert (ruling.terms.exempt, ruling.terms.exempt_age) == (("excused", "away"), None)


def test_two_overrides_of_a_clause_add_up_and_the_later_wins() -> None:
    text = "{clause: 1.1-span, set: {min: 6, max: 18}, basis: MT007}\n"
    text += "  - {clause: 1.1-span, set: {max: 16}, basis: MT008}"
    ruling = opened(files(entry(text))).policies.on("member.households", Span, DAY)
    assert ruling is not None
    assert (ruling.terms.min, ruling.terms.max, ruling.adopted.basis) == (6, 16, "MT008")


@pytest.mark.parametrize("basis", ["", ", basis: ''", ", basis: ' '"])
def test_an_override_without_a_basis_is_a_finding(basis: str) -> None:
    text = entry(f"{{clause: 1.1-span, set: {{max: 18}}{basis}}}")
    found = report(files(text)).findings
    (missing,) = [f for f in found if f.name == "missing-value"]
    assert (missing.mark.file, missing.mark.line) == ("gridctl.yaml", 7)
    assert "basis" in message(missing, "en")
    assert "依据" in message(missing, "zh")


@pytest.mark.parametrize(
    ("changed", "column", "en"),
    [
        ("min: 16", 35, "min is 16, above max, which is 15: nothing can keep both."),
        ("max: 4", 35, "min is 5, above max, which is 4: nothing can keep both."),
        ("min: 9, max: 8", 35, "min is 9, above max, which is 8: nothing can keep both."),
        ("exempt_age: 151", 42, "exempt_age says 151; the most there can be is 150."),
    ],
)
def test_an_override_that_nothing_can_keep_is_told_at_its_line(
    changed: str, column: int, en: str
) -> None:
    found = check("bad-policy", files(entry(f"{{clause: 1.1-span, set: {{{changed}}}, basis: x}}")))
    assert places(found) == [("gridctl.yaml", 7, column)]
    assert message(found[0], "en") == en


@pytest.mark.parametrize("changed", ["min: 15", "max: 5", "min: 7, max: 7", "exempt_age: 150"])
def test_an_override_at_the_boundary_is_fine(changed: str) -> None:
    text = entry(f"{{clause: 1.1-span, set: {{{changed}}}, basis: x}}")
    assert check("bad-policy", files(text)) == ()


def test_a_share_changed_beyond_100_percent() -> None:
    found = check("bad-policy", files(entry("{clause: 1.2-share, set: {high: 120}, basis: x}")))
    assert message(found[0], "zh") == "high为120，不能超过100。"
    assert places(found) == [("gridctl.yaml", 7, 37)]


def test_a_clause_changed_but_not_adopted() -> None:
    text = entry("{clause: 1.1-span, set: {max: 18}, basis: x}", "  clauses: ['2.*']\n")
    found = check("bad-policy", files(text))
    assert places(found) == [("gridctl.yaml", 8, 14)]
    assert message(found[0], "en") == (
        "1.1-span of ours is changed here but not adopted: no pattern of clauses covers it."
    )


@pytest.mark.parametrize(
    ("dates", "column", "en"),
    [
        ("from: 2022-06-01, until: 2022-05-31", 39,
         "It begins on 2022-06-01 and ends on 2022-05-31, before it begins."),
        ("from: 2023-07-01", 20,
         "ours itself is in force from 2022-03-01 to 2023-06-30, so never in the time said here."),
        ("until: 2022-02-28", 21,
         "ours itself is in force from 2022-03-01 to 2023-06-30, so never in the time said here."),
    ],
)  # fmt: skip
def test_dates_that_leave_no_day(dates: str, column: int, en: str) -> None:
    found = check("bad-policy", files(f"- {{id: ours, {dates}}}\n"))
    assert places(found) == [("gridctl.yaml", 5, column)]
    assert message(found[0], "en") == en


@pytest.mark.parametrize(
    "dates", ["from: 2022-06-01, until: 2022-06-01", "from: 2023-06-30", "until: 2022-03-01"]
)
def test_one_day_is_enough(dates: str) -> None:
    assert check("bad-policy", files(f"- {{id: ours, {dates}}}\n")) == ()


def test_an_impossible_pack_is_told_once_in_the_pack() -> None:
    wrong = {**files("- {id: ours}\n"), "policies/ours.yaml": PACK.replace("min: 5", "min: 16")}
    assert places(check("bad-policy", wrong)) == [("policies/ours.yaml", 12, 21)]


def test_a_pack_that_is_not_followed_is_looked_at_too() -> None:
    wrong = {**files("- {id: ninghai-2019}\n"), "policies/ours.yaml": PACK.replace("15}", "x}")}
    wrong["policies/ours.yaml"] = PACK.replace("low: 15", "low: 21")
    assert places(check("bad-policy", wrong)) == [("policies/ours.yaml", 18, 21)]


def test_an_empty_pack_is_told() -> None:
    found = report({**files("- {id: ours}\n"), "policies/ours.yaml": ""}).findings
    told = {(f.name, f.mark.line) for f in found if f.mark.file == "policies/ours.yaml"}
    assert told == {("missing-value", 1)}


def test_what_is_impossible() -> None:
    assert [w.variant for w in impossible(ClauseKind.SPAN, {"min": 3, "max": 2})] == ["above"]
    assert list(impossible(ClauseKind.SPAN, {"min": 3})) == []
    assert list(impossible(ClauseKind.SPAN, {"min": 3, "max": None})) == []
    assert [w.values["value"] for w in impossible(ClauseKind.CADENCE, {"days": (1, 31, 32)})] == [
        32
    ]
