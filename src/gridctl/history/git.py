"""Reads a data folder as it was at a revision, with git's plumbing; writes nothing.

Only commands that read objects are used: no hook, filter, pager or external tool of the repository
runs, and no network is used (objects that a partial clone left out stay unread).
"""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path, PurePosixPath

from gridctl.model.period import FIRST_YEAR, LAST_YEAR
from gridctl.model.record import Record
from gridctl.model.told import ToldError
from gridctl.model.words import Words
from gridctl.source.folder import DEEPEST, LARGEST_FILE, LARGEST_FOLDER, MOST_FILES

_SECONDS = 60
#: Of so many data folders in a repository one is looked for that was moved; none is longer.
_MOST_FOLDERS, _LARGEST = 2000, 1024 * 1024
_SHORT = 12
_COMMITTED = re.compile(rb"^committer .*> ([0-9]+) ([+-])([0-9]{2})([0-9]{2})$", re.MULTILINE)
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
_NOT_TRUSTED = Words(
    "{folder} belongs to another user, so git does not read its history; if you trust it, run: "
    "git config --global --add safe.directory {top}",
    "{folder}属于其他用户，git 不读取其历史；如信任该目录，请运行："
    "git config --global --add safe.directory {top}",
)
_OWNERSHIP = re.compile(rb"detected dubious ownership in repository at '(.+?)'$", re.MULTILINE)
_UNKNOWN = Words(
    "{revision} is not known here; name a branch, a tag or a commit.",
    "这里没有{revision}这个版本，请写分支、标签或提交。",
)
_NOT_FETCHED = Words(
    "There is no {revision} here; if the name is right, fetch it first: a shallow clone often "
    "holds one branch only.",
    "这里没有{revision}这个版本；如名称无误，请先取回：浅克隆往往只含一个分支。",
)
_SHALLOW = Words(
    "{revision} is not in this shallow clone; fetch it first (git fetch --unshallow, or in CI "
    "fetch-depth: 0).",
    "浅克隆中没有{revision}这个版本，请先取回（git fetch --unshallow，或在 CI 中设 "
    "fetch-depth: 0）。",
)
_CUT_OFF = Words(
    "This shallow clone does not reach back to where {revision} was left; fetch more first (git "
    "fetch --unshallow, or in CI fetch-depth: 0).",
    "浅克隆的历史不够长，找不到从{revision}分出的位置，请先取回（git fetch --unshallow，或在 CI "
    "中设 fetch-depth: 0）。",
)
_BLANK = Words(
    "No version is named; name a branch, a tag or a commit.", "没有写明版本，请写分支、标签或提交。"
)
#: What names a commit by its digits, or by its way from another one.
_COMMIT = re.compile(r"(?P<digits>[0-9a-f]{7,64})|(?P<start>[^~^]+)[~^][~^0-9]*", re.IGNORECASE)
_TOO_LARGE = Words(
    "{revision} holds more than can be read here: at most {files} {files:file|files} and {size} "
    "MiB.",
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
    done = _done(folder, *words, given=given)
    return done.stdout if done is not None and done.returncode == 0 else None


def _done(
    folder: Path, *words: str, given: bytes | None = None
) -> "subprocess.CompletedProcess[bytes] | None":
    """Run a git command; None where it does not end. NoHistoryError without git."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    quiet = {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
    try:
        return subprocess.run(  # noqa: S603 (a fixed program; data comes after the options)
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
    except (OSError, ValueError, subprocess.TimeoutExpired):  # ValueError: what no word can hold
        return None


def _text(output: bytes | None) -> str:
    return (output or b"").decode("utf-8", "surrogateescape").strip()


def repository(folder: Path) -> Path:
    """Return the top of the repository that a folder lies in.

    NoHistoryError where it lies in none, or in one that git does not read for this user.
    """
    done = _done(folder, "rev-parse", "--show-toplevel")
    if done is not None and done.returncode == 0 and (top := _text(done.stdout)):
        return Path(top)
    if done is not None and (found := _OWNERSHIP.search(done.stderr)):
        raise NoHistoryError(_NOT_TRUSTED, folder=folder, top=_text(found[1]))
    raise NoHistoryError(_NO_REPOSITORY, folder=folder)


def commit_of(folder: Path) -> Commit | None:
    """Return the commit that is checked out; None where there is none (or no git)."""
    try:
        repository(folder)
    except NoHistoryError:
        return None
    name = _text(_git(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}"))
    changed = _git(folder, "status", "--porcelain", "-z", "--untracked-files=all", "--", ".")
    return Commit(name, changed == b"") if name else None


def day_of(folder: Path) -> date | None:
    """Return the day of the commit that is checked out, where it was made; None without one."""
    try:
        repository(folder)
        written = _git(folder, "cat-file", "commit", "HEAD")
    except NoHistoryError:
        return None
    found = _COMMITTED.search((written or b"").partition(b"\n\n")[0])
    if found is None:
        return None
    ahead = timedelta(hours=int(found[3]), minutes=int(found[4]))
    zone = timezone(-ahead if found[2] == b"-" else ahead) if ahead < timedelta(days=1) else UTC
    try:
        day = datetime.fromtimestamp(int(found[1]), zone).date()
    except (ValueError, OverflowError, OSError):
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def resolve(folder: Path, revision: str) -> str:
    """Return the commit to compare with: where HEAD left `revision`, else `revision` itself.

    NoHistoryError where the revision is not known, or the history does not reach so far.
    """
    commit = commit_at(folder, revision)
    left = _text(_git(folder, "merge-base", commit, "HEAD"))
    if not left and _is_shallow(folder):
        raise NoHistoryError(_CUT_OFF, revision=revision)
    return left or commit


def commit_at(folder: Path, revision: str) -> str:
    """Return the commit that a revision names; NoHistoryError where it is not known."""
    repository(folder)
    if not revision.strip():
        raise NoHistoryError(_BLANK)
    commit = _commit(folder, revision)
    if not commit:
        raise NoHistoryError(_unknown(folder, revision), revision=revision)
    return commit


def _commit(folder: Path, revision: str) -> str:
    wanted = f"{revision}^{{commit}}"
    return _text(_git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted))


def _unknown(folder: Path, revision: str) -> Words:
    """Return what to say of a revision that git does not know here."""
    if not _is_shallow(folder):
        return _UNKNOWN
    found = _COMMIT.fullmatch(revision)
    if found and (found["digits"] or _commit(folder, found["start"])):
        return _SHALLOW
    return _NOT_FETCHED


def _is_shallow(folder: Path) -> bool:
    return _text(_git(folder, "rev-parse", "--is-shallow-repository")) == "true"


def folder_at(
    folder: Path, revision: str, skip: frozenset[str] = frozenset(), moved_from: str | None = None
) -> Base:
    """Return a data folder as it was at a revision, of which `resolve` tells the commit.

    As `folder_in` does. NoHistoryError where it cannot be read.
    """
    return folder_in(folder, resolve(folder, revision), skip, moved_from)


def folder_in(
    folder: Path, commit: str, skip: frozenset[str] = frozenset(), moved_from: str | None = None
) -> Base:
    """Return a data folder as it was at a commit.

    It lay where it lies now, or at `moved_from` below the repository. Hidden files, links, the
    paths in `skip` and what is too large are left out, as on disk. A folder that was not there yet
    has no files. NoHistoryError where it cannot be read.
    """
    way = way_to(folder) if moved_from is None else moved_from
    tree = f"{commit}:{way}"
    listed = _git(folder, "ls-tree", "-r", "-z", "-l", "--full-tree", "--end-of-options", tree)
    entries = tuple(_entries(listed or b"", skip))
    if len(entries) > MOST_FILES or sum(size for _, _, size in entries) > LARGEST_FOLDER:
        size = LARGEST_FOLDER // 1024 // 1024
        raise NoHistoryError(_TOO_LARGE, revision=commit[:_SHORT], files=MOST_FILES, size=size)
    asked = "".join(f"{name}\n" for _, name, _ in entries).encode()
    found = _git(folder, "cat-file", "--batch", given=asked) or b""
    return Base(commit, dict(zip((path for path, _, _ in entries), _blobs(found), strict=False)))


def way_to(folder: Path) -> str:
    """Return the way from the top of the repository to a folder; blank where it is the top."""
    way = PurePosixPath(folder.resolve().relative_to(repository(folder).resolve()))
    return "" if str(way) == "." else str(way)


def files_called(folder: Path, commit: str, name: str) -> dict[str, bytes]:
    """Return the files of one name in the whole repository at a commit, by their folders' ways."""
    listed = _git(folder, "ls-tree", "-r", "-z", "-l", "--full-tree", "--end-of-options", commit)
    records = (record for record in (listed or b"").split(b"\0") if record.endswith(name.encode()))
    found = [each for each in _entries(b"\0".join(records), frozenset()) if _name(each[0]) == name]
    asked = "".join(f"{blob}\n" for _, blob, size in found[:_MOST_FOLDERS] if size <= _LARGEST)
    ways = [path.rpartition("/")[0] for path, _, size in found[:_MOST_FOLDERS] if size <= _LARGEST]
    contents = _git(folder, "cat-file", "--batch", given=asked.encode()) or b""
    return dict(zip(ways, _blobs(contents), strict=False))


def _name(path: str) -> str:
    return path.rpartition("/")[2]


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
