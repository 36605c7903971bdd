"""Whether what lies in the published periods' folders is what was written there."""

from collections.abc import Collection, Iterator, Mapping
from typing import Literal

from gridctl.compute.published_names import BUILD, PAGES, PROOF
from gridctl.compute.publishing import BrokenManifestError, read_made
from gridctl.model.period import Period
from gridctl.model.record import Record

#: Beside the files that a manifest.json names: itself, and build.json, which is not compared.
_OURS = frozenset({PROOF, BUILD})
#: The pages above the periods.
_FRONT = frozenset({"index.html", "index.md"})
What = Literal["edited", "missing", "broken", "unproved", "page", "own", "away", "gone"]


class PageFault(Record):
    """What is wrong with a file (by its path) in a published period's folder.

    ``edited`` is not as it was written, ``missing`` is gone; a ``broken`` manifest.json is none of
    ours, ``unproved`` pages have none; a ``page`` and an ``own`` file were not written by us;
    a folder that leads ``away`` is not of the data folder; a period's manifest.json is ``gone``
    that an earlier version had.
    """

    path: str
    what: What


def page_faults(
    manifests: Mapping[str, bytes], digests: Mapping[str, str], before: Collection[str] = ()
) -> Iterator[PageFault]:
    """Yield what is wrong with what is published, by path.

    `manifests` are the bytes of each ``published/PERIOD/manifest.json``, `digests` the SHA-256 of
    each file beside it, both by path; one that could not be read has a blank digest. `before` are
    the paths of those that an earlier version had.
    """
    found = tuple(_there(manifests, digests))
    yield from found
    told = {fault.path for fault in found}
    for path in sorted(set(before) - manifests.keys() - told):
        folder = path.rpartition("/")[0]
        if _is_period(folder) and folder not in told:
            yield PageFault(path, "gone")


def _there(manifests: Mapping[str, bytes], digests: Mapping[str, str]) -> Iterator[PageFault]:
    below: dict[str, dict[str, str]] = {}
    for path, digest in digests.items():
        folder, _, name = path.rpartition("/")
        below.setdefault(folder, {})[name] = digest
    for folder in sorted({*below, *(path.rpartition("/")[0] for path in manifests)}):
        if "/" not in folder:  # what lies in no period's folder is such a folder itself, led away
            yield from _above(folder, below.get(folder, {}))
            continue
        written = manifests.get(f"{folder}/{PROOF}")
        yield from _in_folder(folder, written, below.get(folder, {}))


def _above(folder: str, there: Collection[str]) -> Iterator[PageFault]:
    for name in sorted(there):
        if _is_period(name):
            yield PageFault(f"{folder}/{name}", "away")
        elif name.endswith(PAGES) and name not in _FRONT:
            yield PageFault(f"{folder}/{name}", "page")


def _in_folder(folder: str, written: bytes | None, there: Mapping[str, str]) -> Iterator[PageFault]:
    pages = [name for name in sorted(there) if name.endswith(PAGES)]
    if written is None and _is_period(folder):
        if pages:
            yield PageFault(f"{folder}/{PROOF}", "unproved")
        return
    try:
        named = _files_of(written or b"", folder)
    except BrokenManifestError:
        if _is_period(folder):
            yield PageFault(f"{folder}/{PROOF}", "broken")
        else:  # no period's: nothing there is ours
            yield from (PageFault(f"{folder}/{name}", "page") for name in pages)
        return
    for name in sorted({*named, *there} - _OURS):
        if name not in there:
            yield PageFault(f"{folder}/{name}", "missing")
        elif name not in named:
            yield PageFault(f"{folder}/{name}", "page" if name.endswith(PAGES) else "own")
        elif there[name] != named[name]:
            yield PageFault(f"{folder}/{name}", "edited")


def _files_of(written: bytes, folder: str) -> Mapping[str, str]:
    """Return the files that a manifest.json names; BrokenManifestError if it is of elsewhere."""
    made = read_made(written)
    if str(made.period) != folder.rpartition("/")[2]:
        raise BrokenManifestError
    return made.files


def _is_period(folder: str) -> bool:
    try:
        Period.parse(folder.rpartition("/")[2])
    except ValueError:
        return False
    return True
