"""Whether published pages are, byte for byte, what the data folder would render now."""

from collections.abc import Mapping
from pathlib import Path

from gridctl import __version__
from gridctl.app.published import files_in, period_folders
from gridctl.app.report import front_pages, render
from gridctl.app.verify import unproved
from gridctl.app.village import Opened
from gridctl.compute.published_names import BUILD, PAGES, PROOF, PUBLISHED
from gridctl.compute.publishing import BrokenManifestError, Difference, Verified, read_made
from gridctl.model.period import Period
from gridctl.model.words import Lang

_LANGS: tuple[Lang, Lang] = ("zh", "en")


def drift(opened: Opened, period: Period, lang: Lang, out: Path | None = None) -> Verified:
    """Compare a period's pages in `out` (else in published/PERIOD) with what would be written now.

    They are rendered in the language of their manifest.json, else in `lang`. Nothing is written.
    Raises what `app.report.render` raises; OSError.
    """
    folder = out if out is not None else opened.root / PUBLISHED / str(period)
    there = files_in(folder)
    rendered = render(opened, period, _lang(there, lang))
    found = tuple(_compared(there, rendered))
    return Verified(period, str(folder), len(rendered), found, version=__version__)


def drifts(opened: Opened, lang: Lang) -> tuple[Verified, ...]:
    """Compare every published period, oldest first, and the pages above them with the newest.

    Of a period whose pages lie without a manifest.json, only that is told. None where nothing is
    published. Raises what `drift` raises.
    """
    periods = tuple(period_folders(opened.root))
    found = [drift(opened, period, lang) for period in periods]
    if found:
        last = found[-1]
        above = drift_above(opened, periods[-1])
        found[-1] = last._replace(differences=(*last.differences, *above))
    return (*found, *unproved(opened.root))


def drift_above(opened: Opened, newest: Period) -> tuple[Difference, ...]:
    """Compare the pages above the periods; they may be in the language of any of them. OSError."""
    there = files_in(opened.root / PUBLISHED)
    each = [tuple(_compared(there, front_pages(opened, lang, newest))) for lang in _LANGS]
    fewest = min(each, key=len)
    return tuple(Difference(d.kind, f"../{d.name}", d.what) for d in fewest)


def _lang(there: Mapping[str, bytes], lang: Lang) -> Lang:
    try:
        written = read_made(there.get(PROOF, b"")).lang
    except BrokenManifestError:
        return lang
    return "en" if written == "en" else "zh"


def _compared(there: Mapping[str, bytes], rendered: Mapping[str, bytes]) -> list[Difference]:
    found = []
    for name in sorted({*there, *rendered} - {BUILD}):
        if name not in rendered:
            if name.endswith(PAGES):
                found.append(Difference("file", name, "extra"))
        elif name not in there:
            found.append(Difference("file", name, "missing"))
        elif there[name] != rendered[name]:
            found.append(Difference("file", name, "changed"))
    return found
