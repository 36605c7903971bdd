"""core-joint: the numbers of core households that keep every limit in force at once.

All clauses that limit them: the share of member households, the number in each grid and villager
group, the households for each, how many other members each links, how many a party group's leader
links. Readings (ours): a core member a core household, in the grid and group of the home; each
other member is linked by exactly one core member, each core household by exactly one leader;
member households and members are those of the election day. Where no number is left, a smallest
set of limits that cannot hold together is told, what holds without it, and the smallest change:
the fewest numbers of limits, then the least sum of changes (households, members and percentage
points alike), then hedged clauses before firm ones. Clauses: those named.
"""

from collections.abc import Iterator

from gridctl.compute.places import VILLAGE
from gridctl.figures.figure import Explained, Figure, Part, Range
from gridctl.figures.quotas.core_limits import KEYS
from gridctl.figures.quotas.joint_words import facts_parts, joint_notes, limit_words, numbers_of
from gridctl.figures.quotas.worked_out import quotas
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="core-joint",
    title=Words("core households that keep all limits", "同时符合各项规定的中心户数"),
    formula=Words(
        "whole numbers of core households that are in the range of every limit in force, taken "
        "together grid by grid and group by group",
        "逐网格、逐组同时符合全部现行规定的中心户整数",
    ),
    of=("village",),
    example="gridctl why V core-joint",
    sets=KEYS,
)


def subjects(ctx: Context, _: Period | None) -> Iterator[str]:
    """Yield the village where some clause limits core households."""
    if quotas(ctx).joint is not None:
        yield VILLAGE


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return what each limit allows by itself, and what is to be said where none is left."""
    joint = quotas(ctx).joint
    if subject != VILLAGE or joint is None:
        return None
    alone = []
    for limit in joint.limits:
        found = joint.alone(limit.key)
        alone.append(Part(limit_words(limit), Range(found.low, found.high)))
    return Explained(
        Range(joint.numbers.low, joint.numbers.high),
        (*facts_parts(ctx, joint.facts), *alone),
        numbers_of(joint.limits),
        joint_notes(joint),
    )
