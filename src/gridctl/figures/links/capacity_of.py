"""What the members of a place can cover, in words and by member."""

from collections.abc import Mapping

from gridctl.compute.capacity import Capacity, Reach
from gridctl.figures.figure import Range, Value
from gridctl.figures.links.lying import subject_of
from gridctl.figures.links.span_of import SETS
from gridctl.figures.quotas.worked_out import quotas, reach_of
from gridctl.lang.say import filled
from gridctl.model.words import Words
from gridctl.rules.rule import Context

__all__ = ["NO_MOST", "SETS", "able", "capacity_of", "outcome", "reaches", "standing"]

NO_MOST = Words("no limit", "不限")
FITS = Words("can be covered", "可以覆盖")
MISSING = Words(
    "{missing} too few for every minimum, unless linked by two",
    "少{missing}户，除非两人共联，否则下限无法都满足",
)
BEYOND = Words("{beyond} too many for every maximum", "多{beyond}户，超过全部上限")
BY_EXEMPT = Words(
    "{by_exempt} only by members who are exempt", "{by_exempt}户只能由不作下限要求的党员联系"
)
_OUTCOME = Words("{place}: {standing}.", "{place}：{standing}。")
Note = tuple[Words, dict[str, object]]


def capacity_of(ctx: Context, subject: str) -> Capacity | None:
    """Return what the members of a place can cover; None where no span is in force."""
    return next((c for c in quotas(ctx).capacities if subject_of(c.place) == subject), None)


def reaches(ctx: Context) -> Mapping[str, Reach]:
    """Return from how many to how many households each present member may link."""
    return {quota.member: reach_of(quota) for quota in quotas(ctx).members}


def able(found: Capacity) -> Value:
    """Return from how many to how many households can be covered."""
    if found.most is None:
        return Words(f"{found.least} or more", f"不少于{found.least}")
    return Range(found.least, found.most)


def standing(found: Capacity) -> tuple[Words, dict[str, object]]:
    """Say whether all households can be covered without breaking a span."""
    if found.missing:
        return MISSING, {"missing": found.missing}
    if found.beyond:
        return BEYOND, {"beyond": found.beyond}
    if found.by_exempt:
        return BY_EXEMPT, {"by_exempt": found.by_exempt}
    return FITS, {}


def outcome(found: Capacity) -> tuple[Note, ...]:
    """Say how it stands with a place, in one sentence."""
    words, values = standing(found)
    told = {name: str(value) for name, value in values.items()}
    said = Words(filled(words.en, told), filled(words.zh, told))
    return ((_OUTCOME, {"place": subject_of(found.place), "standing": said}),)
