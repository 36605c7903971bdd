"""How the grades of a round fall on the members of a grid, or of the village."""

from collections.abc import Iterable

from gridctl.compute.rating import Result, distribution
from gridctl.figures.figure import Explained, Figure, Part
from gridctl.figures.ratings.rounds import (
    GRADES,
    PERIODS,
    SETS,
    Asked,
    asked_round,
    fewest,
    row_of,
)
from gridctl.model.choices import RatingGrade
from gridctl.model.people import Member
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context
from gridctl.rules.shared.rounds import round_results

VILLAGE = "V"


def grids_of(asked: Asked) -> dict[str, str]:
    """Return the grid of each member on the round's month's last day; blank where not known."""
    state = asked.ctx.timeline.on(min(asked.month.last, asked.ctx.as_of))
    found = {member.id: state.grid_of_member(member) for member in state.members.values()}
    return {member: grid if grid in state.grids else "" for member, grid in found.items()}


def results_in(asked: Asked, unit: str) -> tuple[Result, ...]:
    """Return the results of a grid's members, or of all, in the order of the round's file."""
    grids = grids_of(asked)
    return tuple(
        result
        for member, result in round_results(asked.ctx, asked.month).items()
        if unit in (VILLAGE, grids.get(member))
    )


def bound_in(asked: Asked, unit: str) -> tuple[Member, ...]:
    """Return the members of a unit whom the round binds: present on its month's first day."""
    grids = grids_of(asked)
    present = asked.ctx.timeline.on(asked.month.first).members.values()
    return tuple(member for member in present if unit in (VILLAGE, grids.get(member.id)))


def units(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the village and the grids that have a member in the round asked for."""
    asked = asked_round(ctx, period)
    if asked is None:
        return ()
    grids, rated = grids_of(asked), round_results(asked.ctx, asked.month)
    found = sorted({grids.get(member, "") for member in rated} - {""})
    return (VILLAGE, *found)


def grade_figure(grade: RatingGrade) -> Figure:
    """Return the figure that counts the members rated `grade`."""
    en, zh = GRADES[grade]
    name = f"rated-{en.replace(' ', '-')}"
    return Figure(
        name=name,
        title=Words(f"members rated “{en}”", f"评价为“{zh}”的党员数"),
        formula=Words(
            f"the members whose result in the round is “{en}”", f"该轮评价结果为“{zh}”的党员人数"
        ),
        of=("grid", "village"),
        example=f"gridctl why V {name} 2022H1",
        periods=PERIODS,
        sets=SETS,
    )


def explain_grade(
    ctx: Context, unit: str, period: Period | None, grade: RatingGrade
) -> Explained | None:
    """Explain how many members of a unit were rated `grade`."""
    asked = asked_round(ctx, period)
    if asked is None or unit not in units(ctx, period):
        return None
    found = distribution(results_in(asked, unit))[grade]
    lines = tuple(row_of(result, 1) for result in found)
    return Explained(
        len(found), (Part(GRADES[grade], len(found), lines, sums=True),), (fewest(asked),)
    )
