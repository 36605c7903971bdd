"""activity-counts: what was done of what was due, per grid and member, month by month.

Visits and activities of the period (ninghai-2019/2.4-visits, line-2022/2.1-activity).
"""

from collections import Counter

from gridctl.compute.activity import index_activities
from gridctl.disclosure.counts import (
    Count,
    activity_counts,
    month_by_grid,
    pivot,
    visit_counts,
)
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.page import Cell, Column, Page, Sentence, Table
from gridctl.model.choices import Theme
from gridctl.model.words import Words

TITLE = Words("Activities and visits", "活动与走访情况")
_MEMBER = Column(Words("Member", "党员"))
_GRID = Column(Words("Grid", "网格"), "term")
#: More months than these do not fit on A4 paper.
_MOST_ON_A4 = 6
_TOTAL = Words("Total", "合计")
_ALL = Words("Whole village", "全村")
_NO_GRID = Words("No grid", "未分网格")
_VISITS_BY_GRID = Words(
    "Household months visited / due, by grid", "各网格走访（已走访户次／应走访户次）"
)
_VISITS = Words(
    "Household months visited / due, by member", "各党员联系户走访（已走访户次／应走访户次）"
)
_ACTIVITIES_BY_GRID = Words(
    "Members active / due to be active, by grid", "各网格活动（已参加人次／应参加人次）"
)
_ACTIVITIES = Words("Activities of each member", "各党员参加活动次数")
_THEMES = Words("Activities by theme", "各主题活动场次")
_MONTHS_DONE = Words("Months met", "达标月数")
_SUMMARY = Words(
    "{activities} activities and {visits} visits; of {due} household months due, {done} were "
    "visited.",
    "开展活动{activities}场，走访{visits}次；应走访{due}户次，已走访{done}户次。",
)
_NOTES = (
    Sentence(
        Words(
            "A household's month is due if it was linked on every day of it, and done if a member "
            "who linked it in that month visited.",
            "农户当月每一天都有人联系的，计应走访1户次；当月联系过该户的党员走访过的，计已走访。",
        )
    ),
    Sentence(
        Words(
            "A household that two members link counts for both in the table of members, once in "
            "that of grids. — means that nothing was due.",
            "两名党员共同联系的户，在党员表中各计一次，在网格表中计一次。“—”表示当月没有应办事项。",
        )
    ),
)


def _pair(pair: tuple[int, int]) -> str | None:
    done, due = pair
    return f"{done}/{due}" if due else None


def _month_columns(facts: Facts) -> tuple[Column, ...]:
    return tuple(Column(_month_words(m.number), "number") for m in facts.months)


def _month_words(number: int) -> Words:
    names = "January February March April May June July August September October November December"
    return Words(names.split()[number - 1], f"{number}月")


def _by_grid(facts: Facts, name: str, caption: Words, counts: tuple[Count, ...]) -> Table:
    found = month_by_grid(counts, facts.months)
    in_order = [grid for grid in (*facts.state.grids, "") if grid in found]
    rows: list[tuple[Cell, ...]] = [
        (facts.grid_name(grid) or _NO_GRID, *map(_pair, found[grid])) for grid in in_order
    ]
    if len(rows) > 1:
        total = pivot(counts, lambda _: "", facts.months)
        rows.append((_ALL, *map(_pair, total[""])))
    columns = (_GRID, *_month_columns(facts), Column(_TOTAL, "number"))
    return Table(name, Sentence(caption), columns, tuple(rows), cards=False)


def _visits(facts: Facts, counts: tuple[Count, ...]) -> Table:
    found = pivot(counts, lambda count: count.subject, facts.months)
    rows: list[tuple[Cell, ...]] = [
        (m.name, facts.grid_name(grid), *map(_pair, found[m.id]))
        for grid, members in facts.members_by_grid.items()
        for m in members
        if m.id in found
    ]
    columns = (_MEMBER, _GRID, *_month_columns(facts), Column(_TOTAL, "number"))
    return Table("visits-by-member", Sentence(_VISITS), columns, tuple(rows), cards=False)


def _activities(facts: Facts, counts: tuple[Count, ...]) -> Table:
    index = index_activities(facts.village.activities)
    found = pivot(counts, lambda count: count.subject, facts.months)
    rows: list[tuple[Cell, ...]] = []
    for grid, members in facts.members_by_grid.items():
        for member in members:
            times = [len(index.get((month, member.id), ())) for month in facts.months]
            due = found.get(member.id, ((0, 0),))[-1]
            rows.append((member.name, facts.grid_name(grid), *times, sum(times), _pair(due)))
    columns = (
        _MEMBER,
        _GRID,
        *_month_columns(facts),
        Column(_TOTAL, "number"),
        Column(_MONTHS_DONE, "number"),
    )
    return Table("activities-by-member", Sentence(_ACTIVITIES), columns, tuple(rows), cards=False)


def _themes(facts: Facts) -> tuple[Table, int]:
    held = Counter(
        (activity.theme, activity.date.month)
        for activity in facts.village.activities
        if activity.date is not None and activity.date in facts.period and activity.theme
    )
    months = [month.number for month in facts.months]
    rows: list[tuple[Cell, ...]] = []
    for theme in Theme:
        row = [held[theme, month] for month in months]
        rows.append((theme, *row, sum(row)))
    total = [sum(held[theme, month] for theme in Theme) for month in months]
    rows.append((_TOTAL, *total, sum(total)))
    columns = (
        Column(Words("Theme", "主题")),
        *_month_columns(facts),
        Column(_TOTAL, "number"),
    )
    table = Table("activities-by-theme", Sentence(_THEMES), columns, tuple(rows), cards=False)
    return table, sum(total)


def view(facts: Facts) -> Page:
    """Return five tables: by grid, by theme, by member."""
    households, by_member = visit_counts(facts)
    active = activity_counts(facts)
    themes, activities = _themes(facts)
    tables = (
        _by_grid(facts, "visits-by-grid", _VISITS_BY_GRID, households),
        _by_grid(facts, "activities-by-grid", _ACTIVITIES_BY_GRID, active),
        themes,
        _visits(facts, by_member),
        _activities(facts, active),
    )
    values: dict[str, object] = {
        "activities": activities,
        "visits": sum(1 for visit in facts.village.visits if visit.date in facts.period),
        "done": sum(count.done for count in households),
        "due": sum(count.due for count in households),
    }
    wide = len(facts.months) > _MOST_ON_A4
    return Page("activity-counts", TITLE, Sentence(_SUMMARY, values), tables, _NOTES, wide)
