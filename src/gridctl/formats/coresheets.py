"""Core households as tables for people: the share, all limits together, villager groups."""

from fractions import Fraction

from gridctl.compute.conflict import Joint
from gridctl.compute.feasibility import CoreLimit
from gridctl.compute.quota import CoreQuota, GroupQuota, Quotas
from gridctl.figures.figure import Range, Share
from gridctl.figures.quotas.core_feasible import neighbours
from gridctl.figures.quotas.joint_words import Note, group_notes, joint_notes, sort_words
from gridctl.figures.told import NOTHING, said, told
from gridctl.formats.asked import NO_LIMIT, asked
from gridctl.formats.clause_note import clause_note
from gridctl.formats.sheets import Sheet
from gridctl.lang.say import fill
from gridctl.model.words import Lang, Words

_CORE = Words("Core households of the term {term}", "{term}年度党员中心户")
_CORE_HEADS = (
    Words("member households", "党员户"),
    Words("core households", "中心户"),
    Words("share", "占比"),
    Words("whole numbers that fit", "可行户数"),
    Words("keeping all limits", "符合各项规定"),
)
_CORE_FIGURES = (
    "member-households",
    "core-households",
    "core-share",
    "core-feasible",
    "core-joint",
)
_COUNTED = Words("Member households counted on {day}.", "党员户按{day}计。")
_LIMITS = Words("Limits on the number of core households", "对中心户数的各项规定")
_LIMIT_HEADS = (
    Words("limit", "规定"),
    Words("clause", "依据"),
    Words("asked for", "应有"),
    Words("core households it allows", "可行中心户数"),
)
_GROUPS = Words("Core households of the villager groups", "各村民小组中心户")
_GROUP_HEADS = (
    Words("villager group", "村民小组"),
    Words("name", "名称"),
    Words("households", "户数"),
    Words("core households that fit", "可行中心户"),
    Words("core households", "中心户"),
    Words("standing", "情况"),
)
_GROUP_FIGURES = {2: "all-households", 3: "core-allowed", 4: "core-households"}
_OK = Words("in order", "符合")
_SHORT = Words("{count} short", "少{count}户")
_OVER = Words("{count} too many", "多{count}户")
_NEAR = Words("none fits", "无整数可行")


def _sentences(notes: tuple[Note, ...], lang: Lang) -> tuple[str, ...]:
    return tuple(said(words, values, lang) for words, values in notes)


def _share(core: CoreQuota, joint: Joint | None, lang: Lang) -> Sheet:
    share = Share(Fraction(core.actual), Fraction(core.total))
    fits = Range(joint.numbers.low, joint.numbers.high) if joint else None
    values = (core.total, core.actual, share, Range(core.bounds.low, core.bounds.high), fits)
    cells = tuple(told(value, lang) for value in values)
    row = tuple(NO_LIMIT if cell == NOTHING else cell for cell in cells)
    notes = (
        fill(_COUNTED, {"day": core.counted_on}, lang),
        *_sentences(neighbours(core.bounds), lang),
        *clause_note(core.clause, lang),
    )
    heads = tuple(head(lang) for head in _CORE_HEADS)
    title = fill(_CORE, {"term": core.term}, lang)
    figures = dict(enumerate(_CORE_FIGURES))
    return Sheet(title, heads, (row,), notes, frozenset(figures), figures, ("V",))


def _numbers(limit: CoreLimit, lang: Lang) -> str:
    text = asked(limit.low, limit.high, lang)
    return f"{text}%" if limit.is_share and text != NO_LIMIT else text


def _limits(joint: Joint, lang: Lang) -> Sheet:
    rows = []
    for limit in joint.limits:
        alone = joint.alone(limit.key)
        clauses = dict.fromkeys(c for c in (limit.low_clause, limit.high_clause) if c)
        rows.append(
            (
                sort_words(limit)(lang),
                ", ".join(clauses),
                _numbers(limit, lang),
                told(Range(alone.low, alone.high), lang),
            )
        )
    heads = tuple(head(lang) for head in _LIMIT_HEADS)
    notes = _sentences(joint_notes(joint), lang)
    subjects = tuple(limit.key for limit in joint.limits)
    figures = {3: "core-allowed"}
    return Sheet(_LIMITS(lang), heads, tuple(rows), notes, frozenset({3}), figures, subjects)


def _standing(group: GroupQuota, lang: Lang) -> str:
    if group.short or group.over:
        words = _SHORT if group.short else _OVER
        return fill(words, {"count": group.short or group.over}, lang)
    return (_OK if group.bounds.fits else _NEAR)(lang)


def _groups(groups: tuple[GroupQuota, ...], lang: Lang) -> Sheet:
    rows = tuple(
        (
            group.group,
            group.name,
            str(group.households),
            told(Range(group.bounds.low, group.bounds.high), lang),
            str(group.actual),
            _standing(group, lang),
        )
        for group in groups
    )
    notes = (
        *(note for group in groups for note in _sentences(group_notes(group), lang)),
        *clause_note(groups[0].clause, lang),
    )
    heads = tuple(head(lang) for head in _GROUP_HEADS)
    subjects = tuple(group.group for group in groups)
    numbers = frozenset(_GROUP_FIGURES)
    return Sheet(_GROUPS(lang), heads, rows, notes, numbers, _GROUP_FIGURES, subjects)


def core_sheets(quotas: Quotas, lang: Lang) -> tuple[Sheet, ...]:
    """Return the core households against the clauses in force; nothing where none asks for any."""
    found = []
    if quotas.core is not None:
        found.append(_share(quotas.core, quotas.joint, lang))
    if quotas.joint is not None:
        found.append(_limits(quotas.joint, lang))
    if quotas.groups:
        found.append(_groups(quotas.groups, lang))
    return tuple(found)
