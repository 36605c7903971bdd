"""gridctl validate as a user types it."""

import gc
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gridctl import __version__
from gridctl.cli.main import app
from tests.app.test_verify import write
from tests.disclosure.small import SETTINGS, VILLAGE
from tests.kit import EXAMPLE, manifest, recent

RUNNER = CliRunner(env={"LC_ALL": "C.UTF-8", "NO_COLOR": None})
PACKS = ("ninghai-2019", "line-2022", "chongqing-2013", "sanlian")
BREACH = ("M001,H001,2022-01-01,,就近,自报,MT005,", "M999,H001,2022-01-01,,就近,自报,MT005,")
ESCAPE = "\x1b"


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """A copy of the example's last quarter."""
    return write(tmp_path / "village", recent())


@pytest.fixture
def broken(village: Path) -> Path:
    """A copy of the example in which a link names nobody."""
    change(village / "links.csv", *BREACH)
    return village


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def run(*words: str | Path) -> tuple[int, str]:
    """Run the command in this process: exit code and both streams."""
    result = RUNNER.invoke(app, ["validate", *map(str, words)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def started(
    *words: str | Path, cwd: Path | None = None, **env: str
) -> subprocess.CompletedProcess[str]:
    """Run the program as a process of its own, its output in pipes."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "gridctl", *map(str, words)],
        cwd=cwd,
        env={**os.environ, "LC_ALL": "C.UTF-8", "PYTHONWARNDEFAULTENCODING": "", **env},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def names(*words: str | Path) -> list[str]:
    return [f["name"] for f in json.loads(run(*words, "--format", "json")[1])["findings"]]


# What it finds, and how it says so.


def test_the_example_has_no_error_and_no_warning() -> None:
    code, text = run(EXAMPLE)
    assert code == 0
    assert text.splitlines()[-1].startswith("0个错误、0个警告、")
    assert "：error" not in text


def test_text_names_the_place_the_mending_and_the_clause(village: Path) -> None:
    change(village / "households.csv", "H001,姚样梅,VG01,C101,在村,,,,,", "H001,姚样梅,,,在村,,,,,")
    code, text = run(village, "--lang", "en", "--select", "missing-value")
    lines = text.splitlines()
    assert code == 1
    assert re.fullmatch(r"households\.csv:2:10: error FMT\d{3} missing-value: .+", lines[0])
    assert lines[1].startswith("    mend: ")
    assert lines[-1] == (
        "1 error, 0 warnings, 0 notices (1 rule run, 0 not checked; as of 2023-01-05)"
    )


def test_json_keeps_the_contract(broken: Path) -> None:
    code, text = run(broken, "--format", "json", "--lang", "en")
    found = json.loads(text)
    assert code == 1
    assert list(found) == [
        "format", "tool", "as_of", "policies", "findings", "not_checked", "summary",
    ]  # fmt: skip
    assert found["format"] == 1
    assert found["tool"] == {"name": "gridctl", "version": __version__}
    assert found["as_of"] == "2023-01-05"
    assert found["policies"] == list(PACKS)
    assert list(found["summary"]) == ["error", "warning", "notice", "waived", "rules_run"]
    assert all(type(count) is int for count in found["summary"].values())
    (error,) = [f for f in found["findings"] if f["severity"] == "error"]
    assert list(error) == [
        "code", "name", "severity", "file", "line", "column", "field", "subject", "message",
        "hint", "clause", "waived", "fingerprint",
    ]  # fmt: skip
    assert (error["name"], error["file"], error["line"], error["column"]) == (
        "unknown-reference", "links.csv", 2, 1,
    )  # fmt: skip
    assert error["field"] == "member"
    assert error["waived"] is False
    for finding in found["findings"]:
        assert {type(finding[key]) for key in ("line", "column")} <= {int, type(None)}
        assert finding["severity"] in {"error", "warning", "notice"}
        assert finding["message"]
        assert finding["hint"]
    for entry in found["not_checked"]:
        assert list(entry) == ["code", "name", "reason"]


def test_json_has_null_for_what_is_not_said(village: Path) -> None:
    (village / "ledger/ratings/2022-07.csv").unlink()
    (village / "notes.txt").write_text("-", encoding="utf-8")
    _, text = run(village, "--format", "json", "--select", "unknown-file")
    (finding,) = json.loads(text)["findings"]
    assert finding["severity"] == "warning"
    keys = ("file", "line", "column", "field", "subject", "clause")
    assert [finding[key] for key in keys] == ["notes.txt", None, None, None, None, None]


def test_findings_are_sorted_and_the_same_each_time(broken: Path) -> None:
    change(broken / "members.csv", "M002,张例平,男,1975-11", "M002,张例平,男,1975-13")
    first, second = (run(broken, "--format", "json")[1] for _ in range(2))
    assert first == second
    places = [(f["file"], f["line"] or 0, f["column"] or 0) for f in json.loads(first)["findings"]]
    assert places == sorted(places)
    assert len({place[0] for place in places}) > 1


def test_all_findings_of_all_files_at_once(broken: Path) -> None:
    change(broken / "members.csv", "M002,张例平,男,1975-11", "M002,张例平,男,1975-13")
    (broken / "notes.txt").write_text("-", encoding="utf-8")
    assert {"unknown-reference", "bad-value", "unknown-file"} <= set(names(broken))


# Options.


def test_select_and_ignore_take_names_codes_and_patterns(broken: Path) -> None:
    assert names(broken, "--select", "unknown-reference") == ["unknown-reference"]
    code = json.loads(run(broken, "--format", "json", "--select", "unknown-reference")[1])[
        "findings"
    ][0]["code"]
    assert names(broken, "--select", code) == ["unknown-reference"]
    assert names(broken, "--select", f"{code[:3]}*", "--select", "member-span") == [
        "unknown-reference"
    ]
    assert "unknown-reference" not in names(broken, "--ignore", "unknown-*")
    assert names(broken, "--select", "unknown-*", "--ignore", code) == []
    assert run(broken, "--ignore", "unknown-reference")[0] == 0


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_rule_that_does_not_exist_is_wrong_use(option: str) -> None:
    assert run(EXAMPLE, option, "member-spam", "--lang", "en") == (
        2,
        "No rule is called member-spam; did you mean member-span?\n",
    )
    assert run(EXAMPLE, option, "QQQ9*") == (2, "没有名为QQQ9*的规则。\n")


def test_as_of_judges_as_on_that_day(village: Path) -> None:
    _, text = run(village, "--as-of", "2022-08-15", "--format", "json")
    assert json.loads(text)["as_of"] == "2022-08-15"
    change(village / "gridctl.yaml", "as_of: 2023-01-05\n", "")
    _, text = run(village, "--as-of", "2022-09-30", "--format", "json")
    assert json.loads(text)["as_of"] == "2022-09-30"


@pytest.mark.parametrize("day", ["2023-13-01", "yesterday", "2023-1-5", "２０２３-01-05", ""])
def test_as_of_that_is_no_day_is_wrong_use(day: str) -> None:
    code, text = run(EXAMPLE, "--as-of", day, "--lang", "en")
    assert (code, text.count("\n")) == (2, 1)
    assert text.startswith("--as-of takes a day such as 2023-01-05")


def test_lang_wins_over_the_manifest_and_the_manifest_over_the_locale(broken: Path) -> None:
    assert "个错误" in run(broken)[1]
    assert "1 error," in run(broken, "--lang", "en")[1]
    change(broken / "gridctl.yaml", "lang: zh\n", "")
    assert "1 error," in started("validate", broken).stdout
    assert "1个错误" in started("validate", broken, LC_ALL="zh_CN.UTF-8").stdout
    assert run(broken, "--lang", "fr") == (2, "--lang is zh or en.\n")


def test_quiet_prints_errors_and_warnings_only(broken: Path) -> None:
    _, text = run(broken, "--quiet", "--lang", "en", "--as-of", "2022-12-20")
    heads = [line for line in text.splitlines() if not line.startswith("    ")]
    assert heads
    assert all(re.search(r": (error|warning) [A-Z]{3}\d{3} ", line) for line in heads)
    assert run(EXAMPLE, "-q") == (0, "")


def test_an_unknown_format_is_wrong_use() -> None:
    assert run(EXAMPLE, "--format", "xml") == (
        2,
        "--format 只能是text、json、sarif、github、gitlab、junit、csv，不能是xml。\n",
    )


# Where the folder is.


def test_the_folder_is_found_upward_from_a_subfolder(village: Path) -> None:
    ended = started("validate", cwd=village / "ledger" / "visits")
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_folder_that_is_named_is_not_searched_for(village: Path) -> None:
    code, text = run(village / "ledger", "--lang", "en")
    assert (code, text) == (2, f"{village / 'ledger'} is no data folder: it has no gridctl.yaml.\n")


def test_no_data_folder_is_one_sentence(tmp_path: Path) -> None:
    ended = started("validate", "--lang", "en", cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == (
        f"There is no data folder at {tmp_path}: gridctl.yaml is missing here and above.\n"
    )


@pytest.mark.parametrize("path", ["nowhere", "village/members.csv", "village/\x1b[31m"])
def test_a_path_that_is_no_folder_is_one_sentence(village: Path, path: str) -> None:
    code, text = run(village.parent / path, "--lang", "zh")
    assert (code, text.count("\n")) == (2, 1)
    assert "不是数据目录" in text
    assert ESCAPE not in text


def test_a_folder_that_cannot_be_read_is_one_sentence(
    village: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: str) -> object:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", denied)
    assert run(village, "--lang", "en") == (2, f"{village} cannot be read: Permission denied.\n")


@pytest.mark.parametrize(
    "text", ["", "format: 1\n", "- 1\n", "{", "format: [\n", "\x00", "&a [*a]", "village: x\n"]
)
def test_a_broken_manifest_is_a_finding(tmp_path: Path, text: str) -> None:
    (tmp_path / "gridctl.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "members.csv").write_text("id,name\nM1\n", encoding="utf-8")
    code, output = run(tmp_path, "--lang", "en")
    assert code == 1
    assert "gridctl.yaml" in output
    assert "ragged-row" in output
    assert "Traceback" not in output


# Terminals, pipes, and data that would steer them.


def test_a_pipe_gets_no_escape_codes(broken: Path) -> None:
    ended = started("validate", broken)
    assert (ended.returncode, ended.stderr) == (1, "")
    assert ESCAPE not in ended.stdout


def test_control_characters_in_data_are_shown(village: Path) -> None:
    change(village / "members.csv", "编号,姓名", "编号,姓名\x1b[2J\x9b31m\u202e")
    (village / "\x1b]0;x\x07.csv").write_text("", encoding="utf-8")
    for words in ((), ("--lang", "en")):
        _, text = run(village, *words)
        assert r"\x1b[2J\x9b31m\x202e" in text
        assert r"\x1b]0;x\x07.csv" in text
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)


def test_a_file_name_that_is_no_text_does_not_stop_it(village: Path) -> None:
    Path(os.fsdecode(bytes(village) + b"/\xff\xfe.csv")).write_bytes(b"x")
    ended = started("validate", village, "--select", "unknown-file")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith(r"\udcff\udcfe.csv: ")
    ended = started("validate", village, "--select", "unknown-file", "--format", "json")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert json.loads(ended.stdout)["findings"][0]["file"] == r"\udcff\udcfe.csv"


def on_a_terminal(village: Path, columns: int, **env: str) -> str:
    """Run it on a terminal of `columns` columns and return what it wrote."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    try:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "gridctl", "validate", str(village), "--lang", "en"],
            stdout=theirs,
            stderr=theirs,
            env={
                **{k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "FORCE_COLOR"}},
                "TERM": "xterm",
                "COLUMNS": str(columns),
                **env,
            },
        )
        os.close(theirs)
        written = b""
        try:
            while block := os.read(ours, 65536):
                written += block
        except OSError:  # the other end is closed: Linux says so with EIO
            pass
        assert process.wait(60) == 1
    finally:
        os.close(ours)
    return written.decode()


