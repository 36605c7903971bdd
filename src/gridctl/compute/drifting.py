"""Where a published period is told not to be what it would be today."""

from collections.abc import Iterator
from pathlib import PurePath

from gridctl.compute.published_names import PROOF, PUBLISHED
from gridctl.compute.publishing import Difference, Verified
from gridctl.model.mark import Mark
from gridctl.model.record import Record
from gridctl.model.tables import TABLES
from gridctl.model.words import Words

#: The pages above the periods are told by their way from a period's folder.
_ABOVE = "../"
#: So many causes and places of rows are named.
_MOST = 20
_TITLES = {table.name: table.title for table in TABLES}


class Drift(Record):
    """A file that would come out otherwise today.

    It is a period's manifest.json where `causes` are known: rows (with the places of some), packs,
    templates. `what` is as in `compute.publishing.Difference`.
    """

    path: str
    what: str
    causes: tuple[Words, ...] = ()
    rows: tuple[Mark, ...] = ()


def drifts(found: Verified) -> Iterator[Drift]:
    """Yield what of a period, and of the pages above it, would come out otherwise today.

    Where causes are known they stand for all its files. Files that were edited or are missing by
    their own manifest.json (`compute.published_pages`) are left out.
    """
    folder = f"{PUBLISHED}/{PurePath(found.folder).name}"
    causes = [each for each in found.differences if each.kind != "file"]
    if causes:
        rows = [row.mark for each in causes for row in each.rows if row.what != "missing"]
        named = [_named(each) for each in causes[:_MOST]]
        if (more := len(causes) - _MOST) > 0:
            named.append(Words(f"{more} more", f"另有{more}项"))
        yield Drift(f"{folder}/{PROOF}", "changed", tuple(named), tuple(rows[:_MOST]))
    for kind, name, what, _ in found.differences:
        if kind != "file":
            continue
        if name.startswith(_ABOVE):
            yield Drift(f"{PUBLISHED}/{name.removeprefix(_ABOVE)}", what)
        elif not causes and (name == PROOF or what not in {"edited", "missing"}):
            yield Drift(f"{folder}/{name}", what)


def _named(cause: Difference) -> Words:
    if cause.kind == "rows":
        return _TITLES[cause.name]
    if cause.kind == "pack":
        return Words(f"the pack {cause.name}", f"政策包{cause.name}")
    return Words(f"the template {cause.name}", f"模板{cause.name}")
