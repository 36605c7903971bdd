"""Renders a published period again and tells what differs."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from gridctl import __version__
from gridctl.app.baseline import opened_in
from gridctl.app.published import files_in, period_folders, unproved_folders
from gridctl.app.report import render
from gridctl.app.village import Opened
from gridctl.compute.canonical import digest, sources
from gridctl.compute.published_names import BUILD, PAGES, PROOF
from gridctl.compute.publishing import (
    BrokenManifestError,
    Difference,
    Made,
    Verified,
    of_digests,
    of_tables,
    read_made,
    row_changes,
)
from gridctl.disclosure.proof import DATA, sha256
from gridctl.history.brought import commits_that_brought
from gridctl.history.git import NoHistoryError, commit_at
from gridctl.model.told import ToldError
from gridctl.model.words import Lang, Words

_NONE = Words(
    "{folder} is no published period: it has no manifest.json that can be read.",
    "{folder}不是已公示的期次：没有可读取的 manifest.json。",
)
_NOTHING = Words(
    "Nothing is published in {folder} yet; gridctl report writes a period.",
    "{folder}中还没有已公示的期次；请先运行 gridctl report。",
)


class NotVerifiedError(ToldError):
    """There is nothing to compare; `words` with `values` say why."""


def published_periods(root: Path) -> tuple[Path, ...]:
    """Return the folders of published periods, oldest first.

    NotVerifiedError where is none, nor any of which manifest.json alone is missing (`unproved`).
    """
    found = period_folders(root)
    if not found and not unproved_folders(root):
        raise NotVerifiedError(_NOTHING, folder=root)
    return tuple(found.values())


def unproved(root: Path) -> tuple[Verified, ...]:
    """Return that manifest.json is missing, of each period whose pages lie without it."""
    missing = (Difference("file", PROOF, "missing"),)
    return tuple(
        Verified(period, str(folder), 0, missing, version=__version__)
        for period, folder in unproved_folders(root).items()
    )


def verify(opened: Opened, folder: Path) -> Verified:
    """Compare a published folder with what the data folder gives today.

    NotVerifiedError where it is none; what `app.report.render` raises where the data cannot be
    rendered. OSError.
    """
    on_disk = files_in(folder)
    then = _made(folder, on_disk)
    version = _version(on_disk.get(BUILD, b""))
    lang: Lang = "en" if then.lang == "en" else "zh"
    rendered = render(opened, then.period, lang)
    now = read_made(rendered[PROOF])
    same_tool = version in {"", __version__}
    differences: list[Difference] = []
    untold = False
    if then.form == now.form:
        differences += of_tables(then.tables, now.tables) if then.digest != now.digest else ()
        differences, untold = _with_rows(opened, then, differences, on_disk)
    differences += of_digests("pack", then.packs, now.packs)
    if same_tool:
        differences += of_digests("template", then.templates, now.templates)
        same_rows = then.digest == now.digest
        shown = None if same_rows else _pages_that_say_otherwise(on_disk, rendered)
        differences += _of_bytes(then, on_disk, rendered, shown)
        if not differences and on_disk[PROOF] != rendered[PROOF]:
            differences.append(Difference("file", PROOF, "edited"))
    else:
        differences += _of_data(then, on_disk, rendered)
    return Verified(
        then.period,
        str(folder),
        len(rendered),
        tuple(differences),
        same_tool,
        version or __version__,
        untold,
    )


def _made(folder: Path, on_disk: Mapping[str, bytes]) -> Made:
    try:
        return read_made(on_disk.get(PROOF, b""))
    except BrokenManifestError as error:
        raise NotVerifiedError(_NONE, folder=folder) from error


def _parsed(data: bytes) -> object:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def _built(data: bytes) -> Mapping[str, object]:
    found = _parsed(data)
    return found if isinstance(found, dict) else {}


def _version(build: bytes) -> str:
    tool = _built(build).get("tool")
    return str(tool.get("version", "")) if isinstance(tool, dict) else ""


def _pages_that_say_otherwise(
    on_disk: Mapping[str, bytes], rendered: Mapping[str, bytes]
) -> set[str]:
    """Return the ids of the pages whose data differ; the others bear another proof alone."""
    then, now = _parsed(on_disk.get(DATA, b"")), _parsed(rendered[DATA])
    pages = []
    for data in (then, now):
        found = data.get("pages", ()) if isinstance(data, dict) else ()
        pages.append({page["id"]: page for page in found if isinstance(page, dict)})
    other = {name for name in {*pages[0], *pages[1]} if pages[0].get(name) != pages[1].get(name)}
    return other | {"data", *(["index"] if other else [])}


def _of_bytes(
    then: Made,
    on_disk: Mapping[str, bytes],
    rendered: Mapping[str, bytes],
    shown: set[str] | None,
) -> list[Difference]:
    """Compare every file byte for byte with what would be written today.

    Where rows differ, of the files that would come out otherwise only those `shown` are told.
    """
    found = []
    for name in sorted({*rendered, *then.files} - {PROOF}):
        there, today = on_disk.get(name), rendered.get(name)
        if there == today:
            continue
        if there is None:
            found.append(Difference("file", name, "missing"))
        elif name in then.files and sha256(there) != then.files[name]:
            found.append(Difference("file", name, "edited"))
        elif shown is None or name.rpartition(".")[0] in shown:
            found.append(Difference("file", name, "changed"))
    extra = {name for name in on_disk if name.endswith(PAGES)} - {*rendered, *then.files}
    return found + [Difference("file", name, "extra") for name in sorted(extra)]


def _of_data(
    then: Made, on_disk: Mapping[str, bytes], rendered: Mapping[str, bytes]
) -> list[Difference]:
    """Compare what the pages say; of each file, only whether it is as it was written."""
    found = []
    for name, written in sorted(then.files.items()):
        there = on_disk.get(name)
        if there is None:
            found.append(Difference("file", name, "missing"))
        elif sha256(there) != written:
            found.append(Difference("file", name, "edited"))
        elif name == DATA and _parsed(there) != _parsed(rendered[DATA]):
            found.append(Difference("file", name, "changed"))
    return found


def _with_rows(
    opened: Opened,
    then: Made,
    differences: list[Difference],
    on_disk: Mapping[str, bytes],
) -> tuple[list[Difference], bool]:
    """Name the rows that differ, where git still has the folder as it was; else say it cannot.

    A published folder tells digests only: of rows one could try out who stands in them.
    """
    if not differences:
        return differences, False
    before = _as_published(opened, then, on_disk)
    if before is None:
        return differences, True
    old, new = (sources(each.village, then.period) for each in (before, opened))
    found = []
    for name in new:
        changes = row_changes(old[name], new[name])
        if changes:
            found.append(Difference("rows", name, "changed", changes))
    return found or differences, not found


def _as_published(opened: Opened, then: Made, on_disk: Mapping[str, bytes]) -> Opened | None:
    """Return the folder of which the rows give the published digest; None where git has it not.

    It is as it was at the commit that build.json names; else, where the rows were committed with
    the pages, or their history was written anew, at one that brought the period's manifest.json.
    """
    named = _built(on_disk.get(BUILD, b"")).get("commit")
    for commit in _commits(opened.root, named, on_disk[PROOF]):
        try:
            _, before = opened_in(opened, commit)
        except NoHistoryError:
            continue
        if before is not None and before.readable and _gives(before, then):
            return before
    return None


def _gives(opened: Opened, made: Made) -> bool:
    return digest(opened.village, made.period).whole == made.digest


def _commits(root: Path, named: object, manifest: bytes) -> Iterator[str]:
    """Yield the commits that may hold the rows that a period was published from, each once."""
    first = ""
    if isinstance(named, str):
        with suppress(NoHistoryError):
            first = commit_at(root, named)
            yield first
    yield from (each for each in commits_that_brought(root, manifest) if each != first)
