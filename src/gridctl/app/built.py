"""build.json: with what, and from which commit, a period was published; never compared."""

from pathlib import Path

from gridctl import __version__
from gridctl.compute.publishing import FORMAT
from gridctl.disclosure.proof import write_json
from gridctl.history.git import commit_of


def build_file(root: Path) -> bytes:
    """Return build.json for a data folder: tool version, commit, and whether the tree was clean.

    Without git, or outside a repository, `history` is ``none`` and the commit null.
    """
    commit = commit_of(root)
    return write_json(
        {
            "format": FORMAT,
            "tool": {"name": "gridctl", "version": __version__},
            "history": "git" if commit else "none",
            "commit": commit.name if commit else None,
            "clean": commit.clean if commit else None,
        }
    )
