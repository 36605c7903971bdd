"""What was promised and decided: commitments, measures, tasks, stars, points rules, waivers."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from gridctl.model.choices import AccountKind, CommonTask, PointsKind
from gridctl.model.declare import Field
from gridctl.model.mark import Place
from gridctl.model.period import Period
from gridctl.model.record import Record


class Promise(Record):
    """One service item; its state (open, kept, overdue, withdrawn) is derived."""

    text: Annotated[str, Field("承诺事项", required=True)]
    target: Annotated[str, Field("目标", required=True)]
    measures: Annotated[str, Field("措施", required=True)]
    due_on: Annotated[date | None, Field("完成时限", required=True, month="last", ahead=True)]
    done_on: Annotated[date | None, Field("完成日期")]
    withdrawn_on: Annotated[date | None, Field("撤回日期")]
    at: Place


class Commitment(Record):
    """A member's form of the year: duties and promises."""

    member: Annotated[str, Field("党员", required=True, refers=("member",))]
    signed_on: Annotated[date | None, Field("签订日期")]
    duties: Annotated[tuple[str, ...], Field("岗位职责")]
    promises: Annotated[tuple[Promise, ...], Field("承诺")]
    period: Period
    at: Place


class CommitmentsDocument(Record):
    """commitments/YYYY.yaml."""

    commitments: Annotated[tuple[Commitment, ...], Field("承诺", required=True)]
    at: Place


class Measures(Record):
    """A branch's own measures for the five leads."""

    branch: Annotated[str, Field("党支部", required=True, refers=("branch", "organisation"))]
    policy: Annotated[tuple[str, ...], Field("宣政策")]
    industry: Annotated[tuple[str, ...], Field("兴产业")]
    environment: Annotated[tuple[str, ...], Field("护环境")]
    deeds: Annotated[tuple[str, ...], Field("办实事")]
    governance: Annotated[tuple[str, ...], Field("促治理")]
    period: Period
    at: Place


class MeasuresDocument(Record):
    """measures/YYYY.yaml."""

    measures: Annotated[tuple[Measures, ...], Field("措施", required=True)]
    at: Place


class Tasks(Record):
    """tasks.yaml: the common task list and the village's own."""

    common: Annotated[tuple[CommonTask, ...], Field("共性清单")]
    own: Annotated[tuple[str, ...], Field("个性清单")]
    approved_at: Annotated[str, Field("通过会议", refers=("meeting",))]
    at: Place


class StarHolders(Record):
    """The holder of each of the five stars."""

    study: Annotated[tuple[str, ...], Field("学习宣传星", refers=("member",))]
    industry: Annotated[tuple[str, ...], Field("产业发展星", refers=("member",))]
    environment: Annotated[tuple[str, ...], Field("环境卫生星", refers=("member",))]
    service: Annotated[tuple[str, ...], Field("为民服务星", refers=("member",))]
    governance: Annotated[tuple[str, ...], Field("治理先锋星", refers=("member",))]
    at: Place


class StarsDocument(Record):
    """stars/2022H2.yaml."""

    chosen_at: Annotated[str, Field("评选会议", refers=("meeting",))]
    stars: Annotated[StarHolders | None, Field("五星", required=True)]
    period: Period
    at: Place


class PointsRule(Record):
    """One rule of the points rulebook; negative and redeem carry a minus sign."""

    id: Annotated[str, Field("编号", required=True, key=True)]
    title: Annotated[str, Field("名称", required=True)]
    kind: Annotated[PointsKind | None, Field("类别", required=True)]
    points: Annotated[Decimal | None, Field("分值")]
    cap: Annotated[Decimal | None, Field("上限")]
    period: Annotated[str, Field("上限周期")]
    accounts: Annotated[tuple[AccountKind, ...], Field("适用账户", written="for")]
    approved_at: Annotated[str, Field("通过会议", refers=("meeting",))]
    at: Place


class PointsDocument(Record):
    """points.yaml."""

    rules: Annotated[tuple[PointsRule, ...], Field("积分项", required=True)]
    at: Place


class Waiver(Record):
    """A dated exception to a rule for one subject."""

    rule: Annotated[str, Field("规则", required=True)]
    subject: Annotated[str, Field("对象", required=True)]
    reason: Annotated[str, Field("理由", required=True)]
    approved_at: Annotated[str, Field("通过会议", required=True, refers=("meeting",))]
    until: Annotated[Period | None, Field("期限", required=True)]
    at: Place


class WaiversDocument(Record):
    """waivers.yaml."""

    waivers: Annotated[tuple[Waiver, ...], Field("豁免", required=True)]
    at: Place
