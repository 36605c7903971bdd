"""Quotas as tables for people."""

from fractions import Fraction

from gridctl.compute.quota import CoreQuota, GridQuota, Limit, Quotas
from gridctl.formats.sheets import Sheet
from gridctl.lang.say import fill, percent, say
from gridctl.model.words import Lang, Words

_MEMBERS = Words("Households each member links, {day}", "党员联系户数（{day}）")
_MEMBER_HEADS = (
    Words("grid", "网格"),
    Words("id", "编号"),
    Words("member", "党员"),
    Words("households", "联系户数"),
    Words("asked for", "应联"),
    Words("room", "可增"),
    Words("standing", "情况"),
)
_GRIDS = Words("Grids: coverage and room", "网格：覆盖与余量")
_GRID_HEADS = (
    Words("grid", "网格"),
    Words("name", "名称"),
    Words("members", "党员"),
    Words("households", "普通户"),
    Words("linked", "已联"),
    Words("gaps", "未联"),
    Words("room", "可增户数"),
    Words("core households", "中心户"),
    Words("asked for", "应有"),
)
_CORE = Words("Core households of the term {term}", "{term}年度党员中心户")
_CORE_HEADS = (
    Words("member households", "党员户"),
    Words("core households", "中心户"),
    Words("share", "占比"),
    Words("whole numbers that fit", "可行户数"),
)
_STARS = Words("Stars", "五星评选")
_STAR_HEADS = (Words("half-year", "期次"), Words("asked for", "应评"), Words("chosen", "已评"))
_ROUNDS = Words("Rating rounds", "群众评价")
_ROUND_HEADS = (Words("month", "月份"), Words("members", "应评党员"), Words("rated", "已评党员"))

_OK = Words("in order", "符合")
_SHORT = Words("{count} short", "少{count}户")
_OVER = Words("{count} too many", "多{count}户")
_EXEMPT = Words("no minimum", "不设下限")
_NONE = Words("none fits", "无整数可行")
_GAPS = Words("Not linked in {grid}: {households}.", "{grid}未联户：{households}。")
_COVERED = Words("Every ordinary household is linked.", "普通户已全部联系。")
_NEIGHBOUR = Words(
    "No whole number lies within the share; {number} would be {share}; the township decides.",
    "比例区间内没有整数；{number}户为{share}，由乡镇确定。",
)
_JOINT = Words(
    "With the grids' own limits, {low} to {high} core households fit.",
    "结合每个网格的限额，可行的中心户为{low}至{high}户。",
)
_NO_JOINT = Words(
    "The share and the grids' own limits cannot both hold.", "比例与每个网格的限额无法同时满足。"
)
_COUNTED = Words("Member households counted on {day}.", "党员户按{day}计。")
_CLAUSE = Words("Clause: {clause}.", "依据：{clause}。")


def _asked(low: int | None, high: int | None, lang: Lang) -> str:
    if low is None and high is None:
        return "–"
    if low is None:
        return say(Words(f"at most {high}", f"至多{high}"), lang)
    return f"{low}–{high}" if high is not None else f"≥ {low}"


def _clause(clause: str, lang: Lang) -> tuple[str, ...]:
    return (fill(_CLAUSE, {"clause": clause}, lang),) if clause else ()


def _members(quotas: Quotas, lang: Lang) -> Sheet:
    rows = []
    for quota in quotas.members:
        standing = _EXEMPT if quota.exempt else _OK
        if quota.over or quota.short:
            standing = _OVER if quota.over else _SHORT
        rows.append(
            (
                quota.grid,
                quota.member,
                quota.name,
                str(quota.households),
                _asked(quota.low, quota.high, lang),
                str(quota.room),
                fill(standing, {"count": quota.over or quota.short}, lang),
            )
        )
    title = fill(_MEMBERS, {"day": quotas.day}, lang)
    limit = quotas.households
    heads = tuple(head(lang) for head in _MEMBER_HEADS)
    notes = _clause(limit.clause if limit else "", lang)
    return Sheet(title, heads, tuple(rows), notes, frozenset({3, 4, 5}))


def _core_limit(limit: Limit | None, lang: Lang) -> str:
    return _asked(limit.low, limit.high, lang) if limit else "–"


def _gaps(grids: tuple[GridQuota, ...], lang: Lang) -> tuple[str, ...]:
    told = tuple(
        fill(_GAPS, {"grid": grid.grid, "households": grid.gaps}, lang)
        for grid in grids
        if grid.gaps
    )
    return told or (_COVERED(lang),)


def _grids(quotas: Quotas, lang: Lang) -> Sheet:
    rows = tuple(
        (
            grid.grid,
            grid.name,
            *(
                str(number)
                for number in (
                    grid.members,
                    grid.households,
                    grid.linked,
                    len(grid.gaps),
                    grid.room,
                    grid.core,
                )
            ),
            _core_limit(grid.core_limit, lang),
        )
        for grid in quotas.grids
    )
    heads = tuple(head(lang) for head in _GRID_HEADS)
    notes = (*_gaps(quotas.grids, lang), *_clause(quotas.coverage_clause, lang))
    return Sheet(_GRIDS(lang), heads, rows, notes, frozenset(range(2, 9)))


def _core_notes(core: CoreQuota, lang: Lang) -> tuple[str, ...]:
    notes = [fill(_COUNTED, {"day": core.counted_on}, lang)]
    notes += [
        fill(_NEIGHBOUR, {"number": number, "share": percent(share)}, lang)
        for number, share in core.bounds.neighbours
    ]
    if core.joint is not None and core.bounds.fits:
        low, high = core.joint
        notes.append(fill(_JOINT if low <= high else _NO_JOINT, {"low": low, "high": high}, lang))
    return (*notes, *_clause(core.clause, lang))


def _core(core: CoreQuota, lang: Lang) -> Sheet:
    fits = f"{core.bounds.low}–{core.bounds.high}" if core.bounds.fits else _NONE(lang)
    row = (
        str(core.total),
        str(core.actual),
        percent(Fraction(core.actual, core.total)) if core.total else "–",
        fits,
    )
    heads = tuple(head(lang) for head in _CORE_HEADS)
    title = fill(_CORE, {"term": core.term}, lang)
    return Sheet(title, heads, (row,), _core_notes(core, lang), frozenset({0, 1, 2, 3}))


def sheets(quotas: Quotas, lang: Lang) -> tuple[Sheet, ...]:
    """Return the quotas as tables; those that no clause asks for are left out."""
    found = [_members(quotas, lang), _grids(quotas, lang)]
    if quotas.core is not None:
        found.append(_core(quotas.core, lang))
    if quotas.stars:
        rows = tuple((say(s.period, lang), str(s.required), str(s.chosen)) for s in quotas.stars)
        heads = tuple(head(lang) for head in _STAR_HEADS)
        notes = _clause(quotas.stars[-1].clause, lang)
        found.append(Sheet(_STARS(lang), heads, rows, notes, frozenset({1, 2})))
    if quotas.rounds:
        rows = tuple((say(r.month, lang), str(r.required), str(r.rated)) for r in quotas.rounds)
        heads = tuple(head(lang) for head in _ROUND_HEADS)
        notes = _clause(quotas.rounds[-1].clause, lang)
        found.append(Sheet(_ROUNDS(lang), heads, rows, notes, frozenset({1, 2})))
    return tuple(found)
