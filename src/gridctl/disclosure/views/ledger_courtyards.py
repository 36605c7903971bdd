"""ledger-courtyards: which member looks after which courtyard (line-2022/2.2-ledgers)."""

from collections import Counter

from gridctl.disclosure.facts import Facts
from gridctl.disclosure.page import Column, Page, Sentence, Table
from gridctl.model.choices import AssignmentKind
from gridctl.model.words import Words

TITLE = Words("Ledger of courtyards linked", "联院落台账")
COLUMNS = (
    Column(Words("Courtyard", "院落")),
    Column(Words("Grid", "网格"), "term"),
    Column(Words("Villager group", "村民小组"), "term"),
    Column(Words("Households", "户数"), "number"),
    Column(Words("Linked by", "联系党员"), "term"),
    Column(Words("Service telephone", "服务电话"), "term"),
)
_NOBODY = Words("nobody yet", "待落实")
_CAPTION = Words("{linked} of {all} courtyards are linked", "院落{all}个，已联{linked}个")
_SUMMARY = Words(
    "{linked} of {all} courtyards are linked by a member.", "院落{all}个，已有党员联系{linked}个。"
)


def view(facts: Facts) -> Page:
    """Return one row a courtyard, in the order of grids.yaml."""
    state = facts.state
    contacts: dict[str, list[str]] = {}
    for contact in state.contacts(AssignmentKind.COURTYARD):
        if contact.person in state.members or contact.person in state.staff:
            contacts.setdefault(contact.target, []).append(contact.person)
    homes = Counter(household.courtyard for household in state.households.values())
    rows = []
    for grid in state.grids.values():
        for courtyard in grid.courtyards:
            persons = contacts.get(courtyard.id, [])
            group = state.villager_groups.get(courtyard.villager_group)
            rows.append(
                (
                    state.courtyards[courtyard.id].name,
                    grid.name,
                    group.name if group else None,
                    homes[courtyard.id],
                    facts.names(persons) or (_NOBODY,),
                    facts.service_numbers(persons),
                )
            )
    linked = sum(courtyard in contacts for courtyard in state.courtyards)
    values: dict[str, object] = {"all": len(rows), "linked": linked}
    table = Table("ledger-courtyards", Sentence(_CAPTION, values), COLUMNS, tuple(rows))
    return Page("ledger-courtyards", TITLE, Sentence(_SUMMARY, values), (table,))
