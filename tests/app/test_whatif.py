"""A folder judged by other packs than its manifest's."""

from collections import Counter

import pytest

from gridctl.app.policies import BrokenPackError, UnknownPolicyError
from gridctl.app.validate import validate
from gridctl.app.whatif import by_clause, not_yet, under
from gridctl.findings.finding import Severity
from tests.kit import Files, example, opened

LOCAL = """\
id: ours
title: {en: Ours, zh: 本县}
issuer: {en: County, zh: 县}
clauses:
- id: span
  kind: span
  sets: member.households
  duty: [check]
  says: {en: eight to twelve, zh: 8至12户}
  parameters: {min: 8, max: 12, exempt: [away, excused], exempt_age: 70}
- id: activity
  kind: cadence
  sets: member.activities
  duty: [check]
  says: {en: one activity a month, zh: 每月1次活动}
  parameters: {every: month, times: 1}
- id: kept
  kind: record
  sets: our.archive
  duty: [record]
  says: {en: kept, zh: 存档}
"""
PATH = "policies/ours.yaml"


def files(more: str = "", local: str = LOCAL) -> Files:
    head = example()["gridctl.yaml"]
    assert isinstance(head, bytes)
    return {**example(), PATH: local, "gridctl.yaml": head.decode() + more}


def test_only_the_named_packs_judge() -> None:
    village = opened(files())
    moved = under(village, ["ours", "chongqing-2013", "ours"])
    assert [a.pack.id for a in moved.policies.adopted] == ["ours"] * 3 + ["chongqing-2013"] * 3
    assert village.policies.of("household.visits")
    assert validate(moved).policies == ("ours", "chongqing-2013")
    cited = {f.clause.partition("/")[0] for f in validate(moved).findings if f.clause}
    assert cited <= {"ours", "chongqing-2013"}


def test_a_pack_without_a_date_counts_from_the_first_records() -> None:
    empty = {**files(), "ledger/activities/2022Q1.csv": "日期,参加党员,主题,活动名称,成效,佐证\n"}
    found = validate(under(opened(empty), ["ours"]), ["too-few-activities"]).findings
    months = {str(f.values["period"]) for f in found if f.severity is Severity.ERROR}
    assert months == {"2022-01", "2022-02", "2022-03"}
    assert {f.clause for f in found} == {"ours/activity"}


def test_a_pack_of_the_future_is_judged_as_though_it_were_here() -> None:
    future = LOCAL.replace("clauses:", "from: 2024-01-01\nclauses:")
    village = opened(files(local=future))
    assert [pack.id for pack in not_yet(village, ["ours", "line-2022"])] == ["ours"]
    now = opened(files())
    assert not_yet(now, ["ours"]) == ()
    early, always = (
        [f.mark for f in validate(under(each, ["ours"])).findings] for each in (village, now)
    )
    assert early == always
    assert len(early) > 10


def test_a_pack_of_the_past_keeps_its_own_dates() -> None:
    gone = LOCAL.replace("clauses:", "until: 2022-01-31\nclauses:")
    village = under(opened(files(local=gone)), ["ours"])
    assert validate(village, ["member-span"]).findings == ()


def test_there_is_no_such_pack() -> None:
    with pytest.raises(UnknownPolicyError) as unknown:
        under(opened(files()), ["line-2022", "ninghai-2091"])
    assert (unknown.value.asked, unknown.value.near) == ("ninghai-2091", ("ninghai-2019",))
    with pytest.raises(BrokenPackError):
        under(opened(files(local="id: [")), ["ours"])


def test_what_the_manifest_asks_for_does_not_matter() -> None:
    head = "format: 1\nvillage: {name: 试村, code: '990000001201'}\nrecords_from: 2022-01-01\n"
    wrong: Files = {**files(), "gridctl.yaml": f"{head}policies:\n- {{id: no-such}}\n"}
    assert [f.name for f in validate(opened(wrong), ["bad-policy"]).findings] == ["bad-policy"]
    assert validate(under(opened(wrong), ["ours"]), ["bad-policy"]).findings == ()


def test_what_is_wrong_in_a_local_pack_is_still_told() -> None:
    village = under(opened(files(local=LOCAL.replace("min: 8", "min: 13"))), ["ours"])
    assert [f.mark.line for f in validate(village, ["bad-policy"]).findings] == [10]


def test_the_counts_are_those_of_the_findings() -> None:
    village = under(opened(files()), ["ours"])
    report = validate(village)
    told = Counter((f.clause, f.severity) for f in report.findings)
    counts = by_clause(village, report)
    assert [c.clause for c in counts] == ["ours/span", "ours/activity"]  # what is only kept is not
    for count in counts:
        assert [count.error, count.warning, count.notice] == [
            told[count.clause, severity]
            for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTICE)
        ]
        assert count.checked
    assert counts[0].error > 10
    assert counts[0].total == counts[0].error


def test_rules_left_out_leave_their_clauses_out() -> None:
    village = under(opened(files()), ["ours"])
    some = by_clause(village, validate(village, ["too-few-*"]), ["too-few-*"])
    assert [c.clause for c in some] == ["ours/activity"]
    rest = by_clause(village, validate(village, (), ["too-few-*"]), (), ["too-few-*"])
    assert [c.clause for c in rest] == ["ours/span"]


def test_a_clause_that_nothing_could_check_says_so() -> None:
    without = {path: data for path, data in files().items() if path != "links.csv"}
    village = under(opened(without), ["ours"])
    counts = {c.clause: c for c in by_clause(village, validate(village))}
    assert (counts["ours/span"].checked, counts["ours/span"].total) == (False, 0)
    assert counts["ours/activity"].checked


def test_what_is_waived_does_not_count() -> None:
    village = under(opened(files()), ["ours"])
    report = validate(village)
    waived = tuple(f._replace(waived=True) for f in report.findings)
    counts = by_clause(village, report._replace(findings=waived))
    assert [c.total for c in counts] == [0, 0]
