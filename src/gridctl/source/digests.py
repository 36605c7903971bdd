"""The digests of what lies in the folders below one folder, read without leaving it."""

import os
from hashlib import sha256
from pathlib import Path

from gridctl.source.folder import LARGEST_FILE, LARGEST_FOLDER, MOST_FILES, is_inside, unreadable


def digests_below(root: Path, folder: str, proof: str) -> dict[str, str]:
    """Return the SHA-256 of the files in the folders of ``root/folder``, by path below `root`.

    It is blank where a file is not to be read: one that leads out of `root`, is no plain file or
    above 64 MiB; one in a folder without a file called `proof`, with which to compare; and every
    one after 20,000 files or 512 MiB. A folder that leads out of `root` stands there itself, and so
    does a file beside the folders, if its name has an ending: nothing is there to compare it with.
    """
    found: dict[str, str] = {}
    if not os.path.isdir(root / folder):
        return found
    real_root = os.path.realpath(root)
    room = LARGEST_FOLDER
    for below in _names(os.path.join(real_root, folder)):
        path = os.path.join(real_root, folder, below)
        if not is_inside(Path(path), root):
            found[_shown(f"{folder}/{below}")] = ""
            continue
        if not os.path.isdir(path):
            if "." in below:
                found[_shown(f"{folder}/{below}")] = ""
            continue
        names = _names(path)
        for name in names:
            file = os.path.join(path, name)
            if os.path.isdir(file):
                continue
            readable = proof in names and len(found) < MOST_FILES and room > 0
            data = _bytes(file, real_root) if readable else None
            room -= len(data or b"")
            found[_shown(f"{folder}/{below}/{name}")] = "" if data is None else digest(data)
    return found


def _names(folder: str) -> list[str]:
    try:
        return [name for name in sorted(os.listdir(folder)) if not name.startswith(".")]
    except OSError:
        return []


def digest(data: bytes) -> str:
    """Return the digest of a file's bytes."""
    return sha256(data).hexdigest()


def _bytes(path: str, root: str) -> bytes | None:
    try:
        if unreadable(path, root):
            return None
        with open(path, "rb") as stream:
            return stream.read(LARGEST_FILE)
    except OSError:
        return None


def _shown(path: str) -> str:
    return path.encode("utf-8", "backslashreplace").decode()
