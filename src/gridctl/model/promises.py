"""What was promised and decided: commitments, measures, tasks, stars, points rules, waivers."""

from decimal import Decimal

from gridctl.model.choices import AccountKind, CapPeriod, CommonTask, PointsKind
from gridctl.model.mark import Place
from gridctl.model.period import Day, Period
from gridctl.model.record import Record, column
from gridctl.model.words import Words


class Promise(Record):
    """One service item; its state (open, kept, overdue, withdrawn) is derived."""

    text: str = column("承诺事项", required=True)
    target: str = column("目标", required=True)
    measures: str = column("措施", required=True)
    due_on: Day | None = column("完成时限", required=True, month="last", ahead=True)
    done_on: Day | None = column("完成日期")
    withdrawn_on: Day | None = column("撤回日期")
    at: Place


class Commitment(Record):
    """A member's form of the year: duties and promises."""

    member: str = column("党员", required=True, refers=("member",))
    signed_on: Day | None = column("签订日期")
    duties: tuple[str, ...] = column("岗位职责")
    promises: tuple[Promise, ...] = column("承诺")
    period: Period
    at: Place


class CommitmentsDocument(Record):
    """commitments/YYYY.yaml."""

    commitments: tuple[Commitment, ...] = column("承诺", required=True)
    at: Place


class Measures(Record):
    """A branch's own measures for the five leads."""

    branch: str = column("党支部", required=True, refers=("branch", "organisation"))
    policy: tuple[str, ...] = column("宣政策")
    industry: tuple[str, ...] = column("兴产业")
    environment: tuple[str, ...] = column("护环境")
    deeds: tuple[str, ...] = column("办实事")
    governance: tuple[str, ...] = column("促治理")
    period: Period
    at: Place


class MeasuresDocument(Record):
    """measures/YYYY.yaml."""

    measures: tuple[Measures, ...] = column("措施", required=True)
    at: Place


class Tasks(Record):
    """tasks.yaml: the common task list and the village's own."""

    common: tuple[CommonTask, ...] = column("共性清单")
    own: tuple[str, ...] = column("个性清单")
    approved_at: str = column("通过会议", refers=("meeting",))
    at: Place


class StarHolders(Record):
    """The holder of each of the five stars."""

    study: tuple[str, ...] = column("学习宣传星", refers=("member",))
    industry: tuple[str, ...] = column("产业发展星", refers=("member",))
    environment: tuple[str, ...] = column("环境卫生星", refers=("member",))
    service: tuple[str, ...] = column("为民服务星", refers=("member",))
    governance: tuple[str, ...] = column("治理先锋星", refers=("member",))
    at: Place


class StarsDocument(Record):
    """stars/2022H2.yaml."""

    chosen_at: str = column("评选会议", refers=("meeting",))
    stars: StarHolders | None = column("五星", required=True)
    period: Period
    at: Place


class PointsRule(Record):
    """One rule of the points rulebook; negative and redeem carry a minus sign."""

    id: str = column("编号", required=True, key=True)
    title: str = column("名称", required=True)
    kind: PointsKind | None = column("类别", required=True)
    points: Decimal | None = column("分值")
    cap: Decimal | None = column("上限")
    period: CapPeriod | None = column("上限周期", Words("blank: in all", "空白：累计"))
    accounts: tuple[AccountKind, ...] = column("适用账户", written="for")
    approved_at: str = column("通过会议", refers=("meeting",))
    at: Place


class PointsDocument(Record):
    """points.yaml."""

    rules: tuple[PointsRule, ...] = column("积分项", required=True)
    at: Place


class Waiver(Record):
    """A dated exception to a rule for one subject."""

    rule: str = column("规则", required=True)
    subject: str = column("对象", required=True, refers=("subject",))
    reason: str = column("理由", required=True)
    approved_at: str = column("通过会议", required=True, refers=("meeting",))
    until: Period | None = column(
        "期限",
        Words("a period; it ends on its last day", "期次，至该期最后一日止"),
        required=True,
    )
    at: Place


class WaiversDocument(Record):
    """waivers.yaml."""

    waivers: tuple[Waiver, ...] = column("豁免", required=True)
    at: Place
