"""gridctl validate --format: every form, in a repository and outside."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gridctl.cli.findings import FORMATS, below_repository
from gridctl.cli.main import app
from tests.kit import EXAMPLE

STARTS = {
    "json": "{\n",
    "sarif": '{\n "$schema"',
    "github": "::notice file=",
    "gitlab": "[\n",
    "junit": "<?xml",
    "csv": "\ufeffcode,name,severity",
}


def test_every_form_is_tried() -> None:
    assert set(FORMATS) == {"text", *STARTS}


@pytest.mark.parametrize("form", STARTS)
def test_validate_writes_each_form(form: str) -> None:
    words = ["validate", str(EXAMPLE), "--format", form, "--lang", "en"]
    outcome = CliRunner().invoke(app, words)
    assert outcome.exit_code == 0, outcome.output
    assert outcome.output.startswith(STARTS[form])


def test_an_unknown_form_is_wrong_use() -> None:
    outcome = CliRunner().invoke(app, ["validate", str(EXAMPLE), "--format", "xml", "--lang", "en"])
    assert outcome.exit_code == 2
    assert "junit" in outcome.output


def test_files_are_named_from_the_repository(tmp_path: Path) -> None:
    folder = tmp_path / "county" / "village"
    folder.mkdir(parents=True)
    (folder / "gridctl.yaml").write_text("format: 2\n", encoding="utf-8")
    words = ["validate", str(folder), "--format", "gitlab", "--lang", "en"]
    alone = json.loads(CliRunner().invoke(app, words).output)
    assert alone[0]["location"]["path"] == "gridctl.yaml"
    (tmp_path / ".git").mkdir()
    below = json.loads(CliRunner().invoke(app, words).output)
    assert below[0]["location"]["path"] == "county/village/gridctl.yaml"
    assert below_repository(tmp_path) == ""
