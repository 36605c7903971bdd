"""Done and due of each grid and of the village, period by period; whole numbers."""

from collections.abc import Sequence

from gridctl.compute.gathering import ORGANISATION
from gridctl.figures.done_of_due import Measure, counts
from gridctl.figures.figure import Done
from gridctl.model.period import Period
from gridctl.rules.rule import Context

_NONE = Done(0, 0)


def by_grid(
    ctx: Context, measure: Measure, periods: Sequence[Period]
) -> dict[str, tuple[Done, ...]]:
    """Return what was done of what was due of each grid and, last, of the village (`V`).

    A pair stands for each of `periods`, which may overlap (the months, and their quarter); each
    is counted by itself. Grids that owed nothing in any are left out; of duties without a grid
    the key is blank.
    """
    import pandas as pd

    frame = pd.DataFrame(
        [
            (duty.grid, column, int(counts(measure, duty)), 1)
            for column, period in enumerate(periods)
            for duty in measure.owing(ctx, period).duties
        ],
        columns=["grid", "column", "done", "due"],
    )
    sums = frame.groupby(["grid", "column"], sort=True).sum()
    cells: dict[tuple[str, int], Done] = {}
    for (grid, column), done, due in zip(sums.index, sums["done"], sums["due"], strict=True):
        for key in ((str(grid), int(column)), (ORGANISATION, int(column))):
            so_far = cells.get(key, _NONE)
            cells[key] = Done(so_far.done + int(done), so_far.due + int(due))
    rows = (*sorted({grid for grid, _ in cells} - {ORGANISATION}), ORGANISATION)
    return {
        row: tuple(cells.get((row, column), _NONE) for column in range(len(periods)))
        for row in rows
    }
