"""Terms of the figures of villager groups and of ranks. No figure of its own."""

from collections.abc import Iterable, Mapping
from typing import Any

from gridctl.compute.accounts import worth
from gridctl.compute.ranking import Ranked
from gridctl.compute.scoring import points_text
from gridctl.figures.figure import Explained, Line, Part
from gridctl.figures.points import ledger
from gridctl.figures.points.lines import booked_lines
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.policy.accounts import Points
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context

_POINTS = Words("points of the group's households", "小组各户积分合计")
_OWN = Words("points", "积分")
_HOUSEHOLDS = Words("households on {day}", "期末户数（{day}）")
_HOUSEHOLD = Words("{household} of {group}", "{group} {household}")
_IN_ORDER = Words("groups in order", "各组名次")
_RANKED = Words("{group}: rank {rank}, mean {mean}", "{group}：第{rank}名，户均{mean}分")
TIED = Words(
    "{count} share rank {rank}; the next rank is {next}.",
    "并列第{rank}名的有{count}个，其后为第{next}名。",
)

CUT_AT = Words(
    "Red-flag groups: {percent}% of {count} {count:group|groups}, rounded down but at least "
    "{least}: {places}.",
    "红旗村组：{count}个小组的{percent}%，向下取整，不少于{least}个，即{places}个。",
)


def points_part(ctx: Context, group: str, period: Period, ruling: Ruling[Points]) -> Part:
    """Return all points of a group's households, with every entry."""
    accounts, kinds = ledger.accounts(ctx), ruling.terms.counts
    homes = ledger.groups(ctx, period)[group]
    booked = [each for home in homes for each in accounts.counted(home, period, kinds)]
    return Part(_POINTS, worth(booked), booked_lines(ctx, booked), sums=True)


def households_part(ctx: Context, group: str, period: Period) -> Part:
    """Return the households of a group on the last day, each with its line."""
    there = ledger.state(ctx, period).households
    lines = tuple(
        Line(there[home].at.mark(), _HOUSEHOLD, {"household": home, "group": group})
        for home in ledger.groups(ctx, period)[group]
    )
    day = ledger.day_of(ctx, period)
    name = Words(_HOUSEHOLDS.en.format(day=day), _HOUSEHOLDS.zh.format(day=day))
    return Part(name, len(lines), lines, sums=True)


def order_part(ctx: Context, ranked: Iterable[Ranked], period: Period) -> Part:
    """Return the groups in order, with their means and ranks."""
    groups = ledger.state(ctx, period).villager_groups
    lines = tuple(Line(groups[each.id].at.mark(), _RANKED, _said(each), None) for each in ranked)
    return Part(_IN_ORDER, None, lines)


def _said(each: Ranked) -> Mapping[str, Any]:
    return {"group": each.id, "rank": each.rank, "mean": points_text(each.value)}


def rank_explained(
    ranked: Mapping[str, Ranked], subject: str, higher: Words, all_: Words
) -> Explained | None:
    """Return a person's rank, with the points and how many have more; None: not ranked."""
    if subject not in ranked:
        return None
    mine = ranked[subject]
    parts = (Part(_OWN, mine.value), Part(higher, mine.rank - 1), Part(all_, len(ranked)))
    return Explained(mine.rank, parts, (), tie_notes(mine))


def tie_notes(each: Ranked) -> tuple[tuple[Words, Mapping[str, Any]], ...]:
    """Return the sentence about a tie; none where nobody else has the same value."""
    if each.tied == 1:
        return ()
    return ((TIED, {"count": each.tied, "rank": each.rank, "next": each.rank + each.tied}),)
