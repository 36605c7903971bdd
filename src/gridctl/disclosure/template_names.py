"""Which templates make a page: by their names, without reading or rendering any."""

import re
from collections.abc import Iterable, Mapping
from importlib import resources
from pathlib import Path

FOLDER = "templates/"
ENDING = ".j2"
#: The pages that may come out, by what their file is called without its ending; beside them one
#: a grid.
PAGES = (
    "at-a-glance",
    "annex-2",
    "ledger-households",
    "ledger-courtyards",
    "ledger-grids",
    "commitments",
    "activity-counts",
    "requests",
    "ratings",
    "points",
    "points-ranking",
    "selection",
    "core-and-plates",
    "quotas",
    "no-grid",
)
#: What pages of a sort share.
SORTS = ("page", "grid", "glance")
_FORMS = ("html", "md")
#: What a file name may be made of on any disk and any web server.
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_BRINGS_IN = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b(.*?)%\}", re.DOTALL)
_QUOTED = re.compile(r"\"([^\"]*)\"|'([^']*)'")


def built_in_folder() -> Path:
    """Return the folder of the built-in templates: in the wheel, else at the top of the repo."""
    packaged = Path(str(resources.files("gridctl"))) / "templates"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "templates"


def file_names(grids: tuple[str, ...]) -> dict[str, str]:
    """Return what names each grid's file: its id where that can be one, else a number."""
    found: dict[str, str] = {}
    for number, grid in enumerate(grids, 1):
        used = {name.lower() for name in found.values()}
        name = grid if _SAFE.fullmatch(grid) else f"n{number}"
        while name.lower() in used:
            name = f"{name}-{number}"
        found[grid] = name
    return found


def grid_page(file: str) -> str:
    """Return what a grid's page is called, by the name of its file."""
    return f"grid-{file}"


def page_templates(grids: tuple[str, ...]) -> frozenset[str]:
    """Return the names of the templates that make something, in a village with these grids."""
    pages = (*PAGES, *SORTS, *map(grid_page, file_names(grids).values()))
    built_in = (file.name for file in built_in_folder().glob(f"*{ENDING}"))
    return frozenset({*built_in, *(f"{p}.{form}{ENDING}" for p in pages for form in _FORMS)})


def unused(texts: Mapping[str, str], names: Iterable[str]) -> tuple[str, ...]:
    """Return which of a folder's own templates make nothing, and are brought in by none that does.

    `texts` are the templates by name, `names` what makes something. None is returned where one in
    use works out what it brings in.
    """
    waiting = [name for name in names if name in texts]
    used = set(waiting)
    while waiting:
        for tag in _BRINGS_IN.findall(texts[waiting.pop()]):
            named = {one or other for one, other in _QUOTED.findall(tag)}
            if not named:
                return ()
            waiting += sorted(name for name in named if name in texts and name not in used)
            used |= named
    return tuple(sorted(texts.keys() - used))
