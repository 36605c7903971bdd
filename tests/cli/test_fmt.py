"""gridctl fmt, as a clerk runs it."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from gridctl.cli.main import app
from gridctl.source.together import ChangedError, replace_together
from tests.kit import EXAMPLE

RUNNER = CliRunner()
MANIFEST = "format: 1\nlang: {lang}\n"
Files = Mapping[str, bytes | None]
STAFF = "id,姓名,since\nS10,张 三,2022/3/1\nS9,李四,19054\n"


def run(*words: object, lang: str = "en") -> Result:
    """Run the command."""
    return RUNNER.invoke(app, ["fmt", *map(str, words), "--lang", lang])


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """Return a folder with a file that is not in the one form."""
    (tmp_path / "gridctl.yaml").write_text(MANIFEST.format(lang="en"), encoding="utf-8")
    (tmp_path / "staff.csv").write_text(STAFF, encoding="utf-8")
    return tmp_path


def staff(village: Path) -> str:
    """Return what the file holds now."""
    return (village / "staff.csv").read_text(encoding="utf-8")


def test_it_writes_what_is_not_in_the_one_form(village: Path) -> None:
    result = run(village)
    assert result.exit_code == 0
    assert result.stdout == (
        "staff.csv: rewritten\n"
        "3 cells are damaged; --fix mends what has a certain meaning.\n"
        "1 rewritten, 1 as they should be, 0 left alone\n"
    )
    assert staff(village) == "id,name,since\nS9,李四,19054\nS10,张 三,2022/3/1\n"
    result = run(village, lang="zh")
    assert result.stdout == (
        "有3个单元格被表格软件改动，可用 --fix 修复其中原意确定的。\n"
        "整理0个文件，2个无需整理，0个未整理\n"
    )


def test_where_nothing_is_certain_fix_is_not_offered(village: Path) -> None:
    (village / "staff.csv").write_text("id,name,since\nS9,李四,19054\n", encoding="utf-8")
    end = "0 rewritten, 2 as they should be, 0 left alone\n"
    assert run(village).stdout == (
        "1 cell is damaged, and what stood there is not certain: gridctl validate names it.\n" + end
    )
    assert run(village, "--check").stdout.startswith("1 cell is damaged, and what")
    assert run(village, lang="zh").stdout.startswith(
        "有1个单元格被表格软件改动，原意无法确定，请按 gridctl validate 所列逐一改正。\n"
    )
    assert run(village, "--fix").stderr.startswith("staff.csv:2:7: not mended: ")
    rows = "id,name,since\nS8,王五,19055\nS9,李四,19054\n"
    (village / "staff.csv").write_text(rows, encoding="utf-8")
    assert "2 cells are damaged, and what stood there is not certain: gridctl validate names" in (
        run(village, "staff.csv").stdout
    )


def test_check_names_the_files_and_writes_nothing(village: Path) -> None:
    result = run(village, "--check")
    assert result.exit_code == 1
    assert result.stdout.startswith("staff.csv: would be rewritten\n")
    assert result.stdout.endswith("1 would be rewritten, 1 as they should be, 0 left alone\n")
    assert staff(village) == STAFF
    result = run(village, "--check", lang="zh")
    assert result.stdout.startswith("staff.csv: 需要整理\n")
    assert result.stdout.endswith("1个文件需要整理，1个无需整理，0个无法整理\n")
    run(village)
    assert run(village, "--check").exit_code == 0
    assert run(village, "--check", "--fix").exit_code == 1
    assert run(EXAMPLE, "--check", "--fix", "--quiet").output == ""


def test_diff_is_a_patch_and_nothing_else(village: Path) -> None:
    private = village / "private"
    private.mkdir()
    (private / "contacts.csv").write_text("人员,电话\nS9,12345\n", encoding="utf-8")
    result = run(village, "--diff")
    assert result.exit_code == 0
    assert result.stdout == (
        "--- a/staff.csv\n+++ b/staff.csv\n@@ -1,3 +1,3 @@\n"
        "-id,姓名,since\n+id,name,since\n+S9,李四,19054\n S10,张 三,2022/3/1\n-S9,李四,19054\n"
    )
    assert result.stderr.startswith(
        "private/contacts.csv would be rewritten; it is private and not shown.\n"
    )
    assert "12345" not in result.output
    assert staff(village) == STAFF
    assert run(village, "--diff", "--check").exit_code == 1
    zh = run(village, "--diff", lang="zh").stderr
    assert zh.startswith("private/contacts.csv需要整理；该文件不公开，不予显示。\n")


def test_fix_tells_each_mending_and_what_it_leaves(village: Path) -> None:
    result = run(village, "--fix", "--check")
    assert result.stdout == (
        "staff.csv:2:5: name: 张 三 → 张三\n"
        "staff.csv:2:9: since: 2022/3/1 → 2022-03-01\n"
        "staff.csv: would be rewritten\n"
        "1 would be rewritten, 1 as they should be, 0 left alone\n"
    )
    assert result.stderr == (
        "staff.csv:3:7: not mended: “19054” in since is a spreadsheet's form of a date; "
        "it is written YYYY-MM-DD.\n"
    )
    assert staff(village) == STAFF
    zh = run(village, "--fix", lang="zh")
    assert zh.exit_code == 0
    assert "staff.csv:2:9: 起始日期：2022/3/1 → 2022-03-01\n" in zh.stdout
    assert zh.stderr == (
        "staff.csv:2:7: 未修复：“起始日期”中的“19054”是表格软件的日期写法，应写成 YYYY-MM-DD。\n"
    )
    assert staff(village) == "id,name,since\nS9,李四,19054\nS10,张三,2022-03-01\n"


def test_a_diff_tells_of_what_no_line_shows(village: Path) -> None:
    (village / "staff.csv").write_bytes(b"\xef\xbb\xbfid,name\r\nS1,Z\r\n")
    (village / "members.csv").write_text("id,name\nM1,Z\n", encoding="utf-8")
    result = run(village, "--diff")
    assert result.stdout == ""
    assert result.stderr == (
        "staff.csv: only its encoding or its line ends would change\n"
        "1 would be rewritten, 2 as they should be, 0 left alone\n"
    )
    zh = run(village, "--diff", lang="zh").stderr
    assert zh.startswith("staff.csv: 只有编码或换行符需要整理\n")


def test_what_is_not_written_is_told_where_it_stands(village: Path) -> None:
    (village / "staff.csv").write_text(
        "since,id,姓名,\n\n19054,S9,李四,\n19054,S10,张 三,\n19054,S08,王五,\n", "utf-8"
    )
    said = run(village, "--fix", "--diff").stderr
    places = [line.partition(":")[2][:4] for line in said.splitlines() if "not mended" in line]
    assert places == ["3:1:", "4:1:", "5:1:"]
    written = run(village, "--fix").stderr
    places = [line.partition(":")[2][:4] for line in written.splitlines()]
    assert places == ["2:8:", "3:7:", "4:8:"]


def test_a_mark_for_blank_is_mended_to_nothing(village: Path) -> None:
    (village / "staff.csv").write_text("id,name,since\nS1,张三,无\n", encoding="utf-8")
    assert "staff.csv:2:7: since: 无 → (blank)\n" in run(village, "--fix").stdout
    assert staff(village) == "id,name,since\nS1,张三,\n"


def test_private_mendings_are_told_without_what_they_say(village: Path) -> None:
    private = village / "private"
    private.mkdir()
    (private / "contacts.csv").write_text("person,phone,publish\n/,1,ｙｅｓ\n", encoding="utf-8")
    result = run(village, "private", "--fix")
    assert "private/contacts.csv:2:5: publish: … → …\n" in result.stdout
    assert "“…” in person stands for nothing" in result.stderr
    assert (private / "contacts.csv").read_text("utf-8") == "person,phone,publish\n/,1,yes\n"


def test_what_cannot_be_formatted_is_told(village: Path) -> None:
    (village / "tasks.yaml").write_text("own: [\n", encoding="utf-8")
    (village / "members.csv").write_text("id,name\nM1\n", encoding="utf-8")
    result = run(village, "--quiet")
    assert (result.exit_code, result.stdout) == (1, "")
    first, second = result.stderr.splitlines()
    assert first == "members.csv:2: left alone: The row has 1 cell; the header has 2."
    assert second.startswith("tasks.yaml:2:1: left alone: ")
    assert staff(village).startswith("id,name,since\n")  # the others are formatted
    zh = run(village, lang="zh")
    assert zh.stderr.startswith("members.csv:2: 未整理：")
    assert zh.stdout.endswith("整理0个文件，2个无需整理，2个未整理\n")


def test_every_obstacle_in_a_file_is_told(village: Path) -> None:
    (village / "members.csv").write_text("id,name\n" + "M1\n" * 13, encoding="utf-8")
    result = run(village, "--quiet")
    told = result.stderr.splitlines()
    assert told[:10] == [
        f"members.csv:{line}: left alone: The row has 1 cell; the header has 2."
        for line in range(2, 12)
    ]
    assert told[10:] == ["members.csv: 3 more of these: gridctl validate tells all"]
    zh = run(village, lang="zh").stderr.splitlines()
    assert zh[-1] == "members.csv: 还有3处，见 gridctl validate"


def test_another_encoding_is_told(village: Path) -> None:
    (village / "staff.csv").write_bytes("id,name\nS1,张三\n".encode("gb18030"))
    result = run(village)
    assert result.stdout.startswith(
        "staff.csv: read as GB18030, written as UTF-8; see that its names are right\n"
        "staff.csv: rewritten\n"
    )
    assert staff(village) == "id,name\nS1,张三\n"
    assert "GB18030" not in run(village).output


def test_the_language_of_headers(village: Path) -> None:
    assert run(village, "--header", "zh", "-q").exit_code == 0
    assert staff(village).startswith("编号,姓名,起始日期\n")
    (village / "gridctl.yaml").write_text("format: 1\n", encoding="utf-8")
    run(village)
    assert staff(village).startswith("编号,姓名,起始日期\n")
    (village / "gridctl.yaml").write_text(MANIFEST.format(lang="en"), encoding="utf-8")
    run(village)
    assert staff(village).startswith("id,name,since\n")
    wrong = run(village, "--header", "fr")
    assert (wrong.exit_code, wrong.stderr) == (2, "--header is zh or en, not fr.\n")
    assert (
        run(village, "--header", "fr", lang="zh").stderr == "--header 只能是 zh 或 en，不能是fr。\n"
    )


def test_paths_may_stand_without_the_folder(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (village / "members.csv").write_text("name,id\n张三,M1\n", encoding="utf-8")
    monkeypatch.chdir(village)
    assert run("members.csv").stdout == (
        "members.csv: rewritten\n1 rewritten, 0 as they should be, 0 left alone\n"
    )
    (village / "ledger" / "visits").mkdir(parents=True)
    (village / "ledger" / "visits" / "2022Q3.csv").write_text("member,date\n", encoding="utf-8")
    assert run("ledger").stdout.startswith("ledger/visits/2022Q3.csv: rewritten\n")
    monkeypatch.chdir(village / "ledger")
    assert run().stdout.startswith("staff.csv: rewritten\n")
    monkeypatch.chdir(village.parent)
    assert run(village / "staff.csv").stdout.startswith("3 cells are damaged")
    assert run(village, "staff.csv", "members.csv").stdout.endswith(
        "0 rewritten, 2 as they should be, 0 left alone\n"
    )


def test_each_path_that_names_nothing_is_told(
    village: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (village / "README.md").write_text("x ", encoding="utf-8")
    monkeypatch.chdir(village)
    told = (
        "nothing.csv is no table or document of the data folder.\n"
        "README.md is no table or document of the data folder.\n"
    )
    result = run("nothing.csv", "README.md")
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", told)
    result = run("nothing.csv", "staff.csv", "README.md")
    assert (result.exit_code, result.stderr) == (2, told)
    assert result.stdout.startswith("staff.csv: rewritten\n")
    assert staff(village).startswith("id,name,since\n")  # the others are formatted


def test_outside_of_a_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run()
    assert result.exit_code == 2
    assert result.stderr == (
        f"There is no data folder at {tmp_path}: gridctl.yaml is missing here and above.\n"
    )
    assert run(tmp_path / "no" / "where").exit_code == 2


def test_each_file_that_cannot_be_written_is_told(
    village: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(root: Path, before: Files, after: Files) -> None:
        if "staff.csv" in after:
            raise OSError(28, os.strerror(28))
        replace_together(root, before, after)

    (village / "members.csv").write_text("name,id\n张三,M1\n", encoding="utf-8")
    monkeypatch.setattr("gridctl.app.edits.replace_together", refused)
    result = run(village)
    assert result.exit_code == 2
    assert result.stderr == (
        "staff.csv: left alone: it cannot be written: No space left on device.\n"
    )
    assert result.stdout == (
        "members.csv: rewritten\n1 rewritten, 1 as they should be, 1 left alone\n"
    )
    assert staff(village) == STAFF
    assert run(village, lang="zh").stderr == "staff.csv: 未整理：无法写入：磁盘已满。\n"


def test_a_file_that_changes_meanwhile_is_left_alone(
    village: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(*_: object, **__: object) -> None:
        raise ChangedError("staff.csv")

    monkeypatch.setattr("gridctl.app.edits.replace_together", meanwhile)
    result = run(village, lang="zh")
    assert result.exit_code == 2
    assert result.stderr.startswith("staff.csv: 未整理：")


def test_names_in_files_cannot_steer_a_terminal(village: Path) -> None:
    (village / "staff.csv").write_text("编号,name\nS1,张\u3000三\x1b[2J\n", encoding="utf-8")
    for option in ("--fix", "--diff", "--check"):
        assert "\x1b" not in run(village, option).output
