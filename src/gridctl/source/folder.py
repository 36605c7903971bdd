"""The files of a folder, read without leaving it; and files written whole or not at all."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from gridctl.findings.finding import Problem
from gridctl.model.mark import Mark

LARGEST_FILE = 64 * 1024 * 1024
MOST_FILES = 20_000
DEEPEST = 6


class Folder(NamedTuple):
    """The bytes of a folder's files by relative path, and what could not be read."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def find_upward(start: Path, name: str) -> Path | None:
    """Return the nearest folder, from `start` upward, that holds a file called `name`."""
    here = start.resolve()
    return next((folder for folder in (here, *here.parents) if (folder / name).is_file()), None)


def _walk(folder: str, prefix: str, skip: frozenset[str], depth: int) -> Iterator[tuple[str, str]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda item: item.name):
            if entry.name.startswith(".") or prefix + entry.name in skip:
                continue
            if entry.is_dir(follow_symlinks=False):
                if depth < DEEPEST:
                    yield from _walk(entry.path, f"{prefix}{entry.name}/", skip, depth + 1)
            else:
                yield prefix + entry.name, entry.path


def _unreadable(path: str, root: str) -> str:
    """Say why a path must not be read: it leaves the folder, is no file, or is too large."""
    if os.path.islink(path):
        real = os.path.realpath(path)
        if os.path.commonpath([real, root]) != root:
            return "outside"
    if not os.path.isfile(path):
        return "not-a-file"
    return "too-large" if os.path.getsize(path) > LARGEST_FILE else ""


def read_folder(root: Path, skip: frozenset[str] = frozenset()) -> Folder:
    """Read the files below `root`, but hidden ones and the paths in `skip`.

    Links that leave the folder, devices, and files above 64 MiB are told, never opened.
    OSError where `root` itself cannot be listed.
    """
    real_root = os.path.realpath(root)
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name, path in _walk(real_root, "", skip, 1):
        reason = "too-many" if len(files) >= MOST_FILES else _unreadable(path, real_root)
        if not reason:
            try:
                with open(path, "rb") as stream:
                    files[name] = stream.read()
            except OSError:
                reason = "denied"
        if reason:
            problems.append(Problem("unreadable-file", Mark(name), variant=reason))
    return Folder(files, tuple(problems))


def write_atomic(path: Path, data: bytes) -> None:
    """Write a file so that a killed run leaves the old one or the new one; OSError on failure."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