def test_a_terminal_gets_colours_unless_refused(broken: Path) -> None:
    assert f"{ESCAPE}[1;31m" in on_a_terminal(broken, 120)
    assert ESCAPE not in on_a_terminal(broken, 120, NO_COLOR="1")


def test_a_narrow_terminal_loses_nothing(broken: Path) -> None:
    lines = on_a_terminal(broken, 30).replace("\r", "").split("\n")
    plain = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in lines]
    assert max(map(len, plain)) <= 30
    assert "unknown-reference" in "".join(plain)
    assert "M999" in "".join(plain)


def test_a_reader_that_goes_away_is_no_fault_of_ours(broken: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "gridctl", "validate", str(broken), "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.wait(60) != 3
    assert process.stderr.read() == b""
    process.stderr.close()


def test_nothing_is_written_into_the_folder(village: Path) -> None:
    def stamp() -> dict[str, bytes]:
        return {
            str(path.relative_to(village)): path.read_bytes()
            for path in sorted(village.rglob("*"))
            if path.is_file()
        }

    before = stamp()
    started("validate", village, cwd=village)
    assert stamp() == before


def test_a_fault_of_ours_is_one_line_without_data(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from gridctl.cli import main

    def fault() -> None:
        raise RuntimeError("李例禾")

    monkeypatch.setattr(main, "app", fault)
    try:
        with pytest.raises(SystemExit) as stopped:
            main.run()
    finally:
        gc.enable()
        gc.unfreeze()
    assert stopped.value.code == 3
    assert capsys.readouterr().err == "gridctl: internal fault (RuntimeError)\n"


@pytest.mark.parametrize("day", ["1899-12-31", "2200-01-01", "0001-01-01", "9999-12-31"])
def test_as_of_beyond_the_years_of_records_is_wrong_use(day: str) -> None:
    code, text = run(EXAMPLE, "--as-of", day, "--lang", "en")
    assert (code, text) == (2, f"--as-of takes a day from 1900 to 2199, not {day}.\n")
    _, text = run(EXAMPLE, "--as-of", day, "--lang", "zh")
    assert text == f"--as-of 的年份应在1900至2199之间，不能是{day}。\n"


@pytest.mark.parametrize(("day", "start"), [("1900-01-01", "2022-01"), ("2199-12-31", "2197-01")])
def test_as_of_may_be_any_day_that_records_may_have(day: str, start: str, tmp_path: Path) -> None:
    settings = manifest(*PACKS, records_from=start, more=SETTINGS)
    write(tmp_path, {**VILLAGE, "gridctl.yaml": settings})
    assert run(tmp_path, "--as-of", day, "--quiet")[0] in {0, 1}
