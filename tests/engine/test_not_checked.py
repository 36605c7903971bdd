"""What could not be checked is said, and what can be is checked."""

from datetime import date

import pytest

from gridctl.app.validate import validate
from gridctl.engine.catalogue import catalogue
from gridctl.engine.lost import may_be_in
from gridctl.findings.finding import Breach
from gridctl.findings.report import Report
from gridctl.formats import text
from gridctl.model.mark import Mark
from gridctl.model.period import Period
from tests.kit import Files, edited, example, manifest, opened, report

BROKEN = b"PK\x03\x04"
DUE = date(2023, 1, 30)
NO_POLICY = "no policy in force asks for it"


def reasons(outcome: Report) -> dict[str, tuple[str, object]]:
    """Return the reason and the file by rule."""
    return {n.name: (n.reason.en, n.values.get("file")) for n in outcome.not_checked}


def found(files: Files, rule: str) -> list[tuple[str, str]]:
    """Return (file, subject) of what a rule finds."""
    return [(f.mark.file, f.subject) for f in report(files, rule).findings]


def test_every_rule_ran_or_is_told_of() -> None:
    outcome = validate(opened(example()))
    skipped = {n.name for n in outcome.not_checked}
    both = {item.rule.name for item in catalogue() if item.rule.unaided}
    assert both == {"closed-period-changed"}
    assert both <= skipped
    assert outcome.rules_run + len(skipped - both) == len(catalogue())


def test_a_rule_that_no_policy_asks_for() -> None:
    outcome = report({"gridctl.yaml": manifest("chongqing-2013")}, "member-span")
    assert outcome.rules_run == 0
    assert reasons(outcome) == {"member-span": (NO_POLICY, None)}


def test_a_missing_table() -> None:
    files = example()
    del files["links.csv"]
    assert reasons(report(files, "member-span")) == {
        "member-span": ("{file} is missing", "links.csv")
    }


# A broken file of one period silences that period only, and is named.


def test_a_broken_round_silences_its_month_only() -> None:
    files = example()
    del files["ledger/ratings/2022-07.csv"]
    assert found(files, "rating-round-missing") == [("ledger/ratings/2022-07.csv", "V")]
    files["ledger/ratings/2022-12.csv"] = BROKEN
    outcome = report(files, "rating-round-missing")
    assert [f.mark.file for f in outcome.findings] == ["ledger/ratings/2022-07.csv"]
    assert outcome.rules_run == 1
    assert reasons(outcome) == {
        "rating-round-missing": ("{file} could not be read", "ledger/ratings/2022-12.csv")
    }


def test_every_broken_file_is_named() -> None:
    files = example()
    paths = ["ledger/ratings/2022-07.csv", "ledger/ratings/2022-12.csv"]
    outcome = report({**files, **dict.fromkeys(paths, BROKEN)}, "rating-round-missing")
    assert outcome.findings == ()
    assert [n.values["file"] for n in outcome.not_checked] == paths


@pytest.mark.parametrize(
    ("month", "expected"), [("2022-08", 0), ("2022-11", 1)], ids=["broken", "whole"]
)
def test_a_quarter_of_visits(month: str, expected: int) -> None:
    """H003's visits of one month are taken out; those of the third quarter cannot be read."""
    files = example()
    for quarter in ("2022Q3", "2022Q4"):
        path = f"ledger/visits/{quarter}.csv"
        data = files[path]
        lines = (data if isinstance(data, str) else data.decode()).splitlines(keepends=True)
        kept = [x for x in lines if not (x.startswith(month) and ",H003," in x)]
        files[path] = "".join(kept)
    one = ("households.csv", "H003")
    assert found(files, "too-few-visits").count(one) == 1
    files["ledger/visits/2022Q3.csv"] = BROKEN
    assert found(files, "too-few-visits").count(one) == expected
    assert reasons(report(files, "too-few-visits"))["too-few-visits"][1] == (
        "ledger/visits/2022Q3.csv"
    )


def test_stars_of_another_half_year_are_judged() -> None:
    files = example()
    old = files["stars/2022H2.yaml"]
    one = next(x for x in old.decode().splitlines() if "study:" in x)  # type: ignore[union-attr]
    member = one.partition("study:")[2].strip().split(",")[0].strip("[]{} ")
    files = edited(files, "stars/2022H2.yaml", f"study: {member}", f"study: [{member}, M002]")
    assert len(found(files, "star-count")) == 1
    files["stars/2022H1.yaml"] = BROKEN
    assert len(found(files, "star-count")) == 1
    files["stars/2022H2.yaml"] = BROKEN
    assert found(files, "star-count") == []


