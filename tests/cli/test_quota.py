"""gridctl quota as a user types it."""

import json
from pathlib import Path

from typer.testing import CliRunner

from gridctl.cli.main import app
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
