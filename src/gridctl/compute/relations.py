"""What a clause's key counts: the registry behind every span, size, coverage and share.

A county's clause names a key of `RELATIONS` and its limits; no rule knows the key by name. A key
is ``subject.objects``; `SHARES` are those that have a total, of which a share may be asked for.
"""

from collections.abc import Mapping

from gridctl.compute import of_grids, of_organisation
from gridctl.compute.related import Relation
from gridctl.model.words import Words

_GRIDS = Words("grids", "网格")
_GROUPS = Words("villager groups", "村民小组")
_VILLAGE = Words("the village", "村")
_BRANCHES = Words("branches", "党支部")
_PARTY_GROUPS = Words("party groups", "党小组")
_UNITS = Words("units", "单位")
_COMMITTEE = Words("members of the organisation's committee", "村党组织班子成员")
_CORE_HOUSEHOLDS = Words("core households", "中心户")
_GRID = ("grid_documents",)
_BRANCH = ("branch_documents",)
_HOMES = ("households", "grid_documents")
_MEMBERS = ("members", "households", "grid_documents")
_CONTACTS = ("branch_documents", "assignments")
_CORE = ("members", "households", "core_households")
_LINKS = ("members", "households", "links")

RELATIONS: Mapping[str, Relation] = {
    "unit.grids": Relation(
        _UNITS, Words("linked grids", "联系网格"), of_organisation.unit_grids, (*_GRID, *_CONTACTS)
    ),
    "unit.liaisons": Relation(
        _UNITS, Words("liaison officers", "联络员"), of_organisation.unit_liaisons, _BRANCH
    ),
    "unit.members": Relation(
        _UNITS,
        Words("party members", "党员"),
        of_organisation.unit_members,
        ("members", *_BRANCH),
    ),
    "committee-member.branches": Relation(
        _COMMITTEE,
        Words("linked branches", "联系党支部"),
        of_organisation.committee_branches,
        _CONTACTS,
    ),
    "committee-member.units": Relation(
        _COMMITTEE, Words("linked units", "联系单位"), of_organisation.committee_units, _CONTACTS
    ),
    "branch-committee-member.party-groups": Relation(
        Words("members of a branch's committee", "支委会成员"),
        Words("linked party groups", "联系党小组"),
        of_organisation.branch_party_groups,
        _CONTACTS,
    ),
    "party-group-leader.core-households": Relation(
        Words("leaders of a party group", "党小组组长"),
        Words("linked core households or model posts", "联系中心户（示范岗）"),
        of_organisation.leader_core,
        ("members", *_CONTACTS),
    ),
    "core-household.members": Relation(
        Words("core members", "中心户党员"),
        Words("linked members", "联系党员"),
        of_organisation.core_members,
        ("members", "core_households", "assignments"),
        at_once=True,
    ),
    "village.branches": Relation(_VILLAGE, _BRANCHES, of_organisation.village_branches, _BRANCH),
    "village.grids": Relation(_VILLAGE, _GRIDS, of_grids.village_grids, _GRID),
    "village.stations": Relation(
        _VILLAGE, Words("stations", "红站"), of_grids.village_stations, ("station_documents",)
    ),
    "village.linked-households": Relation(
        _VILLAGE, Words("linked households", "已联户"), of_grids.linked_in_village, _LINKS
    ),
    "village.core-members": Relation(
        _VILLAGE,
        Words("core members", "中心户党员"),
        of_organisation.village_core_members,
        ("members", "core_households"),
    ),
    "branch.formal-members": Relation(
        Words("branches that are not joint", "单独组建的党支部"),
        Words("formal members", "正式党员"),
        of_organisation.formal_members,
        ("members", *_BRANCH),
    ),
    "joint-branch.units": Relation(
        Words("joint branches", "联合党支部"), _UNITS, of_organisation.joint_units, _BRANCH
    ),
    "branch.party-groups": Relation(
        _BRANCHES, _PARTY_GROUPS, of_organisation.party_groups, _BRANCH
    ),
    "party-group.leaders": Relation(
        _PARTY_GROUPS, Words("leaders", "组长"), of_organisation.party_group_leaders, _BRANCH
    ),
    "party-group.members": Relation(
        _PARTY_GROUPS,
        Words("members", "党员"),
        of_organisation.party_group_members,
        ("members", *_BRANCH),
    ),
    "grid.households": Relation(_GRIDS, Words("households", "户"), of_grids.households, _HOMES),
    "grid.people": Relation(_GRIDS, Words("people", "人口"), of_grids.inhabitants, _GRID),
    "grid.members": Relation(_GRIDS, Words("members", "党员"), of_grids.members, _MEMBERS),
    "grid.core-households": Relation(
        _GRIDS, Words("core members", "中心户党员"), of_grids.core, (*_CORE, *_GRID)
    ),
    "grid.workers": Relation(_GRIDS, Words("grid workers", "网格员"), of_grids.workers, _GRID),
    "grid.leaders": Relation(
        Words("grids of any tier", "各级网格"), Words("leaders", "网格长"), of_grids.leaders, _GRID
    ),
    "grid.deputies": Relation(
        Words("grids of any tier", "各级网格"),
        Words("deputies", "副网格长"),
        of_grids.deputies,
        _GRID,
    ),
    "grid.committee-leader": Relation(
        _GRIDS,
        Words("leaders from a committee", "由两委成员担任的网格长"),
        of_grids.committee_leaders,
        (*_GRID, *_BRANCH),
    ),
    "grid.villager-groups": Relation(_GRIDS, _GROUPS, of_grids.groups_of_grid, _GRID),
    "grid.courtyards": Relation(_GRIDS, Words("courtyards", "院落"), of_grids.courtyards, _GRID),
    "grid.party-groups": Relation(
        _GRIDS, _PARTY_GROUPS, of_grids.party_groups, (*_MEMBERS, *_BRANCH)
    ),
    "grid.branches": Relation(_GRIDS, _BRANCHES, of_grids.branches, (*_MEMBERS, *_BRANCH)),
    "grid.party-organisations": Relation(
        _GRIDS,
        Words("party organisations", "党组织"),
        of_grids.party_organisations,
        (*_MEMBERS, *_BRANCH),
    ),
    "grid.stations": Relation(
        _GRIDS, Words("stations", "红站"), of_grids.stations, (*_GRID, "station_documents")
    ),
    "grid.linked-households": Relation(
        _GRIDS, Words("linked households", "已联户"), of_grids.linked_in_grid, (*_LINKS, *_GRID)
    ),
    "villager-group.heads": Relation(_GROUPS, Words("heads", "组长"), of_grids.heads, _GRID),
    "villager-group.party-groups": Relation(
        _GROUPS, _PARTY_GROUPS, of_grids.party_groups_of_group, (*_MEMBERS, *_BRANCH)
    ),
    "villager-group.core-households": Relation(
        _GROUPS, _CORE_HOUSEHOLDS, of_grids.core_of_group, (*_CORE, *_GRID)
    ),
    "villager-group.households-per-core": Relation(
        _GROUPS, _CORE_HOUSEHOLDS, of_grids.core_of_group, (*_CORE, *_GRID), per=True
    ),
    "household.members": Relation(
        Words("ordinary households", "普通户"),
        Words("linking members", "联户党员"),
        of_grids.linkers,
        _LINKS,
    ),
}
#: The keys of which a share may be asked for: their subjects have a total.
SHARES = (
    "village.linked-households",
    "village.core-members",
    "grid.linked-households",
    "villager-group.core-households",
)
#: The part of the contact chain from the committee down to the core household's members.
CONTACT_CHAIN = (
    "committee-member.branches",
    "branch-committee-member.party-groups",
    "party-group-leader.core-households",
    "core-household.members",
)
#: What a rule of its own judges, each by the rule's name.
NAMED = {
    **dict.fromkeys(CONTACT_CHAIN, "contact-chain-span"),
    "grid.households": "grid-size",
    "grid.people": "grid-size",
    "village.grids": "grid-count",
    "branch.formal-members": "branch-formation",
    "joint-branch.units": "branch-formation",
    "grid.core-households": "core-per-grid",
}
#: What the general rules of spans, sizes and coverage judge.
GENERAL = tuple(key for key in RELATIONS if key not in NAMED)
