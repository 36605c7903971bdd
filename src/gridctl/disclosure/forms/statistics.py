"""statistics (统计表): how many contact how many, party group by party group.

pyramid; the township collects it.
"""

from collections.abc import Collection

from gridctl.compute.core import members_of_core
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.page import Cell, Column, Page, Sentence, Table
from gridctl.model.people import Member
from gridctl.model.words import Words

TITLE = Words("Statistics of contacts", "包挂联系统计表")
COLUMNS = (
    Column(Words("Party group", "党小组")),
    Column(Words("Branch", "党支部"), "term"),
    Column(Words("Members", "党员数"), "number"),
    Column(Words("Core households", "党员中心户"), "number"),
    Column(Words("Members linked by a core household", "中心户联系党员"), "number"),
    Column(Words("Members who link households", "联户党员"), "number"),
    Column(Words("Households linked", "联系户数"), "number"),
)
_NO_GROUP = Words("No party group", "未分党小组")
_ALL = Words("Whole village", "全村")
_SUMMARY = Words(
    "{branches} {branches:branch|branches}, {groups} party {groups:group|groups}, {members} "
    "{members:member|members}, {households} {households:household|households} linked.",
    "党支部{branches}个，党小组{groups}个，党员{members}名，联系{households}户。",
)
_ONCE = Words(
    "A household that several members link is counted once in each line.",
    "一户由多名党员联系的，每行只计一次。",
)


def view(facts: Facts) -> Page:
    """Return one row a party group, a row a branch of members in none, and the village's."""
    state = facts.state
    by_group: dict[tuple[str, str], list[Member]] = {}
    for branch in state.branches.values():
        by_group.update({(branch.id, g.id): [] for g in branch.party_groups if g.id})
    for member in sorted(state.members.values(), key=lambda m: m.id):
        group = member.party_group if (member.branch, member.party_group) in by_group else ""
        by_group.setdefault((member.branch, group), []).append(member)
    rows = [
        (
            state.party_groups[group].name if group else _NO_GROUP,
            state.branches[branch].name if branch in state.branches else None,
            *_counts(facts, members),
        )
        for (branch, group), members in by_group.items()
    ]
    everybody = _counts(facts, state.members.values())
    rows.append((_ALL, None, *everybody))
    values: dict[str, object] = {
        "branches": len(state.branches),
        "groups": len(state.party_groups),
        "members": everybody[0],
        "households": everybody[-1],
    }
    table = Table("statistics", Sentence(TITLE), COLUMNS, tuple(rows), (Sentence(_ONCE),))
    return Page("statistics", TITLE, Sentence(_SUMMARY, values), (table,))


def _counts(facts: Facts, members: Collection[Member]) -> tuple[Cell, ...]:
    """Return members, core members, those whom they link, who link households, households."""
    state = facts.state
    ids = {member.id for member in members}
    by_core = members_of_core(state)
    linked = {member for core in ids & by_core.keys() for member in by_core[core]}
    links = {member: state.links_of_member.get(member, ()) for member in ids}
    homes = {link.household for found in links.values() for link in found}
    return (
        len(ids),
        len(ids & state.core_members),
        len(linked),
        sum(bool(found) for found in links.values()),
        len(homes),
    )
