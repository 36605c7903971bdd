"""A folder is replaced as a whole, or not at all."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gridctl.source import swap
from gridctl.source.swap import replace_folder

NEW = {"a.md": b"new a", "b.md": b"new b"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "published" / "2022Q3"
    made.mkdir(parents=True)
    for name in ("a.md", "gone.md", "photo.jpg"):
        (made / name).write_bytes(f"old {name}".encode())
    (made / "board").mkdir()
    (made / "board" / "1.jpg").write_bytes(b"1")
    (made / "link").symlink_to("photo.jpg")
    return made


OLD = {"a.md": b"old a.md", "gone.md": b"old gone.md", "photo.jpg": b"old photo.jpg"}


def there(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.iterdir() if path.is_file() and not path.is_symlink())
    return {path.name: path.read_bytes() for path in files}


def alone(folder: Path) -> bool:
    return [path.name for path in folder.parent.iterdir()] == [folder.name]


def without_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "_exchanged", lambda *_: False)


def with_exchange(_: pytest.MonkeyPatch) -> None:
    assert sys.platform == "linux"


WAYS = pytest.mark.parametrize("way", [with_exchange, without_exchange])
Way = Callable[[pytest.MonkeyPatch], None]


@WAYS
def test_what_was_of_us_goes_and_what_is_of_others_stays(
    folder: Path, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    way(monkeypatch)
    assert replace_folder(folder, NEW, {"a.md", "gone.md"})
    assert there(folder) == {**NEW, "photo.jpg": b"old photo.jpg"}
    assert (folder / "board" / "1.jpg").read_bytes() == b"1"
    assert (folder / "link").readlink() == Path("photo.jpg")
    assert alone(folder)


def test_a_new_folder(tmp_path: Path) -> None:
    assert replace_folder(tmp_path / "x" / "y", NEW)
    assert there(tmp_path / "x" / "y") == NEW
    assert alone(tmp_path / "x" / "y")


def test_permissions_stay(folder: Path) -> None:
    folder.chmod(0o750)
    (folder / "a.md").chmod(0o640)
    assert replace_folder(folder, NEW)
    assert folder.stat().st_mode & 0o777 == 0o750
    assert (folder / "a.md").stat().st_mode & 0o777 == 0o640


def test_a_link_stays_and_what_it_leads_to_is_replaced(folder: Path) -> None:
    link = folder.parent / "latest"
    link.symlink_to("2022Q3")
    assert replace_folder(link, NEW, OLD)
    assert link.is_symlink()
    assert there(folder) == NEW


def test_a_full_disk_leaves_the_old_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = [b"once"]

    def full(handle: int) -> None:
        if not left:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), handle)
        left.pop()

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        replace_folder(folder, NEW, OLD)
    assert there(folder) == OLD
    assert alone(folder)


@pytest.mark.parametrize("error", [errno.EBUSY, errno.EACCES])
def test_one_that_cannot_be_moved_stays(
    folder: Path, error: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_exchange(monkeypatch)

    def refuse(*_: Any) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(Path, "rename", refuse)
    assert not replace_folder(folder, NEW, OLD)
    assert there(folder) == OLD
    assert alone(folder)


def test_where_the_new_one_cannot_take_its_place_the_old_one_comes_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_exchange(monkeypatch)
    rename, calls = Path.rename, []

    def second_fails(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 2:
            raise OSError(errno.EIO, "broken")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", second_fails)
    with pytest.raises(OSError, match="broken"):
        replace_folder(folder, NEW, OLD)
    assert there(folder) == OLD
    assert alone(folder)


KILLED = """
import os, signal, sys
from pathlib import Path
from gridctl.source import swap
steps = [int(sys.argv[2])]
def counted(name, real):
    def step(*given, **named):
        if steps[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        steps[0] -= 1
        return real(*given, **named)
    return step
for name in ("fsync",):
    setattr(swap.os, name, counted(name, getattr(swap.os, name)))
swap._exchanged = counted("exchange", swap._exchanged)
swap.shutil.rmtree = counted("rmtree", swap.shutil.rmtree)
swap.replace_folder(Path(sys.argv[1]), {"a.md": b"new a", "b.md": b"new b"}, {"gone.md"})
"""


@pytest.mark.parametrize("step", range(8))
def test_a_killed_run_leaves_the_old_one_or_the_new_one(folder: Path, step: int) -> None:
    killed = subprocess.run([sys.executable, "-c", KILLED, folder, str(step)], check=False)
    new = {**NEW, "photo.jpg": b"old photo.jpg"}
    assert killed.returncode == (-signal.SIGKILL if step < 6 else 0)
    assert there(folder) == (OLD if step <= 3 else new)
    assert (folder / "board" / "1.jpg").read_bytes() == b"1"
