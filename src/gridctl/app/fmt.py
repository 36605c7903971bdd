"""Writes the files of a data folder in one form, each whole or not at all."""

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from gridctl.app.edits import Edits, unified
from gridctl.app.edits import write as write_edits
from gridctl.app.village import MANIFEST, SKIPPED
from gridctl.compute.references import entities
from gridctl.engine.catalogue import catalogue
from gridctl.findings.finding import Problem
from gridctl.model.mark import Mark
from gridctl.model.record import Record
from gridctl.model.tables import TABLES
from gridctl.model.told import ToldError
from gridctl.model.words import Lang, Words
from gridctl.policy.pack import Pack
from gridctl.source.folder import Folder, read_folder
from gridctl.source.text import decode
from gridctl.tables.read import read_village, table_of
from gridctl.tables.tidy import Mending, Shape, Tidied
from gridctl.tables.tidy_document import tidy_document
from gridctl.tables.tidy_sheet import tidy_sheet

_PACKS = "policies/"
_PRIVATE = "private/"
#: It names fields of others: what they are is said elsewhere in the folder.
_FORMER = next(table.path for table in TABLES if table.name == "former_values")
#: What is told of values that must not be shown.
_HIDDEN = "…"
_DAMAGE = "spreadsheet-damage"
_UNSURE = Words(
    "{file} cannot be written in one form without changing what it says; please tell gridctl's "
    "makers.",
    "{file}无法在不改变内容的前提下整理格式，请告知 gridctl 的开发者。",
)
_NO_FILE = Words(
    "{path} is no table or document of the data folder.", "{path}不是数据目录中的表格或文档。"
)


class NoSuchFileError(ToldError):
    """A path that was named is none of the folder's tables, documents and packs, nor holds any."""


class Outcome(Record):
    """A file in the one form: its bytes `before` and `after` (None: it is left alone).

    `obstacles` say why it is left alone, `mended` which cells were mended, `damaged` what a
    spreadsheet did to it and nobody can mend for certain. `recoded` says that it was read as
    GB18030: what was written in yet another encoding would look wrong. `error` is why it could not
    be written.
    """

    path: str
    before: bytes
    after: bytes | None
    obstacles: tuple[Problem, ...] = ()
    mended: tuple[Mending, ...] = ()
    damaged: tuple[Problem, ...] = ()
    recoded: bool = False
    error: ToldError | OSError | None = None

    @property
    def changes(self) -> bool:
        """Whether the file is not in the one form yet."""
        return self.after not in {None, self.before}

    @property
    def private(self) -> bool:
        """Whether what the file says must not be shown."""
        return self.path.startswith(_PRIVATE)


def read(root: Path) -> Folder:
    """Read a data folder; OSError where it cannot be listed."""
    return read_folder(root, SKIPPED)


def lang_of(folder: Folder) -> Lang | None:
    """Return the language that the manifest names; None where it names none."""
    here = {MANIFEST: folder.files[MANIFEST]} if MANIFEST in folder.files else {}
    for manifest in read_village(here).village.manifests:
        return "zh" if manifest.lang == "zh" else "en" if manifest.lang == "en" else None
    return None


def named(folder: Folder, root: Path, paths: Iterable[Path]) -> frozenset[str]:
    """Return the folder's files of ours that `paths` name, or that lie in a folder they name.

    Without paths all of them. A path is looked for from here, then from `root`. NoSuchFileError
    where one names none.
    """
    refused = {p.mark.file for p in folder.problems if _hides(p.mark.file)}
    ours = refused | {path for path in folder.files if _shape(path, None)}
    asked = list(paths)
    found: set[str] = set() if asked else set(ours)
    for path in asked:
        below = _below(path, root)
        under = "" if below == "." else f"{below}/"
        mine = {name for name in ours if below and (name == below or name.startswith(under))}
        if not mine:
            raise NoSuchFileError(_NO_FILE, path=path)
        found |= mine
    return frozenset(found)


def _below(path: Path, root: Path) -> str:
    """Return a path as the folder's files are named; blank where it is not below `root`."""
    real = Path(os.path.realpath(root))
    for whole in (Path.cwd() / path, real / path):
        place = Path(os.path.realpath(whole.parent)) / whole.name if whole.name else whole
        place = Path(os.path.normpath(place))
        if os.path.lexists(place) and place.is_relative_to(real):
            return place.relative_to(real).as_posix()
    return ""


def formatted(
    folder: Folder, paths: Iterable[str], lang: Lang | None, *, fix: bool
) -> tuple[Outcome, ...]:
    """Return what becomes of each file, in order; nothing is written.

    `lang` is the language of headers and enumerated values; None keeps that of each file. With
    `fix`, cells that a spreadsheet damaged are mended where it is certain what they stood for.
    """
    refused = {problem.mark.file: problem for problem in folder.problems}
    asked = sorted(paths)
    known = entities(read_village(folder.files).village) if _FORMER in asked else {}
    return tuple(
        Outcome(path, b"", None, (refused[path],))
        if path in refused
        else _outcome(path, folder.files[path], lang, known, fix=fix)
        for path in asked
    )


