"""Workbooks and documents of the tests' villages."""

import io
import pickle
from functools import lru_cache
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


@lru_cache(maxsize=4)
def _facts(files: tuple[tuple[str, str | bytes], ...]) -> Facts:
    return facts_of(dict(files))


@lru_cache(maxsize=8)
def _book(files: tuple[tuple[str, str | bytes], ...], lang: Lang) -> bytes:
    facts = _facts(files)
    pages = shown(facts, lang)
    return pickle.dumps((workbook(notice(facts, lang), pages, facts.day), pages))


def book_of(files: Files, lang: Lang = "zh") -> tuple[bytes, list[Plain]]:
    """Return a village's workbook, and the pages that it was made of; each is made once."""
    made: tuple[bytes, list[Plain]] = pickle.loads(_book(tuple(files.items()), lang))  # noqa: S301
    return made


def annex_of(files: Files, lang: Lang = "zh") -> tuple[bytes, Plain]:
    """Return a village's annex 2 as a document, and the page that it was made of."""
    facts = _facts(tuple(files.items()))
    page = in_language(facts.masks.page(annex_2.view(facts)), lang)
    return page_document(notice(facts, lang), page, facts.day), page


@lru_cache(maxsize=16)
def _read(data: bytes) -> bytes:
    return pickle.dumps(openpyxl.load_workbook(io.BytesIO(data)))


def read_book(data: bytes) -> Any:
    """Open a workbook: one of its own each time, though its file is read once."""
    return pickle.loads(_read(data))  # noqa: S301


def read_document(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))
