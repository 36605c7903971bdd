"""What is published: the periods' folders, and the files in them, read without leaving them."""

from pathlib import Path

from gridctl.disclosure.proof import MANIFEST
from gridctl.model.period import Period
from gridctl.source.folder import LARGEST_FILE, LARGEST_FOLDER, is_inside, unreadable

PUBLISHED = "published"


def period_folders(root: Path) -> dict[Period, Path]:
    """Return the folders of a data folder's published periods, oldest first.

    A folder that a link leads out of the data folder is none.
    """
    found: dict[Period, Path] = {}
    for manifest in sorted((root / PUBLISHED).glob(f"*/{MANIFEST}")):
        try:
            period = Period.parse(manifest.parent.name)
        except ValueError:
            continue
        if is_inside(manifest.parent, root):
            found[period] = manifest.parent
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
