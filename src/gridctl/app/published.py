"""What is published: the periods' folders, and the files in them, read without leaving them."""

from collections.abc import Iterable
from pathlib import Path

from gridctl.compute.published_names import PAGES, PROOF, PUBLISHED
from gridctl.model.period import Period
from gridctl.source.folder import LARGEST_FILE, LARGEST_FOLDER, is_inside, unreadable


def period_folders(root: Path) -> dict[Period, Path]:
    """Return the folders of a data folder's published periods, oldest first.

    A folder that a link leads out of the data folder is none.
    """
    return _of_periods(root, (file.parent for file in (root / PUBLISHED).glob(f"*/{PROOF}")))


def unproved_folders(root: Path) -> dict[Period, Path]:
    """Return the folders of periods in which pages lie without a manifest.json, oldest first."""
    pages = (file for ending in PAGES for file in (root / PUBLISHED).glob(f"*/*{ending}"))
    found = _of_periods(root, (page.parent for page in pages))
    return {period: folder for period, folder in found.items() if not (folder / PROOF).exists()}


def _of_periods(root: Path, folders: Iterable[Path]) -> dict[Period, Path]:
    found: dict[Period, Path] = {}
    for folder in sorted(set(folders)):
        try:
            period = Period.parse(folder.name)
        except ValueError:
            continue
        if is_inside(folder, root):
            found[period] = folder
    return {period: found[period] for period in sorted(found, key=lambda p: (p.last, p.first))}


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the files of a published period by name; none where there is no folder. OSError.

    What leads out of the folder, is no plain file, or is above 64 MiB (512 MiB in all) is left out.
    """
    found: dict[str, bytes] = {}
    room = LARGEST_FOLDER
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_file() and not unreadable(str(path), str(folder)) and room > 0:
            with path.open("rb") as stream:
                found[path.name] = stream.read(LARGEST_FILE)
            room -= len(found[path.name])
    return found
