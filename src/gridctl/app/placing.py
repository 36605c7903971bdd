"""Puts a published period in place: its folder is the old one or the new one, never a mixture."""

from collections.abc import Mapping
from pathlib import Path

from gridctl.compute.publishing import BrokenManifestError, read_made
from gridctl.disclosure.proof import BUILD, MANIFEST
from gridctl.source.folder import write_atomic
from gridctl.source.swap import replace_folder


def place(files: Mapping[str, bytes], folder: Path) -> None:
    """Put a period's files into `folder`, those that it was published with before go; OSError.

    The folder is replaced as a whole where it is new or holds a published period; files of others
    in it stay. Into any other folder, or one that cannot be replaced, the files are written one by
    one, the index last.
    """
    before = _published(folder)
    whole = before is not None or not folder.exists()
    if not (whole and replace_folder(folder, files, before or ())):
        write(files, folder)
        for name in (before or frozenset()) - files.keys():
            if (folder / name).is_file():
                (folder / name).unlink()


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files into `folder`, the index last; other files there stay. OSError."""
    for name in sorted(files, key=lambda name: (name.startswith("index."), name)):
        write_atomic(folder / name, files[name])


def _published(folder: Path) -> frozenset[str] | None:
    """Return which files of a folder a period was published with; None where it holds none."""
    try:
        made = read_made((folder / MANIFEST).read_bytes())
    except (OSError, BrokenManifestError):
        return None
    return frozenset({*made.files, MANIFEST, BUILD})
