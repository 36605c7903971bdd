"""Small git repositories for tests: no user's configuration, no network."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

DAY = "2022-10-01T08:00:00+00:00"


def git(folder: Path, *words: str) -> str:
    """Run git in a folder and return what it prints; it fails where git fails."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    fixed = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_DATE": DAY,
        "GIT_COMMITTER_DATE": DAY,
    }
    options = (
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@example.org",
        "-c",
        "init.defaultBranch=main",
        "-c",
        "init.templateDir=",
        "-c",
        "core.fsync=none",
        "-c",
        "maintenance.auto=false",
    )
    done = subprocess.run(
        ["git", *options, *words],
        cwd=folder,
        env={**kept, **fixed},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout.strip()


def commit(folder: Path, message: str = "change") -> str:
    """Commit everything, and return the commit's name."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD")


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files below a folder."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())


class Kept(NamedTuple):
    """All that lies in a folder, its repository with it: to lay it down again and again."""

    folders: tuple[str, ...]
    files: dict[str, bytes]


def kept(folder: Path) -> Kept:
    """Return what lies in a folder, the objects of its repository packed: a file, not a hundred."""
    if (folder / ".git").is_dir():
        git(folder, "repack", "-adq")
    return _read(folder)


def _read(folder: Path) -> Kept:
    found = sorted(path for path in folder.rglob("*") if not path.is_symlink())
    folders = (path.relative_to(folder).as_posix() for path in found if path.is_dir())
    files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in found if p.is_file()}
    return Kept(tuple(folders), files)


def laid_down(folder: Path, whole: Kept) -> Path:
    """Write what was kept into a folder, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in whole.folders:
        (folder / path).mkdir(exist_ok=True)
    for path, data in whole.files.items():
        (folder / path).write_bytes(data)
    return folder


_MADE: dict[frozenset[tuple[str, str | bytes]], Kept] = {}


def repository(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Make a repository with one commit of `files`, and return its folder.

    Git makes it once for the same files: the commit bears the same name each time anyway.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = frozenset(files.items())
    if wanted in _MADE and not any(folder.iterdir()):
        return laid_down(folder, _MADE[wanted])
    new = not any(folder.iterdir())
    git(folder, "init", "-q")
    write(folder, files)
    commit(folder, "first")
    if new:
        _MADE[wanted] = _read(folder)
    return folder
