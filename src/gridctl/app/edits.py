"""Several edited files as one change: shown, judged, and written all together."""

from collections.abc import Iterator, Mapping
from difflib import unified_diff
from pathlib import Path

from gridctl.app.baseline import known_at, only_new
from gridctl.app.validate import validate
from gridctl.app.village import SKIPPED, Opened, opened_from
from gridctl.compute.published_names import PROOF, PUBLISHED
from gridctl.findings.finding import Finding
from gridctl.model.record import Record
from gridctl.model.told import ToldError
from gridctl.model.words import Words
from gridctl.source.folder import read_below, read_folder
from gridctl.source.together import ChangedError, LeadsAwayError, replace_together
from gridctl.source.written import as_written

_CHANGED = Words(
    "Nothing was written: {path} has changed meanwhile; run the command again.",
    "没有写出文件：{path}在此期间已被改动，请重新运行。",
)
_AWAY = Words(
    "Nothing was written: {path} leads out of the data folder.",
    "没有写出文件：{path}指向数据目录之外。",
)
_NO_END = "\\ No newline at end of file"


class EditError(ToldError):
    """A change cannot be written; `words` with `values` say why."""


class Edits(Record):
    """Edited files by path below `root`: their bytes before and after; None: no such file."""

    root: Path
    before: Mapping[str, bytes | None]
    after: Mapping[str, bytes | None]

    @property
    def changed(self) -> tuple[str, ...]:
        """The paths of the files that are not the same after."""
        return tuple(p for p in self.after if self.after[p] != self.before.get(p))


def unified(edits: Edits) -> str:
    """Return the change as a unified diff for people: decoded, line ends left out of it."""
    return "".join(f"{line}\n" for path in edits.changed for line in _differing(edits, path))


def _differing(edits: Edits, path: str) -> Iterator[str]:
    old, new = edits.before.get(path), edits.after[path]
    names = (
        "/dev/null" if old is None else f"a/{path}",
        "/dev/null" if new is None else f"b/{path}",
    )
    first, second = _lines(old), _lines(new)
    if first is None or second is None:
        yield f"Binary files {names[0]} and {names[1]} differ"
        return
    for line in unified_diff(first, second, *names, lineterm=""):
        told, missing, _ = line.partition(_NO_END)
        yield told
        if missing:
            yield _NO_END


def _lines(data: bytes | None) -> list[str] | None:
    """Return a file's lines; the last one says where it has no line end."""
    written = as_written(data or b"")
    if written is None:
        return None
    lines = written.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[-1]:
        return [*lines[:-1], lines[-1] + _NO_END]
    return lines[:-1]


def judged(opened: Opened, edits: Edits) -> tuple[Finding, ...]:
    """Return what the folder has with the edits and has not without, or what is graver with them.

    Both are judged on the opened folder's as-of date. OSError where it cannot be read again.
    """
    found = read_folder(opened.root, SKIPPED)
    files = {**found.files, **read_below(opened.root, PUBLISHED, PROOF)}
    day = opened.as_of
    without = {**files, **{p: data for p, data in edits.before.items() if data is not None}}
    within = {p: data for p, data in files.items() if p not in edits.after}
    within |= {p: data for p, data in edits.after.items() if data is not None}
    before, after = (
        opened_from(opened.root, one, day, day, found.problems)._replace(digests=opened.digests)
        for one in (without, within)
    )
    return only_new(validate(after), known_at(before)).findings


def write(edits: Edits) -> None:
    """Write the change: all of it, or nothing.

    EditError where a file is no longer what it was, or a path leads out of the folder; OSError
    where it cannot be written.
    """
    changed = edits.changed
    try:
        replace_together(
            edits.root,
            {p: edits.before.get(p) for p in changed},
            {p: edits.after[p] for p in changed},
        )
    except ChangedError as error:
        raise EditError(_CHANGED, path=error.path) from None
    except LeadsAwayError as error:
        raise EditError(_AWAY, path=str(error)) from None
