"""Reads a data folder as it was at a revision, with git's plumbing; writes nothing.

Only commands that read objects are used: no hook, filter, pager or external tool of the repository
runs, and no network is used (objects that a partial clone left out stay unread).
"""

import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from gridctl.model.record import Record
from gridctl.model.told import ToldError
from gridctl.model.words import Words
from gridctl.source.folder import DEEPEST, LARGEST_FILE, LARGEST_FOLDER, MOST_FILES

_SECONDS = 60
_SAFE = (
    "--no-pager",
    "--no-optional-locks",
    "--literal-pathspecs",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "protocol.allow=never",
)
_NO_GIT = Words(
    "Git is not installed, so earlier versions cannot be read.",
    "没有安装 git，无法读取以前的版本。",
)
_NO_REPOSITORY = Words(
    "{folder} is in no git repository, so there is no earlier version to compare with.",
    "{folder}不在 git 仓库中，没有以前的版本可供比较。",
)
_UNKNOWN = Words(
    "{revision} is not known here; name a branch, a tag or a commit.",
    "这里没有{revision}这个版本，请写分支、标签或提交。",
)
_SHALLOW = Words(
    "{revision} is not in this shallow clone; fetch it first (git fetch --unshallow, or in CI "
    "fetch-depth: 0).",
    "浅克隆中没有{revision}这个版本，请先取回（git fetch --unshallow，或在 CI 中设 "
    "fetch-depth: 0）。",
)
_TOO_LARGE = Words(
    "{revision} holds more than can be read here: at most {files} files and {size} MiB.",
    "{revision}的内容超出可读范围：最多{files}个文件、{size} MiB。",
)


class NoHistoryError(ToldError):
    """An earlier version cannot be read; `words` with `values` say why."""


class Commit(Record):
    """A commit's name, and whether the data folder is as it was committed."""

    name: str
    clean: bool


class Base(Record):
    """A data folder as it was at a commit: the bytes of its files, by path below the folder."""

    commit: str
    files: Mapping[str, bytes]


def _git(folder: Path, *words: str, given: bytes | None = None) -> bytes | None:
    """Return what a git command prints; None where it fails. NoHistoryError without git."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    quiet = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603 (a fixed program; data comes after the options)
            ["git", *_SAFE, *words],  # noqa: S607 (the git that the user has)
            cwd=folder,
            env={**kept, **quiet},
            input=given,
            stdin=subprocess.DEVNULL if given is None else None,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except FileNotFoundError:
        raise NoHistoryError(_NO_GIT) from None
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _text(output: bytes | None) -> str:
    return (output or b"").decode("utf-8", "surrogateescape").strip()


def repository(folder: Path) -> Path:
    """Return the top of the repository that a folder lies in; NoHistoryError where in none."""
    top = _text(_git(folder, "rev-parse", "--show-toplevel"))
    if not top:
        raise NoHistoryError(_NO_REPOSITORY, folder=folder)
    return Path(top)


def commit_of(folder: Path) -> Commit | None:
    """Return the commit that is checked out; None where there is none (or no git)."""
    try:
        repository(folder)
    except NoHistoryError:
        return None
    name = _text(_git(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}"))
    changed = _git(folder, "status", "--porcelain", "-z", "--untracked-files=all", "--", ".")
    return Commit(name, changed == b"") if name else None


def resolve(folder: Path, revision: str) -> str:
    """Return the commit to compare with: where HEAD left `revision`, else `revision` itself.

    NoHistoryError where the revision is not known.
    """
    repository(folder)
    wanted = f"{revision}^{{commit}}"
    commit = _text(_git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted))
    if not commit:
        shallow = _text(_git(folder, "rev-parse", "--is-shallow-repository")) == "true"
        raise NoHistoryError(_SHALLOW if shallow else _UNKNOWN, revision=revision)
    return _text(_git(folder, "merge-base", commit, "HEAD")) or commit


def folder_at(folder: Path, revision: str, skip: frozenset[str] = frozenset()) -> Base:
    """Return a data folder as it was where HEAD left `revision`.

    Hidden files, links, the paths in `skip` and what is too large are left out, as on disk. A
    folder that was not there yet has no files. NoHistoryError where it cannot be read.
    """
    commit = resolve(folder, revision)
    way = PurePosixPath(folder.resolve().relative_to(repository(folder).resolve()))
    tree = f"{commit}:{'' if str(way) == '.' else way}"
    listed = _git(folder, "ls-tree", "-r", "-z", "-l", "--full-tree", "--end-of-options", tree)
    entries = tuple(_entries(listed or b"", skip))
    if len(entries) > MOST_FILES or sum(size for _, _, size in entries) > LARGEST_FOLDER:
        size = LARGEST_FOLDER // 1024 // 1024
        raise NoHistoryError(_TOO_LARGE, revision=revision, files=MOST_FILES, size=size)
    asked = "".join(f"{name}\n" for _, name, _ in entries).encode()
    found = _git(folder, "cat-file", "--batch", given=asked) or b""
    return Base(commit, dict(zip((path for path, _, _ in entries), _blobs(found), strict=False)))


def _entries(listed: bytes, skip: frozenset[str]) -> Iterator[tuple[str, str, int]]:
    """Yield the path, the object's name and the size of the plain files of a tree."""
    for record in listed.split(b"\0"):
        about, _, raw = record.partition(b"\t")
        if not raw:
            continue
        mode, kind, name, size = about.split()
        path = raw.decode("utf-8", "backslashreplace")
        parts = path.split("/")
        hidden = any(part.startswith(".") for part in parts)
        if kind != b"blob" or not mode.startswith(b"100") or hidden or len(parts) > DEEPEST:
            continue
        if int(size) <= LARGEST_FILE and not any(
            "/".join(parts[:depth]) in skip for depth in range(1, len(parts) + 1)
        ):
            yield path, name.decode(), int(size)


def _blobs(output: bytes) -> Iterator[bytes]:
    """Yield the contents that ``cat-file --batch`` told: a line about each, then its bytes."""
    start = 0
    while start < len(output):
        end = output.index(b"\n", start)
        size = int(output[start:end].rpartition(b" ")[2])
        yield output[end + 1 : end + 1 + size]
        start = end + 1 + size + 1