def test_a_talk_may_stand_in_the_broken_file_of_the_next_year() -> None:
    rows = "member,good,fairly_good,fair,poor\nM1,1,0,0,20\n"
    files: dict[str, str | bytes] = {
        "members.csv": "id,name,born,branch\nM1,甲例,1980-01,B1\n",
        "ledger/ratings/2022-12.csv": rows,
        "meetings.csv": "id,date,kind,unit,agenda\n",
    }
    rule = "poor-rating-without-talk"
    found_in = report(files, rule, as_of="2023-03-01").findings
    assert [f.subject for f in found_in] == ["M1"]
    for year, count in (("2021", 1), ("2022", 0), ("2023", 0), ("2024", 1)):
        broken = {**files, f"ledger/talks/{year}.csv": BROKEN}
        assert len(report(broken, rule, as_of="2023-03-01").findings) == count, year


@pytest.mark.parametrize(
    ("breach", "held"),
    [
        (Breach(Mark("a.csv", 2), {"id": "R1"}, "R1"), False),
        (Breach(Mark("a.csv", 2), {"id": "R1"}, "R1", absent=True), True),
        (Breach(Mark("a.csv"), {"id": "R1"}, "R1"), True),
        (Breach(Mark("a.csv", 2), {"period": Period.parse("2022-12")}, "R1"), False),
        (Breach(Mark("a.csv", 2), {"period": Period.parse("2023-01")}, "R1"), True),
        (Breach(Mark("a.csv", 2), {"period": Period.parse("2023")}, "R1"), True),
        (Breach(Mark("a.csv", 2), {"period": Period.parse("2023-04")}, "R1"), False),
        (Breach(Mark("a.csv", 2), {"period": Period.parse("2022"), "due": DUE}, "R1"), False),
        (Breach(Mark("a.csv"), {"period": Period.parse("2022"), "due": DUE}, "R1"), True),
    ],
)
def test_what_a_broken_file_leaves_open(breach: Breach, held: bool) -> None:
    """A fault that is seen stands; what is missing in the time of the file may stand there."""
    assert may_be_in(breach, "b/2023Q1.csv", Period.parse("2023Q1")) is held


# How it is said.


def test_rules_that_share_a_reason_share_a_line() -> None:
    outcome = validate(opened({"gridctl.yaml": manifest("chongqing-2013")}))
    count = sum(n.reason.en == NO_POLICY for n in outcome.not_checked)
    assert count > 20
    (line,) = (x for x in text.not_checked(outcome, "en") if NO_POLICY in x)
    assert line == f"not checked: {count} rules: {NO_POLICY} (--verbose names them)"
    (line,) = (x for x in text.not_checked(outcome, "zh") if "现行政策没有此项要求" in x)
    assert line == f"未检查：{count}条规则：现行政策没有此项要求（加 --verbose 列出名称）"
    (line,) = (x for x in text.not_checked(outcome, "en", verbose=True) if NO_POLICY in x)
    assert "member-span" in line
    assert line.startswith("not checked: ")


def test_a_few_are_named() -> None:
    files = example()
    del files["links.csv"]
    outcome = report(files, "member-span", "self-link", "duplicate-link")
    assert list(text.not_checked(outcome, "en")) == [
        "not checked: member-span, duplicate-link, self-link: links.csv is missing"
    ]


# A rule that several clauses ask for needs other tables for each.

SPANS = """\
id: ours
title: {en: Ours, zh: 本县办法}
issuer: {en: County, zh: 县委}
clauses:
- id: a
  kind: span
  sets: unit.grids
  duty: [check]
  says: {en: a unit has a grid, zh: 单位联网格}
  parameters: {min: 1}
"""
OTHER = SPANS.replace("id: ours", "id: other").replace("unit.grids", "grid.villager-groups")


def spans(*packs: str) -> dict[str, str | bytes]:
    """Return a village without branches.yaml and assignments.csv, under these packs."""
    grids = "grids:\n- id: G1\n  name: 网格\n  villager_groups:\n  - {id: VG1, name: 一组}\n"
    local = {f"policies/{pack}.yaml": {"ours": SPANS, "other": OTHER}[pack] for pack in packs}
    return {"gridctl.yaml": manifest(*packs), "grids.yaml": grids, **local}


def test_where_no_clause_can_be_looked_at_the_rule_does_not_run() -> None:
    outcome = report(spans("ours"), "span-outside")
    assert (outcome.findings, outcome.rules_run) == ((), 0)
    assert reasons(outcome)["span-outside"][0] == "{file} is missing"


def test_where_one_clause_cannot_be_looked_at_the_others_are() -> None:
    outcome = report(spans("ours", "other"), "span-outside")
    assert outcome.rules_run == 1
    assert reasons(outcome)["span-outside"][0] == "{file} is missing"
    whole = report(spans("other"), "span-outside")
    assert (whole.rules_run, whole.not_checked) == (1, ())
