"""Grids with their groups and courtyards, the organisation with its branches, stations."""

from typing import Annotated

from gridctl.model.choices import StationMark, Tier
from gridctl.model.declare import Field
from gridctl.model.mark import Place
from gridctl.model.record import Record
from gridctl.model.words import Words

POST = ("member", "staff")


class VillagerGroup(Record):
    """A villager group of a grid."""

    id: Annotated[str, Field("编号", required=True, key=True)]
    name: Annotated[str, Field("名称", required=True)]
    head: Annotated[str, Field("组长", refers=POST)]
    at: Place


class Courtyard(Record):
    """A courtyard, or a building."""

    id: Annotated[str, Field("编号", required=True, key=True)]
    name: Annotated[str, Field("名称", required=True)]
    villager_group: Annotated[str, Field("村民小组", refers=("villager_group",))]
    at: Place


class Grid(Record):
    """A grid, with the five things that may be fixed for it."""

    id: Annotated[str, Field("编号", required=True, key=True)]
    name: Annotated[str, Field("名称", required=True)]
    tier: Annotated[Tier | None, Field("层级", Words("blank: grid", "空白：网格"))]
    parent: Annotated[str, Field("上级", refers=("grid", "organisation"))]
    leader: Annotated[str, Field("网格长", refers=POST)]
    deputy: Annotated[str, Field("副网格长", refers=POST)]
    workers: Annotated[tuple[str, ...], Field("网格员", refers=POST)]
    area: Annotated[str, Field("范围")]
    duties: Annotated[tuple[str, ...], Field("职责")]
    reward: Annotated[str, Field("奖惩")]
    people: Annotated[int | None, Field("人数", low=0)]
    villager_groups: Annotated[tuple[VillagerGroup, ...], Field("村民小组")]
    courtyards: Annotated[tuple[Courtyard, ...], Field("院落")]
    at: Place


class GridsDocument(Record):
    """grids.yaml."""

    grids: Annotated[tuple[Grid, ...], Field("网格", required=True)]
    at: Place


class PartyGroup(Record):
    """A party group of a branch."""

    id: Annotated[str, Field("编号", required=True, key=True)]
    name: Annotated[str, Field("名称", required=True)]
    leader: Annotated[str, Field("组长", refers=POST)]
    at: Place


class Branch(Record):
    """A party branch; a joint branch names its units."""

    id: Annotated[str, Field("编号", required=True, key=True)]
    name: Annotated[str, Field("名称", required=True)]
    secretary: Annotated[str, Field("书记", refers=POST)]
    committee: Annotated[tuple[str, ...], Field("委员", refers=POST)]
    phone: Annotated[str, Field("服务电话", Words("the branch's, no person's", "支部公开电话"))]
    units: Annotated[tuple[str, ...], Field("单位", refers=("unit",))]
    party_groups: Annotated[tuple[PartyGroup, ...], Field("党小组")]
    at: Place


class Unit(Record):
    """An enterprise or an outside unit."""

    id: Annotated[str, Field("编号", required=True, key=True)]
    name: Annotated[str, Field("名称", required=True)]
    liaison: Annotated[str, Field("联络员", refers=POST)]
    at: Place


class Organisation(Record):
    """The village's party organisation; it shares the id V with the village."""

    id: Annotated[str, Field("编号", required=True, key=True)]
    name: Annotated[str, Field("名称", required=True)]
    secretary: Annotated[str, Field("书记", refers=POST)]
    committee: Annotated[tuple[str, ...], Field("委员", refers=POST)]
    branches: Annotated[tuple[Branch, ...], Field("党支部", required=True)]
    units: Annotated[tuple[Unit, ...], Field("单位")]
    at: Place


class BranchesDocument(Record):
    """branches.yaml."""

    organisation: Annotated[Organisation | None, Field("组织", required=True)]
    at: Place


class Station(Record):
    """A place where members and households meet."""

    id: Annotated[str, Field("编号", required=True, key=True)]
    name: Annotated[str, Field("名称", required=True)]
    grid: Annotated[str, Field("网格", refers=("grid",))]
    marks: Annotated[tuple[StationMark, ...], Field("标准")]
    at: Place


class StationsDocument(Record):
    """stations.yaml."""

    stations: Annotated[tuple[Station, ...], Field("站点", required=True)]
    at: Place
