"""plate: the plate that is due at a member household's door (internal).

From 1 January, by the appraisal of the year before: a household with a core member of the term has
the core plate; else one in which somebody was appraised qualified or better the member plate; else
none (below qualified none: ours). Where the plate hangs on a grade that is not known there is no
result. Where no member lives, none is due. The document also gives the core plate to every
excellent member; the elected list decides. What hangs there is told beside it.
Clause: line-2022/2.1-identity.
"""

from collections.abc import Iterable, Iterator

from gridctl.compute.core import core_households
from gridctl.compute.plates import due_plates
from gridctl.figures.figure import Explained, Figure, Line, Part
from gridctl.model.choices import Plate
from gridctl.model.people import Household
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="plate",
    title=Words("plate due", "应挂牌"),
    formula=Words(
        "core household: a core member of the term lives there; else member household: somebody in "
        "it was appraised qualified or better in the year before; else none",
        "有当届中心户党员的挂共产党员中心户；否则户内有人上年度评议合格以上的挂共产党员户；否则不挂",
    ),
    of=("household",),
    example="gridctl why H068 plate",
    sets=("member-household.plate",),
    internal=True,
)
NONE = Words("none", "不挂牌")
_CORE = Words("core members of {term} in it", "户内{term}年度中心户党员")
_GRADES = Words("appraisal of {year}", "{year}年度民主评议")
_HANGS = Words("what hangs there", "现挂牌")
_CORE_ROW = Words("{member} is core member of {term}", "{member}为{term}年度中心户党员")
_GRADE = Words("{member}: {grade}", "{member}：{grade}")
_NO_GRADE = Words("{member} has no grade of {year}", "{member}没有{year}年度评议等次")
_PLATE = Words("{household}: {plate}", "{household}：{plate}")
_UNKNOWN = Words(
    "The plate hangs on a grade of {year} that is not known.", "缺{year}年度评议等次，无法确定。"
)


def subjects(ctx: Context, period: Period | None) -> Iterable[str]:  # noqa: ARG001 (as on a day)
    """Return the ids of the member households, and of other households that have a plate."""
    state = ctx.now
    hung = (home.id for home in state.ordinary.values() if home.plate)
    return (*sorted(state.members_at_home), *hung)


def explain(
    ctx: Context,
    subject: str,
    period: Period | None,  # noqa: ARG001 (as on a day)
) -> Explained | None:
    """Explain which plate is due; None for a household without a member and without a plate."""
    home = ctx.now.households.get(subject)
    if home is None or not (subject in ctx.now.members_at_home or home.plate):
        return None
    year = ctx.as_of.year - 1
    due = due_plates(ctx.now, ctx.village.appraisals, year) | dict.fromkeys(ctx.now.ordinary)
    known = subject in due
    notes = () if known else ((_UNKNOWN, {"year": year}),)
    value = (due[subject] or NONE) if known else None
    return Explained(value, tuple(_parts(ctx, home, year)), (), notes)


def hung(home: Household) -> Plate | Words:
    """Return what hangs at a household's door."""
    return home.plate or NONE


def _parts(ctx: Context, home: Household, year: int) -> Iterator[Part]:
    term = ctx.as_of.year
    rows = core_households(ctx.now).get(home.id, ())
    core = tuple(
        Line(row.at.mark(), _CORE_ROW, {"member": row.member, "term": term}) for row in rows
    )
    yield Part(_of_year(_CORE, "term", term), len(core), core, sums=True)
    yield Part(_of_year(_GRADES, "year", year), None, tuple(_grades(ctx, home, year)))
    said = {"household": home.id, "plate": hung(home)}
    yield Part(_HANGS, hung(home), (Line(home.at.mark("plate"), _PLATE, said, None),))


def _grades(ctx: Context, home: Household, year: int) -> Iterator[Line]:
    """Yield the grade of each member of the household; of two rows the last one counts."""
    rows = {row.member: row for row in ctx.village.appraisals if row.year == year and row.grade}
    for member in ctx.now.members_at_home.get(home.id, ()):
        row = rows.get(member.id)
        if row is None:
            yield Line(member.at.mark(), _NO_GRADE, {"member": member.id, "year": year}, None)
        else:
            said = {"member": member.id, "grade": row.grade}
            yield Line(row.at.mark("grade"), _GRADE, said, None)


def _of_year(words: Words, name: str, year: int) -> Words:
    return Words(*(words(lang).replace(f"{{{name}}}", str(year)) for lang in ("en", "zh")))
