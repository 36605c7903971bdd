"""Writes a period's tables as office files, which the township goes on working with."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from gridctl.app.lastlook import look
from gridctl.app.paper_set import edition_of, place, put
from gridctl.app.placing import check_free, check_place, write_own
from gridctl.app.report import NotPublishedError, Published, facts_of
from gridctl.app.village import Opened
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.masks import Edition
from gridctl.disclosure.notice import notice
from gridctl.disclosure.page import Page, in_language
from gridctl.disclosure.site import table_pages
from gridctl.disclosure.views import annex_2
from gridctl.exchange.annex_2 import page_document
from gridctl.exchange.library import NoLibraryError
from gridctl.exchange.widths import TooLongError
from gridctl.exchange.workbook import LONGEST_CELL, workbook
from gridctl.model.period import Period
from gridctl.model.words import Lang, Words

Office = Literal["xlsx", "docx"]
Views = Callable[[Facts], tuple[Page, ...]]
#: What villagers are shown; other forms go to the township alone.
_POSTED = frozenset({"disclosure", "annex-2"})
_NO_LIBRARY = Words(
    "Nothing was written: it takes {library}; run pip install 'gridctl[office]'.",
    "没有写出文件：需要{library}，请运行 pip install 'gridctl[office]'。",
)
TOO_LONG = Words(
    "Nothing was written: a cell of {table} (sheet row {row}) has more than {most} characters, "
    "which no workbook holds; shorten it, or take the pages.",
    "没有写出文件：{table}（工作表第{row}行）有单元格超过{most}个字符，工作簿容纳不下；"
    "请缩短内容，或改用网页。",
)
TOO_MANY = Words(
    "Nothing was written: {table} has more rows than a sheet holds.",
    "没有写出文件：{table}的行数超过工作表上限。",
)


def the_annex(facts: Facts) -> tuple[Page, ...]:
    """Return the page of annex 2, unmasked yet."""
    return (annex_2.view(facts),)


def publish_office(
    opened: Opened,
    period: Period,
    lang: Lang,
    form: Office,
    out: Path | None = None,
    *,
    in_print: bool = False,
    internal: bool = False,
    name: str = "",
    views: Views | None = None,
) -> Published:
    """Write a period's tables as a workbook, or annex 2 as a document, into print/PERIOD.

    `in_print` with the telephones that members let print, `internal` with full names: then never
    where git looks. `views` are other pages than these, `name` what their file is called.
    What `app.report.render` raises; NotPublishedError also where a library is not installed,
    NotPlacedError as in `app.report.publish`.
    """
    private = in_print or internal
    edition = edition_of(opened, internal=internal) if private else Edition()
    folder = out
    if out is not None and not private:
        check_place(out, opened.root)
    if folder is None or private:
        folder = place(opened, period, out, internal=internal)
    facts = facts_of(opened, period, edition)
    views = views or (table_pages if form == "xlsx" else the_annex)
    pages = tuple(map(facts.masks.page, views(facts)))
    name = name or ("disclosure" if form == "xlsx" else "annex-2")
    file = f"{name}-{period}{f'-{edition.kind}' if private else ''}.{form}"
    files = {file: office_file(facts, pages, lang, form, posted=name in _POSTED)}
    look(files, opened.village, edition)
    if private or out is None:
        put(opened, files, folder)
    else:
        check_free(files, folder, opened.root)
        write_own(files, folder, opened.root)
    return Published(period, folder, tuple(files), file)


def office_file(
    facts: Facts, pages: tuple[Page, ...], lang: Lang, form: Office, *, posted: bool = True
) -> bytes:
    """Return masked pages as a workbook, or the first of them as a document.

    `posted` pages say how to object, and until when they are up.
    NotPublishedError where the library is not installed, or a cell is too long for a sheet.
    """
    about = notice(facts, lang)
    if not posted:
        about["entries"] = [entry for entry in about["entries"] if entry["key"] == "period"]
    shown = [in_language(page, lang) for page in pages]
    try:
        if form == "xlsx":
            return workbook(about, shown, facts.day)
        return page_document(about, shown[0], facts.day)
    except NoLibraryError as error:
        raise no_library(error) from error
    except TooLongError as error:
        words = TOO_MANY if error.row is None else TOO_LONG
        values = {"table": error.table, "row": error.row, "most": LONGEST_CELL}
        raise NotPublishedError(words, **values) from error


def no_library(error: NoLibraryError) -> NotPublishedError:
    """Return what says that a library is not installed, and how to install it."""
    return NotPublishedError(_NO_LIBRARY, library=error.library)
