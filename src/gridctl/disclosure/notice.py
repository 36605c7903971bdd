"""What every notice says beside its tables: who publishes, for how long, how to object."""

from datetime import date, timedelta
from typing import Any

from gridctl.compute.posting import last_day_to_post
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.page import Sentence, clean, said
from gridctl.disclosure.periods import named, previous_period
from gridctl.lang.say import date_in_words, period_in_words
from gridctl.model.choices import ResidentNames
from gridctl.model.words import Lang, Words
from gridctl.policy.kinds import Every, Publication

#: The texts that templates need, beside those of the pages.
LABELS = {
    "contents": Words("Contents", "目录"),
    "skip": Words("To the content", "跳到正文"),
    "periods": Words("Periods", "公示期次"),
    "all_periods": Words("All periods", "全部期次"),
    "previous_period": Words("Previous period", "上一期"),
    "next_period": Words("Next period", "下一期"),
    "not_there": Words("not published yet", "尚未公示"),
    "related": Words("Read more", "相关公示表"),
    "digest": Words("Proof", "校验码"),
    "until": Words("Object by", "提出期限"),
    "period": Words("Period", "公示期次"),
    "posting": Words("Posting", "张贴时间"),
    "supervision": Words("Supervision telephone", "监督电话"),
    "objections": Words("Objections", "异议反映"),
    "posted_on": Words("Posted on", "张贴日期"),
    "removed_on": Words("Up until", "公示至"),
    "seal": Words("(seal)", "（盖章）"),
    "other_pages": Words("Other tables", "其他公示表"),
    "sections": Words("On this page", "本页内容"),
    "previous": Words("Previous", "上一表"),
    "next": Words("Next", "下一表"),
    "separator": Words("; ", "；"),
    "colon": Words(": ", "："),
    "date_blank": Words("____-__-__", "____年__月__日"),
}
_PRIVACY = {
    ResidentNames.MASKED: Words(
        "Residents' names are masked; no person's telephone is published.",
        "居民姓名已作隐去处理，不公布任何个人电话。",
    ),
    ResidentNames.IDS: Words(
        "Residents are shown by their household's number; no person's telephone is published.",
        "居民以户编号表示，不公布姓名和任何个人电话。",
    ),
}
_PRIVACY_IN_PRINT = {
    ResidentNames.MASKED: Words(
        "Residents' names are masked; members' own telephones are printed with their consent, for "
        "the notice board only.",
        "居民姓名已作隐去处理；党员个人电话经本人同意印出，仅供张贴，不得上网。",
    ),
    ResidentNames.IDS: Words(
        "Residents are shown by their household's number; members' own telephones are printed with "
        "their consent, for the notice board only.",
        "居民以户编号表示；党员个人电话经本人同意印出，仅供张贴，不得上网。",
    ),
}
_INTERNAL = Words(
    "This set shows residents' full names: for the organisation's own work only.",
    "本套材料含居民全名，仅供党组织内部工作使用。",
)
_MARKING = Words("Internal working set: not for publication", "内部工作材料　不得公示")
_TITLE = Words("{village}: disclosure for {period}", "{village}{period}党员联系服务群众公示")
_AS_ON = Words("As on {day}", "数据截至{day}")
_BEFORE_AND_UP = Words(
    "Posted before {day}; stays up {up} {up:day|days} or more.", "{day}前张贴，张贴不少于{up}日。"
)
_BEFORE = Words("Posted before {day}.", "{day}前张贴。")
_UP = Words("Stays up {up} {up:day|days} or more after posting.", "自张贴之日起不少于{up}日。")
_WHILE_UP = Words("While this notice is up.", "公示期内提出。")
_WHILE_UP_DAYS = Words(
    "While this notice is up: at least {up} {up:day|days} from the day of posting.",
    "公示期内提出，自张贴之日起不少于{up}日。",
)
_ANSWER = Words(
    "An objection is answered within {days} {days:day|days} of receipt.",
    "异议自收到之日起{days}日内答复。",
)


def _posting_day(facts: Facts) -> date | None:
    """Return the day before which the period is posted, where a clause says so."""
    ruling = facts.ruling("disclosure.posting", Publication)
    if ruling is None or ruling.terms.every is None or ruling.terms.before_day is None:
        return None
    if ruling.terms.every is Every.ONCE or ruling.terms.every.value != facts.period.kind:
        return None
    return last_day_to_post(facts.period, ruling.terms.before_day) + timedelta(days=1)


def _posting(facts: Facts, lang: Lang) -> str:
    day = _posting_day(facts)
    ruling = facts.ruling("disclosure.up", Publication)
    up = ruling.terms.up_days if ruling else None
    if day and up:
        return said(Sentence(_BEFORE_AND_UP, {"day": day, "up": up}), lang)
    if day:
        return said(Sentence(_BEFORE, {"day": day}), lang)
    return said(Sentence(_UP, {"up": up}), lang) if up else ""


def _objections(facts: Facts, lang: Lang) -> str:
    how = facts.masks.text(clean(facts.settings.objections)) if facts.settings else ""
    if how and how[-1] not in "。.！!；;":
        how += Words(".", "。")(lang)
    ruling = facts.ruling("request.objection", Publication)
    days = ruling.terms.answer_days if ruling else None
    answer = said(Sentence(_ANSWER, {"days": days}), lang) if days else ""
    return Words(" ", "")(lang).join(part for part in (how, answer) if part)


def _until(facts: Facts, lang: Lang) -> str:
    ruling = facts.ruling("disclosure.up", Publication)
    up = ruling.terms.up_days if ruling else None
    return said(Sentence(_WHILE_UP if up is None else _WHILE_UP_DAYS, {"up": up}), lang)


def _shown(facts: Facts) -> ResidentNames:
    chosen = facts.settings.residents if facts.settings else None
    return chosen or ResidentNames.MASKED


def _privacy(facts: Facts, lang: Lang) -> str:
    if facts.edition.kind == "internal":
        return _INTERNAL(lang)
    return (_PRIVACY_IN_PRINT if facts.edition.phones else _PRIVACY)[_shown(facts)](lang)


def notice(facts: Facts, lang: Lang) -> dict[str, Any]:
    """Return what stands on every page, as plain data."""
    village = facts.ctx.manifest.village
    name = facts.masks.text(clean(village.name)) if village else ""
    organisation = facts.state.organisation
    period = period_in_words(facts.period, lang)
    title = said(Sentence(_TITLE, {"village": name, "period": period}), lang)
    line = clean(facts.settings.supervision_line) if facts.settings else ""
    entries = [
        ("period", period),
        ("posting", _posting(facts, lang)),
        ("supervision", line),
        ("objections", _objections(facts, lang)),
        ("until", _until(facts, lang)),
    ]
    before = previous_period(facts.village, facts.period)
    return {
        "lang": "zh-CN" if lang == "zh" else "en",
        "title": title,
        "village": name,
        "organisation": facts.masks.text(clean(organisation.name)) if organisation else name,
        "period": period,
        "as_on": said(Sentence(_AS_ON, {"day": date_in_words(facts.day, lang)}), lang),
        "entries": [
            {"key": key, "label": LABELS[key](lang), "text": text} for key, text in entries if text
        ],
        "previous_period": named(before, lang) if before else None,
        "next_period": named(facts.period.step(1), lang),
        "privacy": _privacy(facts, lang),
        "marking": _MARKING(lang) if facts.edition.kind == "internal" else "",
        "labels": {key: words(lang) for key, words in LABELS.items()},
    }
