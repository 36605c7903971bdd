"""core-and-plates: the core households of the term, and the plates at members' doors.

ninghai-2019/1.1-network, line-2022/2.1-identity.
"""

from gridctl.compute.core import members_of_core
from gridctl.compute.plates import due_plates
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.page import Cell, Column, Page, Sentence, Table
from gridctl.model.choices import Plate
from gridctl.model.words import Words

TITLE = Words("Core households and plates", "党员中心户与挂牌")
_CORE_COLUMNS = (
    Column(Words("Core member", "中心户党员")),
    Column(Words("Grid", "网格"), "term"),
    Column(Words("Basis", "产生方式"), "term"),
    Column(Words("Members linked", "联系党员"), "names"),
    Column(Words("Number", "联系人数"), "number", "core-linked"),
)
_PLATE_COLUMNS = (
    Column(Words("Members in the household", "户内党员"), "names"),
    Column(Words("Grid", "网格"), "term"),
    Column(Words("Villager group", "村民小组"), "term"),
    Column(Words("Plate", "挂牌"), "term"),
)
_PLATES = {
    Plate.CORE: Words("core household", "共产党员中心户"),
    Plate.MEMBER: Words("member household", "共产党员户"),
}
_CORE = Words("Core members of the term {term}", "{term}年度党员中心户")
_HUNG = Words("Plates at members' doors", "党员户挂牌")
_SUMMARY = Words(
    "{core} core {core:member|members}; plates at {core_plates} core and {member_plates} other "
    "member households.",
    "党员中心户{core}名；挂共产党员中心户牌{core_plates}户、共产党员户牌{member_plates}户。",
)
_TO_CHANGE = Words(
    "At {count} {count:household|households} the plate is still to be put up or changed by the "
    "last appraisal and core election.",
    "按上年度民主评议和中心户评选结果，还有{count}户的挂牌待更换。",
)


def _core(facts: Facts) -> Table:
    linked = members_of_core(facts.state)
    basis = {row.member: row.basis for row in reversed(facts.state.core_rows)}
    members = [
        (grid, member)
        for grid, members in facts.members_by_grid.items()
        for member in members
        if member.id in linked
    ]
    rows: list[tuple[Cell, ...]] = [
        (
            member.name,
            facts.grid_name(grid),
            basis[member.id],
            facts.names(linked[member.id]),
            len(linked[member.id]),
        )
        for grid, member in members
    ]
    caption = Sentence(_CORE, {"term": facts.day.year})
    subjects = tuple(member.id for _, member in members)
    return Table("core-households", caption, _CORE_COLUMNS, tuple(rows), subjects=subjects)


def _plates(facts: Facts) -> Table:
    state = facts.state
    rows: list[tuple[Cell, ...]] = []
    for grid in (*state.grids, ""):
        for household, members in sorted(state.members_at_home.items()):
            home = state.households[household]
            group = state.villager_groups.get(home.villager_group)
            if home.plate and state.grid_of_household(household) == grid:
                place = (facts.grid_name(grid), group.name if group else None)
                names = tuple(member.name for member in members)
                rows.append((names, *place, _PLATES[home.plate]))
    return Table("plates", Sentence(_HUNG), _PLATE_COLUMNS, tuple(rows))


def _notes(facts: Facts) -> tuple[Sentence, ...]:
    """Tell how many plates do not hang as they should; not whose, which would tell a grade."""
    state = facts.state
    due = due_plates(state, facts.village.appraisals, facts.day.year - 1)
    wrong = sum(state.households[home].plate is not plate for home, plate in due.items())
    return (Sentence(_TO_CHANGE, {"count": wrong}),) if wrong else ()


def view(facts: Facts) -> Page:
    """Return the core members with whom they link; then the plates."""
    homes = [facts.state.households[home].plate for home in facts.state.members_at_home]
    values: dict[str, object] = {
        "core": len(facts.state.core_members),
        "core_plates": homes.count(Plate.CORE),
        "member_plates": homes.count(Plate.MEMBER),
    }
    tables = (_core(facts), _plates(facts))
    return Page("core-and-plates", TITLE, Sentence(_SUMMARY, values), tables, _notes(facts))
