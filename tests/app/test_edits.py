"""Several edited files as one change."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from gridctl.app.edits import EditError, Edits, judged, unified, write
from gridctl.app.village import open_village
from tests.kit import EXAMPLE, TODAY, places, refusal


@pytest.fixture
def village(tmp_path: Path) -> Path:
    folder = tmp_path / "village"
    shutil.copytree(EXAMPLE, folder)
    return folder


def edits_of(folder: Path, **changes: tuple[str, str]) -> Edits:
    """Return an edit of the tables named: old text, new text."""
    before = {f"{name}.csv": (folder / f"{name}.csv").read_bytes() for name in changes}
    after = {
        f"{name}.csv": before[f"{name}.csv"].replace(old.encode(), new.encode())
        for name, (old, new) in changes.items()
    }
    return Edits(folder, before, dict(after))


def test_the_diff_is_for_people(tmp_path: Path) -> None:
    edits = Edits(
        tmp_path,
        {
            "a.csv": "编号,姓名\r\nM001,张\r\n".encode("gb18030"),
            "b.csv": None,
            "c": b"\xff\xff",
            "d": b"x",
        },
        {"a.csv": "编号,姓名\r\nM001,李".encode("gb18030"), "b.csv": b"id\n", "c": b"", "d": b"x"},
    )
    assert unified(edits) == (
        "--- a/a.csv\n+++ b/a.csv\n@@ -1,2 +1,2 @@\n 编号,姓名\n-M001,张\n+M001,李\n"
        "\\ No newline at end of file\n"
        "--- /dev/null\n+++ b/b.csv\n@@ -0,0 +1 @@\n+id\n"
        "Binary files a/c and b/c differ\n"
    )
    assert edits.changed == ("a.csv", "b.csv", "c")


def test_only_what_the_edits_bring_is_told(village: Path) -> None:
    opened = open_village(village, TODAY)
    line = (
        (village / "links.csv")
        .read_text(encoding="utf-8")
        .split("\n")
        .index("M001,H001,2022-01-01,,就近,自报,MT005,")
    )
    edits = edits_of(village, links=("M001,H001,2022-01-01", "M001,H999,2022-01-01"))
    found = judged(opened, edits)
    assert ("unknown-reference", "links.csv", line + 1, 6) in [(f.name, *f.mark) for f in found]
    assert {f.name for f in found} == {"unknown-reference", "household-without-link"}
    assert judged(opened, edits_of(village, links=("x" * 9, "y"))) == ()
    assert places(judged(opened, Edits(village, {}, {"odd.txt": b""}))) == [("odd.txt", None, None)]


def test_a_table_taken_away(village: Path) -> None:
    opened = open_village(village, TODAY, date(2023, 1, 5))
    edits = Edits(village, {"staff.csv": (village / "staff.csv").read_bytes()}, {"staff.csv": None})
    assert "unknown-reference" in {f.name for f in judged(opened, edits)}


def test_it_is_written_and_a_second_time_refused(village: Path) -> None:
    edits = edits_of(village, links=("M001,H001,", "M002,H001,"), staff=("石试文", "石试武"))
    write(edits)
    assert b"M002,H001," in (village / "links.csv").read_bytes()
    assert (village / "staff.csv").read_bytes() == edits.after["staff.csv"]
    assert refusal(EditError, lambda: write(edits)) == (
        "Nothing was written: links.csv has changed meanwhile; run the command again.",
        "没有写出文件：links.csv在此期间已被改动，请重新运行。",
    )


def test_a_path_out_of_the_folder(village: Path) -> None:
    en, _ = refusal(EditError, lambda: write(Edits(village, {}, {"../x.csv": b"x"})))
    assert en == "Nothing was written: ../x.csv leads out of the data folder."
    assert not (village.parent / "x.csv").exists()
