"""The names of grids in tables, with the village's last and a word for no grid."""

from gridctl.compute.gathering import ORGANISATION
from gridctl.figures.figure import Column
from gridctl.figures.names import name_of
from gridctl.model.words import Words
from gridctl.rules.rule import Context

NAME = Column("name", Words("name", "名称"))
_ALL = Words("whole village", "全村")
_NO_GRID = Words("no grid", "未分网格")


def grid_words(ctx: Context, grid: str) -> str | Words:
    """Return a grid's name; what stands for the village, and for no grid (blank)."""
    if grid == ORGANISATION:
        return _ALL
    return name_of(ctx, grid) if grid else _NO_GRID
