"""Which commits brought a file of known bytes."""

from pathlib import Path

from gridctl.history.git import NoHistoryError, _git, _text, repository

#: So many commits are looked at.
_MOST = 20
#: Nothing that a repository configures is run: neither a check of signatures nor a driver.
_WORDS = (
    "--format=%H",
    "--no-show-signature",
    "--no-ext-diff",
    "--no-textconv",
    "--no-renames",
    "-m",
    f"--max-count={_MOST}",
)


def commits_that_brought(folder: Path, data: bytes) -> tuple[str, ...]:
    """Return the commits that added or removed a file of these very bytes, oldest first.

    It may have lain anywhere. Only the history of what is checked out is looked at; none is found
    without git.
    """
    try:
        repository(folder)
        blob = _text(_git(folder, "hash-object", "--stdin", given=data))
        found = _git(folder, "log", *_WORDS, f"--find-object={blob}", "HEAD", "--")
    except NoHistoryError:
        return ()
    return tuple(reversed(dict.fromkeys(_text(found).split())))
