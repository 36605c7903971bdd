"""grid-…: one page a grid, "who looks after my house": its posts, households, members, courtyards.

Household by household who links it, with the branch's service telephone (ninghai-2019/3.7-show).
"""

from itertools import groupby

from gridctl.disclosure.facts import Facts
from gridctl.disclosure.homes import home_cells, home_columns
from gridctl.disclosure.page import Cell, Column, Link, Page, Sentence, Table, clean
from gridctl.disclosure.template_names import file_names, grid_page
from gridctl.model.choices import AssignmentKind
from gridctl.model.people import Household
from gridctl.model.words import Words

_TELEPHONE = Column(Words("Service telephone", "服务电话"), "term")
_POST_COLUMNS = (
    Column(Words("Post", "职务")),
    Column(Words("Name", "姓名"), "term"),
    _TELEPHONE,
)
_HOME_COLUMNS = (
    Column(Words("Looked after by", "由谁联系"), "term"),
    _TELEPHONE,
)
_MEMBER_COLUMNS = (
    Column(Words("Member", "党员")),
    Column(Words("Number", "户数"), "number", "households"),
    Column(Words("Households looked after", "联系户户主"), "names"),
    Column(Words("Courtyards", "联系院落"), "term"),
    _TELEPHONE,
)
_COURTYARD_COLUMNS = (
    Column(Words("Courtyard", "院落")),
    Column(Words("Villager group", "村民小组"), "term"),
    Column(Words("Linked by", "联系党员"), "term"),
    _TELEPHONE,
)
_LEADER = Words("Grid leader", "网格长")
_DEPUTY = Words("Deputy", "副网格长")
_WORKER = Words("Grid worker", "网格员")
_NOBODY = Words("nobody yet", "待落实")
_NO_GRID = Words("No grid", "未分网格")
_POSTS = Words("Whom to turn to in this grid", "本网格有事找谁")
_HOMES = Words("Households of {group}, {courtyard}: {number}", "{group}{courtyard}：{number}户")
_GROUP = Words("Households of {group}: {number}", "{group}：{number}户")
_OTHERS = Words("Other households: {number}", "其他户：{number}户")
_MEMBERS = Words("Members of this grid and their households", "本网格党员和联系的户")
_COURTYARDS = Words("Courtyards and who looks after them", "院落由谁联系")
_SUMMARY = Words(
    "{households} ordinary {households:household|households}, {linked} of them looked after by a "
    "member; {members} members.",
    "普通户{households}户，有党员联系的{linked}户；党员{members}名。",
)
_NOBODY_LIVES = Words(
    "Its leader, deputy and workers; the households are in the other grids.",
    "网格长、副网格长和网格员；各户见其他网格。",
)
_ELSEWHERE = Words(
    "Members may look after households of another grid; they are counted here too.",
    "党员也可以联系其他网格的户，人数和户主一并列在这里。",
)


def _homes(facts: Facts) -> dict[str, list[Household]]:
    """Return the ordinary households of each grid, by villager group and courtyard."""
    found: dict[str, list[Household]] = {grid: [] for grid in facts.state.grids}
    for household in facts.state.ordinary.values():
        grid = facts.state.grid_of_household(household.id)
        found.setdefault(grid if grid in facts.state.grids else "", []).append(household)
    for homes in found.values():
        homes.sort(key=lambda h: (h.villager_group, not h.courtyard, h.courtyard, h.id))
    return found


def _posts(facts: Facts, grid: str) -> Table:
    known = facts.state.grids[grid]
    posts = (
        (_LEADER, known.leader),
        (_DEPUTY, known.deputy),
        *((_WORKER, worker) for worker in dict.fromkeys(known.workers)),
    )
    of_the_grid = facts.service_numbers(person for _, person in posts)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (post, facts.names([person]), facts.service_numbers([person]) or of_the_grid)
        for post, person in posts
        if person
    )
    return Table("posts", Sentence(_POSTS), _POST_COLUMNS, rows, cards=False)


def _household(facts: Facts, home: Household) -> tuple[Cell, ...]:
    members = [link.member for link in facts.state.links_of_household.get(home.id, ())]
    names = facts.names(members) or (_NOBODY,)
    return (*home_cells(facts.masks, home), names, facts.service_numbers(members))


