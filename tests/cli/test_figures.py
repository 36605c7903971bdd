"""gridctl score and gridctl why."""

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gridctl.cli.main import app
from tests.app.test_verify import write
from tests.disclosure.small import SETTINGS, VILLAGE
from tests.kit import COMMUNITY, EXAMPLE, manifest

POINTS = """\
rules:
- id: P01
  title: 志愿服务
  kind: 奖励分
  points: 2
  cap: 6
  period: 每月
  for: [党员, 农户]
  approved_at: MT1
"""
EARNED = "id,date,account,rule,points\nE1,2022-07-03,M1,P01,2\nE2,2022-07-03,H4,P01,2\n"


def run(*words: str, lang: str = "en") -> tuple[int, str]:
    outcome = CliRunner().invoke(app, [*words, "--lang", lang])
    return outcome.exit_code, outcome.output


def score(*words: str) -> tuple[int, str]:
    return run("score", str(EXAMPLE), *words)


def why(*words: str) -> tuple[int, str]:
    return run("why", *words, "-C", str(EXAMPLE))


@pytest.fixture
def few(tmp_path: Path) -> str:
    """A small village with points: tables for people take their time."""
    files = {**VILLAGE, "points.yaml": POINTS, "ledger/points/2022Q3.csv": EARNED}
    policies = ("ninghai-2019", "line-2022", "chongqing-2013", "sanlian")
    files["gridctl.yaml"] = manifest(*policies, more=f"{SETTINGS}\nas_of: 2023-01-05")
    return str(write(tmp_path, files))


def test_a_quarter_s_tables_for_people(few: str) -> None:
    code, text = run("score", few, "--quarter", "2022Q3")
    assert code == 0
    for title in (
        "Work of each member",
        "Ratings by the villagers",
        "Members' points",
        "Villager groups ranked by mean points",
    ):
        assert f"\n{title}" in text or text.startswith(title)
    assert "Households' points (internal: not for publication)" in text
    zh = run("score", few, "--quarter", "2022Q3", lang="zh")[1]
    assert "内部使用，不公开" in zh
    assert "Members" not in zh


def test_one_table_for_programs() -> None:
    code, text = score("--quarter", "2022Q3", "--table", "points-ranking", "--format", "json")
    assert code == 0
    document = json.loads(text)
    assert (document["format"], document["as_of"]) == (1, "2023-01-05")
    (table,) = document["tables"]
    ranks = {row["subject"]: row for row in table["rows"]}
    figures = {column["figure"]: column["key"] for column in table["columns"] if column["figure"]}
    rank, mean, flag = (figures[name] for name in ("group-rank", "group-mean", "red-flag"))
    assert (ranks["VG03"][rank], ranks["VG05"][rank]) == (2, 2)
    assert ranks["VG03"][mean] == ranks["VG05"][mean] == "5.25"
    assert ranks["VG03"][flag] == ranks["VG05"][flag]
    assert any("/" in str(row[mean]) for row in table["rows"]), "an exact fraction"


def test_the_same_as_csv() -> None:
    code, text = score("--quarter", "2022Q3", "--table", "points-ranking", "--format", "csv")
    assert code == 0
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert {row["table"] for row in rows} == {"points-ranking"}
    assert {row["period"] for row in rows} == {"2022Q3"}
    assert {"VG03", "VG05"} <= {row["subject"] for row in rows}


@pytest.mark.parametrize("option", ["--month=2022-08", "--half=2022H2", "--year=2022", "--quarter"])
def test_every_kind_of_period(option: str, few: str) -> None:
    code, text = run("score", few, option)
    assert code == 0
    assert "Work of each grid" in text or "Work in each grid" in text


def test_the_score_is_for_the_year_and_internal() -> None:
    _, text = score("--year", "2022", "--format", "json")
    tables = {table["table"]: table for table in json.loads(text)["tables"]}
    assert tables["score"]["internal"] is True
    scores = {row["subject"]: row for row in tables["score"]["rows"]}
    (key,) = [c["key"] for c in tables["score"]["columns"] if c["figure"] == "score"]
    assert float(scores["M016"][key]) < 60


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--quarter", "2023Q2"), "2023Q2 has not begun on 2023-01-05; there is nothing to work"),
        (("--quarter", "2021Q4"), "the records begin on 2022-01-01"),
        (("--quarter", "2022"), "--quarter takes a period such as 2022Q3, not 2022."),
        (("--quarter", "2022Q3", "--year", "2022"), "Only one of --quarter"),
        (("--table", "none"), "No table is called none; in 2022Q4 there are "),
        (("--format", "xml"), "--format is text, json, csv, not xml."),
    ],
)
def test_what_cannot_be_shown_is_said(words: tuple[str, ...], said: str, few: str) -> None:
    code, text = run("score", few, *words)
    assert code == 2
    assert said in text


