"""red-flag: whether a villager group is a red-flag group of the period.

Red-flag groups are `red_flag_percent` (30, ours) of the ranked groups, rounded down, but at least
`red_flag_min` (1, ours): of 7 groups 2, of 3 groups 1. Where the cut falls among groups with the
same mean, all of them are red-flag groups (`tied: all`, ours) or none of them (`none`). A group
whose mean is not above 0 is none (ours). The ranks are compared exactly. How the reward is split
is the group's own affair. Clause: sanlian/3.2-quarter.
"""

from gridctl.figures.figure import Explained, Figure, Parameter, Part
from gridctl.figures.points import comparison
from gridctl.figures.points.of_groups import order_part
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.policy.accounts import Tied
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="red-flag",
    title=Words("red-flag group", "红旗村组"),
    formula=Words(
        "among the first so many of the ranked groups: a percentage, rounded down",
        "名次在前若干名之内：按比例向下取整",
    ),
    of=("villager-group",),
    example="gridctl why VG01 red-flag 2022Q3",
    periods=("quarter", "month", "half", "year"),
    sets=(comparison.RANKING,),
)
YES, NO = Words("yes", "是"), Words("no", "否")
_PLACES = Words("red-flag places", "红旗村组名额")
_RANKED = Words("groups ranked", "参加排名小组数")
_PERCENT = Words("share of red-flag groups, in percent", "红旗百分比")
_LEAST = Words("at least", "红旗下限")
_TIED = Words("tied at the cut", "末位并列的")
ALL_TIED = Words(
    "The cut at {places} falls among {groups}, which have the same mean: all of them are "
    "red-flag groups.",
    "第{places}名处{groups}户均积分相同，全部评为红旗村组。",
)
NONE_TIED = Words(
    "The cut at {places} falls among {groups}, which have the same mean: none of them is a "
    "red-flag group.",
    "第{places}名处{groups}户均积分相同，均不评为红旗村组。",
)
subjects = comparison.groups_ranked


def value(ctx: Context, group: str, period: Period) -> Words:
    """Say whether a ranked group is a red-flag group."""
    return YES if group in comparison.red_flags(ctx, period).chosen else NO


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Return yes or no, with all groups in order and how the cut was made."""
    ruling = comparison.ranking_of(ctx, period) if period else None
    if ruling is None or period is None:
        return None
    ranked = comparison.ranked_groups(ctx, period)
    if subject not in ranked:
        return None
    cut = comparison.red_flags(ctx, period)
    terms = ruling.terms
    parameters = (
        Parameter(_PERCENT, terms.red_flag_percent, ruling.ref("red_flag_percent")),
        Parameter(_LEAST, terms.red_flag_min or 0, ruling.ref("red_flag_min")),
        Parameter(_TIED, terms.tied or Tied.ALL, ruling.ref("tied")),
    )
    parts = (
        order_part(ctx, ranked.values(), period),
        Part(_RANKED, len(ranked)),
        Part(_PLACES, cut.places),
    )
    return Explained(value(ctx, subject, period), parts, parameters, cut_notes(ctx, period))


def cut_notes(ctx: Context, period: Period) -> tuple[tuple[Words, dict[str, object]], ...]:
    """Return the sentence about a tie at the cut; none where there is no tie."""
    ruling = comparison.ranking_of(ctx, period)
    cut = comparison.red_flags(ctx, period)
    if ruling is None or not cut.tied:
        return ()
    words = NONE_TIED if ruling.terms.tied is Tied.NONE else ALL_TIED
    return ((words, {"places": cut.places, "groups": cut.tied}),)
