"""A folder replaced as a whole: whoever looks at it sees the old one or the new one."""

import errno
import os
import secrets
import shutil
from collections.abc import Collection, Mapping
from pathlib import Path

#: Why a folder cannot be swapped though its files can be written: it is a mount point, open in
#: another program, or the folder above is not ours.
_NOT_AS_A_WHOLE = frozenset({errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM})
_HERE, _EXCHANGE = -100, 2  # of Linux: AT_FDCWD, RENAME_EXCHANGE


def replace_folder(folder: Path, files: Mapping[str, bytes], gone: Collection[str] = ()) -> bool:
    """Put a folder with `files` by name in place of `folder`, in one step.

    What else lies in it stays, but for what `gone` names. Everything is written beside it first:
    a killed run, or a full disk, leaves the old folder. False where it cannot be replaced as a
    whole, and is as it was; OSError where it cannot be written.
    """
    real = Path(os.path.realpath(folder))
    new = real.with_name(f".{real.name}.{secrets.token_hex(4)}")
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        new.mkdir()
        _fill(new, real, files, gone)
        _swap(new, real)
        _sync(real.parent)
    except OSError as error:
        if error.errno in _NOT_AS_A_WHOLE:
            return False
        raise
    finally:
        shutil.rmtree(new, ignore_errors=True)  # what is left: the old folder, or half a new one
    return True


def _fill(new: Path, old: Path, files: Mapping[str, bytes], gone: Collection[str]) -> None:
    for name, data in files.items():
        with (new / name).open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if (old / name).is_file():
            shutil.copymode(old / name, new / name)
    if old.is_dir():
        for entry in old.iterdir():
            if entry.name not in files and entry.name not in gone:
                _copy(entry, new / entry.name)
        shutil.copymode(old, new)
    _sync(new)


def _copy(entry: Path, to: Path) -> None:
    if entry.is_dir() and not entry.is_symlink():
        shutil.copytree(entry, to, symlinks=True)
    else:
        shutil.copy2(entry, to, follow_symlinks=False)


def _swap(new: Path, real: Path) -> None:
    """Let `new` be where `real` is; afterwards the old folder, if there was one, is at `new`."""
    if not real.exists():
        new.rename(real)
    elif not _exchanged(new, real):
        aside = new.with_name(f"{new.name}.old")
        real.rename(aside)
        try:
            new.rename(real)
        except BaseException:
            aside.rename(real)
            raise
        aside.rename(new)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can (Linux)."""
    import ctypes  # slow to import

    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
