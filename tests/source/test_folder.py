"""Files read without leaving the folder, and written whole or not at all."""

import os
from pathlib import Path

import pytest

from gridctl.source import folder
from gridctl.source.folder import (
    find_upward,
    is_inside,
    read_below,
    read_folder,
    write_atomic,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder beside a secret."""
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "a.csv").write_text("x", encoding="utf-8")
    inner = tmp_path / "data"
    (inner / "ledger" / "visits").mkdir(parents=True)
    (inner / "members.csv").write_bytes(b"id\n")
    (inner / "ledger" / "visits" / "2022Q3.csv").write_bytes(b"date\n")
    return inner


def refused(root: Path) -> dict[str, str]:
    """Return why files were not read, by path."""
    return {p.mark.file: p.variant for p in read_folder(root).problems}


def test_files_come_by_relative_path(root: Path) -> None:
    (root / ".git").mkdir()
    (root / ".git" / "config").write_bytes(b"x")
    (root / ".gitignore").write_bytes(b"x")
    (root / "published").mkdir()
    (root / "published" / "x.md").write_bytes(b"x")
    found = read_folder(root, frozenset({"published"}))
    assert found.files == {"ledger/visits/2022Q3.csv": b"date\n", "members.csv": b"id\n"}
    assert found.problems == ()


def test_links_that_leave_the_folder_are_told_and_never_opened(root: Path) -> None:
    (root / "staff.csv").symlink_to("../secret.txt")
    (root / "stars").symlink_to("../outside")
    (root / "grids.yaml").symlink_to("/etc/passwd")
    (root / "links.csv").symlink_to("members.csv")
    (root / "gone.csv").symlink_to("nowhere.csv")
    (root / "measures").symlink_to("ledger")
    found = read_folder(root)
    assert refused(root) == {
        "staff.csv": "outside",
        "stars": "outside",
        "grids.yaml": "outside",
        "gone.csv": "not-a-file",
        "measures": "not-a-file",
    }
    assert found.files["links.csv"] == b"id\n"
    assert "staff.csv" not in found.files


def test_a_loop_of_links_and_a_pipe_are_told(root: Path) -> None:
    (root / "loop.csv").symlink_to("loop.csv")
    os.mkfifo(root / "pipe.csv")
    assert refused(root) == {"loop.csv": "not-a-file", "pipe.csv": "not-a-file"}


def test_size_number_and_depth_are_bounded(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = root.joinpath(*"abcdefgh")
    deep.mkdir(parents=True)
    (deep / "x.csv").write_bytes(b"x")
    assert refused(root) == {"a/b/c/d/e/f/g/h": "too-deep"}
    monkeypatch.setattr(folder, "LARGEST_FILE", 3)
    assert "members.csv" not in refused(root)
    monkeypatch.setattr(folder, "LARGEST_FILE", 2)
    assert refused(root)["members.csv"] == "too-large"
    monkeypatch.undo()
    monkeypatch.setattr(folder, "LARGEST_FOLDER", 6)
    assert refused(root)["members.csv"] == "too-much"
    monkeypatch.undo()
    monkeypatch.setattr(folder, "MOST_FILES", 1)
    assert refused(root)["members.csv"] == "too-many"
    assert list(read_folder(root).files) == ["ledger/visits/2022Q3.csv"]


def test_a_name_that_is_no_text_is_told_as_text(root: Path) -> None:
    (root / os.fsdecode(b"\xff.csv")).write_bytes(b"x")
    names = list(read_folder(root).files)
    assert "\\udcff.csv" in names
    assert all(name.encode("utf-8") for name in names)


def test_no_folder_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="absent"):
        read_folder(tmp_path / "absent")


def test_the_nearest_folder_upward(root: Path) -> None:
    (root / "gridctl.yaml").write_bytes(b"")
    assert find_upward(root / "ledger" / "visits", "gridctl.yaml") == root
    assert find_upward(root.parent, "gridctl.yaml") is None


def test_what_lies_inside(root: Path) -> None:
    (root / "out").symlink_to("../outside")
    assert is_inside(root / "new" / "x.csv", root)
    assert not is_inside(root / "out" / "x.csv", root)
    assert not is_inside(root / ".." / "secret.txt", root)
    assert not is_inside(Path(f"{root}-other"), root)


def test_a_file_is_written_whole(root: Path) -> None:
    target = root / "new" / "x.csv"
    write_atomic(target, b"one\n")
    write_atomic(target, b"two\n")
    assert target.read_bytes() == b"two\n"
    assert target.stat().st_mode & 0o777 == 0o644
    assert [p.name for p in target.parent.iterdir()] == ["x.csv"]


def test_permissions_stay(root: Path) -> None:
    target = root / "members.csv"
    target.chmod(0o600)
    write_atomic(target, b"id\nM1\n")
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_link_is_replaced_and_what_it_led_to_is_untouched(root: Path) -> None:
    (root / "staff.csv").symlink_to("../secret.txt")
    write_atomic(root / "staff.csv", b"id\n")
    assert (root.parent / "secret.txt").read_bytes() == b"x"
    assert not (root / "staff.csv").is_symlink()


def test_a_failed_write_leaves_the_old_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("no space")

    monkeypatch.setattr(folder.os, "replace", fail)
    with pytest.raises(OSError, match="no space"):
        write_atomic(root / "members.csv", b"new")
    assert (root / "members.csv").read_bytes() == b"id\n"
    assert sorted(p.name for p in root.iterdir()) == ["ledger", "members.csv"]


def test_a_stray_file_among_the_folders_hides_none_of_them(root: Path) -> None:
    for name in ("2022Q1", "2022Q3", "empty"):
        (root / "published" / name).mkdir(parents=True)
    for name in ("2022Q1", "2022Q3"):
        (root / "published" / name / "manifest.json").write_bytes(b"{}")
    (root / "published" / ".DS_Store").write_bytes(b"x")
    (root / "published" / "2022Q2").symlink_to("nowhere")
    assert list(read_below(root, "published", "manifest.json")) == [
        "published/2022Q1/manifest.json",
        "published/2022Q3/manifest.json",
    ]
    assert read_below(root, "published/.DS_Store", "manifest.json") == {}
