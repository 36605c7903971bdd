"""gridctl report --form, and --format xlsx and docx."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from gridctl.cli.main import app
from tests.app.test_verify import write
from tests.disclosure.small import of_a_year


@pytest.fixture
def village(tmp_path: Path) -> Path:
    files = {**of_a_year(), ".gitignore": "print/\nprivate/\n"}
    return write(tmp_path / "village", files)


def run(village: Path, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["report", str(village), *words])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


@pytest.mark.parametrize(
    ("words", "file"),
    [
        (["--form", "annex-1"], "annex-1-2022.html"),
        (["--form", "annex-1", "--year"], "annex-1-2022.html"),
        (["--form", "annex-1", "--format", "docx"], "annex-1-2022.docx"),
        (["--form", "annex-1", "--member", "M1"], "annex-1-2022-M1.html"),
        (["--form", "link-card"], "link-card-2023-01-05.html"),
        (["--form", "link-card", "--quarter", "2022Q3"], "link-card-2022Q3.html"),
        (["--form", "annex-2", "--quarter", "2022Q3"], "2022Q3/annex-2-2022Q3.docx"),
        (["--form", "contact-roster"], "2022Q4/contact-roster-2022Q4.xlsx"),
        (["--form", "statistics", "--year", "2022"], "2022/statistics-2022.xlsx"),
        (["--quarter", "2022Q3", "--format", "xlsx"], "2022Q3/disclosure-2022Q3.xlsx"),
        (["--quarter", "2022Q3", "--format", "docx"], "2022Q3/annex-2-2022Q3.docx"),
        (["--format", "docx", "--print"], "2022Q4/annex-2-2022Q4-print.docx"),
        (["--format", "xlsx", "--internal"], "2022Q4/internal/disclosure-2022Q4-internal.xlsx"),
        (["--form", "annex-2", "--print"], "2022Q4/annex-2-2022Q4-print.docx"),
    ],
)
def test_each_form_lies_in_print(words: list[str], file: str, village: Path) -> None:
    code, said = run(village, *words)
    path = village / "print" / file
    assert code == 0
    assert said.splitlines()[-1] == f"请打开 {path}"
    assert path.stat().st_size > 1000
    assert not (village / "published").exists()


KNOWN = "annex-1、annex-2、link-card、contact-roster、statistics"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--form", "annex-9"], f"--form 只能是{KNOWN}，不能是annex-9。"),
        (["--form", ""], f"--form 只能是{KNOWN}，不能是。"),
        (
            ["--form", "annex-1", "--format", "xlsx"],
            "--format 只能是html、docx、pdf，不能是xlsx。",
        ),
        (
            ["--format", "csv"],
            "--format 只能是pages、pdf、xlsx、docx，不能是csv。",
        ),
        (
            ["--member", "M1"],
            "--member 只能与 --form annex-1、link-card 同用：这些表一人或一户一张。",
        ),
        (
            ["--form", "annex-2", "--member", "M1"],
            "--member 只能与 --form annex-1、link-card 同用：这些表一人或一户一张。",
        ),
        (
            ["--form", "annex-1", "--internal"],
            "--form annex-1 本来就只供打印，请去掉 --print 和 --internal。",
        ),
        (
            ["--form", "annex-1", "--quarter"],
            "--form annex-1 按年度填写：请把 --quarter 改为 --year 2022，或去掉 --quarter。",
        ),
        (
            ["--form", "annex-1", "--member", "M999"],
            "没有生成表格：2022年12月31日没有编号为M999的党员。",
        ),
    ],
)
def test_what_does_not_go_together_is_one_sentence(
    words: list[str], says: str, village: Path
) -> None:
    assert run(village, *words) == (2, f"{says}\n")
    assert not (village / "print").exists()


def test_in_english(village: Path) -> None:
    code, said = run(village, "--form", "annex-9", "--lang", "en")
    known = KNOWN.replace("、", ", ")
    assert (code, said) == (2, f"--form is {known}, not annex-9.\n")
    assert run(village, "--form", "annex-1", "--lang", "en")[0] == 0
    page = (village / "print" / "annex-1-2022.html").read_text(encoding="utf-8")
    assert "<title>Member&#39;s commitment form" in page


def test_one_is_warned_where_git_would_see_print(village: Path) -> None:
    (village / ".gitignore").unlink()
    code, said = run(village, "--form", "link-card", "--member", "M1")
    assert code == 0
    assert "请加上，以免误提交" in said
