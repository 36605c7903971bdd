"""annex-1: each member's commitment form of a year, ready to sign (line-2022/annex-1).

It holds personal data (birth, telephone, residents' names): it is for the branch's file, on
paper. Only the promises are published, by other pages.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gridctl.compute.promises import standing
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.page import clean
from gridctl.disclosure.pledges import pledges_of
from gridctl.lang.say import date_in_words
from gridctl.model.people import Member
from gridctl.model.promises import Promise
from gridctl.model.words import Lang, Words

TITLE = Words("Member's commitment form", "党员承诺践诺书")
YEAR = Words("{year}", "{year}年度")
LABELS = {
    "name": Words("Name", "姓名"),
    "sex": Words("Sex", "性别"),
    "born": Words("Born", "出生年月"),
    "joined": Words("Joined the party", "入党时间"),
    "phone": Words("Telephone", "联系电话"),
    "branch": Words("Branch (grid)", "所在支部（网格）"),
    "households": Words("Linked households", "联系农户"),
    "promises": Words("Commitments", "服务承诺"),
    "signature": Words("Signature", "承诺人签名"),
    "date": Words("Date", "日期"),
    "date_blank": Words("____-__-__", "____年__月__日"),
}
_PARTS = (
    Words("{number}. {text}", "{number}．{text}"),
    Words("Target: {text}", "目标：{text}"),
    Words("Measures: {text}", "措施：{text}"),
    Words("Due: {text}", "完成时限：{text}"),
)
_BRANCH = Words("{branch} ({grid})", "{branch}（{grid}）")
#: How many characters of promises and names a page holds at the usual size.
_LONG = 360
_KEPT = Words(
    "Holds personal data: kept by the branch, not for publication; only the commitments are "
    "published.",
    "本表含个人信息，由党支部存档，不得公示；仅公示承诺事项。",
)


def annex_1(
    facts: Facts, lang: Lang, phones: Mapping[str, tuple[str, ...]], only: str = ""
) -> dict[str, Any]:
    """Return every member's form as plain data, grid by grid; `only` one member's.

    `facts` are as on a day of the year, for the internal edition; `phones` are members' own, by
    id. What is not known is blank.
    """
    organisation = facts.state.organisation
    pledges = pledges_of(facts)
    members = [member for member in facts.members if only in {"", member.id}]
    shown = []
    for member in members:
        form = pledges.get(member.id)
        promises = standing(form) if form else ()
        lines = [_promise(facts, n, p, lang) for n, p in enumerate(promises, 1)]
        person = _person(facts, member, lang)
        written = (person["household_names"], *(line for promise in lines for line in promise))
        shown.append(
            {
                **person,
                "phone": Words(", ", "、")(lang).join(phones.get(member.id, ())),
                "promises": lines,
                "long": sum(map(len, written)) > _LONG,
                "signed": date_in_words(form.signed_on, lang) if form and form.signed_on else "",
            }
        )
    return {
        "lang": "zh-CN" if lang == "zh" else "en",
        "title": TITLE(lang),
        "year": YEAR(lang).format(year=facts.day.year),
        "organisation": facts.masks.text(clean(organisation.name)) if organisation else "",
        "kept": _KEPT(lang),
        "labels": {key: words(lang) for key, words in LABELS.items()},
        "members": shown,
    }


def month_in_words(day: date | None, lang: Lang) -> str:
    """Return 1969年4月, or 1969-04 in English; blank for None: the day itself may be a guess."""
    if day is None:
        return ""
    return f"{day.year}年{day.month}月" if lang == "zh" else f"{day.year}-{day.month:02}"


def _person(facts: Facts, member: Member, lang: Lang) -> dict[str, Any]:
    state = facts.state
    branch = state.branches.get(member.branch)
    grid = facts.grid_name(state.grid_of_member(member))
    links = sorted(state.links_of_member.get(member.id, ()), key=lambda link: link.household)
    homes = [state.households[link.household] for link in links]
    heads = [facts.masks.text(facts.masks.resident(home)) for home in homes]
    names = clean(branch.name) if branch else ""
    if names and grid:
        names = _BRANCH(lang).format(branch=names, grid=clean(grid))
    return {
        "id": clean(member.id),
        "name": facts.masks.text(member.name),
        "sex": member.sex.words(lang) if member.sex else "",
        "born": month_in_words(member.born, lang),
        "joined": month_in_words(member.party_joined_on, lang),
        "branch": facts.masks.text(names or clean(grid)),
        "households": heads,
        "household_names": Words(", ", "、")(lang).join(heads),
    }


def _promise(facts: Facts, number: int, promise: Promise, lang: Lang) -> list[str]:
    """Return a promise as lines: what, with which target and measures, by when."""
    due = date_in_words(promise.due_on, lang) if promise.due_on else ""
    texts = (promise.text, promise.target, promise.measures, due)
    masked = [facts.masks.text(clean(text)) for text in texts]
    return [
        words(lang).format(number=number, text=text)
        for words, text in zip(_PARTS, masked, strict=True)
        if text
    ]
