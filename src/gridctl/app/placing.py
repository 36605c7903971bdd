"""Puts a published period in place: its folder is the old one or the new one, never a mixture."""

import os
from collections.abc import Mapping
from pathlib import Path

from gridctl.app.published import PUBLISHED
from gridctl.compute.publishing import BrokenManifestError, read_made
from gridctl.disclosure.proof import BUILD, MANIFEST
from gridctl.model.told import ToldError
from gridctl.model.words import Words
from gridctl.source.folder import is_inside, write_atomic
from gridctl.source.swap import replace_folder

#: What is for paper, in the data folder; never in git.
PAPER = "print"
_AMONG_DATA = Words(
    "Nothing was written: in the data folder, --out may only lie below {published} or {print}, "
    "not be {folder}.",
    "没有写出文件：数据目录内 --out 只能写在{published}或{print}之下，不能是{folder}。",
)
_NOT_OURS = Words(
    "Nothing was written: {file} is there already, and no manifest.json says that gridctl "
    "published it; move it away, or name another folder.",
    "没有写出文件：{file}已经存在，且没有 manifest.json 表明它由 gridctl 公示；"
    "请移走该文件，或另选目录。",
)


class NotPlacedError(ToldError):
    """Files must not be written where they were asked for; `words` with `values` say why."""


def check_place(out: Path, root: Path) -> None:
    """Refuse to write among the tables of the data folder `root`: NotPlacedError."""
    published, paper = root / PUBLISHED, root / PAPER
    below = is_inside(out, published) and not is_inside(published, out)
    if is_inside(out, root) and not (below or is_inside(out, paper)):
        raise NotPlacedError(_AMONG_DATA, published=published, print=paper, folder=out.resolve())


def check_free(files: Mapping[str, bytes], folder: Path, root: Path) -> None:
    """Refuse to replace what gridctl did not publish: NotPlacedError names the file.

    In the data folder's print/ everything is gridctl's own.
    """
    if is_inside(folder, root / PAPER):
        return
    ours = _published(folder) or frozenset()
    for name in sorted(files):
        if name not in ours and os.path.lexists(folder / name):
            raise NotPlacedError(_NOT_OURS, file=folder / name)


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
