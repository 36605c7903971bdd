"""member-households: the base of the share of core households.

Households in which a member lived on the day on which the term's core households were elected (the
date of the meeting that most core rows of the term name; without one, the last day of the year
before). Clause: line-2022/3-core-share.
"""

from collections.abc import Iterator

from gridctl.compute.places import VILLAGE
from gridctl.figures.figure import Explained, Figure
from gridctl.figures.links.lying import counted
from gridctl.figures.quotas.core_rows import member_homes
from gridctl.figures.quotas.worked_out import SHARE_KEY, quotas
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="member-households",
    title=Words("member households", "党员户"),
    formula=Words(
        "households in which a member lived on the election day of the year's term",
        "当年任期评选之日有党员居住的户数",
    ),
    of=("village",),
    example="gridctl why V member-households",
    sets=(SHARE_KEY,),
)
_COUNTED = Words("They are counted as on {day}.", "按{day}计。")


def subjects(ctx: Context, _: Period | None) -> Iterator[str]:
    """Yield the village where the share is asked for."""
    if quotas(ctx).core is not None:
        yield VILLAGE


def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
    """Return the households, with who lived there."""
    core = quotas(ctx).core
    if subject != VILLAGE or core is None:
        return None
    found = counted(core.total, FIGURE.title, member_homes(ctx, core.counted_on))
    return found._replace(notes=((_COUNTED, {"day": core.counted_on}),))