def mendable(folder: Folder, outcomes: Iterable[Outcome], lang: Lang | None) -> bool:
    """Say whether `fix` would mend any of the damage that it was not asked to mend."""
    damaged = {outcome.path: len(outcome.damaged) for outcome in outcomes if outcome.damaged}
    fixed = formatted(folder, damaged, lang, fix=True) if damaged else ()
    return any(one.after is not None and len(one.damaged) < damaged[one.path] for one in fixed)


def _shape(path: str, lang: Lang | None) -> Shape | None:
    """Return what a file should hold; None where it is none of ours."""
    if (known := table_of(path)) is not None:
        return Shape(path, known[0].record, *known, lang)
    if path.startswith(_PACKS) and path.endswith(".yaml") and path.count("/") == 1:
        return Shape(path, Pack)  # a document of its own: it keeps its words and its order
    return None


def _hides(path: str) -> bool:
    """Say whether a path that could not be read is one of ours, or a folder of such."""
    ours = (_PACKS, *(table.path for table in TABLES))
    return _shape(path, None) is not None or any(own.startswith(f"{path}/") for own in ours)


def _outcome(
    path: str, data: bytes, lang: Lang | None, known: Mapping[str, str], *, fix: bool
) -> Outcome:
    shape = _shape(path, lang)
    decoded = decode(data, path)
    if shape is None or decoded.text is None:
        return Outcome(path, data, None, tuple(decoded.problems))
    tidy = tidy_document if path.endswith(".yaml") else tidy_sheet
    whose = known if path == _FORMER else {}
    tidied: Tidied = tidy(decoded.text, shape._replace(entities=whose), fix=fix)
    if tidied.text is None:
        return Outcome(path, data, None, tidied.obstacles)
    damaged = tuple(problem for problem in tidied.wrong if problem.name == _DAMAGE)
    recoded = any(problem.name == "bad-encoding" for problem in decoded.problems)
    return Outcome(path, data, tidied.text.encode(), (), tidied.mended, damaged, recoded)


def unwritten(outcome: Outcome) -> Outcome:
    """Return an outcome that is not written: what is damaged stands where it is in the old file."""
    if not outcome.damaged:
        return outcome
    left = Counter(_said(problem) for problem in outcome.damaged)
    gone = {mending.mark for mending in outcome.mended}
    found = []
    for problem in read_village({outcome.path: outcome.before}).problems:
        if problem.name == _DAMAGE and problem.mark not in gone and left[_said(problem)]:
            left[_said(problem)] -= 1
            found.append(problem)
    return outcome if left.total() else outcome._replace(damaged=tuple(found))


def _said(problem: Problem) -> tuple[str, str, str]:
    """Return what a problem says, without where."""
    return problem.variant, problem.field, str(problem.values.get("value", "")).strip()


def write(root: Path, outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Write the files that change, each by itself, and return what became of them.

    One that cannot be written, or is no longer what it was, is left alone: it has an `error`.
    """
    return tuple(_written(root, outcome) for outcome in outcomes)


def _written(root: Path, outcome: Outcome) -> Outcome:
    if outcome.changes:
        try:
            write_edits(_edits(root, [outcome]))
        except (ToldError, OSError) as error:
            return Outcome(outcome.path, outcome.before, None, error=error)
    return outcome


def diff(root: Path, outcomes: Iterable[Outcome]) -> str:
    """Return what would change as a unified diff; private files are left out."""
    return unified(_edits(root, (outcome for outcome in outcomes if not outcome.private)))


def _edits(root: Path, outcomes: Iterable[Outcome]) -> Edits:
    changing = [outcome for outcome in outcomes if outcome.changes]
    return Edits(root, {o.path: o.before for o in changing}, {o.path: o.after for o in changing})


def words_of(outcome: Outcome, problem: Problem) -> tuple[Words, Mapping[str, object]]:
    """Return the sentence for a problem and what fills it; private values are not shown."""
    rule = next((item.rule for item in catalogue() if item.rule.name == problem.name), None)
    values = {**problem.values, "file": outcome.path}
    if outcome.private and "value" in values:
        values["value"] = _HIDDEN
    return (rule.messages[problem.variant] if rule else _UNSURE), values


def shown(outcome: Outcome, mending: Mending) -> tuple[Mark, Words, str, str]:
    """Return where a cell was mended, its column, and the old and new text unless private."""
    hidden = outcome.private
    texts = (_HIDDEN, _HIDDEN) if hidden else (mending.old, mending.new)
    return (mending.mark, mending.column, *texts)
