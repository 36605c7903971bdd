"""gridctl rules as a user types it."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from docs.generator.rules import page as docs_page
from gridctl.cli.main import app
from gridctl.engine.catalogue import catalogue
from tests.kit import EXAMPLE

RUNNER = CliRunner(env={"LC_ALL": "C.UTF-8"})
HERE = ("-C", str(EXAMPLE))


def run(*words: str) -> tuple[int, str]:
    result = RUNNER.invoke(app, ["rules", *words])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No data folder here or above."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_catalogue_here() -> None:
    code, text = run(*HERE, "--lang", "en")
    assert code == 0
    assert "Rules, 2023-01-05" in text
    for item in catalogue():
        assert f" {item.rule.code} " in text
        assert f" {item.rule.name} " in text
    (line,) = (x for x in text.splitlines() if " member-span " in x)
    assert "ninghai-2019/1.2-span: min 5, max 20, exempt excused, away, exempt_age 70" in line
    assert "error" in line
    (line,) = (x for x in text.splitlines() if " ragged-row " in x)
    assert line.strip().endswith("always")


def test_one_rule_as_a_manual_page() -> None:
    code, text = run("member-span", *HERE, "--lang", "en")
    assert code == 0
    heads = [line for line in text.splitlines() if line and not line.startswith(" ")]
    assert heads == [
        "LNK101 member-span",
        "Asks",
        "What is judged",
        "Why",
        "Clauses in force here on 2023-01-05",
        "Messages",
        "Good",
        "Bad",
        "How to mend",
    ]
    assert "  severity: error\n" in text
    assert "  waiver: a meeting may waive it\n" in text
    assert "    min 5, max 20, exempt excused, away, exempt_age 70\n" in text
    assert "\n  M012,H121,2022-01-01,…  (the 21st row for M012)\n" in text
    assert all(len(line) <= 90 for line in text.splitlines())


def test_in_chinese_it_is_chinese() -> None:
    code, text = run("LNK101", *HERE)
    assert code == 0
    assert "本地现行条款（2023年1月5日）" in text
    assert "min（下限）5，max（上限）20" in text
    assert "What is judged" not in text
    assert "few：{member}联系{count}户，少于规定的{limit}户。" in text
    assert "请在 links.csv 中调整联户，并填写会议。" in text


def test_what_cannot_be_waived_says_so() -> None:
    assert "  豁免: 不可豁免\n" in run("identity-number", *HERE)[1]


def test_json_of_all_and_of_one() -> None:
    found = json.loads(run(*HERE, "--format", "json", "--lang", "en")[1])
    assert (found["format"], found["as_of"]) == (1, "2023-01-05")
    assert [rule["code"] for rule in found["rules"]] == [i.rule.code for i in catalogue()]
    one = json.loads(run("LNK101", *HERE, "--format", "json", "--lang", "en")[1])
    (rule,) = one["rules"]
    assert rule in found["rules"]
    (clause,) = rule["clauses"]
    assert clause["clause"] == "ninghai-2019/1.2-span"
    assert clause["parameters"] == {
        "min": 5,
        "max": 20,
        "exempt": ["excused", "away"],
        "exempt_age": 70,
    }
    assert (rule["asked"], rule["waivable"], rule["severity"]) == (True, True, "error")


def test_json_is_plain_for_every_rule(nowhere: Path) -> None:
    del nowhere
    found = json.loads(run("--format", "json", "--lang", "zh")[1])
    assert found["as_of"] is None
    for rule in found["rules"]:
        assert rule["asked"] is bool(rule["clauses"] or not rule["sets"]), rule["name"]


def test_outside_a_data_folder_the_built_in_policies_are_told(nowhere: Path) -> None:
    del nowhere
    code, text = run("core-share", "--lang", "en")
    assert code == 0
    assert "Clauses of the built-in policies" in text
    assert "line-2022/3-core-share" in text


def test_inside_a_folder_it_is_found_upward(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLE / "ledger")
    assert "本地现行条款（2023年1月5日）" in run("core-share")[1]
    assert "本地现行条款（2022年5月31日）" in run("core-share", "--as-of", "2022-05-31")[1]
    assert "现行政策没有此项要求" in run("core-share", "--as-of", "2022-05-31")[1]


def test_a_broken_manifest(nowhere: Path) -> None:
    (nowhere / "gridctl.yaml").write_text("format: 1\n  bad", encoding="utf-8")
    code, text = run("bad-yaml", "--lang", "en")
    assert code == 0
    assert text.startswith("gridctl.yaml cannot be read: these are the built-in policies")
    assert "FMT004 bad-yaml" in text
    code, text = run("bad-yaml", "-C", str(nowhere), "--lang", "en")
    assert (code, text) == (1, "gridctl.yaml cannot be read; gridctl validate says where.\n")


def test_wrong_use_is_one_sentence(nowhere: Path) -> None:
    assert run("member-spam", "--lang", "en") == (
        2,
        "No rule is called member-spam; did you mean member-span?\n",
    )
    assert run("§", "--lang", "zh") == (2, "没有名为§的规则。\n")
    assert run("--format", "xml", "--lang", "en")[0] == 2
    code, text = run("-C", str(nowhere), "--lang", "en")
    assert code == 2
    assert "is no data folder" in text


def test_the_page_and_the_documentation_say_the_same(nowhere: Path) -> None:
    """Both come from the rule's own file: every text of every page is in docs/rules.md."""
    del nowhere
    plain = " ".join(re.sub(r"\\([*_<>|\\])", r"\1", docs_page()).split())
    for lang in ("en", "zh"):
        for rule in json.loads(run("--format", "json", "--lang", lang)[1])["rules"]:
            said = (rule["summary"], rule["why"], rule["hint"], *rule["messages"].values())
            for text in (*said, rule["good"], rule["bad"], rule["judged"]):
                assert " ".join(text.split()) in plain, rule["name"]


def test_summaries_hold_no_number_that_a_policy_sets() -> None:
    for item in catalogue():
        if item.rule.sets:
            for text in (*item.rule.summary, *item.rule.why):
                assert not re.search(r"[0-9]", text), item.rule.name
