"""coverage: the share of a place's ordinary households that are linked.

The households linked divided by all ordinary ones, exact; told in percent with two decimals,
rounded half up. A place without ordinary households has no share. Clauses:
ninghai-2019/1.2-coverage, jieqin/3.1-span-coverage.
"""

from fractions import Fraction

from gridctl.figures.figure import Explained, Figure, Part, Share
from gridctl.figures.links import gaps, linked
from gridctl.figures.links.lying import quota_of, shown_places
from gridctl.figures.quotas.clauses import kept
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.policy.kinds import Coverage
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="coverage",
    title=Words("coverage", "联户覆盖率"),
    formula=Words("linked / (linked + not linked)", "已联户数 ÷（已联户数＋未联户数）"),
    of=("grid", "village"),
    example="gridctl why G02 coverage",
)
subjects = shown_places
_EVERY = Words("linked are to be", "应联系")
_ALL = Words("all ordinary households", "全部普通户")
_NOBODY = Words(
    "No ordinary household lies in {place}, so there is no share.",
    "{place}没有普通户，不计覆盖率。",
)


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return the linked households by a link each, the others by their rows."""
    quota = quota_of(ctx, subject)
    done, left = linked.explain(ctx, subject, None), gaps.explain(ctx, subject, None)
    if quota is None or done is None or left is None:
        return None
    parts: tuple[Part, ...] = (*done.parts, *left.parts)
    asked = kept(ctx, "household.link", Coverage, _EVERY, _ALL)
    if not quota.households:
        return Explained(None, parts, asked, ((_NOBODY, {"place": subject}),))
    return Explained(Share(Fraction(quota.linked), Fraction(quota.households)), parts, asked)
