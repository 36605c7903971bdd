"""link-card: the card that each linked household keeps: who links it, and what to ask for."""

from typing import Any

from gridctl.compute.promises import commitments_of, standing
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.page import clean
from gridctl.model.choices import CommonTask
from gridctl.model.people import Household
from gridctl.model.promises import Commitment
from gridctl.model.words import Lang, Words

TITLE = Words("Your linking member", "党员联户服务卡")
LABELS = {
    "household": Words("Household", "户编号"),
    "phone": Words("Telephone", "联系电话"),
    "promises": Words("Promised", "服务承诺"),
    "tasks": Words("Ask about", "可以找我"),
    "supervision": Words("Supervision telephone", "监督电话"),
    "separator": Words("; ", "；"),
    "colon": Words(": ", "："),
    "cut": Words("Cut along the dashed lines.", "沿虚线裁开。"),
}


def link_card(facts: Facts, lang: Lang, only: str = "") -> dict[str, Any]:
    """Return a card a linked household as plain data, place by place, as on the facts' day.

    `only`: the households that one member links. No resident is named on a card. A member's
    telephone is there with consent (`facts.edition`), else the branch's service number.
    """
    state = facts.state
    pledges = _latest_pledges(facts)
    cards = []
    for home in sorted(state.ordinary.values(), key=_place):
        links = state.links_of_household.get(home.id, ())
        members = list(dict.fromkeys(link.member for link in links))
        if members and (not only or only in members):
            shown = [_member(facts, member, pledges.get(member)) for member in members]
            place = " · ".join(_names_of_place(facts, home))
            cards.append({"household": clean(home.id), "place": place, "members": shown})
    organisation = state.organisation
    line = clean(facts.settings.supervision_line) if facts.settings else ""
    return {
        "lang": "zh-CN" if lang == "zh" else "en",
        "title": TITLE(lang),
        "organisation": facts.masks.text(clean(organisation.name)) if organisation else "",
        "supervision": line,
        "tasks": _tasks(facts, lang),
        "labels": {key: words(lang) for key, words in LABELS.items()},
        "cards": cards,
    }


def _place(home: Household) -> tuple[str, bool, str, str]:
    """Return the key of the order in which cards are handed out."""
    return (home.villager_group, not home.courtyard, home.courtyard, home.id)


def _names_of_place(facts: Facts, home: Household) -> list[str]:
    group = facts.state.villager_groups.get(home.villager_group)
    courtyard = facts.state.courtyards.get(home.courtyard)
    return [facts.masks.text(clean(place.name)) for place in (group, courtyard) if place]


def _latest_pledges(facts: Facts) -> dict[str, Commitment]:
    """Return each member's last form: at the start of a year there is none of it yet."""
    found: dict[str, Commitment] = {}
    for year in (facts.day.year - 1, facts.day.year):
        forms = commitments_of(facts.ctx.as_read, year)
        signed = {m: f for m, f in forms.items() if not f.signed_on or f.signed_on <= facts.day}
        found.update(signed)
    return found


def _member(facts: Facts, member: str, form: Commitment | None) -> dict[str, Any]:
    promises = standing(form) if form else ()
    return {
        "name": facts.masks.text(facts.state.person_name(member)),
        "phones": list(facts.service_numbers([member])),
        "promises": [facts.masks.text(clean(promise.text)) for promise in promises],
    }


def _tasks(facts: Facts, lang: Lang) -> list[str]:
    """Return what the member may be asked for: the common tasks that the village has passed."""
    found: list[CommonTask] = [task for tasks in facts.village.tasks for task in tasks.common]
    return [task.zh if lang == "zh" else task.value.replace("-", " ") for task in found]
