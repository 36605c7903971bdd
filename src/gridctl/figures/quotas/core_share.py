"""core-share: the share of core households in the member households.

The core households of the term divided by the member households of its election day; exact, told
in percent with two decimals, rounded half up. Without member households there is no share. Which
whole numbers lie within the clause's percentages tells core-feasible. Clause:
line-2022/3-core-share.
"""

from fractions import Fraction

from gridctl.figures.figure import Explained, Figure, Share
from gridctl.figures.quotas import core_feasible, core_households, member_households
from gridctl.figures.quotas.worked_out import SHARE_KEY, quotas
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="core-share",
    title=Words("share of core households", "党员中心户占比"),
    formula=Words("core households / member households", "党员中心户数 ÷ 党员户数"),
    of=("village",),
    example="gridctl why V core-share",
    sets=(SHARE_KEY,),
)
subjects = member_households.subjects
_NOBODY = Words("There is no member household, so no share.", "没有党员户，不计占比。")


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return the core households and the member households."""
    found, core = member_households.explain(ctx, subject, None), quotas(ctx).core
    actual = core_households.explain(ctx, subject, None)
    if found is None or core is None or actual is None:
        return None
    parts, notes = (*actual.parts, *found.parts), found.notes
    asked = core_feasible.percentages(ctx)
    if not core.total:
        return Explained(None, parts, asked, (*notes, (_NOBODY, {})))
    return Explained(Share(Fraction(core.actual), Fraction(core.total)), parts, asked, notes)
