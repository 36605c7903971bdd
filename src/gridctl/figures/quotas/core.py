"""core: the core members of the term in a place.

Members elected or chosen as core households for the year in course, present on the day, by the
duty grid, else by the home. Clause: ninghai-2019/1.1-core-per-grid.
"""

from gridctl.figures.figure import Explained, Figure
from gridctl.figures.links.lying import counted, in_place, quota_of, shown_places
from gridctl.figures.quotas.clauses import SPAN, numbers
from gridctl.figures.quotas.core_rows import member_rows
from gridctl.figures.quotas.worked_out import PER_GRID_KEY
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.policy.kinds import Span
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="core",
    title=Words("core members", "中心户党员"),
    formula=Words(
        "core members of the year's term present on the day, by duty grid, else by home",
        "当年任期、当日在册的中心户党员人数（按责任网格，没有的按住处）",
    ),
    of=("grid", "village"),
    example="gridctl why G02 core",
)
subjects = shown_places


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return the core rows of the members of a place."""
    quota, place = quota_of(ctx, subject), in_place(ctx, subject)
    if quota is None or place is None:
        return None
    found = counted(quota.core, FIGURE.title, member_rows(ctx, place.core))
    asked = numbers(ctx, PER_GRID_KEY, Span, SPAN) if quota.core_limit else ()
    return found._replace(parameters=asked)
