"""The contact chain and what the members can cover, as tables for people."""

from gridctl.compute.capacity import Capacity
from gridctl.compute.chain import MEMBERS, Tier
from gridctl.compute.quota import Quotas
from gridctl.figures.links.capacity_of import NO_MOST, able
from gridctl.figures.links.capacity_of import standing as capacity_standing
from gridctl.figures.links.lying import subject_of
from gridctl.figures.quotas.chain_tiers import between, standing
from gridctl.figures.told import said, told
from gridctl.formats.asked import asked
from gridctl.formats.clause_note import clause_note
from gridctl.formats.sheets import Sheet
from gridctl.lang.say import fill
from gridctl.model.words import Lang, Words

_CAPACITY = Words("What the members can cover", "党员可覆盖户数")
_CAPACITY_HEADS = (
    Words("grid", "网格"),
    Words("name", "名称"),
    Words("members", "党员"),
    Words("households", "普通户"),
    Words("can be covered", "可覆盖户数"),
    Words("spare", "余量"),
    Words("standing", "情况"),
)
_CAPACITY_FIGURES = {2: "members", 3: "households", 4: "capacity", 5: "spare"}
_ALL = Words("whole village", "全村")
_NO_GRID = Words("no grid", "未分网格")
_TIERS = Words("Contact chain", "联系链")
_TIER_HEADS = (
    Words("above", "上一级"),
    Words("below", "下一级"),
    Words("each links", "每名应联"),
    Words("holders", "上一级数"),
    Words("holders needed", "所需上一级数"),
    Words("there are below", "下一级数"),
    Words("numbers below that fit", "可行下一级数"),
    Words("links", "联系数"),
    Words("linked", "已联"),
    Words("standing", "情况"),
)
_TIER_FIGURES = {
    3: "chain-holders",
    4: "chain-needed",
    5: "chain-below",
    6: "chain-allowed",
    7: "chain-links",
    8: "chain-linked",
}
_HELD = Words("{above}: {below}", "{above}：{below}")
_HELD_HEADS = (
    Words("id", "编号"),
    Words("name", "名称"),
    Words("links", "已联"),
    Words("asked for", "应联"),
    Words("standing", "情况"),
    Words("linked", "所联"),
)
_HELD_FIGURES = {
    "committee-member.branches": "branches-linked",
    "branch-committee-member.party-groups": "party-groups-linked",
    "party-group-leader.core-households": "core-households-linked",
    "core-household.members": "core-linked",
    "core.members": "core-linked",
    "unit.grids": "grids-linked",
    "committee-member.units": "units-linked",
}
_OK = Words("in order", "符合")
_SHORT = Words("{count} short", "少{count}个")
_OVER = Words("{count} too many", "多{count}个")


def place_name(place: str, name: str, lang: Lang) -> tuple[str, str]:
    """Return the id and the name of a grid, of the whole village or of what lies in no grid."""
    if not place:
        return "", _NO_GRID(lang)
    return place, _ALL(lang) if place == "V" else name


def _capacities(capacities: tuple[Capacity, ...], clause: str, lang: Lang) -> Sheet:
    rows = []
    for each in capacities:
        words, values = capacity_standing(each)
        rows.append(
            (
                *place_name(each.place, each.name, lang),
                str(each.members),
                str(each.households),
                told(able(each), lang),
                told(NO_MOST if each.spare is None else each.spare, lang),
                said(words, values, lang),
            )
        )
    heads = tuple(head(lang) for head in _CAPACITY_HEADS)
    subjects = tuple(subject_of(each.place) for each in capacities)
    numbers = frozenset(_CAPACITY_FIGURES)
    notes = clause_note(clause, lang)
    return Sheet(_CAPACITY(lang), heads, tuple(rows), notes, numbers, _CAPACITY_FIGURES, subjects)


def _tiers(tiers: tuple[Tier, ...], lang: Lang) -> Sheet:
    rows = []
    for tier in tiers:
        words, values = standing(tier)
        rows.append(
            (
                tier.above(lang),
                tier.below(lang),
                asked(tier.low, tier.high, lang),
                str(len(tier.holders)),
                told(between(tier.fewest_holders, tier.most_holders), lang),
                str(len(tier.targets)),
                told(between(tier.least, tier.most), lang),
                str(tier.links),
                str(len(tier.linked)),
                said(words, values, lang),
            )
        )
    heads = tuple(head(lang) for head in _TIER_HEADS)
    subjects = tuple(tier.key for tier in tiers)
    numbers = frozenset(_TIER_FIGURES)
    notes = clause_note(", ".join(tier.clause for tier in tiers), lang)
    return Sheet(_TIERS(lang), heads, tuple(rows), notes, numbers, _TIER_FIGURES, subjects)


def _holders(tier: Tier, lang: Lang) -> Sheet:
    rows = []
    for held in tier.holders:
        words = _OK
        if held.short or held.over:
            words = _OVER if held.over else _SHORT
        rows.append(
            (
                held.subject,
                held.name,
                str(held.amount),
                asked(held.low, held.high, lang),
                fill(words, {"count": held.over or held.short}, lang),
                told(held.objects, lang),
            )
        )
    title = fill(_HELD, {"above": tier.above, "below": tier.below}, lang)
    heads = tuple(head(lang) for head in _HELD_HEADS)
    subjects = tuple(held.subject for held in tier.holders)
    figures = {2: _HELD_FIGURES[tier.key]}
    notes = clause_note(tier.clause, lang)
    return Sheet(title, heads, tuple(rows), notes, frozenset({2}), figures, subjects)


def chain_sheets(quotas: Quotas, lang: Lang) -> tuple[Sheet, ...]:
    """Return what the members can cover, the tiers of the chain, and each tier's holders.

    What no clause in force limits is left out; the members' own households have a table already.
    """
    found = []
    if quotas.capacities:
        clause = quotas.households.clause if quotas.households else ""
        found.append(_capacities(quotas.capacities, clause, lang))
    if quotas.tiers:
        found.append(_tiers(quotas.tiers, lang))
    found += [_holders(tier, lang) for tier in quotas.tiers if tier.key != MEMBERS]
    return tuple(found)
