"""The assessments of a period by the clause that asks for them, worked out once a run."""

from collections.abc import Iterator, Mapping

from gridctl.compute.assessments import Assessed, assessed
from gridctl.figures.figure import Parameter
from gridctl.model.period import Period, PeriodKind
from gridctl.model.record import Record
from gridctl.model.words import Words
from gridctl.policy.kinds import Assessment, Size
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context

PERIODS: tuple[PeriodKind, ...] = ("quarter", "month", "half", "year")
SETS = ("grid.assessment",)
_TOTAL = Words("out of", "总分")
_MOST = Words("most points of an item", "各项满分")
_ITEMS = Words("items that count", "计入的考评项")


class Assessments(Record):
    """What each subject was given in a period, and the clause; `most` are the items' maxima."""

    ruling: Ruling[Assessment]
    most: Mapping[str, int | None]
    of: Mapping[str, Assessed]


def assessments(ctx: Context, period: Period | None) -> Assessments | None:
    """Return the assessments of a period; None where no clause asks for any on its last day."""
    if period is None:
        return None
    day = min(period.last, ctx.as_of)
    ruling = ctx.policies.on("grid.assessment", Assessment, day, ctx.here)
    if ruling is None:
        return None
    return ctx.once(("assessments", period), lambda: _worked_out(ctx, period, ruling))


def _worked_out(ctx: Context, period: Period, ruling: Ruling[Assessment]) -> Assessments:
    items, limits = ruling.terms.items, ruling.terms.most
    most: dict[str, int | None] = {
        item: limits[place] if place < len(limits) else None for place, item in enumerate(items)
    }
    measured = frozenset(_measured(ctx))
    return Assessments(ruling, most, assessed(ctx.village.assessments, period, most, measured))


def _measured(ctx: Context) -> Iterator[str]:
    """Yield the names of what is measured and no points: such as the density of rats."""
    for key in ctx.policies.keys:
        ruling = ctx.policies.on(key, Size, ctx.as_of) if key.startswith("assessment.") else None
        if ruling is not None:
            yield from ruling.terms.items


def parameters(found: Assessments) -> tuple[Parameter, ...]:
    """Return what the clause sets: the total, the items and their maxima."""
    ruling = found.ruling
    said = [Parameter(_TOTAL, ruling.terms.total, ruling.ref("total"))]
    if ruling.terms.items:
        said.append(Parameter(_ITEMS, ruling.terms.items, ruling.ref("items")))
    if ruling.terms.most:
        said.append(Parameter(_MOST, ruling.terms.most, ruling.ref("most")))
    return tuple(said)
