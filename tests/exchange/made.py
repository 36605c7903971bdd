"""Workbooks and documents of the tests' villages."""

import io
from typing import Any

import docx
import openpyxl

from gridctl.disclosure.facts import Facts
from gridctl.disclosure.notice import notice
from gridctl.disclosure.page import in_language
from gridctl.disclosure.site import table_pages
from gridctl.disclosure.views import annex_2
from gridctl.exchange.annex_2 import page_document
from gridctl.exchange.workbook import workbook
from gridctl.model.words import Lang
from tests.disclosure.small import facts_of
from tests.kit import Files

Plain = dict[str, Any]


def shown(facts: Facts, lang: Lang) -> list[Plain]:
    return [in_language(page, lang) for page in map(facts.masks.page, table_pages(facts))]


def book_of(files: Files, lang: Lang = "zh") -> tuple[bytes, list[Plain]]:
    """Return a village's workbook, and the pages that it was made of."""
    facts = facts_of(files)
    pages = shown(facts, lang)
    return workbook(notice(facts, lang), pages, facts.day), pages


def annex_of(files: Files, lang: Lang = "zh") -> tuple[bytes, Plain]:
    """Return a village's annex 2 as a document, and the page that it was made of."""
    facts = facts_of(files)
    page = in_language(facts.masks.page(annex_2.view(facts)), lang)
    return page_document(notice(facts, lang), page, facts.day), page


def read_book(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def read_document(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))
