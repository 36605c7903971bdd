"""Pages byte for byte as reviewed by eye; and the same bytes on any run.

After a wanted change: `UPDATE_GOLDEN=1 pytest tests/disclosure/test_golden.py`, then read the diff.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gridctl.model.words import Lang
from tests.app.test_verify import write
from tests.disclosure.small import VILLAGE, small, whole
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


#: Reports several villages: each folder, the language, and where to.
RUN = """\
import sys
from gridctl.cli.main import run
asked = iter(sys.argv[1:])
for village, lang, out in zip(asked, asked, asked):
    sys.argv = ["gridctl", "report", village, "--quarter", "2022Q3", "--lang", lang, "--out", out]
    try:
        run()
    except SystemExit as end:
        assert not end.code, end.code
"""


def test_bytes_do_not_hang_on_the_run(tmp_path: Path) -> None:
    """Here as in another process with a hash seed, a zone and a locale of its own."""
    village = write(tmp_path / "small", VILLAGE)
    runs = [(EXAMPLE, "zh", whole()), (village, "zh", small()), (village, "en", small("en"))]
    outs = [str(tmp_path / f"out-{number}") for number in range(len(runs))]
    words = [
        str(each)
        for (folder, lang, _), out in zip(runs, outs, strict=True)
        for each in (folder, lang, out)
    ]
    env = {**os.environ, "PYTHONHASHSEED": "2", "TZ": "Asia/Shanghai", "LC_ALL": "C"}
    command = [sys.executable, "-c", RUN, *words]
    subprocess.run(command, env={**env, "PYTHONUTF8": "0"}, cwd=ROOT, check=True)
    for (*_, here), out in zip(runs, outs, strict=True):
        found = {file.name: file.read_bytes() for file in Path(out).iterdir()}
        assert found.pop("build.json")
        assert found == here
    assert len(whole()) == 36


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
