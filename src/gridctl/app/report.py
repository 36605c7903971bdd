"""Publishes a period: every disclosure page, rendered whole before anything is written."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from gridctl.app.built import build_file
from gridctl.app.lastlook import look
from gridctl.app.own_templates import unreadable_templates
from gridctl.app.paper import NotPrintedError, find_browser, print_pages
from gridctl.app.placing import check_free, check_place, place, write, write_own
from gridctl.app.sources import of_period
from gridctl.app.village import LEADS_AWAY, PRINT, Opened
from gridctl.app.waivers import waived_rules
from gridctl.compute.published_names import BUILD, PUBLISHED
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.masks import Edition
from gridctl.disclosure.periods import has_rows
from gridctl.disclosure.refusals import NOTHING_PUBLISHED
from gridctl.disclosure.site import front, own_template, site
from gridctl.disclosure.templates import local_templates
from gridctl.figures.quotas.worked_out import quotas
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.model.told import BecauseError, ToldError
from gridctl.model.words import Lang, Words
from gridctl.rules.rule import Context
from gridctl.source.folder import is_inside

UNPARSED = Words(
    "these files could not be read: {unparsed}; `gridctl validate` tells what is wrong in them.",
    "以下文件无法读取：{unparsed}；具体问题请运行 gridctl validate 查看。",
)
_MISSING = Words(
    "policies in force need these files and they are missing: {missing}; a table without rows yet "
    "has its header line only.",
    "缺少现行政策需要的文件：{missing}；暂无内容的表只写表头一行。",
)
UNREAD = Words(
    "{count} {count:row or value|rows or values} could not be taken, the first at {file} line "
    "{line}; run gridctl validate.",
    "有{count}处内容无法采用，第一处在{file}第{line}行；请运行 gridctl validate。",
)
_NOT_ENDED = Words(
    "{period} has not ended on {as_of}; it can be published from {day} on.",
    "{period}在{as_of}尚未结束，{day}起才能公示。",
)
_FUTURE = Words(
    "{period} has not begun on {as_of}; it can be published from {day} on.",
    "{period}在{as_of}尚未开始，{day}起才能公示。",
)
_TOO_EARLY = Words(
    "There is nothing to publish for {period}: the records begin on {start} (records_from).",
    "{period}没有可公示的内容：台账从{start}开始（records_from）。",
)
_NO_BROWSER = Words(
    "No PDF was written: it takes a Chromium, Chrome or Edge on this computer, and none was found "
    "in PATH; open the HTML page and print it there, or install one.",
    "没有生成 PDF：需要本机装有 Chromium、Chrome 或 Edge，在 PATH 中没有找到；"
    "可以打开 HTML 页面打印，或先安装浏览器。",
)
_NOT_PRINTED = Words(
    "No PDF was written: {browser} did not print {page}.",
    "没有生成 PDF：{browser}没有打印出{page}。",
)
_NO_DATA = Words(
    "There is nothing to publish for {period}: no ledger has a row in it.",
    "{period}没有可公示的内容：各台账在这一期都没有记录。",
)

#: The folder below print/PERIOD for the pages that anybody may see.
_PUBLIC = "public"


class NotPublishedError(ToldError):
    """A period cannot be published; `words` with `values` say why."""


class LacksError(NotPublishedError, BecauseError):
    """What pages are made of is missing, or cannot be read whole; `reason` ends the sentence."""

    def __init__(self, reason: Words, **values: object) -> None:
        """Say by `reason` why nothing was published."""
        BecauseError.__init__(self, NOTHING_PUBLISHED, reason, **values)


class Published(Record):
    """What was written where: names of files below `folder`, in order."""

    period: Period
    folder: Path
    files: tuple[str, ...]
    first: str = "index.html"

    @property
    def first_page(self) -> Path:
        """The page to open first."""
        return self.folder / self.first


def render(
    opened: Opened, period: Period, lang: Lang, edition: Edition | None = None
) -> dict[str, bytes]:
    """Return the pages of a period by file name, as things stood on its last day.

    `edition` says for whom; without it, for the public.
    NotPublishedError where the period has no data or has not ended, or where a table that the
    pages need is missing or could not be read whole; TemplateFaultError where a local template
    is broken; RawValueError where a page would hold a raw value.
    """
    check_templates(opened)
    facts = facts_of(opened, period, edition)
    own = local_templates(opened.folder.texts)
    files = site(facts, lang, own)
    look(files, opened.village, edition, partial(own_template, facts, own) if own else None)
    return files


def facts_of(opened: Opened, period: Period, edition: Edition | None = None) -> Facts:
    """Return what a period's pages are made of; `edition` and NotPublishedError as in `render`."""
    ctx = opened.context(period.last)
    _check(opened, ctx, period)
    return Facts(ctx, period, quotas(ctx), waived_rules(ctx), edition)


