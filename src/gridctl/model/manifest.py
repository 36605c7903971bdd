"""gridctl.yaml: the village, the policies it follows and how it publishes."""

from datetime import date
from typing import Annotated

from gridctl.model.choices import ResidentNames, VillageKind
from gridctl.model.declare import Field
from gridctl.model.mark import Place
from gridctl.model.record import Record, Setting
from gridctl.model.words import Words


class VillageFacts(Record):
    """Which village it is."""

    name: Annotated[str, Field("名称", required=True)]
    code: Annotated[str, Field("区划代码", Words("12 digits", "12位数字"), required=True)]
    township: Annotated[str, Field("乡镇")]
    county: Annotated[str, Field("区县")]
    kind: Annotated[VillageKind | None, Field("类别", Words("blank: village", "空白：村"))]
    at: Place


class Override(Record):
    """Parameters of a clause changed here, with the basis."""

    clause: Annotated[str, Field("条款", required=True)]
    basis: Annotated[
        str, Field("依据", Words("a meeting or a document", "会议或文件"), required=True)
    ]
    settings: Annotated[tuple[Setting, ...], Field("参数", required=True, written="set")]
    at: Place


class PolicyEntry(Record):
    """A pack that the village follows, or some clauses of it."""

    id: Annotated[str, Field("编号", required=True)]
    since: Annotated[date | None, Field("起始日期", month="first", ahead=True, written="from")]
    until: Annotated[date | None, Field("截止日期", month="last", ahead=True)]
    clauses: Annotated[tuple[str, ...], Field("条款", Words("patterns such as 2.*", "如 2.*"))]
    basis: Annotated[str, Field("依据")]
    overrides: Annotated[tuple[Override, ...], Field("参数调整")]
    at: Place


class Roles(Record):
    """Who proposes, reviews and approves what is published."""

    proposed_by: Annotated[str, Field("提出人", refers=("member", "staff"))]
    reviewed_by: Annotated[str, Field("审核人", refers=("member", "staff"))]
    approved_by: Annotated[str, Field("审批人", refers=("member", "staff"))]
    at: Place


class PublicationSettings(Record):
    """How disclosure pages are made."""

    supervision_line: Annotated[str, Field("监督电话")]
    objections: Annotated[str, Field("异议方式")]
    minimum_ballots: Annotated[int | None, Field("最低票数", low=0)]
    residents: Annotated[
        ResidentNames | None, Field("居民显示", Words("blank: masked", "空白：姓名隐去"))
    ]
    roles: Annotated[Roles | None, Field("审批角色")]
    at: Place


class Manifest(Record):
    """gridctl.yaml."""

    format: Annotated[int | None, Field("格式版本", required=True, low=1)]
    village: Annotated[VillageFacts | None, Field("村情", required=True)]
    records_from: Annotated[
        date | None,
        Field(
            "建账起始",
            Words("nothing earlier is judged", "此前的事项不作检查"),
            month="first",
            ahead=True,
        ),
    ]
    policies: Annotated[tuple[PolicyEntry, ...], Field("政策", required=True)]
    as_of: Annotated[date | None, Field("基准日期", ahead=True)]
    lang: Annotated[str, Field("语言", Words("zh or en", "zh 或 en"))]
    publication: Annotated[PublicationSettings | None, Field("公示设置")]
    at: Place
