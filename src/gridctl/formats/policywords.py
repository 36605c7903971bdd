"""The parameters of a clause in plain words: 5 to 20; at least twice a month; 15% to 20%."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from gridctl.lang.say import fill, say
from gridctl.model.choices import CommonTask, Star, StationMark, Step, Theme
from gridctl.model.declare import columns
from gridctl.model.words import Lang, Words
from gridctl.policy.accounts import Often
from gridctl.policy.kinds import KINDS, Audience, ClauseKind, Every
from gridctl.policy.pack import Bilingual

#: Tried in order; each takes its parameters, so that no later one says them again.
_SAYINGS: tuple[tuple[tuple[str, ...], Words], ...] = (
    (("min", "max"), Words("{min} to {max}", "{min}至{max}")),
    (("min",), Words("at least {min}", "不少于{min}")),
    (("max",), Words("at most {max}", "不超过{max}")),
    (("low", "high"), Words("{low}% to {high}%", "{low}%至{high}%")),
    (("number", "of"), Words("{number} of each: {of}", "每项{number}个：{of}")),
    (("counts",), Words("counts: {counts}", "计入：{counts}")),
    (("loss_percent", "linkers"), Words("{loss_percent}% of linked households' lost points, of "
                                        "several linkers: {linkers}",
                                        "联系户扣分连带{loss_percent}%，多人联系时{linkers}")),
    (("loss_percent",), Words("{loss_percent}% of linked households' lost points",
                              "联系户扣分连带{loss_percent}%")),
    (("activity_percent",), Words("an activity shared with a linked household counts "
                                  "{activity_percent}%",
                                  "与联系户同一活动按{activity_percent}%计")),
    (("member_points",), Words("a member's points: {member_points}", "党员积分取{member_points}")),
    (("red_flag_percent", "red_flag_min"), Words("red-flag groups: {red_flag_percent}%, at least "
                                                 "{red_flag_min}",
                                                 "红旗村组{red_flag_percent}%，不少于{red_flag_min}个")),
    (("red_flag_percent",), Words("red-flag groups: {red_flag_percent}%",
                                  "红旗村组{red_flag_percent}%")),
    (("tied",), Words("tied at the cut: {tied}", "末位并列的{tied}")),
    (("members_percent",), Words("members: {members_percent}%", "党员{members_percent}%")),
    (("members",), Words("members: {members}", "党员{members}名")),
    (("families",), Words("families: {families}", "家庭{families}户")),
    (("families_percent",), Words("families: {families_percent}%", "家庭{families_percent}%")),
    (("every", "days"), Words("on day {days} of each month", "每月{days}日")),
    (("days",), Words("on day {days} of each month", "每月{days}日")),
    (("every", "times"), Words("{every}, at least {times}", "{every}不少于{times}次")),
    (("every",), Words("{every}", "{every}")),
    (("times",), Words("at least {times}", "不少于{times}次")),
    (("months",), Words("in months {months}", "在{months}月")),
    (("by",), Words("by {by}", "{by}前（含当日）")),
    (("by_month", "by_day"), Words("by month {by_month} day {by_day}", "{by_month}月{by_day}日前")),
    (("within_days",), Words("within {within_days} {within_days:day|days}", "{within_days}日内")),
    (("meeting", "agenda"), Words("meeting: {meeting}, on {agenda}", "{meeting}，议程{agenda}")),
    (("meeting",), Words("meeting: {meeting}", "{meeting}")),
    (("event",), Words("work: {event}", "工作：{event}")),
    (("per",), Words("each {per}", "每个{per}")),
    (("items",), Words("items: {items}", "包括：{items}")),
    (("body", "agenda"), Words("passed by: {body}, on {agenda}", "经{body}通过，议程{agenda}")),
    (("exempt", "exempt_age"), Words("exempt: {exempt}, aged {exempt_age} or more",
                                     "免除：{exempt}、{exempt_age}周岁及以上")),
    (("exempt",), Words("exempt: {exempt}", "免除：{exempt}")),
    (("exempt_age",), Words("exempt: aged {exempt_age} or more", "免除：{exempt_age}周岁及以上")),
    (("grace_days",), Words("those new for {grace_days} {grace_days:day|days} only noticed",
                            "新增{grace_days}日内只提示")),
    (("due_months",), Words("due by the end of month {due_months} after it",
                            "期后第{due_months}个月底前")),
    (("before_day",), Words("before day {before_day} of the next month", "次月{before_day}日前")),
    (("up_days",), Words("up {up_days} {up_days:day|days} or more", "张贴不少于{up_days}日")),
    (("answer_days",), Words("answered within {answer_days} {answer_days:day|days}",
                             "{answer_days}日内答复")),
)  # fmt: skip
_EVERY = {
    Every.ONCE.value: Words("once", "一次"),
    Every.HALF.value: Words("every half-year", "每半年"),
}
_NOTHING = Words("asked for, without a number", "有此要求，无数值")
_KEPT = Words("kept and shown, nothing to check", "只记载，不检查")
_HEDGED = Words("{words} (as a rule)", "一般{words}")
_EVERYONE = Words("everyone", "全体")
_NAMED = {
    item.value: item.words for kind in (Theme, Star, StationMark, CommonTask, Step) for item in kind
} | {"evidence": Words("evidence", "佐证")}


def _named(value: object, kind: ClauseKind) -> object:
    """Return what an item's id stands for; a star and a theme may share an id."""
    if isinstance(value, tuple) and value and all(type(item) is str for item in value):
        stars = {star.value: star.words for star in Star} if kind is ClauseKind.EXACTLY else {}
        return tuple(stars.get(item) or _NAMED.get(item, item) for item in value)
    if isinstance(value, Every | Often):
        return _EVERY.get(value.value, Words(f"every {value.value.replace('-', ' ')}", value.zh))
    return value


