"""Pages become PDF where a browser is there; and nothing of the machine gets onto them."""

import os
import re
import shutil
import subprocess
import zlib
from pathlib import Path

import pytest

from gridctl.app.paper import BROWSERS, NotPrintedError, find_browser, print_pages
from gridctl.app.report import NotPublishedError, publish_paper
from gridctl.model.period import Period
from tests.disclosure.small import VILLAGE
from tests.kit import opened

BROWSER = find_browser()
needs_browser = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")
Q3 = Period.parse("2022Q3")


def program(path: Path, text: str = "exit 0") -> Path:
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_a_browser_is_found_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_browser() is None
    edge = program(tmp_path / "msedge")
    assert find_browser() == str(edge)
    chromium = program(tmp_path / "chromium")
    assert find_browser() == str(chromium)
    assert BROWSERS[0] == "chromium"
    chromium.chmod(0o644)
    if os.geteuid():  # root may run anything
        assert find_browser() == str(edge)


@pytest.mark.parametrize("path", ["", ".", "bin", f"{os.pathsep}."])
def test_no_program_of_the_folder_at_hand_is_run(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bin").mkdir()
    program(tmp_path / "chromium")
    program(tmp_path / "bin" / "chromium")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", path)
    assert find_browser() is None


@pytest.mark.parametrize("does", ["exit 0", "exit 3"])
def test_a_browser_that_writes_nothing_is_told(does: str, tmp_path: Path) -> None:
    browser = str(program(tmp_path / "chromium", does))
    with pytest.raises(NotPrintedError) as caught:
        print_pages(browser, {"a.html": b"x"})
    assert caught.value.page == "a.html"


def test_each_page_is_handed_over_behind_a_fence(tmp_path: Path) -> None:
    copies = 'for a in "$@"; do case $a in --print-to-pdf=*) cp page.html "${a#*=}";; esac; done'
    browser = str(program(tmp_path / "chromium", copies))
    told: list[tuple[int, int]] = []
    pages = {"a.html": b"<p>a", "b.html": b"<p>b"}
    found = print_pages(browser, pages, lambda done, of: told.append((done, of)))
    assert list(found) == ["a.pdf", "b.pdf"]
    assert found["b.pdf"].startswith(b"<!DOCTYPE html><meta http-equiv=")
    assert b"default-src 'none'" in found["b.pdf"]
    assert found["b.pdf"].endswith(b"<p>b")
    assert told == [(1, 2), (2, 2)]


def test_without_a_browser_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotPublishedError) as caught:
        publish_paper(opened(VILLAGE), Q3, "zh", tmp_path / "out")
    assert "Chromium" in caught.value.words.zh
    assert not (tmp_path / "out").exists()


@needs_browser
def test_a_real_browser_prints_the_papers_size_and_nothing_from_the_disk(tmp_path: Path) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text("<style>@page{size:A5}</style>TOPSECRET", encoding="utf-8")
    page = (
        '<!DOCTYPE html><html lang="zh"><head><title>T</title><style>'
        "@page { size: A3 landscape }</style></head><body><p>shown</p>"
        f'<iframe src="{secret.as_uri()}"></iframe>'
        "<script>document.body.append('SCRIPTED')</script></body></html>"
    )
    assert BROWSER is not None
    paper = print_pages(BROWSER, {"p.html": page.encode()})["p.pdf"]
    assert paper.startswith(b"%PDF-")
    box = re.search(rb"/MediaBox ?\[ ?0 0 ([0-9.]+) ([0-9.]+)", paper)
    assert box is not None
    assert [round(float(side)) for side in box.groups()] == [1191, 842]
    if tool := shutil.which("pdftotext"):
        (tmp_path / "p.pdf").write_bytes(paper)
        text = subprocess.run(
            [tool, str(tmp_path / "p.pdf"), "-"], capture_output=True, check=True
        ).stdout.decode()
        assert "shown" in text
        assert "TOPSECRET" not in text
        assert "SCRIPTED" not in text
    streams = re.findall(rb"stream\r?\n(.*?)endstream", paper, re.DOTALL)
    assert any(_inflated(stream) for stream in streams)


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return b""
