"""Puts a published period in place: its folder is the old one or the new one, never a mixture."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from gridctl.app.village import PRINT
from gridctl.compute.published_names import BUILD, PROOF, PUBLISHED
from gridctl.compute.publishing import BrokenManifestError, read_made
from gridctl.disclosure.proof import sha256
from gridctl.model.told import ToldError
from gridctl.model.words import Words
from gridctl.source.folder import is_inside, write_atomic
from gridctl.source.swap import replace_folder

#: What makes git leave out a folder, this file too.
_IGNORE_ALL = b"*\n"
#: Beside files that are no published period: what was written, by name and SHA-256. A file that
#: somebody has edited since (a document, say) is not ours to replace.
_WRITTEN = ".gridctl-written.json"
_AMONG_DATA = Words(
    "Nothing was written: in the data folder, --out may only lie below {published} or {print}, "
    "not be {folder}.",
    "没有写出文件：数据目录内 --out 只能写在{published}或{print}之下，不能是{folder}。",
)
_NOT_OURS = Words(
    "Nothing was written: {file} is there already, and gridctl did not write it; move it away, or "
    "name another folder.",
    "没有写出文件：{file}已经存在，且不是由 gridctl 写出的；请移走该文件，或另选目录。",
)
_EDITED = Words(
    "Nothing was written: {file} has been changed since gridctl wrote it; move it away, or name "
    "another folder.",
    "没有写出文件：{file}在 gridctl 写出之后被改动过；请移走该文件，或另选目录。",
)


class NotPlacedError(ToldError):
    """Files must not be written where they were asked for; `words` with `values` say why."""


def check_place(out: Path, root: Path) -> None:
    """Refuse to write among the tables of the data folder `root`: NotPlacedError."""
    published, paper = root / PUBLISHED, root / PRINT
    below = is_inside(out, published) and not is_inside(published, out)
    if is_inside(out, root) and not (below or is_inside(out, paper)):
        raise NotPlacedError(_AMONG_DATA, published=published, print=paper, folder=out.resolve())


def check_free(files: Mapping[str, bytes], folder: Path, root: Path) -> None:
    """Refuse to replace what gridctl did not write, or not as it is: NotPlacedError names the file.

    In the data folder's print/ everything is gridctl's own. OSError where a file cannot be read.
    """
    if is_inside(folder, root / PRINT):
        return
    ours, written = _published(folder) or frozenset(), _written(folder)
    for name in sorted(files):
        path = folder / name
        if name in ours or not os.path.lexists(path):
            continue
        if name not in written or path.is_symlink() or not path.is_file():
            raise NotPlacedError(_NOT_OURS, file=path)
        if sha256(path.read_bytes()) != written[name]:
            raise NotPlacedError(_EDITED, file=path)


def write_own(files: Mapping[str, bytes], folder: Path, root: Path) -> None:
    """Write files that are no published period, and that they are ours, for `check_free`. OSError.

    In the data folder's print/ nothing needs to be said.
    """
    write(files, folder)
    if is_inside(folder, root / PRINT):
        return
    known = {name: digest for name, digest in _written(folder).items() if (folder / name).exists()}
    known.update({name: sha256(data) for name, data in files.items()})
    told = json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True)
    write_atomic(folder / _WRITTEN, f"{told}\n".encode())


def hide_from_git(place: Path, root: Path) -> None:
    """Make git leave out all of the data folder's print/ before something goes there. OSError."""
    ignore = root / PRINT / ".gitignore"
    if is_inside(place, root / PRINT) and not ignore.exists():
        write_atomic(ignore, _IGNORE_ALL)


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
        made = read_made((folder / PROOF).read_bytes())
    except (OSError, BrokenManifestError):
        return None
    return frozenset({*made.files, PROOF, BUILD})


def _written(folder: Path) -> dict[str, str]:
    """Return what gridctl says that it wrote into a folder, by name; nothing where it says none."""
    try:
        found = json.loads((folder / _WRITTEN).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    pairs = found.items() if isinstance(found, dict) else ()
    return {name: digest for name, digest in pairs if isinstance(digest, str)}