def publish(opened: Opened, period: Period, lang: Lang, out: Path | None = None) -> Published:
    """Render a period and write it into `out`, else into the data folder's published/PERIOD.

    NotPlacedError where `out` is among the tables, or holds a file of that name that is not ours.
    """
    folder = out if out is not None else opened.root / PUBLISHED / str(period)
    if out is None and not is_inside(folder, opened.root):
        raise NotPublishedError(LEADS_AWAY, folder=folder)
    if out is not None:
        check_place(out, opened.root)
    files = render(opened, period, lang)
    above = front_pages(opened, lang, period) if out is None else {}
    files[BUILD] = build_file(opened.root)
    if out is not None:
        check_free(files, out, opened.root)
    place(files, folder)
    write(above, folder.parent)
    return Published(period, folder, tuple(files))


def publish_paper(
    opened: Opened,
    period: Period,
    lang: Lang,
    out: Path | None = None,
    told: Callable[[int, int], None] | None = None,
) -> Published:
    """Write a period's pages as PDF into `out`, else into the data folder's print/PERIOD/public.

    Beside the edition with telephones, whose PDFs have the same names, they have their own folder.
    `told` hears how many of how many are printed. NotPublishedError also where no browser is
    there to print them; NotPlacedError as in `publish`.
    """
    folder = out if out is not None else opened.root / PRINT / str(period) / _PUBLIC
    if out is None and not is_inside(folder, opened.root):
        raise NotPublishedError(LEADS_AWAY, folder=folder)
    if out is not None:
        check_place(out, opened.root)
    papers = papers_of(opened, period, lang, None, told)
    if out is not None:
        check_free(papers, out, opened.root)
    write_own(papers, folder, opened.root)
    return Published(period, folder, tuple(papers), "index.pdf")


def papers_of(
    opened: Opened,
    period: Period,
    lang: Lang,
    edition: Edition | None = None,
    told: Callable[[int, int], None] | None = None,
) -> dict[str, bytes]:
    """Return a period's pages as PDF, looked through; `edition` as in `render`.

    NotPublishedError also where no browser is there to print them.
    """
    if find_browser() is None:
        raise NotPublishedError(_NO_BROWSER)  # before anything is rendered
    files = render(opened, period, lang, edition)
    pages = {name: data for name, data in files.items() if name.endswith(".html")}
    papers = on_paper(pages, told)
    look(papers, opened.village, edition)
    return papers


def on_paper(
    pages: Mapping[str, bytes], told: Callable[[int, int], None] | None = None
) -> dict[str, bytes]:
    """Return HTML pages as PDF by name; NotPublishedError where no browser prints them."""
    browser = find_browser()
    if browser is None:
        raise NotPublishedError(_NO_BROWSER)
    try:
        return print_pages(browser, pages, told)
    except NotPrintedError as error:
        raise NotPublishedError(_NOT_PRINTED, browser=browser, page=error.page) from error


def front_pages(opened: Opened, lang: Lang, period: Period) -> dict[str, bytes]:
    """Return the pages above the periods' folders: a link to `period` and each that lies there."""
    there = {period}
    folder = opened.root / PUBLISHED
    for path in folder.iterdir() if folder.is_dir() else ():
        try:
            found = Period.parse(path.name)
        except ValueError:
            continue
        if (path / "index.html").is_file():
            there.add(found)
    newest = max(there, key=lambda found: (found.last, str(found)))
    ctx = opened.context(newest.last)
    facts = Facts(ctx, newest, quotas(ctx))
    files = front(facts, there, lang, local_templates(opened.folder.texts))
    look(files, opened.village)
    return files


def check_templates(opened: Opened) -> None:
    """Refuse to publish without the folder's own templates: NotPublishedError."""
    if unread := unreadable_templates(opened.problems):
        raise LacksError(UNPARSED, unparsed=unread)


def _check(opened: Opened, ctx: Context, period: Period) -> None:
    lacks = of_period(opened, ctx, period)
    if lacks.unparsed:
        raise LacksError(UNPARSED, unparsed=lacks.unparsed)
    if not period.ended(opened.as_of):
        why = _FUTURE if period.first > opened.as_of else _NOT_ENDED
        raise NotPublishedError(why, period=period, as_of=opened.as_of, day=period.step(1).first)
    start = opened.village.manifest.records_from
    if start is not None and period.last < start:
        raise NotPublishedError(_TOO_EARLY, period=period, start=start)
    if not has_rows(opened.village, period):
        raise NotPublishedError(_NO_DATA, period=period)
    if lacks.missing:
        raise LacksError(_MISSING, missing=lacks.missing)
    if lacks.unread:
        file, line = lacks.unread[0]
        raise LacksError(UNREAD, count=len(lacks.unread), file=file, line=line)
