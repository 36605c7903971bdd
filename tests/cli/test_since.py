"""gridctl validate --since and --baseline: only what is new."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gridctl.cli.main import app
from tests.cli.linked import LINKED
from tests.history import repo


def run(*words: str) -> tuple[int, str]:
    outcome = CliRunner().invoke(app, [*words, "--lang", "en"])
    return outcome.exit_code, outcome.output


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """A repository whose first commit has an old error: a link to nobody."""
    manifest = f"{LINKED['gridctl.yaml']!s}as_of: 2023-01-05\n"
    folder = repo.repository(tmp_path / "village", {**LINKED, "gridctl.yaml": manifest})
    links = folder / "links.csv"
    text = links.read_text(encoding="utf-8")
    assert "\nM001," in text
    links.write_text(text.replace("\nM001,", "\nM998,", 1), encoding="utf-8")
    repo.commit(folder, "an old debt")
    return folder


def break_once_more(folder: Path, line: str = "") -> None:
    links = folder / "links.csv"
    head, first, *rest = links.read_text(encoding="utf-8").split("\n")
    rest[0] = rest[0].replace("M001,", "M999,", 1)
    assert "M999" in rest[0]
    links.write_text("\n".join([head, *([line] if line else []), first, *rest]), encoding="utf-8")


def found(folder: Path, *words: str) -> tuple[int, list[tuple[str, str, int | None]], int]:
    code, text = run("validate", str(folder), "--format", "json", *words)
    document = json.loads(text)
    errors = [
        (f["name"], f["file"], f["line"]) for f in document["findings"] if f["severity"] == "error"
    ]
    return code, errors, document["summary"]["known"]


def test_old_debts_do_not_stop_a_change(village: Path) -> None:
    assert run("validate", str(village), "--quiet")[0] == 1
    code, errors, known = found(village, "--since", "HEAD")
    assert (code, errors) == (0, [])
    assert known > 0
    code, text = run("validate", str(village), "--since", "HEAD")
    assert code == 0
    assert text.splitlines()[-1].endswith(f"; {known} were there before")
    words = ["validate", str(village), "--since", "HEAD", "--lang", "zh"]
    last = CliRunner().invoke(app, words).output.splitlines()[-1]
    assert last.endswith(f"）；另有{known}条此前已存在")


def test_a_new_error_is_found_and_a_moved_line_is_not_new(village: Path) -> None:
    break_once_more(village, line=",,,")
    code, errors, _ = found(village, "--since", "HEAD")
    assert code == 1
    assert ("unknown-reference", "links.csv", 4) in errors
    assert ("unknown-reference", "links.csv", 3) not in errors


def test_the_same_against_an_earlier_report(village: Path, tmp_path: Path) -> None:
    _, text = run("validate", str(village), "--format", "json")
    report = tmp_path / "before.json"
    report.write_text(text, encoding="utf-8")
    assert found(village, "--baseline", str(report))[:2] == (0, [])
    break_once_more(village)
    code, errors, _ = found(village, "--baseline", str(report))
    assert code == 1
    assert ("unknown-reference", "links.csv", 3) in errors


def test_what_became_graver_is_new(village: Path, tmp_path: Path) -> None:
    report = tmp_path / "before.json"
    _, text = run("validate", str(village), "--format", "json")
    document = json.loads(text)
    for finding in document["findings"]:
        finding["severity"] = "notice"
    report.write_text(json.dumps(document), encoding="utf-8")
    code, errors, _ = found(village, "--baseline", str(report))
    assert code == 1
    assert ("unknown-reference", "links.csv", 2) in errors
    for finding in document["findings"]:
        finding |= {"severity": "error", "waived": True}
    report.write_text(json.dumps(document), encoding="utf-8")
    assert found(village, "--baseline", str(report))[0] == 1


def test_a_published_period_that_was_taken_out_is_new(village: Path) -> None:
    proof = "published/2022Q3/manifest.json"
    repo.write(village, {proof: "{}"})
    repo.commit(village)
    repo.git(village, "rm", "-rq", "published")
    code, errors, _ = found(village, "--since", "HEAD")
    assert (code, errors) == (1, [("published-edited", proof, None)])


def test_before_there_was_a_data_folder_all_is_new(village: Path) -> None:
    folder = village / "second"
    repo.write(folder, LINKED)
    _, errors, known = found(folder, "--since", "HEAD")
    assert (errors, known) == ([], 0)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--since", "nope"), "nope is not known here; name a branch, a tag or a commit."),
        (
            ("--since", "HEAD", "--baseline", "x"),
            "Only one of --since and --baseline can be given.",
        ),
        (
            ("--baseline", "/no/such.json"),
            "/no/such.json cannot be read: No such file or directory.",
        ),
    ],
)
def test_what_cannot_be_compared_is_said(village: Path, words: tuple[str, ...], said: str) -> None:
    assert run("validate", str(village), *words) == (2, f"{said}\n")


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"findings": [1]}', '{"findings": [{"fingerprint": 1}]}', "[" * 9999]
)
def test_a_baseline_that_is_no_report(village: Path, tmp_path: Path, text: str) -> None:
    file = tmp_path / "no.json"
    file.write_text(text, encoding="utf-8")
    code, said = run("validate", str(village), "--baseline", str(file))
    assert (code, said) == (
        2,
        f"{file} is no report; write one with gridctl validate --format json.\n",
    )
