"""What limits on core households leave together, in words; where nothing, why and what helps."""

from collections.abc import Iterable
from fractions import Fraction

from gridctl.compute.conflict import Change, Dropped, Joint
from gridctl.compute.core import basic_grids
from gridctl.compute.feasibility import CoreLimit, Facts, Numbers
from gridctl.compute.quota import GroupQuota
from gridctl.compute.scoring import points_text
from gridctl.figures.figure import Line, Parameter, Part, Range
from gridctl.lang.say import filled
from gridctl.model.words import Lang, Words
from gridctl.rules.rule import Context

Note = tuple[Words, dict[str, object]]
_FIT = Words(
    "All limits together leave {numbers} core {numbers:household|households}.",
    "各项规定同时满足时，中心户可取{numbers}户。",
)
_NONE = Words(
    "No number of core households keeps all limits.", "没有一个中心户数能同时符合各项规定。"
)
_ONE = Words("{limits} cannot be kept by itself.", "{limits}本身就无法满足。")
_CLASH = Words("These cannot hold together: {limits}.", "以下规定无法同时满足：{limits}。")
_WITHOUT = Words(
    "Without {limits}, {numbers} core {numbers:household|households} would fit.",
    "不计{limits}时，可取{numbers}户。",
)
_CHANGE = Words(
    "Smallest change of the limits (fewest numbers, then the least in sum): {changes}; then "
    "{numbers} would fit.",
    "对规定的最小调整（先求改动的数最少，再求改动量之和最小）：{changes}；调整后可取{numbers}户。",
)
_NO_CHANGE = Words("No change of the limits' numbers would help.", "仅调整各项规定的数字无法解决。")
_CHANGED = {
    "low": Words("minimum of {limit} {before} to {after}", "{limit}下限由{before}改为{after}"),
    "high": Words("maximum of {limit} {before} to {after}", "{limit}上限由{before}改为{after}"),
}
_TOTALS = Words(
    "With {totals} member {totals:household|households} (one member each) all limits would hold.",
    "党员户为{totals}户时（每户一名党员），各项规定可同时满足。",
)
_OR = Words("{fewer} or {more}", "{fewer}户或{more}")
_LIMIT = Words("{sort} ({clause})", "{sort}（{clause}）")
_LOW, _HIGH = Words("{sort}, minimum", "{sort}下限"), Words("{sort}, maximum", "{sort}上限")
_GROUP = Words(
    "{number} core {number:household|households} for {households} "
    "{households:household|households} of {group}: {each}; the township decides.",
    "{group}{households}户设{number}个中心户：{each}，由乡镇确定。",
)
_EACH = Words("one for each {each}", "每{each}户一个")
_NO_CORE = Words("none at all", "一个也没有")
_MEMBER_HOUSEHOLDS = Words("member households on the election day", "评选之日的党员户")
_MEMBERS = Words("members on the election day", "评选之日的党员")
_LEADERS = Words("leaders of party groups", "党小组组长")
_GRIDS = Words("grids", "网格")
_GRID = Words("grid {grid}", "网格{grid}")


def _fill(words: Words, **values: object) -> Words:
    """Return words with values filled in, in both languages; the values are ours, not data."""

    def said(value: object, lang: Lang) -> str:
        return value(lang) if isinstance(value, Words) else str(value)

    return Words(
        filled(words.en, {name: said(value, "en") for name, value in values.items()}),
        filled(words.zh, {name: said(value, "zh") for name, value in values.items()}),
    )


def _listed(each: Iterable[Words]) -> Words:
    found = tuple(each)
    return Words("; ".join(words.en for words in found), "；".join(words.zh for words in found))


def sort_words(limit: CoreLimit) -> Words:
    """Return what a limit's numbers say, in words."""
    return Words(limit.sort.value.replace("-", " "), limit.sort.zh)


def limit_words(limit: CoreLimit) -> Words:
    """Return a limit in words, with its clause."""
    clauses = ", ".join(dict.fromkeys(c for c in (limit.low_clause, limit.high_clause) if c))
    return _fill(_LIMIT, sort=sort_words(limit), clause=clauses)


def _limits(limits: Iterable[CoreLimit]) -> Words:
    return _listed(limit_words(limit) for limit in limits)


def _range(numbers: Numbers) -> Range:
    return Range(numbers.low, numbers.high)


def numbers_of(limits: Iterable[CoreLimit]) -> tuple[Parameter, ...]:
    """Return the numbers of limits, each with its clause."""
    found = []
    for limit in limits:
        sort = sort_words(limit)
        for words, value, clause in (
            (_LOW, limit.low, limit.low_clause),
            (_HIGH, limit.high, limit.high_clause),
        ):
            if value is not None:
                told = f"{value}%" if limit.is_share else value
                found.append(Parameter(_fill(words, sort=sort), told, clause))
    return tuple(found)


def facts_parts(ctx: Context, facts: Facts) -> tuple[Part, ...]:
    """Return what the limits are laid on."""
    grids = tuple(Line(grid.at.mark(), _GRID, {"grid": grid.id}) for grid in basic_grids(ctx.now))
    return (
        Part(_MEMBER_HOUSEHOLDS, facts.member_households),
        Part(_MEMBERS, facts.members),
        Part(_LEADERS, facts.leaders),
        Part(_GRIDS, len(facts.grids), grids, sums=True),
    )


def _change(change: Change | None) -> Note:
    if change is None:
        return _NO_CHANGE, {}
    changes = _listed(
        _fill(_CHANGED[c.side], limit=limit_words(c.limit), before=c.before, after=c.after)
        for c in change.changed
    )
    return _CHANGE, {"changes": changes, "numbers": _range(change.numbers)}


def _dropped(dropped: Iterable[Dropped]) -> list[Note]:
    return [
        (_WITHOUT, {"limits": _limits(each.limits), "numbers": _range(each.numbers)})
        for each in dropped
    ]


def _totals(joint: Joint) -> list[Note]:
    known = [str(total) for total in (joint.fewer, joint.more) if total is not None]
    if not known:
        return []
    both = len(known) > 1
    totals = _fill(_OR, fewer=known[0], more=known[-1]) if both else known[0]
    return [(_TOTALS, {"totals": totals})]


def joint_notes(joint: Joint) -> tuple[Note, ...]:
    """Say which numbers are left; where none, which limits clash, and what would help."""
    if joint.numbers.fits:
        return ((_FIT, {"numbers": _range(joint.numbers)}),)
    if not joint.conflict:
        return ((_NONE, {}),)
    clash = _ONE if len(joint.conflict) == 1 else _CLASH
    return (
        (_NONE, {}),
        (clash, {"limits": _limits(joint.conflict)}),
        *_dropped(joint.dropped),
        _change(joint.change),
        *_totals(joint),
    )


def group_notes(group: GroupQuota) -> tuple[Note, ...]:
    """Tell of the numbers on either side, where no whole number of core households fits a group."""
    found: list[Note] = []
    for number, _ in group.bounds.neighbours:
        each = _NO_CORE
        if number:
            each = _fill(_EACH, each=points_text(Fraction(group.households, number)))
        values = {"number": number, "group": group.group, "households": group.households}
        found.append((_GROUP, {**values, "each": each}))
    return tuple(found)
