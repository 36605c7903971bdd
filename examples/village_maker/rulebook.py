"""The points rulebook that the representatives' meeting passed."""

from dataclasses import dataclass
from decimal import Decimal

from makerkit.folder import Folder
from makerkit.yaml_text import Inline, YamlValue

from village_maker.gatherings import Meetings

PASSED_AT = "core-2022"  # the key of the meeting
_KINDS = {"base": "基础分", "duty": "履职分", "bonus": "奖励分", "negative": "负面分"}
_KINDS |= {"redeem": "兑换"}
_PERIODS = {"month": "每月", "quarter": "每季度", "year": "每年"}

# id, title, kind, points, cap, its period, whose accounts
_RULES = """
P01 参加主题党日并完成当月联户任务 duty 5 5 month member
P02 网格值班和组内事务 duty 2.5 2.5 quarter member
P03 参加急难任务和集中行动 bonus 2.5 5 month member
P04 参加志愿服务和集体劳动 bonus 2 6 month member;household
P05 发动联系户参加集体活动 bonus 1 3 month member
P06 无故缺席会议或活动 negative -2 -6 quarter member
P07 联系户之间的纠纷未及时化解 negative -3 -6 quarter member
P11 门前三包评比达标 base 10 10 quarter household
P12 带头清洁院落和沟渠 bonus 2.5 5 quarter household
P13 评为好家风家庭 bonus 5 5 year household
P14 提出的建议被采纳 bonus 3 6 quarter household
P15 房前屋后乱堆乱放经提醒未改 negative -2.5 -5 quarter household
P16 垃圾不入桶经提醒未改 negative -4 -8 year household
P21 兑换日用品 redeem -10 -30 quarter household
P22 兑换农机工时 redeem -20 -40 year household
"""


@dataclass(frozen=True)
class PointsRule:
    """A rule of the book; a cap is on the sum of an account in its period."""

    id: str
    title: str
    kind: str
    points: Decimal
    cap: Decimal
    period: str
    accounts: tuple[str, ...]


def _read(line: str) -> PointsRule:
    one, title, kind, points, cap, period, accounts = line.split()
    whose = tuple(accounts.split(";"))
    return PointsRule(one, title, kind, Decimal(points), Decimal(cap), period, whose)


RULES = {rule.id: rule for rule in map(_read, filter(None, _RULES.split("\n")))}


def write_rulebook(folder: Folder, meetings: Meetings) -> None:
    """Write points.yaml."""
    rules: list[YamlValue] = [
        Inline(
            {
                "id": rule.id,
                "title": rule.title,
                "kind": _KINDS[rule.kind],
                "points": str(rule.points),
                "cap": str(rule.cap),
                "period": _PERIODS[rule.period],
                "for": ["党员" if one == "member" else "农户" for one in rule.accounts],
                "approved_at": meetings.id(PASSED_AT),
            }
        )
        for rule in RULES.values()
    ]
    folder.yaml("points.yaml", {"rules": rules})
