"""ledger-courtyards: which member looks after which courtyard (line-2022/2.2-ledgers)."""

from gridctl.compute.of_grids import households_of_courtyard
from gridctl.compute.places import courtyard_contacts
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.page import Column, Page, Sentence, Table
from gridctl.disclosure.whose_grid import ALL_HOMES
from gridctl.model.words import Words

TITLE = Words("Ledger of courtyards linked", "联院落台账")
COLUMNS = (
    Column(Words("Courtyard", "院落")),
    Column(Words("Grid", "网格"), "term"),
    Column(Words("Villager group", "村民小组"), "term"),
    Column(Words("Households", "户数"), "number", "all-households"),
    Column(Words("Linked by", "联系党员"), "term"),
    Column(Words("Service telephone", "服务电话"), "term"),
)
_NOBODY = Words("nobody yet", "待落实")
_CAPTION = Words(
    "{linked} of {all} {all:courtyard|courtyards} {linked:is|are} linked",
    "院落{all}个，已联{linked}个",
)
_SUMMARY = Words(
    "{linked} of {all} {all:courtyard|courtyards} {linked:is|are} linked by a member.",
    "院落{all}个，已有党员联系{linked}个。",
)


def view(facts: Facts) -> Page:
    """Return one row a courtyard, in the order of grids.yaml."""
    state = facts.state
    contacts, homes = courtyard_contacts(state), households_of_courtyard(state)
    rows, subjects = [], []
    for grid in state.grids.values():
        for courtyard in grid.courtyards:
            persons = [contact.person for contact in contacts.get(courtyard.id, ())]
            group = state.villager_groups.get(courtyard.villager_group)
            subjects.append(courtyard.id)
            rows.append(
                (
                    state.courtyards[courtyard.id].name,
                    grid.name,
                    group.name if group else None,
                    len(homes[courtyard.id]),
                    facts.names(persons) or (_NOBODY,),
                    facts.service_numbers(persons),
                )
            )
    linked = sum(courtyard in contacts for courtyard in state.courtyards)
    values: dict[str, object] = {"all": len(rows), "linked": linked}
    caption = Sentence(_CAPTION, values)
    table = Table(
        "ledger-courtyards", caption, COLUMNS, tuple(rows), (ALL_HOMES,), subjects=tuple(subjects)
    )
    return Page("ledger-courtyards", TITLE, Sentence(_SUMMARY, values), (table,))
