"""ledger-households: which member looks after which household (line-2022/2.2-ledgers)."""

from gridctl.disclosure.facts import Facts
from gridctl.disclosure.homes import home_cells, home_columns
from gridctl.disclosure.page import Cell, Column, Page, Sentence, Table, tables_or_none
from gridctl.disclosure.whose_grid import BY_HOME
from gridctl.model.choices import MeetingKind
from gridctl.model.people import Household
from gridctl.model.words import Words

TITLE = Words("Ledger of households linked", "联户台账")
_COLUMNS = (
    Column(Words("Villager group", "村民小组"), "term"),
    Column(Words("Courtyard", "院落"), "term"),
    Column(Words("Linked by", "联户党员"), "term"),
    Column(Words("Service telephone", "服务电话"), "term"),
    Column(Words("Basis", "联户依据"), "term"),
    Column(Words("Decided by", "确定方式"), "term"),
    Column(Words("Since", "联系起始"), "term"),
)
_NOBODY = Words("nobody yet", "待落实")
_NO_GRID = Words("No grid", "未分网格")
_CAPTION = Words(
    "{grid}: {linked} of {all} ordinary {all:household|households} {linked:is|are} linked",
    "{grid}：普通户{all}户，已联{linked}户",
)
_SUMMARY = Words(
    "{linked} of {all} ordinary {all:household|households} {linked:is|are} linked by a member; who "
    "looks after which.",
    "普通户{all}户，已由党员联系{linked}户；各户由谁联系。",
)
_APPROVED = Words(
    "The list was passed by the members' meeting of {days}.", "联户名单经党员大会通过：{days}。"
)
_ORDINARY = Words(
    "An ordinary household is one in which no member lives.",
    "普通户是没有党员居住的户。",
)


def _row(facts: Facts, household: Household) -> tuple[Cell, ...]:
    state = facts.state
    links = state.links_of_household.get(household.id, ())
    members = [link.member for link in links]
    group = state.villager_groups.get(household.villager_group)
    courtyard = state.courtyards.get(household.courtyard)
    return (
        *home_cells(facts.masks, household),
        group.name if group else None,
        courtyard.name if courtyard else None,
        facts.names(members) or (_NOBODY,),
        facts.service_numbers(members),
        tuple(link.basis for link in links if link.basis),
        tuple(link.chosen_by for link in links if link.chosen_by),
        tuple(link.since for link in links if link.since),
    )


def _place(household: Household) -> tuple[str, bool, str, str]:
    """Return the key of the order: by group and courtyard, those of no courtyard last."""
    return (household.villager_group, not household.courtyard, household.courtyard, household.id)


def _approval(facts: Facts) -> tuple[Sentence, ...]:
    """Return on which days the members' meeting passed the links in force."""
    named = {
        link.approved_at for links in facts.state.links_of_household.values() for link in links
    }
    days = sorted(
        meeting.date
        for meeting in facts.village.meetings
        if meeting.id in named and meeting.kind is MeetingKind.MEMBERS and meeting.date
    )
    return (Sentence(_APPROVED, {"days": tuple(dict.fromkeys(days))}),) if days else ()


def view(facts: Facts) -> Page:
    """Return one row an ordinary household, grid by grid, group by group."""
    state = facts.state
    by_grid: dict[str, list[Household]] = {grid: [] for grid in state.grids}
    for household in state.ordinary.values():
        by_grid.setdefault(state.grid_of_household(household.id), []).append(household)
    tables = []
    columns = (*home_columns(facts.masks), *_COLUMNS)
    for grid, households in by_grid.items():
        if not households:
            continue
        in_order = sorted(households, key=_place)
        values: dict[str, object] = {
            "grid": facts.grid_name(grid) or _NO_GRID,
            "all": len(households),
            "linked": sum(h.id in state.links_of_household for h in households),
        }
        rows = tuple(_row(facts, household) for household in in_order)
        name = f"ledger-households-{grid or 'none'}"
        tables.append(Table(name, Sentence(_CAPTION, values), columns, rows))
    total: dict[str, object] = {
        "all": len(state.ordinary),
        "linked": len(state.links_of_household),
    }
    whose = (BY_HOME,) if len(tables) > 1 else ()
    notes = (*_approval(facts), Sentence(_ORDINARY), *whose)
    summary = Sentence(_SUMMARY, total)
    shown = tables_or_none(tables, "ledger-households", TITLE, columns)
    return Page("ledger-households", TITLE, summary, shown, notes)
