"""Opens the data folder that a command names."""

from datetime import date
from pathlib import Path

from gridctl.app.village import MANIFEST, NoVillageError, Opened, find_root, open_village
from gridctl.cli.common import fail, read_day
from gridctl.model.words import Words


def opened(folder: Path | None, as_of: str | None) -> Opened:
    """Open `folder`, or the nearest data folder upward; one sentence and exit 2 where none is."""
    day = read_day(as_of)
    try:
        root = find_root(folder or Path(), upward=folder is None)
        return open_village(root, date.today(), day)  # noqa: DTZ011 (a clerk's today is local)
    except NoVillageError as error:
        fail(
            Words(
                "There is no data folder at {path}: {manifest} is missing here and above.",
                "{path}不是数据目录：此处及上级目录都没有{manifest}。",
            ),
            path=error.path.resolve(),
            manifest=MANIFEST,
        )
    except OSError as error:
        fail(
            Words("{path} cannot be read: {why}.", "无法读取{path}：{why}。"),
            path=folder or Path(),
            why=error.strerror or type(error).__name__,
        )
