"""gridctl.yaml: the village, the policies it follows and how it publishes."""

from gridctl.model.choices import ResidentNames, VillageKind
from gridctl.model.mark import Place
from gridctl.model.period import Day
from gridctl.model.record import Record, Setting, column
from gridctl.model.words import Words


class VillageFacts(Record):
    """Which village it is."""

    name: str = column("名称", required=True)
    code: str = column("区划代码", Words("12 digits", "12位数字"), required=True)
    township: str = column("乡镇")
    county: str = column("区县")
    kind: VillageKind | None = column("类别", Words("blank: village", "空白：村"))
    at: Place


class Override(Record):
    """Parameters of a clause changed here, with the basis."""

    clause: str = column("条款", required=True)
    basis: str = column("依据", Words("a meeting or a document", "会议或文件"), required=True)
    settings: tuple[Setting, ...] = column("参数", required=True, written="set")
    at: Place


class PolicyEntry(Record):
    """A pack that the village follows, or some clauses of it."""

    id: str = column("编号", required=True)
    since: Day | None = column("起始日期", month="first", ahead=True, written="from")
    until: Day | None = column("截止日期", month="last", ahead=True)
    clauses: tuple[str, ...] = column("条款", Words("patterns such as 2.*", "如 2.*"))
    basis: str = column("依据")
    overrides: tuple[Override, ...] = column("参数调整")
    at: Place


class Roles(Record):
    """Who proposes, reviews and approves what is published."""

    proposed_by: str = column("提出人", refers=("member", "staff"))
    reviewed_by: str = column("审核人", refers=("member", "staff"))
    approved_by: str = column("审批人", refers=("member", "staff"))
    at: Place


class PublicationSettings(Record):
    """How disclosure pages are made."""

    supervision_line: str = column("监督电话")
    objections: str = column("异议方式")
    minimum_ballots: int | None = column("最低票数", low=0)
    minimum_households: int | None = column(
        "最低户数",
        Words(
            "of fewer households no number of their own is published; blank: 5 (ours)",
            "不足此户数的不单独公布数字；空白：5（本工具取值）",
        ),
        low=1,
    )
    residents: ResidentNames | None = column("居民显示", Words("blank: masked", "空白：姓名隐去"))
    roles: Roles | None = column("审批角色")
    at: Place


class Manifest(Record):
    """gridctl.yaml."""

    format: int | None = column("格式版本", required=True, low=1)
    village: VillageFacts | None = column("村情", required=True)
    records_from: Day | None = column(
        "建账起始",
        Words("nothing earlier is judged", "此前的事项不作检查"),
        required=True,
        month="first",
        ahead=True,
    )
    policies: tuple[PolicyEntry, ...] = column("政策", required=True)
    as_of: Day | None = column("基准日期", ahead=True)
    lang: str = column("语言", Words("zh or en", "zh 或 en"))
    publication: PublicationSettings | None = column("公示设置")
    at: Place
