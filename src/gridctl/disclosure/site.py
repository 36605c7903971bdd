"""The published folder of a period: every page, in Markdown and HTML, as bytes."""

from collections.abc import Iterable, Mapping
from typing import Any

from gridctl.compute.published_names import PROOF
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.notice import notice
from gridctl.disclosure.page import Page, anchor, in_language
from gridctl.disclosure.periods import listed
from gridctl.disclosure.pictures import draw
from gridctl.disclosure.proof import DATA, data_file, manifest_file, proof
from gridctl.disclosure.template_names import FOLDER
from gridctl.disclosure.templates import Templates
from gridctl.disclosure.views import (
    activity_counts,
    annex_2,
    at_a_glance,
    commitments,
    core_and_plates,
    grid_pages,
    ledger_courtyards,
    ledger_grids,
    ledger_households,
    points,
    points_ranking,
    quotas,
    ratings,
    requests,
    selection,
)
from gridctl.lang.markdown import escape
from gridctl.model.period import Period
from gridctl.model.words import Lang, Words

#: The views of one table page each, in the order in which the index lists them.
VIEWS = (
    annex_2,
    ledger_households,
    ledger_courtyards,
    ledger_grids,
    commitments,
    activity_counts,
    requests,
    ratings,
    points,
    points_ranking,
    selection,
    core_and_plates,
    quotas,
)
#: Of these a page comes out only where a clause in force asks for it.
ASKED = {view: view.asked for view in (points, points_ranking, selection)}
FORMS = ("md", "html")
#: The parts of the index, in order.
SECTIONS = {
    "glance": Words("At a glance", "本期一览"),
    "grids": Words("Who looks after my house", "谁联系我家"),
    "tables": Words("Disclosure tables", "公示表"),
}
_SHOWN_IN_CONTENTS = ("id", "title", "short", "summary", "section", "wide")


def table_pages(facts: Facts) -> tuple[Page, ...]:
    """Return the pages of the disclosure tables that are asked for, unmasked yet."""
    asked = (module for module in VIEWS if module not in ASKED or ASKED[module](facts))
    return tuple(module.view(facts) for module in asked)


def pages(facts: Facts) -> tuple[Page, ...]:
    """Return every page that is asked for, masked: the overview, the grids, the tables."""
    found = (
        at_a_glance.view(facts),
        *grid_pages.views(facts),
        *table_pages(facts),
    )
    return tuple(map(facts.masks.page, found))


def site(facts: Facts, lang: Lang, local: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files of the folder by name; the same facts give the same bytes.

    `local` are the data folder's own templates by name. TemplateFaultError where one is broken.
    """
    templates = Templates(local)
    found = pages(facts)
    shown = [_shown(page, lang) for page in found]
    contents = [{key: page[key] for key in _SHOWN_IN_CONTENTS} for page in shown]
    about = notice(facts, lang)
    values = {
        "notice": about,
        "pages": contents,
        "sections": _sections(contents, lang),
        "proof": proof(facts),
    }
    files = {}
    for form in FORMS:
        files[f"index.{form}"] = _bytes(templates.render([f"index.{form}.j2"], values))
        for index, (page, plain) in enumerate(zip(found, shown, strict=True)):
            around = {**_around(contents, index), "links": _links(page, shown)}
            files[f"{page.id}.{form}"] = _bytes(
                templates.render(_names(page, form), {**values, "page": plain, **around})
            )
    if about["marking"]:
        files = {name: marked(name, data, about["marking"]) for name, data in files.items()}
    files[DATA] = data_file(about, shown)
    files[PROOF] = manifest_file(facts, lang, templates.texts, files)
    return files


def _names(page: Page, form: str) -> list[str]:
    """Return what makes a page: the first of these templates that there is."""
    return [f"{name}.{form}.j2" for name in dict.fromkeys((page.id, page.template, "page"))]


def own_template(facts: Facts, local: Mapping[str, str], file: str) -> str:
    """Return which of a data folder's own templates makes a file of `site`, by its path; or blank.

    It is that which is looked for first, else the first that it brings in.
    """
    name, _, form = file.rpartition(".")
    page = next((page for page in pages(facts) if page.id == name), None)
    found = Templates(local).own_of(_names(page, form) if page else [f"{name}.{form}.j2"])
    return f"{FOLDER}{found}" if found else ""


def front(
    facts: Facts, published: Iterable[Period], lang: Lang, local: Mapping[str, str]
) -> dict[str, bytes]:
    """Return the pages that lead to each published period, by name; facts as of the last one."""
    templates = Templates(local)
    years = listed(published, lang)
    values = {"notice": notice(facts, lang), "years": years, "proof": {"digest": "", "qr": ""}}
    return {
        f"index.{form}": _bytes(templates.render([f"periods.{form}.j2"], values)) for form in FORMS
    }


def marked(name: str, data: bytes, marking: str) -> bytes:
    """Return a page that bears its marking, whatever its template left out."""
    text = data.decode()
    if name.endswith(".md"):
        return f"**{escape(marking)}**\n\n{text}".encode()
    if marking in text:
        return data
    head, body, rest = text.partition("<body")
    tag, end, rest = rest.partition(">")
    note = f"<p><strong>{marking}</strong></p>\n"
    return (f"{head}{body}{tag}{end}\n{note}{rest}" if body else note + text).encode()


def _shown(page: Page, lang: Lang) -> dict[str, Any]:
    """Return a page as plain data, with its pictures."""
    plain = in_language(page, lang)
    for table, shown in zip(page.tables, plain["tables"], strict=True):
        shown["picture"] = draw(table, shown, lang)
    return plain


def _sections(contents: list[dict[str, Any]], lang: Lang) -> list[dict[str, Any]]:
    """Return the parts of the index that have pages, each with its pages."""
    found = []
    for section, title in SECTIONS.items():
        items = [item for item in contents if item["section"] == section]
        if items:
            found.append({"id": section, "title": title(lang), "pages": items})
    return found


def _links(page: Page, shown: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Return where more can be read: the other page's title, and which of its tables."""
    by_id = {plain["id"]: plain for plain in shown}
    found = []
    for link in page.links:
        plain, table = by_id.get(link.page), anchor(link.table)
        if plain is None or (table and table not in {t["id"] for t in plain["tables"]}):
            continue
        found.append({"page": link.page, "table": table, "title": plain["title"]})
    return found


def _around(contents: list[dict[str, Any]], index: int) -> dict[str, Any]:
    """Return the pages before and after one; None at the ends."""
    return {
        "previous": contents[index - 1] if index else None,
        "next": contents[index + 1] if index + 1 < len(contents) else None,
    }


def _bytes(text: str) -> bytes:
    return text.replace("\r\n", "\n").encode()
