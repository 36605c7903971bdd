"""Pages byte for byte as reviewed by eye; and the same bytes on any run.

After a wanted change: `UPDATE_GOLDEN=1 pytest tests/disclosure/test_golden.py`, then read the diff.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gridctl.model.words import Lang
from tests.disclosure.small import small
from tests.kit import EXAMPLE, ROOT

GOLDEN = Path(__file__).parent / "golden"
REVIEWED: list[tuple[Lang, str]] = [
    ("zh", "index.md"),
    ("zh", "annex-2.md"),
    ("zh", "annex-2.html"),
    ("zh", "ledger-households.md"),
    ("zh", "activity-counts.md"),
    ("zh", "ratings.md"),
    ("en", "index.html"),
    ("en", "commitments.md"),
    ("en", "requests.md"),
    ("en", "quotas.md"),
]


@pytest.mark.parametrize(("lang", "name"), REVIEWED)
def test_the_page_is_as_reviewed(lang: Lang, name: str) -> None:
    file = GOLDEN / f"{lang}-{name}"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_bytes(small(lang)[name])
    assert small(lang)[name] == file.read_bytes()


def test_no_golden_page_is_left_over() -> None:
    assert {file.name for file in GOLDEN.iterdir()} == {f"{lang}-{name}" for lang, name in REVIEWED}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_bytes_do_not_hang_on_the_run(lang: str, tmp_path: Path) -> None:
    digests = []
    for seed, zone, locale in (("1", "UTC", "C.UTF-8"), ("2", "Asia/Shanghai", "C")):
        out = tmp_path / seed
        words = ["report", str(EXAMPLE), "--quarter", "2022Q3", "--lang", lang, "--out", str(out)]
        env = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": locale,
            "PYTHONUTF8": "0",
        }
        code = "import sys; from gridctl.cli.main import run; sys.argv[0] = 'gridctl'; run()"
        subprocess.run([sys.executable, "-c", code, *words], env=env, cwd=ROOT, check=True)
        digests.append(
            {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in out.iterdir()}
        )
    assert digests[0] == digests[1]
    assert len(digests[0]) == 37


def test_pages_are_utf_8_with_unix_lines() -> None:
    for data in small().values():
        text = data.decode()
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        assert "\r" not in text
        assert not data.startswith(b"\xef\xbb\xbf")


def test_pages_stand_alone() -> None:
    for name, data in small().items():
        if name.endswith(".html"):
            text = data.decode()
            for word in ("http:", "https:", "url(", "@import", "<script", "src="):
                assert word not in text, (name, word)


def test_print_sheets() -> None:
    assert b"size: A3 landscape" in small()["annex-2.html"]
    assert b"size: A4 portrait" in small()["requests.html"]
    assert b"display: table-header-group" in small()["requests.html"]
    # half of a collapsed border lies outside its table: the paper's edge must not cut it off
    on_paper = small()["ledger-households.html"].decode().partition("@media print")[2]
    assert ".scroll { overflow: visible; padding: 0 0.5mm; }" in on_paper


def test_markdown_has_no_blank_lines_in_a_row() -> None:
    for name, data in small().items():
        if name.endswith(".md"):
            assert b"\n\n\n" not in data, name
