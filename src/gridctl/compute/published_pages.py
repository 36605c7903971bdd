"""Whether what lies in the published periods' folders is what was written there."""

from collections.abc import Iterator, Mapping
from typing import Literal

from gridctl.compute.publishing import BrokenManifestError, read_made
from gridctl.model.period import Period
from gridctl.model.record import Record

PROOF = "manifest.json"
_PAGES = (".html", ".md")
#: Beside the files that a manifest.json names: itself, and build.json, which is not compared.
_OURS = frozenset({PROOF, "build.json"})
What = Literal["edited", "missing", "broken", "unproved", "page", "own", "away"]


class PageFault(Record):
    """What is wrong with a file (by its path) in a published period's folder.

    ``edited`` is not as it was written, ``missing`` is gone; a ``broken`` manifest.json is none of
    ours, ``unproved`` pages have none; a ``page`` and an ``own`` file were not written by us;
    a folder that leads ``away`` is not of the data folder.
    """

    path: str
    what: What


def page_faults(manifests: Mapping[str, bytes], digests: Mapping[str, str]) -> Iterator[PageFault]:
    """Yield what is wrong in the folders of published periods, by path.

    `manifests` are the bytes of each ``published/PERIOD/manifest.json``, `digests` the SHA-256 of
    each file beside it, both by path; one that could not be read has a blank digest.
    """
    below: dict[str, dict[str, str]] = {}
    for path, digest in digests.items():
        folder, _, name = path.rpartition("/")
        below.setdefault(folder, {})[name] = digest
    for folder in sorted({*below, *(path.rpartition("/")[0] for path in manifests)}):
        if "/" not in folder:  # what lies in no period's folder is such a folder itself, led away
            away = (name for name in below.get(folder, ()) if _is_period(name))
            yield from (PageFault(f"{folder}/{name}", "away") for name in away)
            continue
        written = manifests.get(f"{folder}/{PROOF}")
        yield from _in_folder(folder, written, below.get(folder, {}))


def _in_folder(folder: str, written: bytes | None, there: Mapping[str, str]) -> Iterator[PageFault]:
    if written is None:
        if _is_period(folder) and any(name.endswith(_PAGES) for name in there):
            yield PageFault(f"{folder}/{PROOF}", "unproved")
        return
    try:
        named = read_made(written).files
    except BrokenManifestError:
        if _is_period(folder):
            yield PageFault(f"{folder}/{PROOF}", "broken")
        return
    for name in sorted({*named, *there} - _OURS):
        if name not in there:
            yield PageFault(f"{folder}/{name}", "missing")
        elif name not in named:
            yield PageFault(f"{folder}/{name}", "page" if name.endswith(_PAGES) else "own")
        elif there[name] != named[name]:
            yield PageFault(f"{folder}/{name}", "edited")


def _is_period(folder: str) -> bool:
    try:
        Period.parse(folder.rpartition("/")[2])
    except ValueError:
        return False
    return True
