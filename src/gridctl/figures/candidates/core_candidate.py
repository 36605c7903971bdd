"""core-candidate: whether a member's household can be elected core household (internal).

The document: core households are elected from the member households, grid by grid, at year end and
with the appraisal, for the next year (the term). So the member lives in a household of the village.
That the member lives here, was appraised qualified or better in that year, and was not rated poorly
in the last round before the election, is ours (parameters of a clause). In: every condition is met;
out: one is not; open: the appraisal is not known yet. Clauses: line-2022/3-core-share,
3-core-candidates.
"""

from collections.abc import Iterable

from gridctl.figures.candidates.core_choice import PERIODS, SETS, core_candidates
from gridctl.figures.candidates.reasons import explained
from gridctl.figures.figure import Explained, Figure
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="core-candidate",
    title=Words("candidate for core household", "中心户人选"),
    formula=Words(
        "in where every condition is met on the day of the election, out where one is not, open "
        "where one is not known",
        "评选之日各项条件都符合的为“符合”，有一项不符合的为“不符合”，有未知项的为“待定”",
    ),
    of=("member",),
    example="gridctl why M008 core-candidate 2023",
    periods=PERIODS,
    sets=SETS,
    internal=True,
)


def subjects(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the ids of the members present on the day of the election."""
    return tuple(core_candidates(ctx, period))


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Explain whether a member can be elected; None for somebody who was no member then."""
    found = core_candidates(ctx, period).get(subject)
    return explained(found) if found else None
