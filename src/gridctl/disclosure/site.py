"""The published folder of a period: every page, in Markdown and HTML, as bytes."""

from collections.abc import Mapping
from typing import Any

from gridctl.disclosure.facts import Facts
from gridctl.disclosure.notice import notice
from gridctl.disclosure.page import Page, in_language
from gridctl.disclosure.templates import Templates
from gridctl.disclosure.views import (
    activity_counts,
    annex_2,
    commitments,
    core_and_plates,
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
from gridctl.model.words import Lang

#: The views in the order in which the index lists their pages.
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


def pages(facts: Facts) -> tuple[Page, ...]:
    """Return every page that is asked for, masked, in both languages."""
    return tuple(
        facts.masks.page(module.view(facts))
        for module in VIEWS
        if module not in ASKED or ASKED[module](facts)
    )


def site(facts: Facts, lang: Lang, local: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files of the folder by name; the same facts give the same bytes.

    `local` are the data folder's own templates by name. TemplateFaultError where one is broken.
    """
    templates = Templates(local)
    shown = [in_language(page, lang) for page in pages(facts)]
    about = notice(facts, lang)
    contents = [{key: page[key] for key in ("id", "title", "summary", "wide")} for page in shown]
    files = {}
    for form in FORMS:
        values = {"notice": about, "pages": contents}
        files[f"index.{form}"] = _bytes(templates.render([f"index.{form}.j2"], values))
        for index, page in enumerate(shown):
            names = [f"{page['id']}.{form}.j2", f"page.{form}.j2"]
            around = _around(contents, index)
            files[f"{page['id']}.{form}"] = _bytes(
                templates.render(names, {**values, "page": page, **around})
            )
    return files


def _around(contents: list[dict[str, Any]], index: int) -> dict[str, Any]:
    """Return the pages before and after one; None at the ends."""
    return {
        "previous": contents[index - 1] if index else None,
        "next": contents[index + 1] if index + 1 < len(contents) else None,
    }


def _bytes(text: str) -> bytes:
    return text.replace("\r\n", "\n").encode()
