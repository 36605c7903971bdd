"""Fills in the forms: papers of one person or household each, into print/, never published."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from gridctl.app.lastlook import look
from gridctl.app.office import no_library, publish_office
from gridctl.app.paper_set import place, put
from gridctl.app.report import (
    UNPARSED,
    UNREAD,
    LacksError,
    NotPublishedError,
    Published,
    check_templates,
    on_paper,
)
from gridctl.app.sources import of_period
from gridctl.app.village import PRINT, Opened
from gridctl.compute.consent import consented_phones
from gridctl.compute.telephones import members_phones
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.forms import contact_roster, statistics
from gridctl.disclosure.forms.annex_1 import annex_1
from gridctl.disclosure.forms.link_card import link_card
from gridctl.disclosure.masks import Edition
from gridctl.disclosure.page import anchor
from gridctl.disclosure.templates import Templates, local_templates
from gridctl.exchange.annex_1 import commitment_forms
from gridctl.exchange.library import NoLibraryError
from gridctl.figures.quotas.worked_out import quotas
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.model.words import Lang, Words

_CONTACTS = "private/contacts.csv"
_FUTURE = Words(
    "{period} has not begun on {as_of}: nothing of it can be filled in; see --as-of.",
    "{period}在{as_of}尚未开始，无法填写；可用 --as-of 指定日期。",
)
_NOBODY = Words(
    "No form was written: no member {member} was there on {day}.",
    "没有生成表格：{day}没有编号为{member}的党员。",
)
_NO_CARD = Words(
    "No card was written: no household was linked on {day}.",
    "没有生成服务卡：{day}没有已联系的农户。",
)
_NO_CARD_OF = Words(
    "No card was written: member {member} linked no household on {day}.",
    "没有生成服务卡：党员{member}在{day}没有联系农户。",
)


class Form(Record):
    """A form: as what it can be written, the first if nothing is said.

    `personal` ones are of one person or household each: never published, and to be had for one
    member alone.
    """

    formats: tuple[str, ...]
    personal: bool = False


#: The forms by name.
FORMS: Mapping[str, Form] = {
    "annex-1": Form(("html", "docx", "pdf"), personal=True),
    "annex-2": Form(("docx",)),
    "link-card": Form(("html", "pdf"), personal=True),
    "contact-roster": Form(("xlsx",)),
    "statistics": Form(("xlsx",)),
}
_ROSTERS = {"contact-roster": contact_roster.view, "statistics": statistics.view}


def publish_form(
    opened: Opened,
    name: str,
    lang: Lang,
    kind: str,
    period: Period | None = None,
    out: Path | None = None,
    member: str = "",
    told: Callable[[int, int], None] | None = None,
    *,
    in_print: bool = False,
    internal: bool = False,
) -> Published:
    """Write a form (a name of FORMS) as one of its formats, into `out` or the folder print/.

    `period` is the year of annex 1 (default: the last with commitments), the period on whose
    last day the cards are as they are (default: the as-of date), the period of the others
    (default: the last quarter). `member` asks for one member's. `in_print` and `internal` are for
    forms that are not personal, as in `app.office.publish_office`. Raises what
    `app.report.publish` raises, for the like reasons.
    """
    if not FORMS[name].personal:
        return _office_form(
            opened, name, lang, kind, period, out, in_print=in_print, internal=internal
        )
    shown = period or _default_period(opened, name)
    if shown.first > opened.as_of:
        raise NotPublishedError(_FUTURE, period=shown, as_of=opened.as_of)
    folder = place(opened, shown, out or opened.root / PRINT, internal=False)
    day = min(shown.last, opened.as_of)
    if name == "annex-1":
        filled, edition = _commitments(opened, day, lang, member)
    else:
        filled, edition = _cards(opened, day, lang, member)
    whose = f"-{anchor(member)}" if member else ""
    file = f"{name}-{shown}{whose}.{kind}"
    files = {file: _form_file(opened, name, kind, filled, day, told)}
    look(files, opened.village, edition)
    put(opened, files, folder)
    return Published(shown, folder, (file,), file)


def _office_form(
    opened: Opened,
    name: str,
    lang: Lang,
    kind: str,
    period: Period | None,
    out: Path | None,
    *,
    in_print: bool,
    internal: bool,
) -> Published:
    """Write a form that is of no person: a period's rows, in an office file."""
    views = _ROSTERS.get(name)
    return publish_office(
        opened,
        period or Period.of("quarter", opened.as_of).step(-1),
        lang,
        "docx" if kind == "docx" else "xlsx",
        out,
        in_print=in_print,
        internal=internal,
        name=name,
        views=None if views is None else (lambda facts: (views(facts),)),
    )


def _default_period(opened: Opened, name: str) -> Period:
    """Return the day itself for cards; for annex 1 the last year that has forms."""
    if name == "link-card":
        return Period.of("day", opened.as_of)
    years = {
        form.period
        for document in opened.village.commitment_documents
        for form in document.commitments
        if form.period.first <= opened.as_of
    }
    return max(years, key=lambda year: year.first, default=Period.of("year", opened.as_of))


def _facts(opened: Opened, day: date, edition: Edition) -> Facts:
    """Return what a form is made of on a day; NotPublishedError where it could not be read."""
    ctx = opened.context(day)
    period = Period.of("day", day)
    lacks = of_period(opened, ctx, period)
    unparsed = (*lacks.unparsed, *({_CONTACTS} & opened.folder.unparsed))
    if unparsed:
        raise LacksError(UNPARSED, unparsed=unparsed)
    if lacks.unread:
        raise LacksError(UNREAD, **lacks.values)
    return Facts(ctx, period, quotas(ctx), (), edition)


def _commitments(
    opened: Opened, day: date, lang: Lang, member: str
) -> tuple[dict[str, Any], Edition]:
    """Return annex 1 as plain data, and whom its file is for: the branch alone."""
    phones = members_phones(opened.village)
    edition = Edition("internal", phones)
    filled = annex_1(_facts(opened, day, edition), lang, phones, member)
    if not filled["members"]:
        raise NotPublishedError(_NOBODY, member=member or "—", day=day)
    return filled, edition


def _cards(opened: Opened, day: date, lang: Lang, member: str) -> tuple[dict[str, Any], Edition]:
    """Return the cards as plain data, and whom they are for: the households, on paper."""
    edition = Edition("print", consented_phones(opened.village))
    facts = _facts(opened, day, edition)
    if member and member not in facts.state.members:
        raise NotPublishedError(_NOBODY, member=member, day=day)
    filled = link_card(facts, lang, member)
    if not filled["cards"]:
        raise NotPublishedError(_NO_CARD_OF if member else _NO_CARD, member=member, day=day)
    return filled, edition


def _form_file(
    opened: Opened,
    name: str,
    kind: str,
    filled: dict[str, Any],
    day: date,
    told: Callable[[int, int], None] | None,
) -> bytes:
    if kind == "docx":  # no template makes it
        try:
            return commitment_forms(filled, day)
        except NoLibraryError as error:
            raise no_library(error) from error
    check_templates(opened)
    templates = Templates(local_templates(opened.folder.texts))
    page = templates.render([f"form-{name}.html.j2"], {"form": filled}).encode()
    return on_paper({f"{name}.html": page}, told)[f"{name}.pdf"] if kind == "pdf" else page
