"""The files of a folder, read without leaving it; and files written whole or not at all."""

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from gridctl.findings.finding import Problem
from gridctl.model.mark import Mark
from gridctl.model.record import Record

MEBIBYTE = 1024 * 1024
LARGEST_FILE = 64 * MEBIBYTE
LARGEST_FOLDER = 512 * MEBIBYTE
MOST_FILES = 20_000
DEEPEST = 8
_LIMITS: Mapping[str, Mapping[str, object]] = {
    "too-large": {"limit": LARGEST_FILE // MEBIBYTE},
    "too-much": {"limit": LARGEST_FOLDER // MEBIBYTE},
    "too-many": {"limit": MOST_FILES},
    "too-deep": {"limit": DEEPEST},
}


class Folder(Record):
    """The bytes of a folder's files by relative path, and what could not be read."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def find_upward(start: Path, name: str) -> Path | None:
    """Return the nearest folder, from `start` upward, that holds a file called `name`."""
    here = start.resolve()
    return next((folder for folder in (here, *here.parents) if (folder / name).is_file()), None)


def _walk(folder: str, prefix: str, skip: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """Yield (name, path, why not to be read) of the files below a folder, in order."""
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda item: item.name)
    for entry in found:
        name = prefix + entry.name.encode("utf-8", "backslashreplace").decode()
        if entry.name.startswith(".") or name in skip:
            continue
        if not entry.is_dir(follow_symlinks=False):
            yield name, entry.path, ""
        elif name.count("/") + 1 >= DEEPEST:
            yield name, entry.path, "too-deep"
        else:
            try:
                yield from _walk(entry.path, f"{name}/", skip)
            except PermissionError:
                yield name, entry.path, "denied"


def is_inside(path: Path, root: Path) -> bool:
    """Say whether a path, links resolved, lies below `root`."""
    real, real_root = os.path.realpath(path), os.path.realpath(root)
    return os.path.commonpath([real, real_root]) == real_root


def unreadable(path: str, root: str) -> str:
    """Say why a path must not be read: it leaves the folder, is no file, or is too large."""
    status = os.lstat(path)
    if stat.S_ISLNK(status.st_mode):
        if not is_inside(Path(path), Path(root)):
            return "outside"
        if not os.path.isfile(path):
            return "not-a-file"
        status = os.stat(path)
    if not stat.S_ISREG(status.st_mode):
        return "not-a-file"
    return "too-large" if status.st_size > LARGEST_FILE else ""


def read_folder(root: Path, skip: frozenset[str] = frozenset()) -> Folder:
    """Read the files below `root`, but hidden ones and the paths in `skip`.

    Links that leave the folder, devices, and files above 64 MiB are told, never opened; reading
    stops at 20,000 files or 512 MiB. OSError where `root` itself cannot be listed.
    """
    real_root = os.path.realpath(root)
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    size = 0
    for name, path, refused in _walk(real_root, "", skip):
        full = "too-many" if len(files) >= MOST_FILES else ""
        reason = full or refused or unreadable(path, real_root)
        if not reason:
            try:
                with open(path, "rb") as stream:
                    said = os.fstat(stream.fileno()).st_size + 1  # to ask for more takes longer
                    files[name] = stream.read(min(said, LARGEST_FILE))
                size += len(files[name])
                full = "too-much" if size > LARGEST_FOLDER else ""
            except OSError:
                reason = "denied"
        if reason := full or reason:
            values = _LIMITS.get(reason, {})
            problems.append(Problem("unreadable-file", Mark(name), values, variant=reason))
        if full:
            break
    return Folder(files, tuple(problems))


def read_below(root: Path, folder: str, name: str) -> dict[str, bytes]:
    """Return the files called `name` in the folders of ``root/folder``, by path below `root`.

    What is no plain file, leads out of `root`, is above 64 MiB or cannot be read is left out.
    """
    found: dict[str, bytes] = {}
    if not os.path.isdir(root / folder):
        return found
    real_root = os.path.realpath(root)
    for below in _listed(root / folder)[:MOST_FILES]:
        path = os.path.join(real_root, folder, below, name)
        with suppress(OSError):  # each by itself: a stray file beside them hides no other
            if is_inside(Path(path), root) and not unreadable(path, real_root):
                with open(path, "rb") as stream:
                    found[f"{folder}/{below}/{name}"] = stream.read(LARGEST_FILE)
    return found


def _listed(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def write_atomic(path: Path, data: bytes) -> None:
    """Write a file so that a killed run leaves the old one or the new one; OSError on failure.

    A file that was there keeps its permissions.
    """
    import tempfile  # slow to import, and reading never writes

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, os.stat(path).st_mode & 0o777 if path.is_file() else 0o644)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