def name_of(kind: ClauseKind, parameter: str) -> Words:
    """Return a parameter's name in words."""
    known = {column.attribute: column.words for column in columns(KINDS[kind])}
    found = known.get(parameter, Words(parameter, parameter))
    return Words(found.en.replace("_", " "), found.zh)


def value_of(kind: ClauseKind, value: object, lang: Lang) -> str:
    """Return one parameter's value in words."""
    return say(_named(value, kind), lang) or "–"


def _parts(kind: ClauseKind, values: Mapping[str, object], lang: Lang) -> Iterator[str]:
    rest = {name: _named(value, kind) for name, value in values.items() if value not in (None, ())}
    for names, words in _SAYINGS:
        if all(name in rest for name in names):
            yield fill(words, {name: rest.pop(name) for name in names}, lang)
    for name, value in rest.items():
        yield f"{name_of(kind, name)(lang)} {say(value, lang)}"


def plain(
    kind: ClauseKind, values: Mapping[str, object], lang: Lang, *, hedged: bool = False
) -> str:
    """Return the parameters of a clause in plain words, in one line."""
    words = ("；" if lang == "zh" else "; ").join(_parts(kind, values, lang))
    if not words:
        return (_KEPT if kind is ClauseKind.RECORD else _NOTHING)(lang)
    return fill(_HEDGED, {"words": words}, lang) if hedged else words


def audience_of(audience: str, lang: Lang) -> str:
    """Return for whom a clause is."""
    known: dict[str, Words] = {item.value: item.words for item in Audience}
    return say(known.get(audience, audience), lang) if audience else _EVERYONE(lang)


def heads_of(heads: Iterable[Words], lang: Lang) -> tuple[str, ...]:
    """Return column heads in one language."""
    return tuple(head(lang) for head in heads)


def day_of(day: date | None) -> str:
    """Return a first or last day; a dash where there is none."""
    return "–" if day in {None, date.min, date.max} else str(day)


def text_of(said: Bilingual | None, lang: Lang) -> str:
    """Return a title or a clause's text in one language."""
    return said.words(lang) if said else ""