def _households(facts: Facts, homes: list[Household]) -> tuple[Table, ...]:
    """Return a table for the households of each villager group and courtyard."""
    state = facts.state
    tables = []
    columns = (*home_columns(facts.masks), *_HOME_COLUMNS)
    by_place = groupby(homes, key=lambda home: (home.villager_group, home.courtyard))
    for number, ((group_id, courtyard_id), found) in enumerate(by_place, 1):
        rows = tuple(_household(facts, home) for home in found)
        group = state.villager_groups.get(group_id)
        courtyard = state.courtyards.get(courtyard_id)
        values: dict[str, object] = {
            "group": group.name if group else "",
            "courtyard": courtyard.name if courtyard else "",
            "number": len(rows),
        }
        words = _HOMES if courtyard else _GROUP if group else _OTHERS
        caption = Sentence(words, values)
        tables.append(Table(f"homes-{number}", caption, columns, rows, cards=False))
    return tuple(tables)


def _members(facts: Facts, grid: str, courtyards: dict[str, list[str]]) -> Table:
    state = facts.state
    rows: list[tuple[Cell, ...]] = []
    for member in facts.members_by_grid.get(grid, ()):
        links = sorted(link.household for link in state.links_of_member.get(member.id, ()))
        rows.append(
            (
                member.name,
                len(links),
                tuple(facts.masks.resident(state.households[home]) for home in links),
                tuple(dict.fromkeys(courtyards.get(member.id, ()))),
                facts.service_numbers([member.id]),
            )
        )
    notes = (Sentence(_ELSEWHERE),)
    subjects = tuple(member.id for member in facts.members_by_grid.get(grid, ()))
    caption = Sentence(_MEMBERS)
    return Table("members", caption, _MEMBER_COLUMNS, tuple(rows), notes, subjects=subjects)


def _courtyards(facts: Facts, grid: str, linkers: dict[str, list[str]]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for courtyard in facts.state.grids[grid].courtyards:
        persons = linkers.get(courtyard.id, [])
        group = facts.state.villager_groups.get(courtyard.villager_group)
        rows.append(
            (
                facts.state.courtyards[courtyard.id].name if courtyard.id else courtyard.name,
                group.name if group else None,
                facts.names(persons) or (_NOBODY,),
                facts.service_numbers(persons),
            )
        )
    return Table("courtyards", Sentence(_COURTYARDS), _COURTYARD_COLUMNS, tuple(rows))


def _contacts(facts: Facts) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return the courtyards' names by person, and the persons by courtyard."""
    names: dict[str, list[str]] = {}
    persons: dict[str, list[str]] = {}
    for contact in facts.state.contacts(AssignmentKind.COURTYARD):
        known = contact.person in facts.state.members or contact.person in facts.state.staff
        if known and contact.target in facts.state.courtyards:
            name = facts.state.courtyards[contact.target].name
            names.setdefault(contact.person, []).append(name)
            persons.setdefault(contact.target, []).append(contact.person)
    return names, persons


def views(facts: Facts) -> tuple[Page, ...]:
    """Return one page a grid, in the order of grids.yaml; one for those in no grid, if any."""
    homes = _homes(facts)
    courtyards, linkers = _contacts(facts)
    known = tuple(facts.state.grids)
    files = file_names(known)
    found = []
    for grid in (*known, ""):
        if not grid and not homes.get("") and not facts.members_by_grid.get(""):
            continue
        here = homes.get(grid, [])
        posts = (_posts(facts, grid),) if grid else ()
        yards = (_courtyards(facts, grid, linkers),) if grid else ()
        tables = (*posts, *_households(facts, here), _members(facts, grid, courtyards), *yards)
        found.append(_page(facts, grid, files.get(grid, ""), here, tables))
    return tuple(found)


def _page(
    facts: Facts, grid: str, file: str, homes: list[Household], tables: tuple[Table, ...]
) -> Page:
    name = facts.masks.text(clean(facts.grid_name(grid)))
    shown = Words(name, name) if name else _NO_GRID
    title = Words(f"{shown.en}: who looks after my house", f"{shown.zh}：谁联系我家")
    values: dict[str, object] = {
        "households": len(homes),
        "linked": sum(home.id in facts.state.links_of_household for home in homes),
        "members": len(facts.members_by_grid.get(grid, ())),
    }
    empty = not homes and not values["members"]
    summary = Sentence(_NOBODY_LIVES) if empty else Sentence(_SUMMARY, values)
    page = grid_page(file) if grid else "no-grid"
    names = ("ledger-households", "commitments", "annex-2")
    links = tuple(Link(other, f"{other}-{grid or 'none'}") for other in names)
    return Page(
        page,
        title,
        summary,
        tuple(table._replace(id=f"{page}-{table.id}") for table in tables if table.rows),
        section="grids",
        template="grid",
        short=shown,
        links=links,
    )
