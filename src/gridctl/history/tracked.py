"""Whether git would take what is written to a place."""

import subprocess
from pathlib import Path

from gridctl.history.git import NoHistoryError, _git, repository


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


def _is_ignored(here: Path, file: Path) -> bool:
    done = subprocess.run(  # noqa: S603 (a fixed program that only reads the ignore rules)
        ["git", "-c", "core.fsmonitor=false", "check-ignore", "--quiet", "--", str(file)],  # noqa: S607 (the user's git)
        cwd=here,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return done.returncode == 0
