"""gridctl report --format pdf, and the list of the periods that are published."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from gridctl.cli.main import app
from tests.disclosure.once import render_each_once
from tests.disclosure.readback import html_tables
from tests.disclosure.small import of_a_year
from tests.history import repo

RUNNER = CliRunner()


def run(*words: str | Path) -> tuple[int, str]:
    result = RUNNER.invoke(app, ["report", *map(str, words)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


@pytest.fixture(autouse=True)
def rendered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    render_each_once(monkeypatch)


@pytest.fixture
def village(tmp_path: Path) -> Path:
    repo.write(tmp_path / "village", of_a_year())
    return tmp_path / "village"


def printer(folder: Path) -> None:
    """Put a browser into `folder` that writes its page's size where the PDF belongs."""
    folder.mkdir()
    browser = folder / "chromium"
    browser.write_text(
        '#!/bin/sh\nfor a in "$@"; do case $a in --print-to-pdf=*) '
        '/usr/bin/wc -c < page.html > "${a#*=}";; esac; done\n',
        encoding="utf-8",
    )
    browser.chmod(0o755)


def test_pdf_is_written_for_paper_and_leaves_the_published_pages(
    village: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer(tmp_path / "bin")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    code, said = run(village, "--quarter", "2022Q3", "--format", "pdf")
    out = village / "print" / "2022Q3" / "public"
    assert code == 0
    assert said == f"2022年第三季度：已写出14个文件到{out}\n请打开 {out / 'index.pdf'}\n"
    names = {file.name for file in out.iterdir()}
    assert {"index.pdf", "at-a-glance.pdf", "grid-G1.pdf", "annex-2.pdf"} <= names
    assert all(name.endswith(".pdf") for name in names)
    assert not (village / "published").exists()


def test_pdf_with_telephones_leaves_the_public_ones(
    village: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer(tmp_path / "bin")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    with_telephones = village / "print" / "2022Q3" / "index.pdf"
    for more, place in (((), "public/index.pdf"), (("--print",), "index.pdf")):
        code, said = run(village, "--quarter", "2022Q3", "--format", "pdf", *more)
        assert code == 0
        assert str(with_telephones.parent / place) in said
        assert with_telephones.exists() == bool(more)


def test_without_a_browser_one_sentence(
    village: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    code, said = run(village, "--quarter", "2022Q3", "--format", "pdf", "--lang", "en")
    assert code == 2
    assert said == (
        "No PDF was written: it takes a Chromium, Chrome or Edge on this computer, and none was "
        "found in PATH; open the HTML page and print it there, or install one.\n"
    )
    assert not (village / "print").exists()


def test_a_format_nobody_knows_is_a_usage_error(village: Path) -> None:
    code, said = run(village, "--format", "bmp")
    assert code == 2
    assert "bmp" in said
    assert not (village / "published").exists()


def test_the_periods_page_lists_what_is_published(village: Path) -> None:
    for period in ("2022Q2", "2022Q3"):
        assert run(village, "--quarter", period)[0] == 0
    (village / "published" / "notes").mkdir()
    (village / "published" / "2021Q1").mkdir()  # a folder without pages
    page = html_tables((village / "published" / "index.html").read_bytes())
    inside = [link for link in page.links if link.endswith("/index.html")]
    assert inside == ["2022Q3/index.html", "2022Q2/index.html"]
    assert "2022Q4" in page.ids  # where the third quarter's link to the next period leads
    third = html_tables((village / "published" / "2022Q3" / "index.html").read_bytes())
    for link in third.links:
        if link.startswith("../"):
            assert (village / "published" / "2022Q3" / link.partition("#")[0]).is_file()
    before = (village / "published" / "2022Q2" / "index.html").read_bytes()
    assert run(village, "--quarter", "2022Q4")[0] == 0
    assert (village / "published" / "2022Q2" / "index.html").read_bytes() == before
    page = html_tables((village / "published" / "index.html").read_bytes())
    assert "2022Q4/index.html" in page.links


def test_out_writes_nothing_beside_its_folder(village: Path, tmp_path: Path) -> None:
    out = tmp_path / "elsewhere" / "2022Q3"
    assert run(village, "--quarter", "2022Q3", "--out", out)[0] == 0
    assert [path.name for path in out.parent.iterdir()] == ["2022Q3"]
