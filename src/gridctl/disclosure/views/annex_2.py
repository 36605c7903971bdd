"""annex-2: who promised what to whom (line-2022/annex-2), in the document's column order."""

from gridctl.compute.promises import PromiseState, promise_state
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.masks import NOT_PUBLISHED
from gridctl.disclosure.page import Cell, Column, Page, Sentence, Table, tables_or_none
from gridctl.disclosure.pledges import pledges_of
from gridctl.disclosure.whose_grid import BY_MEMBER
from gridctl.model.choices import AssignmentKind
from gridctl.model.people import Member
from gridctl.model.promises import Commitment
from gridctl.model.words import Words

TITLE = Words("Disclosure table (annex 2)", "党员联系服务群众公示表（附件2）")
COLUMNS = (
    Column(Words("Member", "党员姓名")),
    Column(Words("Telephone", "联系电话"), "term"),
    Column(Words("Duties", "岗位职责"), "list"),
    Column(Words("Commitments", "承诺事项"), "list"),
    Column(Words("Linked household heads", "联系户户主"), "names"),
    Column(Words("Heads' telephones", "户主电话"), "term"),
    Column(Words("Courtyards linked", "联系院落"), "term"),
    Column(Words("Grid linked", "联系网格"), "term"),
)
_NO_GRID = Words("No grid", "未分网格")
_CAPTION = Words(
    "{grid}: {members} {members:member|members}, {households} linked "
    "{households:household|households}",
    "{grid}：党员{members}名，联系{households}户",
)
_SUMMARY = Words(
    "{members} {members:member links|members link} {households} {households:household|households}; "
    "every member's duties, commitments, households, courtyards and grid.",
    "{members}名党员联系{households}户；每名党员的职责、承诺和所联的户、院落、网格。",
)
_NOTES = (
    Sentence(
        Words(
            "A member is reached through the branch's service telephone.",
            "党员的联系电话为所在党支部服务电话。",
        )
    ),
)
_NOTES_IN_PRINT = (
    Sentence(
        Words(
            "A member's own telephone is printed with the member's consent; the others are reached "
            "through the branch's service telephone.",
            "党员个人电话经本人同意印出；其他党员的联系电话为所在党支部服务电话。",
        )
    ),
)


def view(facts: Facts) -> Page:
    """Return one row a member, grid by grid."""
    pledges = pledges_of(facts)
    courtyards = _courtyards(facts)
    tables = []
    linked: set[str] = set()
    for grid, members in facts.members_by_grid.items():
        rows = tuple(_row(facts, member, pledges, courtyards) for member in members)
        households = {
            link.household
            for member in members
            for link in facts.state.links_of_member.get(member.id, ())
        }
        linked |= households
        values: dict[str, object] = {
            "grid": facts.grid_name(grid) or _NO_GRID,
            "members": len(members),
            "households": len(households),
        }
        tables.append(Table(f"annex-2-{grid or 'none'}", Sentence(_CAPTION, values), COLUMNS, rows))
    summary = Sentence(_SUMMARY, {"members": len(facts.members), "households": len(linked)})
    shown = tables_or_none(tables, "annex-2", TITLE, COLUMNS)
    whose = (BY_MEMBER,) if len(tables) > 1 else ()
    notes = (*(_NOTES_IN_PRINT if facts.edition.phones else _NOTES), *whose)
    return Page("annex-2", TITLE, summary, shown, notes, wide=True)


def _courtyards(facts: Facts) -> dict[str, tuple[str, ...]]:
    """Return the names of the courtyards that each person links."""
    found: dict[str, list[str]] = {}
    for contact in facts.state.contacts(AssignmentKind.COURTYARD):
        courtyard = facts.state.courtyards.get(contact.target)
        if courtyard is not None:
            found.setdefault(contact.person, []).append(courtyard.name)
    return {person: tuple(dict.fromkeys(names)) for person, names in found.items()}


def _row(
    facts: Facts,
    member: Member,
    pledges: dict[str, Commitment],
    courtyards: dict[str, tuple[str, ...]],
) -> tuple[Cell, ...]:
    form = pledges.get(member.id)
    promises = [
        promise.text
        for promise in (form.promises if form else ())
        if promise_state(promise, facts.day) is not PromiseState.WITHDRAWN
    ]
    links = sorted(facts.state.links_of_member.get(member.id, ()), key=lambda k: k.household)
    heads = tuple(facts.masks.resident(facts.state.households[k.household]) for k in links)
    return (
        member.name,
        facts.service_numbers([member.id]),
        form.duties if form else (),
        tuple(promises),
        heads,
        NOT_PUBLISHED if heads else None,
        courtyards.get(member.id, ()),
        facts.grid_name(facts.state.grid_of_member(member)),
    )
