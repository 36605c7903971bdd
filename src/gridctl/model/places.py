"""Grids with their groups and courtyards, the organisation with its branches, stations."""

from gridctl.model.choices import StationMark, Tier
from gridctl.model.mark import Place
from gridctl.model.record import Record, column
from gridctl.model.words import Words

POST = ("member", "staff")


class VillagerGroup(Record):
    """A villager group of a grid."""

    id: str = column("编号", required=True, key=True)
    name: str = column("名称", required=True)
    head: str = column("组长", refers=POST)
    at: Place


class Courtyard(Record):
    """A courtyard, or a building."""

    id: str = column("编号", required=True, key=True)
    name: str = column("名称", required=True)
    villager_group: str = column("村民小组", refers=("villager_group",))
    at: Place


class Grid(Record):
    """A grid, with the five things that may be fixed for it."""

    id: str = column("编号", required=True, key=True)
    name: str = column("名称", required=True)
    tier: Tier | None = column("层级", Words("blank: grid", "空白：网格"))
    parent: str = column("上级", refers=("grid", "organisation"))
    leader: str = column("网格长", refers=POST)
    deputy: str = column("副网格长", refers=POST)
    workers: tuple[str, ...] = column("网格员", refers=POST)
    area: str = column("范围")
    duties: tuple[str, ...] = column("职责")
    reward: str = column("奖惩")
    people: int | None = column("人数", low=0)
    villager_groups: tuple[VillagerGroup, ...] = column("村民小组")
    courtyards: tuple[Courtyard, ...] = column("院落")
    at: Place


class GridsDocument(Record):
    """grids.yaml."""

    grids: tuple[Grid, ...] = column("网格", required=True)
    at: Place


class PartyGroup(Record):
    """A party group of a branch."""

    id: str = column("编号", required=True, key=True)
    name: str = column("名称", required=True)
    leader: str = column("组长", refers=POST)
    at: Place


class Branch(Record):
    """A party branch; a joint branch names its units."""

    id: str = column("编号", required=True, key=True)
    name: str = column("名称", required=True)
    secretary: str = column("书记", refers=POST)
    committee: tuple[str, ...] = column("委员", refers=POST)
    phone: str = column(
        "服务电话", Words("the branch's, no person's", "支部公开电话"), telephone=True
    )
    units: tuple[str, ...] = column("单位", refers=("unit",))
    party_groups: tuple[PartyGroup, ...] = column("党小组")
    at: Place


class Unit(Record):
    """An enterprise or an outside unit."""

    id: str = column("编号", required=True, key=True)
    name: str = column("名称", required=True)
    liaison: str = column("联络员", refers=POST)
    at: Place


class Organisation(Record):
    """The village's party organisation; it shares the id V with the village."""

    id: str = column("编号", required=True, key=True)
    name: str = column("名称", required=True)
    secretary: str = column("书记", refers=POST)
    committee: tuple[str, ...] = column("委员", refers=POST)
    branches: tuple[Branch, ...] = column("党支部", required=True)
    units: tuple[Unit, ...] = column("单位")
    at: Place


class BranchesDocument(Record):
    """branches.yaml."""

    organisation: Organisation | None = column("组织", required=True)
    at: Place


class Station(Record):
    """A place where members and households meet."""

    id: str = column("编号", required=True, key=True)
    name: str = column("名称", required=True)
    grid: str = column("网格", refers=("grid",))
    marks: tuple[StationMark, ...] = column("标准")
    at: Place


class StationsDocument(Record):
    """stations.yaml."""

    stations: tuple[Station, ...] = column("站点", required=True)
    at: Place