@pytest.mark.parametrize("path", ["members.csv", "points.yaml", "meetings.csv"])
def test_without_a_table_there_are_no_figures(few: str, path: str) -> None:
    Path(few, path).unlink()
    for words in (("score", few), ("why", "V", "coverage", "-C", few)):
        missing = f"{path} missing or not readable; run gridctl validate."
        assert run(*words) == (2, f"This cannot be worked out: {missing}\n")


def test_rows_not_read_are_said_below(few: str) -> None:
    path = Path(few, "ledger/points/2022Q3.csv")
    path.write_text(EARNED.replace("2022-07-03,M1", "3 July,M1"), encoding="utf-8")
    code, said = run("score", few, "--quarter", "2022Q3", "--table", "points-members")
    assert code == 1
    assert "1 row or value could not be taken, the first at ledger/points/2022Q3.csv line 2" in (
        said
    )
    code, said = run("why", "M1", "points", "2022Q3", "-C", few)
    assert code == 1
    assert said.startswith("M1 points, 2022Q3: ")


def test_why_shows_formula_parameters_lines_and_result() -> None:
    code, text = why("V", "core-share")
    assert code == 0
    lines = text.splitlines()
    assert lines[0] == "V share of core households, 2023-01-05: 15.79%"
    assert lines[1].startswith("Formula: ")
    assert "  lowest percentage = 15 (line-2022/3-core-share)" in lines
    assert "  core-households.csv:8  core household H041: M005" in lines
    assert any(line.startswith("  … and ") for line in lines)
    whole = why("V", "core-share", "--all")[1]
    assert "… and" not in whole
    assert whole.count("households.csv:") > text.count("households.csv:")


def test_why_for_programs() -> None:
    document = json.loads(why("VG03", "group-mean", "2022Q3", "--format", "json")[1])
    assert (document["figure"], document["subject"], document["period"]) == (
        "group-mean",
        "VG03",
        "2022Q3",
    )
    assert document["value"] == "5.25"
    assert document["as_of"] == "2022-09-30"
    assert all(line["file"] for part in document["parts"] for line in part["lines"])


def test_a_figure_of_a_day_may_be_asked_for_a_period_s_last() -> None:
    assert why("G02", "coverage", "2022Q3")[1].startswith("G02 ")
    document = json.loads(why("G02", "coverage", "2022Q3", "--format", "json")[1])
    assert (document["period"], document["as_of"]) == (None, "2022-09-30")


def test_without_a_period_the_last_ended_one() -> None:
    document = json.loads(why("VG03", "group-rank", "--format", "json")[1])
    assert document["period"] == "2022Q4"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("M1", "pionts"), "No figure is called pionts; did you mean points"),
        (("M1", "xyzzy"), "No figure is called xyzzy; gridctl why --list tells all of them."),
        (("M999", "points", "2022Q3"), "M999 has no points (points) in 2022Q3; those who have: M1"),
        (("M1", "points", "yesterday"), "yesterday is no period; periods are written 2022-08,"),
        (
            ("M1", "score", "2022Q3"),
            "score is worked out for a period such as 2022, not for 2022Q3.",
        ),
        (("M1",), "Name a subject and a figure, such as gridctl why M012 points 2022Q3;"),
        (("M1", "points", "--format", "csv"), "--format is text, json, not csv."),
    ],
)
def test_what_cannot_be_explained_is_said(words: tuple[str, ...], said: str, few: str) -> None:
    code, text = run("why", *words, "-C", few)
    assert code == 2
    assert said in text


def test_a_figure_that_no_policy_asks_for() -> None:
    code, text = run("why", "M012", "points", "-C", str(COMMUNITY))
    assert code == 2
    assert "No policy in force on " in text
    assert "asks for points (points)." in text


def test_the_list_of_figures_needs_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, text = run("why", "--list")
    assert code == 0
    assert "gridctl why V core-share" in text
    figures = json.loads(run("why", "--list", "--format", "json")[1])["figures"]
    assert {"points", "coverage", "rating", "score"} <= {figure["name"] for figure in figures}
    assert run("why", "--list", "--format", "csv")[0] == 2
