"""activity-counts: what was done of what was due, per grid and member, month by month.

Visits and activities of the period (ninghai-2019/2.4-visits, line-2022/2.1-activity).
"""

from gridctl.compute.gathering import ORGANISATION
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.page import Cell, Column, Page, Sentence, Table
from gridctl.disclosure.whose_grid import BY_HOME
from gridctl.figures.activity import activities, visits
from gridctl.figures.activity.activities_held import held
from gridctl.figures.activity.month_by_grid import by_grid
from gridctl.figures.activity.visits_made import made
from gridctl.figures.done_of_due import Measure, done, shares
from gridctl.figures.figure import Done
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
    "{activities} {activities:activity|activities} and {visits} {visits:visit|visits}; of {due} "
    "household {due:month|months} due, {done} were visited.",
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


def _pair(found: Done) -> str | None:
    return str(found) if found.due else None


def _columns(facts: Facts, figure: str) -> tuple[Column, ...]:
    """Return a column of the figure a month, and one of the whole period."""
    months = (Column(_month_words(m.number), "number", figure, m) for m in facts.months)
    return (*months, Column(_TOTAL, "number", figure))


def _month_words(number: int) -> Words:
    names = "January February March April May June July August September October November December"
    return Words(names.split()[number - 1], f"{number}月")


def _by_grid(facts: Facts, name: str, caption: Words, measure: Measure, figure: str) -> Table:
    periods = (*facts.months, facts.period)
    found = by_grid(facts.ctx, measure, periods)
    total = found.pop(ORGANISATION)
    in_order = [grid for grid in (*facts.state.grids, "") if grid in found]
    rows: list[tuple[Cell, ...]] = [
        (facts.grid_name(grid) or _NO_GRID, *map(_pair, found[grid])) for grid in in_order
    ]
    if len(rows) > 1:
        rows.append((_ALL, *map(_pair, total)))
        in_order.append(ORGANISATION)
    columns = (_GRID, *_columns(facts, figure))
    return Table(
        name, Sentence(caption), columns, tuple(rows), cards=False, subjects=tuple(in_order)
    )


def _visits(facts: Facts) -> Table:
    periods = (*facts.months, facts.period)
    owing = shares(facts.ctx, visits.MEASURE, facts.period)
    rows: list[tuple[Cell, ...]] = []
    subjects = []
    for grid, members in facts.members_by_grid.items():
        for member in members:
            if member.id in owing:
                pairs = (_pair(done(facts.ctx, visits.MEASURE, member.id, p)) for p in periods)
                rows.append((member.name, facts.grid_name(grid), *pairs))
                subjects.append(member.id)
    columns = (_MEMBER, _GRID, *_columns(facts, "visits"))
    name, caption = "visits-by-member", Sentence(_VISITS)
    return Table(name, caption, columns, tuple(rows), cards=False, subjects=tuple(subjects))


def _activities(facts: Facts) -> Table:
    ctx, period = facts.ctx, facts.period
    rows: list[tuple[Cell, ...]] = []
    for grid, members in facts.members_by_grid.items():
        for member in members:
            times = [held(ctx, member.id, each) for each in (*facts.months, period)]
            met = _pair(done(ctx, activities.MEASURE, member.id, period))
            rows.append((member.name, facts.grid_name(grid), *times, met))
    months_met = Column(_MONTHS_DONE, "number", "activities")
    columns = (_MEMBER, _GRID, *_columns(facts, "activities-held"), months_met)
    subjects = tuple(member.id for member in facts.members)
    name, caption = "activities-by-member", Sentence(_ACTIVITIES)
    return Table(name, caption, columns, tuple(rows), cards=False, subjects=subjects)


def _themes(facts: Facts) -> Table:
    periods = (*facts.months, facts.period)
    subjects = (*(theme.value for theme in Theme), ORGANISATION)
    names: tuple[Cell, ...] = (*Theme, _TOTAL)
    rows: list[tuple[Cell, ...]] = [
        (name, *(held(facts.ctx, subject, each) for each in periods))
        for name, subject in zip(names, subjects, strict=True)
    ]
    columns = (Column(Words("Theme", "主题")), *_columns(facts, "activities-held"))
    name, caption = "activities-by-theme", Sentence(_THEMES)
    return Table(name, caption, columns, tuple(rows), cards=False, subjects=subjects)


def view(facts: Facts) -> Page:
    """Return five tables: by grid, by theme, by member."""
    ctx, period = facts.ctx, facts.period
    visited_by_grid = _by_grid(facts, "visits-by-grid", _VISITS_BY_GRID, visits.MEASURE, "visits")
    if len(visited_by_grid.rows) > 1:
        visited_by_grid = visited_by_grid._replace(notes=(BY_HOME,))
    tables = (
        visited_by_grid,
        _by_grid(
            facts, "activities-by-grid", _ACTIVITIES_BY_GRID, activities.MEASURE, "activities"
        ),
        _themes(facts),
        _visits(facts),
        _activities(facts),
    )
    visited = done(ctx, visits.MEASURE, ORGANISATION, period)
    values: dict[str, object] = {
        "activities": held(ctx, ORGANISATION, period),
        "visits": made(ctx, ORGANISATION, period),
        "done": visited.done,
        "due": visited.due,
    }
    wide = len(facts.months) > _MOST_ON_A4
    return Page("activity-counts", TITLE, Sentence(_SUMMARY, values), tables, _NOTES, wide)
