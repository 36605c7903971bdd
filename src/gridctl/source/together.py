"""Several files replaced as one change: all of them, or none."""

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from gridctl.source.folder import is_inside, write_atomic


class LeadsAwayError(Exception):
    """A path leads out of its folder, by itself or through a link."""


class ChangedError(Exception):
    """A file is no longer what it was when the change was made; `path` says which."""

    def __init__(self, path: str) -> None:
        """Remember which file it is."""
        super().__init__(path)
        self.path = path


def replace_together(
    root: Path, before: Mapping[str, bytes | None], after: Mapping[str, bytes | None]
) -> None:
    """Write the files of `after` (None: remove it) below `root`, where all are still as `before`.

    All new files are written beside the old ones first; then each takes its place. Where one
    cannot, the others get their old bytes back. A killed run leaves each file old or new.
    LeadsAwayError and ChangedError before anything is replaced; OSError where it cannot be.
    """
    targets = {path: _target(root, path) for path in after}
    _check(targets, before)
    staged: dict[str, str] = {}
    made: list[Path] = []
    try:
        for path, data in after.items():
            if data is not None:
                made += _make_folder(targets[path].parent)
                staged[path] = _stage(targets[path], data)
        _check(targets, before)
        _replace(targets, staged, before)
    finally:
        for temporary in staged.values():
            Path(temporary).unlink(missing_ok=True)
        for folder in reversed(made):  # one in which nothing came to be
            with suppress(OSError):
                folder.rmdir()


def _target(root: Path, path: str) -> Path:
    """Return the file that a path names, links resolved."""
    parts = PurePosixPath(path)
    if parts.is_absolute() or ".." in parts.parts or not is_inside(root / path, root):
        raise LeadsAwayError(path)
    return Path(os.path.realpath(root / path))


def _now(target: Path) -> bytes | None:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None


def _check(targets: Mapping[str, Path], before: Mapping[str, bytes | None]) -> None:
    for path, target in targets.items():
        if _now(target) != before.get(path):
            raise ChangedError(path)


def _make_folder(folder: Path) -> list[Path]:
    """Make a folder and those above it that are not there, and return the new ones."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]


def _stage(target: Path, data: bytes) -> str:
    """Write a file's new bytes beside it, and return where."""
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(target.stat().st_mode & 0o777 if target.is_file() else 0o644)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return temporary


def _replace(
    targets: Mapping[str, Path], staged: dict[str, str], before: Mapping[str, bytes | None]
) -> None:
    done: list[str] = []
    try:
        for path, target in targets.items():
            done.append(path)
            if path in staged:
                Path(staged[path]).replace(target)
            else:
                target.unlink(missing_ok=True)
    except BaseException:
        for path in done:
            _restore(targets[path], before.get(path))
        raise
    for folder in {target.parent for target in targets.values()}:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _restore(target: Path, data: bytes | None) -> None:
    if _now(target) == data:
        return
    if data is None:
        target.unlink()
    else:
        write_atomic(target, data)
