"""contact-roster (包挂联系花名册): who contacts whom, from the branch to the household.

pyramid; the township collects it. One row a member, branch by branch.
"""

from gridctl.compute.core import members_of_core
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.page import Cell, Column, Page, Sentence, Table, tables_or_none
from gridctl.model.choices import AssignmentKind
from gridctl.model.people import Member
from gridctl.model.words import Words

TITLE = Words("Contact roster", "包挂联系花名册")
COLUMNS = (
    Column(Words("Member", "党员姓名")),
    Column(Words("Party group", "党小组"), "term"),
    Column(Words("Group leader", "党小组组长"), "term"),
    Column(Words("Group contacted by", "联系党小组的支委"), "term"),
    Column(Words("Core household", "联系该党员的中心户"), "term"),
    Column(Words("Grid", "网格"), "term"),
    Column(Words("Households", "联系户数"), "number"),
    Column(Words("Linked household heads", "联系户户主"), "names"),
)
_NO_BRANCH = Words("No branch", "未分党支部")
_CAPTION = Words(
    "{branch}: {members} {members:member|members}; contacted by {contacts}",
    "{branch}：党员{members}名；包挂委员：{contacts}",
)
_NOBODY = Words("nobody yet", "待落实")
_SUMMARY = Words(
    "{members} {members:member|members} in {branches} {branches:branch|branches}, {core} of them "
    "core households.",
    "党支部{branches}个，党员{members}名，其中党员中心户{core}名。",
)


def view(facts: Facts) -> Page:
    """Return one row a member present on the period's last day."""
    state = facts.state
    by_branch: dict[str, list[Member]] = {branch: [] for branch in state.branches}
    for member in sorted(state.members.values(), key=lambda m: (m.party_group, m.id)):
        branch = member.branch if member.branch in state.branches else ""
        by_branch.setdefault(branch, []).append(member)
    over_branches = _contacts(facts, AssignmentKind.COMMITTEE_BRANCH)
    over_groups = _contacts(facts, AssignmentKind.BRANCH_PARTY_GROUP)
    core = _core_of(facts)
    tables = []
    for branch, members in by_branch.items():
        if not members:
            continue
        values: dict[str, object] = {
            "branch": state.branches[branch].name if branch else _NO_BRANCH,
            "members": len(members),
            "contacts": over_branches.get(branch) or _NOBODY,
        }
        rows = tuple(_row(facts, member, over_groups, core) for member in members)
        name = f"contact-roster-{branch or 'none'}"
        tables.append(Table(name, Sentence(_CAPTION, values), COLUMNS, rows))
    counts: dict[str, object] = {
        "members": len(state.members),
        "branches": len(state.branches),
        "core": len(state.core_members),
    }
    shown = tables_or_none(tables, "contact-roster", TITLE, COLUMNS)
    return Page("contact-roster", TITLE, Sentence(_SUMMARY, counts), shown, wide=True)


def _contacts(facts: Facts, kind: AssignmentKind) -> dict[str, tuple[str, ...]]:
    """Return the names of those who contact each target."""
    found: dict[str, list[str]] = {}
    for row in facts.state.contacts(kind):
        found.setdefault(row.target, []).append(row.person)
    return {target: facts.names(persons) for target, persons in found.items()}


def _core_of(facts: Facts) -> dict[str, list[str]]:
    """Return the core members who link each member."""
    found: dict[str, list[str]] = {}
    for core, members in members_of_core(facts.state).items():
        for member in members:
            found.setdefault(member, []).append(core)
    return found


def _row(
    facts: Facts,
    member: Member,
    over_groups: dict[str, tuple[str, ...]],
    core: dict[str, list[str]],
) -> tuple[Cell, ...]:
    state = facts.state
    group = state.party_groups.get(member.party_group)
    links = sorted(state.links_of_member.get(member.id, ()), key=lambda k: k.household)
    return (
        member.name,
        group.name if group else None,
        facts.names([group.leader]) if group else None,
        over_groups.get(member.party_group, ()) if group else None,
        facts.names(core.get(member.id, ())),
        facts.grid_name(state.grid_of_member(member)),
        len(links),
        tuple(facts.masks.resident(state.households[k.household]) for k in links),
    )
