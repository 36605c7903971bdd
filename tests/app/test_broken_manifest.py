"""A manifest that is missing, broken or of another format."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gridctl.cli.main import app
from tests.kit import edited, errors, example, message, opened, report

RUN = CliRunner()
DAYS = (
    "format: 1\nvillage: {{name: 村, code: '1'}}\nrecords_from: {}\nas_of: {}\n"
    "policies: [{{id: line-2022}}]\n"
)


def broken(text: str) -> dict[str, str | bytes]:
    """Return the example village with another manifest, and one more fault."""
    files = edited(example(), "staff.csv", "S01,石试文,,", "S01,石试文,43525,")
    return {**files, "gridctl.yaml": text}


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("format: 1\nvillage: {name: [\n", ("bad-yaml", "gridctl.yaml", 3)),
        ("", ("missing-value", "gridctl.yaml", 1)),
        ("- 1\n", ("bad-yaml", "gridctl.yaml", 1)),
        ("format: 1\nrecords_from: 2022-01-01\npolicies: []\n",
         ("missing-value", "gridctl.yaml", 1)),
        ("format: 1\nvillage: {name: 村, code: '1'}\nrecords_from: 2022-01-01\n",
         ("missing-value", "gridctl.yaml", 1)),
        ("format: 1\nvillage: {name: 村, code: '1'}\nrecords_from: 2022-01-01\npolicies: x\n",
         ("bad-yaml", "gridctl.yaml", 4)),
        ("format: 2\nvillage: {name: 村, code: '1'}\nrecords_from: 2022-01-01\npolicies: []\n",
         ("bad-value", "gridctl.yaml", 1)),
        (DAYS.format("2022-01-01", "abc"), ("bad-value", "gridctl.yaml", 4)),
        (DAYS.format("2022-01-01", "2023/1/5"), ("spreadsheet-damage", "gridctl.yaml", 4)),
        (DAYS.format("soon", "2023-01-05"), ("bad-value", "gridctl.yaml", 3)),
        (DAYS.format("", "2023-01-05"), ("missing-value", "gridctl.yaml", 3)),
    ],
)  # fmt: skip
def test_only_the_rules_about_files_run(text: str, error: tuple[str, str, int]) -> None:
    files = broken(text)
    assert not opened(files).readable
    outcome = report(files)
    assert error in errors(outcome)
    assert ("spreadsheet-damage", "staff.csv", 2) in errors(outcome)
    assert {f.code[:3] for f in outcome.findings} == {"FMT"}
    reasons = {n.name: n.reason for n in outcome.not_checked}
    assert reasons["member-span"].en == "the manifest could not be read"
    assert reasons["unknown-reference"].zh == "项目清单无法读取"


def test_another_format_is_told_clearly() -> None:
    text = "format: 2\nvillage: {name: 村, code: '1'}\nrecords_from: 2022-01-01\npolicies: []\n"
    found = [f for f in report(broken(text)).findings if f.mark.file == "gridctl.yaml"]
    assert [tuple(f.mark) for f in found] == [("gridctl.yaml", 1, 9)]
    assert message(found[0], "en") == "The folder has format 2; this gridctl reads format 1."
    assert message(found[0], "zh") == "本目录的格式版本为2，当前 gridctl 只支持版本1。"


def test_a_broken_manifest_is_told_whatever_was_selected() -> None:
    outcome = report(broken("format: [\n"), "member-span")
    assert errors(outcome) == [("bad-yaml", "gridctl.yaml", 2)]
    assert [n.name for n in outcome.not_checked] == ["member-span"]


def test_a_whole_manifest_is_readable() -> None:
    assert opened(example()).readable


def written(folder: Path, text: str | None) -> Path:
    """Write a data folder with a manifest, or without one."""
    (folder / "staff.csv").write_text("id,name\n", encoding="utf-8")
    if text is not None:
        (folder / "gridctl.yaml").write_text(text, encoding="utf-8")
    return folder


def test_the_command_exits_with_1_for_a_broken_manifest(tmp_path: Path) -> None:
    found = RUN.invoke(app, ["validate", str(written(tmp_path, "format: [\n")), "--lang", "en"])
    assert found.exit_code == 1
    assert "FMT004 bad-yaml" in found.output
    assert re.search(r"not checked: \d+ rules: the manifest could not be read", found.output)
    found = RUN.invoke(app, ["validate", str(tmp_path), "--lang", "en", "--verbose"])
    assert re.search(r"not checked: .*member-span.*: the manifest could not", found.output)


def test_the_command_exits_with_2_without_a_manifest(tmp_path: Path) -> None:
    found = RUN.invoke(app, ["validate", str(written(tmp_path, None))], env={"LC_ALL": "C"})
    assert found.exit_code == 2
    assert "no data folder" in found.output
    assert "gridctl.yaml" in found.output
