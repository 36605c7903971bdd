"""Writes what is for paper or for the organisation alone, into print/, which git never sees."""

from collections.abc import Callable, Mapping
from pathlib import Path

from gridctl.app.placing import check_free, hide_from_git, write_own
from gridctl.app.report import NotPublishedError, Published, papers_of, render
from gridctl.app.village import PRINT, Opened
from gridctl.compute.consent import consented_phones
from gridctl.compute.published_names import PAGES
from gridctl.disclosure.masks import Edition
from gridctl.history.tracked import may_be_tracked
from gridctl.model.period import Period
from gridctl.model.words import Lang, Words
from gridctl.source.folder import is_inside

INTERNAL = "internal"
_COVERING = frozenset({"print", "print/", "/print", "/print/", "print/*", "/print/*", "print/**"})
_ELSEWHERE = Words(
    "Nothing was written: what shows telephones or full names goes into {print}, or out of the "
    "data folder, not into {folder}.",
    "没有写出文件：含电话或全名的材料只能写入{print}或数据目录之外，不能写入{folder}。",
)
_TRACKED = Words(
    "Nothing was written: git tracks {folder}, or would; have git ignore it first.",
    "没有写出文件：{folder}受（或将受）git 跟踪，请先让 git 忽略该目录。",
)
NOT_IGNORED = Words(
    "The data folder's .gitignore does not name print/; add a line print/ so that nobody commits "
    "it.",
    "数据目录的 .gitignore 中没有 print/ 一行，请加上，以免误提交。",
)


def edition_of(opened: Opened, *, internal: bool) -> Edition:
    """Return the edition for paper, with the telephones that members let print, or the internal."""
    return Edition("internal" if internal else "print", consented_phones(opened.village))


def publish_in_print(
    opened: Opened,
    period: Period,
    lang: Lang,
    out: Path | None = None,
    told: Callable[[int, int], None] | None = None,
    *,
    internal: bool = False,
    pdf: bool = False,
) -> Published:
    """Write a period's pages with consented telephones into `out`, else into print/PERIOD.

    `internal`: with residents' full names too, each page marked, into print/PERIOD/internal.
    `pdf`: as PDF; `told` hears how many are printed. NotPublishedError also where git tracks the
    place, or would.
    """
    folder = place(opened, period, out, internal=internal)
    edition = edition_of(opened, internal=internal)
    if pdf:
        files = papers_of(opened, period, lang, edition, told)
    else:
        files = render(opened, period, lang, edition)
        files = {name: data for name, data in files.items() if name.endswith(PAGES)}
    put(opened, files, folder)
    return Published(period, folder, tuple(files), "index.pdf" if pdf else "index.html")


def place(opened: Opened, period: Period, out: Path | None, *, internal: bool) -> Path:
    """Return where a period goes; NotPublishedError where it would lie among tracked files."""
    own = opened.root / PRINT
    folder = out if out is not None else own / str(period) / (INTERNAL if internal else "")
    if not is_inside(own, opened.root) or (
        is_inside(folder, opened.root) and not is_inside(folder, own)
    ):
        raise NotPublishedError(_ELSEWHERE, print=own, folder=folder)
    return folder


def put(opened: Opened, files: Mapping[str, bytes], folder: Path) -> None:
    """Write files where git does not look; print/ itself is made so.

    NotPublishedError and NotPlacedError where they may not be written there, OSError.
    """
    hide_from_git(folder, opened.root)
    if may_be_tracked(folder):
        raise NotPublishedError(_TRACKED, folder=folder)
    check_free(files, folder, opened.root)
    write_own(files, folder, opened.root)


def is_ignored(opened: Opened) -> bool:
    """Say whether the data folder's own .gitignore names print/."""
    try:
        text = (opened.root / ".gitignore").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return any(line.strip() in _COVERING for line in text.splitlines())
