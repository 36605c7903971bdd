"""Who holds which post, and whether they are what a clause asks them to be."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from gridctl.compute.core import basic_grids
from gridctl.compute.of_organisation import units
from gridctl.compute.related import branch_committees, committee
from gridctl.compute.state import State
from gridctl.model.choices import Tier
from gridctl.model.mark import Mark
from gridctl.model.record import Record
from gridctl.model.words import Words


class Holder(Record):
    """A person who holds a post of a subject, and where that is said."""

    subject: str
    person: str
    mark: Mark
    field: str


_Find = Callable[[State], Iterator[Holder]]


class Post(Record):
    """A post, what its holder is to be, who holds it, and who is fit, on a day."""

    post: Words
    asked: Words
    holders: _Find
    fit: Callable[[State], Collection[str]]
    tables: tuple[str, ...]


def _each(records: Callable[[State], Iterable[Any]], field: str) -> _Find:
    def holders(state: State) -> Iterator[Holder]:
        for record in records(state):
            value = getattr(record, field)
            if isinstance(value, tuple):
                for index, person in enumerate(value):
                    yield Holder(record.id, person, record.at.mark(field, index), field)
            elif value:
                yield Holder(record.id, value, record.at.mark(field), field)

    return holders


def _members(state: State) -> Collection[str]:
    return state.members


def _committees(state: State) -> Collection[str]:
    return committee(state).keys() | branch_committees(state).keys()


def _committees_or_staff(state: State) -> Collection[str]:
    """Return whom a document lets lead that also names a social worker: of the staff."""
    return {*_committees(state), *state.staff}


def _group_leaders(state: State) -> Collection[str]:
    return {group.leader for group in state.party_groups.values()}


def _secretaries(state: State) -> Collection[str]:
    return {branch.secretary for branch in state.branches.values()}


def _all_secretaries(state: State) -> Collection[str]:
    known = state.organisation
    return {*_secretaries(state), *([known.secretary] if known else ())}


_MEMBER = Words("a party member present", "在册党员")
_ON_COMMITTEE = Words("on the committee of the organisation or a branch", "两委成员")
_GRIDS, _BRANCHES = ("grid_documents", "members"), ("branch_documents", "members")
_BOTH = ("grid_documents", "branch_documents", "members")
_leaders = _each(basic_grids, "leader")
_deputies = _each(basic_grids, "deputy")
_heads = _each(lambda state: state.villager_groups.values(), "head")
_quarters = _each(lambda s: [g for g in s.grids.values() if g.tier is Tier.QUARTER], "leader")
_village_grids = _each(lambda s: [g for g in s.grids.values() if g.tier is Tier.VILLAGE], "leader")

POSTS: Mapping[str, Post] = {
    "villager-group.head-is-committee": Post(
        Words("head", "组长"),
        Words("on the village organisation's committee", "村党组织班子成员"),
        _heads,
        committee,
        _BOTH,
    ),
    "villager-group.head-is-member": Post(Words("head", "组长"), _MEMBER, _heads, _members, _GRIDS),
    "grid.committee-leader": Post(
        Words("leader", "网格长"), _ON_COMMITTEE, _leaders, _committees, _BOTH
    ),
    "grid.leader-is-committee-or-staff": Post(
        Words("leader", "网格长"),
        Words("on a committee or of the staff", "两委成员或社工"),
        _leaders,
        _committees_or_staff,
        (*_BOTH, "staff"),
    ),
    "village-grid.leader-is-secretary": Post(
        Words("leader", "网格长"),
        Words("the organisation's or a branch's secretary", "党组织书记"),
        _village_grids,
        _all_secretaries,
        _BOTH,
    ),
    "grid.deputy-is-member": Post(
        Words("deputy", "副网格长"), _MEMBER, _deputies, _members, _GRIDS
    ),
    "grid.deputy-leads-party-group": Post(
        Words("deputy", "副网格长"),
        Words("the leader of a party group", "党小组组长"),
        _deputies,
        _group_leaders,
        _BOTH,
    ),
    "grid.worker-is-member": Post(
        Words("grid worker", "网格员"), _MEMBER, _each(basic_grids, "workers"), _members, _GRIDS
    ),
    "quarter.leader-is-secretary": Post(
        Words("leader", "片区长"),
        Words("a branch's secretary", "党支部书记"),
        _quarters,
        _secretaries,
        _BOTH,
    ),
    "party-group.leader-is-member": Post(
        Words("leader", "党小组组长"),
        _MEMBER,
        _each(lambda state: state.party_groups.values(), "leader"),
        _members,
        _BRANCHES,
    ),
    "branch.secretary-is-member": Post(
        Words("secretary", "书记"),
        _MEMBER,
        _each(lambda state: state.branches.values(), "secretary"),
        _members,
        _BRANCHES,
    ),
    "branch.committee-is-member": Post(
        Words("committee member", "委员"),
        _MEMBER,
        _each(lambda state: state.branches.values(), "committee"),
        _members,
        _BRANCHES,
    ),
    "unit.liaison-is-member": Post(
        Words("liaison officer", "联络员"),
        _MEMBER,
        _each(lambda state: units(state).values(), "liaison"),
        _members,
        _BRANCHES,
    ),
}
