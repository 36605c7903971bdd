"""Several files replaced as one change."""

from pathlib import Path

import pytest

from gridctl.source import together
from gridctl.source.together import ChangedError, LeadsAwayError, replace_together


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "village"
    folder.mkdir()
    (folder / "a.csv").write_bytes(b"a\n")
    (folder / "b.csv").write_bytes(b"b\n")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Return everything below a folder, hidden files too."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def test_all_are_written(root: Path) -> None:
    (root / "a.csv").chmod(0o600)
    replace_together(
        root,
        {"a.csv": b"a\n", "b.csv": b"b\n", "ledger/visits/2022Q3.csv": None},
        {"a.csv": b"A\n", "b.csv": None, "ledger/visits/2022Q3.csv": b"new\n"},
    )
    assert files(root) == {"a.csv": b"A\n", "ledger/visits/2022Q3.csv": b"new\n"}
    assert (root / "a.csv").stat().st_mode & 0o777 == 0o600


def test_nothing_is_written_where_one_has_changed(root: Path) -> None:
    for before in ({"a.csv": b"a\n", "b.csv": b"old\n"}, {"a.csv": b"a\n", "b.csv": None}):
        with pytest.raises(ChangedError) as raised:
            replace_together(root, before, {"a.csv": b"A\n", "b.csv": b"B\n", "n/c.csv": b"c"})
        assert raised.value.path == "b.csv"
        assert files(root) == {"a.csv": b"a\n", "b.csv": b"b\n"}


def test_one_that_changes_at_the_last_moment(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = together._stage

    def slow(target: Path, data: bytes) -> str:
        (root / "b.csv").write_bytes(b"somebody else's\n")
        return stage(target, data)

    monkeypatch.setattr(together, "_stage", slow)
    with pytest.raises(ChangedError):
        replace_together(
            root,
            {"a.csv": b"a\n", "b.csv": b"b\n"},
            {"a.csv": b"A\n", "b.csv": b"B\n", "ledger/x/c.csv": b"c\n"},
        )
    assert files(root) == {"a.csv": b"a\n", "b.csv": b"somebody else's\n"}
    assert not (root / "ledger").exists()


def test_what_was_replaced_is_put_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace
    turns: list[Path] = []

    def failing(source: Path, target: Path) -> None:
        if target.name == "c.csv" and not turns:
            turns.append(target)
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(Path, "replace", failing)
    before = {"a.csv": b"a\n", "b.csv": b"b\n", "new.csv": None, "c.csv": None}
    after = {"a.csv": b"A\n", "b.csv": None, "new.csv": b"n\n", "c.csv": b"c\n"}
    with pytest.raises(OSError, match="No space"):
        replace_together(root, before, after)
    assert turns
    assert files(root) == {"a.csv": b"a\n", "b.csv": b"b\n"}


@pytest.mark.parametrize("path", ["../out.csv", "/out.csv", "x/../../out.csv", "link/x.csv"])
def test_no_path_leads_out(root: Path, path: str) -> None:
    outside = root.parent / "outside"
    outside.mkdir()
    (root / "link").symlink_to(outside)
    with pytest.raises(LeadsAwayError):
        replace_together(root, {"a.csv": b"a\n"}, {"a.csv": b"A\n", path: b"x"})
    assert files(root) == {"a.csv": b"a\n", "b.csv": b"b\n"}
    assert not any(outside.iterdir())


def test_a_file_that_is_a_link_within_the_folder_stays_one(root: Path) -> None:
    (root / "other.csv").symlink_to("a.csv")
    replace_together(root, {"other.csv": b"a\n"}, {"other.csv": b"A\n"})
    assert (root / "other.csv").is_symlink()
    assert (root / "a.csv").read_bytes() == b"A\n"
