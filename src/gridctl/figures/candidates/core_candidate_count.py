"""core-candidates: how many members of a grid, or of the village, can be elected (internal).

Members who meet every condition of `core-candidate` on the day of the election; those whose
appraisal is not known are not counted. A member's grid is the duty grid, else the home's. Two
members of one home are two candidates and would be one core household.
Clause: line-2022/3-core-candidates.
"""

from collections.abc import Iterable

from gridctl.compute.candidates import Standing
from gridctl.figures.candidates.core_choice import (
    NO_GRID,
    PERIODS,
    SETS,
    core_candidates,
    grid_of,
)
from gridctl.figures.figure import Explained, Figure, Line, Part
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="core-candidates",
    title=Words("candidates for core household", "中心户人选数"),
    formula=Words(
        "the members who meet every condition on the day of the election",
        "评选之日各项条件都符合的党员人数",
    ),
    of=("grid", "village"),
    example="gridctl why G02 core-candidates 2023",
    periods=PERIODS,
    sets=SETS,
    internal=True,
)
_VILLAGE = "V"
_IN = {
    Standing.IN: Words("in", "符合"),
    Standing.OPEN: Words("open, not counted", "待定，未计入"),
    Standing.OUT: Words("out, not counted", "不符合，未计入"),
}
_SAYS = Words("{member}, household {household}", "{member}，{household}户")


def subjects(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the village, and the grids that have a member."""
    found = core_candidates(ctx, period).values()
    grids = sorted({grid_of(each) for each in found} - {NO_GRID})
    return (_VILLAGE, *grids) if found else ()


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Explain how many can be elected; None for a grid without a member."""
    if subject not in subjects(ctx, period):
        return None
    everyone = core_candidates(ctx, period).values()
    found = [each for each in everyone if subject in (_VILLAGE, grid_of(each))]
    parts = []
    for standing, name in _IN.items():
        lines = tuple(
            Line(
                each.member.at.mark(),
                _SAYS,
                {"member": each.member.id, "household": each.member.household},
            )
            for each in found
            if each.standing is standing
        )
        parts.append(Part(name, len(lines), lines, sums=True))
    return Explained(parts[0].value, tuple(parts))
