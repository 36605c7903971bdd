"""star: which of the five stars a member holds for a period.

As the period's file of stars says (`stars/2022H1.yaml`); a member may hold more than one. The file
counts once the meeting that chose has been held. Clause: line-2022/3-stars.
"""

from collections.abc import Iterable

from gridctl.figures.candidates.stars import PERIODS, stars_of
from gridctl.figures.figure import Explained, Figure, Line, Part
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="star",
    title=Words("star", "五星"),
    formula=Words(
        "the stars that the period's file gives the member", "当期评星文件中该党员所获的星"
    ),
    of=("member",),
    example="gridctl why M004 star 2022H1",
    periods=PERIODS,
    sets=("village.stars",),
)
_STARS = Words("stars", "所获五星")
_HOLDS = Words("{member} holds {star}", "{member}获{star}")


def subjects(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the ids of those who hold a star of the period."""
    return tuple(dict.fromkeys(member for member, _, _ in stars_of(ctx, period)))


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Explain which stars a member holds; None for one without."""
    held = [(star, mark) for member, star, mark in stars_of(ctx, period) if member == subject]
    if not held:
        return None
    lines = tuple(Line(mark, _HOLDS, {"member": subject, "star": star}) for star, mark in held)
    names = [star.words for star, _ in held]
    value = Words(", ".join(name.en for name in names), "、".join(name.zh for name in names))
    return Explained(value, (Part(_STARS, len(held), lines, sums=True),))
