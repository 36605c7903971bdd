"""core-share: how many of the member households are core households.

The core households of the term (the year) are `low` to `high` percent of the households in
which a member lived on the election day, in whole numbers; two core members of one home are
one. A term elected before the clause was in force owes no share. Where no whole number fits,
either neighbour is a notice and anything beyond an error; where the share and the number in
each grid cannot both hold, it is a notice that names both. Clause: line-2022/3-core-share.
"""

from collections.abc import Iterator
from fractions import Fraction

from gridctl.compute.core import core_households, homeless_core, in_order_of_election
from gridctl.findings.finding import Breach, Severity
from gridctl.model.mark import Mark
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.core_terms import core_terms

_EN = "The term {term} has {count} core households in {total} member households ({share}); "
_ZH = "{term}年度党员中心户{count}户，党员户总数{total}户，占{share}，"
RULE = Rule(
    code="COR101",
    name="core-share",
    severity=Severity.ERROR,
    summary=Words(
        "core households are as large a share of the member households as asked",
        "党员中心户占党员户总数的比例在规定范围内",
    ),
    why=Words(
        "Too few cannot reach every member; with too many the plate means nothing.",
        "太少联不到每名党员，太多起不到示范作用。",
    ),
    messages={
        "few": Words(_EN + "at least {low} are asked for.", _ZH + "少于规定的{low}户。"),
        "many": Words(_EN + "at most {high} are allowed.", _ZH + "超过规定的{high}户。"),
        "between": Words(
            _EN + "no whole number fits, the nearest are {low} and {high}: the township decides.",
            _ZH + "没有整数符合规定比例，最接近的是{low}户和{high}户，请由镇里确定。",
        ),
        "clash": Words(
            _EN + "the share asks for {low} to {high}, the grids ({grids}) for {least} to {most}: "
            "both cannot hold.",
            _ZH + "按比例应为{low}至{high}户，按{grids}个网格应为{least}至{most}户，无法同时满足。",
        ),
    },
    hint=Words("Mend the term's rows in core-households.csv.", "请更正 core-households.csv 的行。"),
    good="2023,M008,elected,MT108,  (6 to 8 such rows for 40 member households)",
    bad="2023,M008,elected,MT108,  (9 such rows for 40 member households)",
    sets=("village.core-households",),
    tables=("members", "households", "core_households", "meetings"),
    reads=("former_values",),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield one breach where the number of core households is outside the share."""
    asked, homes = core_terms(ctx), core_households(ctx.now)
    if asked.share is None or asked.bounds is None:
        return
    bounds, count, (low, high) = asked.bounds, len(homes), asked.nearest
    few = count < bounds.low
    if not (few or count > bounds.high) or (few and count + homeless_core(ctx.now) >= bounds.low):
        return
    variant, severity = "few" if few else "many", asked.share.severity
    if asked.clash or low <= count <= high:
        variant, severity = "clash" if asked.clash else "between", Severity.NOTICE
    last = in_order_of_election(ctx.village, (rows[0] for rows in homes.values()))[-1:]
    share = Fraction(count, bounds.total) if bounds.total else Fraction(0)
    yield Breach(
        Mark("core-households.csv") if few or not last else last[0].at.mark(),
        asked.said
        | {"term": ctx.as_of.year, "count": count, "total": bounds.total, "share": share},
        subject="V",
        variant=variant,
        severity=severity,
        clause=asked.share.ref("low" if few else "high"),
        absent=few,
        doubts=("core_households",),
    )
