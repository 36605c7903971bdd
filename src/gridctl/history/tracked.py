"""What git tracks below a folder, and whether it would take what is written to a place."""

import subprocess
from pathlib import Path

from gridctl.history.git import NoHistoryError, _git, repository, way_to


def may_be_tracked(path: Path) -> bool:
    """Say whether git tracks a folder's files, or would with the next `git add`.

    Outside a repository, and without git, nothing is tracked.
    """
    here = next(folder for folder in (path, *path.absolute().parents) if folder.is_dir())
    try:
        repository(here)
    except NoHistoryError:
        return False
    if path.is_dir() and _git(path, "ls-files", "-z", "--", "."):
        return True
    return not _is_ignored(here, path.absolute() / "page.html")


def tracked_below(folder: Path, name: str) -> frozenset[str]:
    """Return the files below a folder's `name` that git tracks: in its index or at HEAD.

    By path below the folder, whether they lie on the disk or not. None outside a repository.
    """
    try:
        way = way_to(folder)
    except NoHistoryError:
        return frozenset()
    listed = _git(folder, "ls-files", "-z", "--", name)
    return committed_below(folder, "HEAD", way, name).union(_paths(listed, f"{name}/"))


def committed_below(folder: Path, commit: str, way: str, *names: str) -> frozenset[str]:
    """Return the files below `names` at a commit, of a data folder that lay at `way` then.

    By path below that folder. NoHistoryError without git.
    """
    options = ("-r", "-z", "--name-only", "--full-tree", "--end-of-options")
    listed = _git(folder, "ls-tree", *options, f"{commit}:{way}", *(f"{n}/" for n in names))
    return frozenset(_paths(listed))


def _paths(listed: bytes | None, start: str = "") -> list[str]:
    """Return the paths of a list that git ended with NULs, those that begin with `start`."""
    paths = (raw.decode("utf-8", "backslashreplace") for raw in (listed or b"").split(b"\0"))
    return [path for path in paths if path and path.startswith(start)]


def _is_ignored(here: Path, file: Path) -> bool:
    done = subprocess.run(  # noqa: S603 (a fixed program that only reads the ignore rules)
        ["git", "-c", "core.fsmonitor=false", "check-ignore", "--quiet", "--", str(file)],  # noqa: S607 (the user's git)
        cwd=here,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return done.returncode == 0
