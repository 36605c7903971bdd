"""Which plate each member household should have (line-2022/2.1-identity)."""

from collections.abc import Iterable

from gridctl.compute.core import core_households
from gridctl.compute.state import State
from gridctl.model.bonds import Appraisal
from gridctl.model.choices import Grade, Plate

_MEMBER_GRADES = frozenset({Grade.EXCELLENT, Grade.QUALIFIED})


def grades_of(appraisals: Iterable[Appraisal], year: int) -> dict[str, Grade]:
    """Return each member's grade in the appraisal of `year`; the last row where two are given."""
    return {row.member: row.grade for row in appraisals if row.year == year and row.grade}


def due_plates(state: State, appraisals: Iterable[Appraisal], year: int) -> dict[str, Plate | None]:
    """Return the plate due to each member household in the year of the state.

    `year` is that of the appraisal: the one before. A household with a core member of the term
    has the core plate; else one in which somebody was at least qualified the member plate; else
    none. A household whose plate hangs on a grade that is not known is left out.
    """
    core, grades = core_households(state), grades_of(appraisals, year)
    found: dict[str, Plate | None] = {}
    for household, members in state.members_at_home.items():
        known = [grades.get(member.id) for member in members]
        if household in core:
            found[household] = Plate.CORE
        elif _MEMBER_GRADES.intersection(known):
            found[household] = Plate.MEMBER
        elif None not in known:
            found[household] = None
    return found
