"""Opens the data folder that a command names."""

from datetime import date
from pathlib import Path

from gridctl.app.village import MANIFEST, NoVillageError, Opened, find_root, open_village
from gridctl.cli.common import cannot_read, fail, pick_lang, read_day
from gridctl.model.words import Lang, Words

_NONE = Words(
    "{path} is no data folder: it has no {manifest}.", "{path}不是数据目录：其中没有{manifest}。"
)
_NONE_UPWARD = Words(
    "There is no data folder at {path}: {manifest} is missing here and above.",
    "{path}不是数据目录：此处及上级目录都没有{manifest}。",
)


def opened(folder: Path | None, as_of: str | None, lang: str | None = None) -> Opened:
    """Open `folder`, or the nearest data folder upward; one sentence and exit 2 where none is."""
    spoken = pick_lang(lang)
    day = read_day(as_of, spoken)
    root = found_root(folder, spoken)
    try:
        return open_village(root, date.today(), day)  # noqa: DTZ011 (a clerk's today is local)
    except OSError as error:
        cannot_read(folder or Path(), error, spoken)


def found_root(folder: Path | None, lang: Lang, *, upward: bool = False) -> Path:
    """Return the data folder: `folder`, or the nearest upward from it where so asked for.

    Without `folder` it is the nearest upward from here; one sentence and exit 2 where none is.
    """
    try:
        return find_root(folder or Path(), upward=upward or folder is None)
    except NoVillageError as error:
        words = _NONE_UPWARD if upward or folder is None else _NONE
        fail(words, lang, path=error.path.resolve(), manifest=MANIFEST)
    except OSError as error:
        cannot_read(folder or Path(), error, lang)


def readable(folder: Path | None, as_of: str | None, lang: str | None) -> tuple[Opened, Lang]:
    """Open a data folder of which the manifest can be read, with the language to speak.

    One sentence and exit 1 where `gridctl validate` would first have to say what is broken.
    """
    village = opened(folder, as_of, lang)
    manifests = village.village.manifests
    spoken = pick_lang(lang, manifests[0].lang if manifests else "")
    refuse_broken(village, spoken)
    return village, spoken


def refuse_broken(village: Opened, lang: Lang) -> None:
    """Exit 1 with one sentence where the manifest of a folder cannot be read."""
    if not village.readable:
        fail(
            Words(
                "gridctl.yaml cannot be read; gridctl validate says where.",
                "gridctl.yaml 无法读取，请用 gridctl validate 查看原因。",
            ),
            lang,
            1,
        )


def here(
    folder: Path | None, as_of: str | None, lang: str | None, *, forgiving: bool = False
) -> tuple[Opened | None, Lang]:
    """Return the data folder: the one that is named, else the nearest upward, if there is one.

    Without a folder there is None, and the language asked for, else the locale's. One sentence
    and exit 2 where a named one is none, exit 1 where its manifest is broken, unless `forgiving`.
    """
    spoken = pick_lang(lang)
    if folder is None:
        try:
            find_root(Path(), upward=True)
        except NoVillageError:
            read_day(as_of, spoken)
            return None, spoken
    if not forgiving:
        return readable(folder, as_of, lang)
    village = opened(folder, as_of, lang)
    manifests = village.village.manifests
    return village, pick_lang(lang, manifests[0].lang if manifests else "")
