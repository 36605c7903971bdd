"""The kinds of clause about points accounts, and the parameters of each.

Units: points, percent as whole numbers, numbers of groups, members and households.
"""

from gridctl.model.choice import Choice
from gridctl.model.record import Record, column


class Counted(Choice):
    """The kinds of entries that make up points; redemptions never do."""

    BASE = "base", "基础分"
    DUTY = "duty", "履职分"
    BONUS = "bonus", "奖励分"
    NEGATIVE = "negative", "负面分"


class Linkers(Choice):
    """What several members who link a household take of its lost points."""

    EACH = "each", "各自全额"
    SPLIT = "split", "平均分摊"


class Own(Choice):
    """Whose entries make a member's points."""

    OWN = "own", "本人积分"
    MEAN = "mean", "联系户均分"


class Tied(Choice):
    """What becomes of those who tie at the cut: all of them are within it, or none is."""

    ALL = "all", "全部入选"
    NONE = "none", "全部不入选"


class Often(Choice):
    """The period over which points are compared."""

    MONTH = "month", "每月"
    QUARTER = "quarter", "每季度"
    HALF = "half", "每半年"
    YEAR = "year", "每年"


class Points(Record):
    """An account's points in a period: all its entries of the kinds `counts`, added up.

    Negative ones carry a minus sign; redemptions never count.
    """

    counts: tuple[Counted, ...] = column("计入", required=True)


class Coupling(Record):
    """How the points of members and of the households they link hang together.

    `loss_percent` of what a linked household loses is taken from the member (nothing said: 0), of
    several linkers from `each` or `split` between them; an activity that a linked household has an
    entry of, too, counts `activity_percent` for the member (100); a member's points are his or her
    `own` or the `mean` of the linked households, as `member_points` says.
    """

    loss_percent: int | None = column("扣分连带百分比", low=0)
    linkers: Linkers | None = column("多人联系时")
    activity_percent: int | None = column("同一活动计分百分比", low=0)
    member_points: Own | None = column("党员积分")


class Ranking(Record):
    """Villager groups are ranked in each period by mean points a household.

    `red_flag_percent` of them, rounded down but at least `red_flag_min`, are red-flag groups;
    `tied` says what becomes of those who tie at the cut.
    """

    every: Often | None = column("周期", required=True)
    red_flag_percent: int | None = column("红旗百分比", required=True, low=0)
    red_flag_min: int | None = column("红旗下限", low=0)
    tied: Tied | None = column("并列时")


class Selection(Record):
    """Who is considered for the year's outstanding members and families, by points.

    A number of each, or a percentage, rounded down but at least one; whoever ties with the last
    one is considered too.
    """

    every: Often | None = column("周期", required=True)
    members: int | None = column("党员名额", low=0)
    members_percent: int | None = column("党员百分比", low=0)
    families: int | None = column("家庭名额", low=0)
    families_percent: int | None = column("家庭百分比", low=0)
