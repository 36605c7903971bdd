"""The words of a clause: what its key may count, and for whom."""

from collections.abc import Iterator

from docs.generator.markdown import both, cell, code, codes, table
from gridctl.compute.approving import PASSINGS
from gridctl.compute.forms import FORMS
from gridctl.compute.holders import POSTS
from gridctl.compute.relations import NAMED, RELATIONS, SHARES
from gridctl.model.choice import Choice
from gridctl.policy.kinds import Audience, Every, Per
from gridctl.policy.stack import EVERYONE

_INTRODUCTION = """\
## Keys of your own clauses 可用的键

A clause counts what its key names. Any of these keys may be set, with limits of your own; each goes
with the kinds that its row names.

条款的“规定”（键）决定检查什么。以下各键都可使用，数值自定；可用的类别见各行。
"""
_AUDIENCES = """\
### For whom 对象

A clause without an `audience` is for everyone. For some members another clause of the same key may
set terms of its own: it wins for its people, parameter by parameter, and what it does not say holds
for them too. Where somebody is of two such audiences, the clause that is adopted last wins. A
minimum counts for who was of the audience on every day of the last ended quarter. Terms for a kind
of village hold where `kind` in `gridctl.yaml` says so.

不写 `audience` 的条款对所有人适用。同一个键可以对部分党员另作规定：
对这些人以该条款为准，逐个参数比较，未规定的参数仍按一般条款。
一人属于两类对象的，以后采用的条款为准。下限只约束上一个已结束季度每天都属于该对象的党员。
对某类村（社区）的规定，按 `gridctl.yaml` 的 `kind` 适用。
"""
_RHYTHM = """\
### How often, and by whom 频次和承担单位

A half-month is the 1st to the 15th, or the 16th to the end of the month (`fortnight` means the
same); two months begin with January, March and so on; weeks begin on Monday. `days: [1, 15]` asks
for it on those days of each month, `months: [1, 4, 7, 10]` only in those months; `by` is a date,
`by_month` and `by_day` a day of each year. A year's or half-year's duty binds where the clause is
in force on its last day, others where it is in force on every day, unless `binds` says otherwise.

半月指1日至15日或16日至月末（也可写 `fortnight`）；两月从一月、三月等起算；周从星期一起算。
`days: [1, 15]` 指每月这几日，`months: [1, 4, 7, 10]` 指只在这几个月；`by` 是某年某日，
`by_month` 和 `by_day` 是每年的某月某日。
年度、半年度事项看最后一日是否施行，其余须全期施行，另写 `binds` 的除外。
"""
_GENERAL = {"span": "span-outside", "size": "size-outside", "coverage": "coverage-gap"}
_SPANS = frozenset({"contact-chain-span", "core-per-grid"})


def _judged(key: str) -> dict[str, str]:
    """Return the kinds of clause that may set a key, each with the rule that judges it."""
    name = NAMED.get(key, "")
    found = {"span" if name in _SPANS else "size": name} if name else dict(_GENERAL)
    if RELATIONS[key].per:
        found = {"span": "span-outside"}
    return found | ({"share": "share-outside"} if key in SHARES else {})


def _relations() -> Iterator[tuple[str, ...]]:
    for key, relation in RELATIONS.items():
        asked = _judged(key)
        subjects, counted = both(relation.subjects), both(relation.counted)
        yield code(key), codes(asked), subjects, counted, codes(asked.values())


def _others() -> Iterator[tuple[str, ...]]:
    for key, post in POSTS.items():
        yield code(key), "`membership`", "post-holder", both(post.post) + ": " + both(post.asked)
    for key in FORMS:
        yield code(key), "`form`", "form-incomplete", "items 项目"
    for key in PASSINGS:
        yield code(key), "`approval`", "approval-missing", ""
    yield code("excuse.approval"), "`approval`", "approval-missing", ""
    for stem, kind, names in (
        ("cadence.*", "cadence", "cadence-missed"),
        ("patrol.*", "cadence", "patrol-missing"),
        ("meeting.*", "cadence", "meeting-missing, agenda-missing"),
        ("count.*", "exactly", "count-outside"),
    ):
        yield code(stem), code(kind), names, "your own name after the dot 点后自定"


_POINTS = (
    ("member.points", "points"),
    ("household.points", "points"),
    ("points.coupling", "coupling"),
    ("villager-group.ranking", "ranking"),
    ("village.selection", "selection"),
)


def _worked_out() -> Iterator[tuple[str, ...]]:
    """Yield the keys that no rule judges: `gridctl score` works them out."""
    for key, kind in _POINTS:
        yield code(key), code(kind), "", "`gridctl score`"


def _names(choices: type[Choice], but: frozenset[str] = frozenset()) -> str:
    return ", ".join(f"{code(item.value)} {item.zh}" for item in choices if item.value not in but)


def section() -> list[str]:
    """Return the section about keys, audiences, periods and units."""
    lines = _INTRODUCTION.split("\n")
    heads = ("key 键", "kinds 类别", "of each 对象", "counted 计数", "rule 规则")
    lines += table(heads, _relations())
    lines += table(
        ("key 键", "kind 类别", "rule 规则", ""),
        (
            *((key, kind, codes(names.split(", ")), cell(n)) for key, kind, names, n in _others()),
            *_worked_out(),
        ),
    )
    lines += [*_AUDIENCES.split("\n"), f"- {_names(Audience, EVERYONE)}", ""]
    lines += [*_RHYTHM.split("\n"), f"- `every`: {_names(Every)}", f"- `per`: {_names(Per)}", ""]
    return lines
