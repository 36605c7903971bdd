"""A published period is put in place whole, and what it was published with before goes."""

import errno
import json
import os
from pathlib import Path

import pytest

from gridctl.app import placing
from gridctl.app.placing import place
from gridctl.app.report import publish
from gridctl.app.verify import verify
from gridctl.app.village import open_village
from tests.app.test_verify import DAY, change, write
from tests.disclosure.small import Q3, VILLAGE

MANIFEST = {
    "format": 1,
    "period": "2022Q3",
    "lang": "zh",
    "rows": {"form": 1, "digest": "0", "tables": {}},
    "packs": {},
    "templates": {},
    "files": {"index.html": "0", "old.html": "0"},
}
FILES = {"index.html": b"new", "page.html": b"new"}


def made(folder: Path, **files: str) -> Path:
    folder.mkdir()
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text)
    return folder


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.fixture
def published(tmp_path: Path) -> Path:
    old = {"index_html": "old", "old_html": "old", "photo_jpg": "x"}
    return made(tmp_path / "2022Q3", manifest_json=json.dumps(MANIFEST), build_json="{}", **old)


def test_what_the_period_was_published_with_goes(published: Path) -> None:
    place(FILES, published)
    assert names(published) == {"index.html", "page.html", "photo.jpg"}
    assert (published / "index.html").read_bytes() == b"new"


def test_a_folder_that_cannot_be_replaced_is_written_file_by_file(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(placing, "replace_folder", lambda *_: False)
    place(FILES, published)
    assert names(published) == {"index.html", "page.html", "photo.jpg"}


@pytest.mark.parametrize("manifest", ["", "{}", '{"format": 1}'])
def test_a_folder_of_somebody_else_keeps_its_files(
    manifest: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = made(tmp_path / "site", old_html="theirs", manifest_json=manifest)
    monkeypatch.setattr(placing, "replace_folder", None)  # not even tried
    place(FILES, folder)
    assert names(folder) == {"index.html", "page.html", "old.html", "manifest.json"}


def test_a_manifest_that_names_other_folders_removes_nothing_there(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = published.parent / "kept.txt"
    outside.write_text("x")
    wild = {**MANIFEST, "files": {"..": "0", ".": "0", "old.html": "0"}}
    (published / "manifest.json").write_text(json.dumps(wild))
    monkeypatch.setattr(placing, "replace_folder", lambda *_: False)
    place(FILES, published)
    assert names(published) == {"index.html", "page.html", "photo.jpg"}
    assert outside.read_text() == "x"


def test_a_page_that_is_no_longer_made_goes_and_verify_is_content(tmp_path: Path) -> None:
    village = write(tmp_path / "village", VILLAGE)
    folder = village / "published" / "2022Q3"
    publish(open_village(village, DAY), Q3, "zh")
    assert (folder / "grid-G2.html").is_file()
    (folder / "公示栏.jpg").write_bytes(b"photo")
    for path in village.rglob("*"):
        if path.suffix in {".csv", ".yaml"} and "G2" in path.read_text(encoding="utf-8"):
            text = path.read_text(encoding="utf-8").replace("G2", "G3")
            path.write_text(text, encoding="utf-8")
    publish(open_village(village, DAY), Q3, "zh")
    assert not (folder / "grid-G2.html").exists()
    assert (folder / "grid-G3.html").is_file()
    assert (folder / "公示栏.jpg").read_bytes() == b"photo"
    assert verify(open_village(village, DAY), folder).same


def test_a_full_disk_leaves_the_published_period_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    village = write(tmp_path / "village", VILLAGE)
    folder = village / "published" / "2022Q3"
    publish(open_village(village, DAY), Q3, "zh")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    change(village, "commitments/2022.yaml", "护花园", "护果园")
    opened, fsync, left = open_village(village, DAY), os.fsync, [None] * 12

    def full(handle: int) -> None:
        if not left:
            raise OSError(errno.ENOSPC, "No space left on device")
        left.pop()
        fsync(handle)

    monkeypatch.setattr("gridctl.source.swap.os.fsync", full)
    with pytest.raises(OSError, match="space"):
        publish(opened, Q3, "zh")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert names(folder.parent) == {"2022Q3", "index.html", "index.md"}
