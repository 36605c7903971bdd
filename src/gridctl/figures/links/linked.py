"""linked: the ordinary households of a place that some member links.

A household is linked if a link to it from a present member is in force on the day; one linked by
two members counts once, and the older link is shown. Clause: ninghai-2019/1.2-coverage.
"""

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.links.lying import counted, first_links, in_place, quota_of, shown_places
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="linked",
    title=Words("ordinary households linked", "已联普通户"),
    formula=Words(
        "ordinary households of the place with a link in force on the day, each once",
        "当日有党员联系的普通户数，每户计一次",
    ),
    of=("grid", "village"),
    example="gridctl why G02 linked",
)
subjects = shown_places


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return one link of each linked household."""
    quota, place = quota_of(ctx, subject), in_place(ctx, subject)
    if quota is None or place is None:
        return None
    homes = [home for home in place.ordinary if home not in set(quota.gaps)]
    return counted(quota.linked, FIGURE.title, first_links(ctx, homes))
