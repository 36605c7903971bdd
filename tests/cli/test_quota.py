"""gridctl quota as a user types it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gridctl.cli.main import app
from tests.app.test_verify import write
from tests.cli.entries import copy_of
from tests.disclosure.small import VILLAGE
from tests.kit import EXAMPLE

RUNNER = CliRunner()


def run(*words: str) -> tuple[int, str]:
    result = RUNNER.invoke(app, ["quota", *words])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def test_tables_in_both_languages() -> None:
    code, chinese = run(str(EXAMPLE))
    assert code == 0
    assert "党员联系户数（2023年1月5日）" in chinese
    assert "普通户已全部联系。" in chinese
    assert "15.79%" in chinese
    code, english = run(str(EXAMPLE), "--lang", "en")
    assert code == 0
    assert "Every ordinary household is linked." in english
    assert "依据" not in english


def test_json_is_exact_and_complete() -> None:
    code, text = run(str(EXAMPLE), "--format", "json")
    found = json.loads(text)
    assert code == 0
    assert found["as_of"] == "2023-01-05"
    assert found["span"] == {"min": 5, "max": 20, "clause": "ninghai-2019/1.2-span"}
    assert {m["member"]: m["households"] for m in found["members"]}["M002"] == 20
    assert found["core_households"]["feasible"] == {"min": 6, "max": 7}
    assert found["grids"][0]["gaps"] == []


def test_a_day_in_the_past_is_judged_by_its_own_facts() -> None:
    _, text = run(str(EXAMPLE), "--format", "json", "--as-of", "2022-08-01")
    members = {m["member"] for m in json.loads(text)["members"]}
    assert "M037" in members


def test_wrong_use_is_one_sentence(tmp_path: Path) -> None:
    assert run(str(EXAMPLE), "--format", "xml") == (
        2,
        "--format 只能是text、json，不能是xml。\n",
    )
    code, text = run(str(tmp_path), "--lang", "en")
    assert code == 2
    assert text.count("\n") == 1
    (tmp_path / "gridctl.yaml").write_text("format: 1\n  bad", encoding="utf-8")
    code, text = run(str(tmp_path), "--lang", "en")
    assert code == 1
    assert text == "gridctl.yaml cannot be read; gridctl validate says where.\n"


def changed(folder: Path, path: str, old: str, new: str) -> str:
    """Copy the example; change `old` in one of its files."""
    file = copy_of(folder) / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return str(folder / "village")


TABLES = "members.csv households.csv grids.yaml links.csv branches.yaml core-households.csv"


@pytest.mark.parametrize("path", TABLES.split())
@pytest.mark.parametrize("form", ["text", "json"])
def test_without_a_table_there_are_no_quotas(tmp_path: Path, path: str, form: str) -> None:
    folder = str(write(tmp_path, VILLAGE))
    (tmp_path / path).unlink()
    english = f"This cannot be worked out: {path} missing or not readable; "
    assert run(folder, "--lang", "en", "--format", form) == (
        2,
        english + "run gridctl validate.\n",
    )
    (tmp_path / path).write_bytes(b"\xff\xfe\xfd")
    assert run(folder, "--lang", "zh", "--format", form) == (
        2,
        f"无法计算：{path}缺失或无法读取，请运行 gridctl validate。\n",
    )


@pytest.mark.parametrize("form", ["text", "json"])
def test_rows_that_cannot_be_read_are_told_beside_the_quotas(tmp_path: Path, form: str) -> None:
    folder = changed(tmp_path, "links.csv", "M001,H001,2022-01-01", "M001,H001,2022-02-30")
    result = RUNNER.invoke(app, ["quota", folder, "--lang", "en", "--format", form])
    assert result.exit_code == 1
    assert result.stderr == (
        "1 row or value could not be taken, the first at links.csv line 2, so these figures may "
        "be wrong; run gridctl validate.\n"
    )
    if form == "json":
        assert len(json.loads(result.stdout)["members"]) == 42
    else:
        assert "M001" in result.stdout or "李例禾" in result.stdout


def test_a_row_of_another_table_does_not_matter(tmp_path: Path) -> None:
    folder = changed(tmp_path, "ledger/visits/2022Q3.csv", "2022-07-", "2022-02-30#")
    assert run(folder)[0] == 0
