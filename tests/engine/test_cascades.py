"""One fault is told once: what cannot be known for it is said to be not checked."""

import os
from pathlib import Path

import pytest

from gridctl.app.validate import validate
from gridctl.app.village import open_village, opened_from
from gridctl.findings.finding import Problem, Severity
from gridctl.findings.report import Report
from gridctl.model.mark import Mark
from tests.kit import EXAMPLE, TODAY, edited, errors, example, line_of, report

BROKEN = b"\x00\x01"


def reasons(outcome: Report) -> dict[str, tuple[str, str]]:
    """Return why each rule, or what of it, was not checked, and the file."""
    return {n.name: (n.reason.en, str(n.values.get("file", ""))) for n in outcome.not_checked}


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("soon,M1；M2;M3,policy,宣讲", "bad-value"),
        ("2022-07-10,M1;M2;nobody 3,policy,宣讲", "bad-value"),
        ("2022-07-10，M1、M2，policy，宣讲", "ragged-row"),
    ],
)
def test_an_activity_row_that_cannot_be_read_holds_back_whom_it_names(row: str, name: str) -> None:
    path = "ledger/activities/2022Q3.csv"
    files = {
        "members.csv": "id,name,born,branch\nM1,甲例,1980-01,B01\nM2,乙例,1980-01,B01\n"
        "M4,丙例,1980-01,B01\n",
        path: f"date,members,theme,title\n{row}\n",
    }
    outcome = report(files, "too-few-activities", name, as_of="2022-08-01")
    assert [(f.name, f.subject) for f in outcome.findings if f.severity is Severity.ERROR] == [
        (name, ""),
        ("too-few-activities", "M4"),
    ]
    held = {n.values["subject"] for n in outcome.not_checked if n.name == "too-few-activities"}
    assert held == {"M1", "M2"}


def test_below_a_folder_that_cannot_be_opened_nothing_is_absent() -> None:
    files = {p: t for p, t in example().items() if not p.startswith("ledger/")}
    data = {p: t if isinstance(t, bytes) else t.encode() for p, t in files.items()}
    denied = Problem("unreadable-file", Mark("ledger"), variant="denied")
    outcome = validate(opened_from(Path("village"), data, TODAY, None, (denied,)))
    assert errors(outcome) == [("unreadable-file", "ledger", None)]
    assert not [f for f in outcome.findings if f.mark.file.startswith("ledger/")]
    assert reasons(outcome)["too-few-visits"] == ("{file} could not be read", "ledger")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_such_a_folder(tmp_path: Path) -> None:
    (tmp_path / "ledger").mkdir(mode=0)
    (tmp_path / "gridctl.yaml").write_bytes((EXAMPLE / "gridctl.yaml").read_bytes())
    assert "ledger" in open_village(tmp_path, TODAY).folder.unparsed


def test_telephones_of_a_broken_branches_file_are_not_judged() -> None:
    files = example()
    files["branches.yaml"] = str(files["branches.yaml"], "utf-8") + "broken: [\n"
    outcome = report(files, "phone-outside-contacts")
    assert outcome.findings == ()
    assert reasons(outcome) == {
        "phone-outside-contacts": ("{file} could not be read", "branches.yaml")
    }


def test_a_pack_that_is_not_found_may_exempt() -> None:
    files = edited(example(), "gridctl.yaml", "id: ninghai-2019", "id: ninghai-2091")
    outcome = report(files, "member-without-link", "bad-policy")
    assert [name for name, _, _ in errors(outcome)] == ["bad-policy"]
    (held,) = outcome.not_checked
    assert (held.name, held.values) == ("member-without-link", {"pack": "ninghai-2091"})
    assert held.reason.en == "there is no pack {pack}, which may exempt"
    assert held.reason.zh == "缺少政策包{pack}，其中可能有豁免"


def test_a_record_without_an_id_is_told_once() -> None:
    line = line_of(example(), "households.csv", "H101,")
    text = str(example()["households.csv"], "utf-8")
    for blank in ("", "H 101"):
        row = text.split("\n")[line - 1]
        outcome = report(edited(example(), "households.csv", row, blank + row[4:]))
        assert not [f for f in outcome.findings if f.name == "household-without-link"]
        assert [f.mark.line for f in outcome.findings if f.mark.file == "households.csv"] == [line]


def test_without_former_values_nothing_is_judged_that_they_would_change() -> None:
    outcome = report({**example(), "former-values.csv": BROKEN})
    assert errors(outcome) == [("unreadable-file", "former-values.csv", 1)]
    why = ("{file} could not be read", "former-values.csv")
    assert reasons(outcome)["member-span"] == why
    assert reasons(outcome)["too-few-visits"] == why


def test_a_rule_that_reads_a_table_runs_where_it_is_absent() -> None:
    files = example()
    del files["former-values.csv"]
    assert "former-values.csv" not in {file for _, file in reasons(report(files)).values()}


def test_a_quarter_without_its_file_is_asked_about_once(monkeypatch: pytest.MonkeyPatch) -> None:
    import gridctl.rules.activity.too_few_visits as rule

    files = example()
    for quarter in (1, 2, 3, 4):
        files.pop(f"ledger/visits/2022Q{quarter}.csv", None)
    asked = []
    linked = rule.linked_throughout
    monkeypatch.setattr(rule, "linked_throughout", lambda s: asked.append(s[0].since) or linked(s))
    told = report(files, "too-few-visits").findings
    quarters = {f.mark.file for f in told}
    assert len(told) == len(quarters)
    assert 4 <= len([day for day in asked if day.year == 2022]) < 12
