"""star-candidate: whether a member can be chosen for a star, and why not (internal).

The document asks that a star goes to a member. That the member lives here, was appraised qualified
or better in the year before, and was not rated poorly in the last round before the choice, is ours
(parameters of a clause). In: every condition is met; out: one is not; open: the appraisal is not
known. Having no result in the last round holds nobody back. It is advice: `star-holder` warns only
of a poor rating. Clauses: line-2022/3-stars, 3-star-candidates.
"""

from collections.abc import Iterable

from gridctl.figures.candidates.reasons import explained
from gridctl.figures.candidates.standings import candidate
from gridctl.figures.candidates.stars import PERIODS, star_choice
from gridctl.figures.figure import Explained, Figure
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="star-candidate",
    title=Words("candidate for a star", "五星人选"),
    formula=Words(
        "in where every condition of the clause is met on the day of the choice, out where one is "
        "not, open where one is not known",
        "评选之日各项条件都符合的为“符合”，有一项不符合的为“不符合”，有未知项的为“待定”",
    ),
    of=("member",),
    example="gridctl why M016 star-candidate 2022H1",
    periods=PERIODS,
    sets=("star.candidates",),
    internal=True,
)


def subjects(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the ids of the members present on the day of the choice."""
    choosing = star_choice(ctx, period)
    return tuple(choosing.members) if choosing else ()


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Explain whether a member can be chosen; None for somebody who was no member then."""
    choosing = star_choice(ctx, period)
    found = candidate(choosing, subject) if choosing else None
    return explained(found) if found else None
