"""How many ballots fell on a grade, and what share of all: one definition for every grade."""

from fractions import Fraction

from gridctl.compute.rating import Result
from gridctl.figures.figure import Explained, Figure, Line, Part, Share
from gridctl.figures.ratings.rounds import GRADES, PERIODS, SETS, fewest, no_result, result_of
from gridctl.model.choices import RatingGrade
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

_BALLOTS = Words("{count} {count:ballot|ballots}: {grade}", "{grade}{count}票")
ALL = Words("all ballots", "全部票数")


def count_of(result: Result, grade: RatingGrade) -> int:
    """Return how many of a member's ballots fell on `grade`."""
    count: int = getattr(result.ballots, grade.value)
    return count


def ballots_on(result: Result, grade: RatingGrade) -> Line:
    """Return the cell of a member's row that counts the ballots of `grade`."""
    count = count_of(result, grade)
    mark = result.rating.at.mark(grade.value)
    return Line(mark, _BALLOTS, {"count": count, "grade": GRADES[grade]}, count)


def all_ballots(result: Result) -> Part:
    """Return all of a member's ballots, grade by grade."""
    lines = tuple(ballots_on(result, grade) for grade in RatingGrade)
    return Part(ALL, result.ballots.total, lines, sums=True)


def count_figure(grade: RatingGrade) -> Figure:
    """Return the figure that counts the ballots of `grade`."""
    en, zh = GRADES[grade]
    name = f"{en.replace(' ', '-')}-ballots"
    return Figure(
        name=name,
        title=Words(f"ballots: {en}", f"“{zh}”票数"),
        formula=Words(
            f"the number of “{en}” ballots in the member's row of the round; no number where the "
            "ballots are too few for a result",
            f"该轮评价中党员所得“{zh}”的票数；票数不足以产生结果的，不列出",
        ),
        of=("member",),
        example=f"gridctl why M001 {name} 2022H1",
        periods=PERIODS,
        sets=SETS,
    )


def explain_count(
    ctx: Context, member: str, period: Period | None, grade: RatingGrade
) -> Explained | None:
    """Explain how many ballots of `grade` a member has in the round asked for."""
    return _explained(ctx, member, period, grade, shared=False)


def share_figure(grade: RatingGrade) -> Figure:
    """Return the figure that tells the share of `grade` in the ballots."""
    en, zh = GRADES[grade]
    name = f"{en.replace(' ', '-')}-share"
    return Figure(
        name=name,
        title=Words(f"share of “{en}”", f"“{zh}”票占比"),
        formula=Words(
            f"“{en}” ballots / all ballots of the member in the round; exact, shown in percent "
            "with two decimals, half up",
            f"“{zh}”票数÷该党员在该轮的全部票数；按分数计算，显示为百分比，四舍五入至两位小数",
        ),
        of=("member",),
        example=f"gridctl why M001 {name} 2022H1",
        periods=PERIODS,
        sets=SETS,
    )


def explain_share(
    ctx: Context, member: str, period: Period | None, grade: RatingGrade
) -> Explained | None:
    """Explain what share of a member's ballots fell on `grade` in the round asked for."""
    return _explained(ctx, member, period, grade, shared=True)


def _explained(
    ctx: Context, member: str, period: Period | None, grade: RatingGrade, *, shared: bool
) -> Explained | None:
    """Explain the ballots of `grade`, or (`shared`) their share; no value below the minimum."""
    found = result_of(ctx, member, period)
    if found is None:
        return None
    asked, result = found
    count, total = count_of(result, grade), result.ballots.total
    parts: tuple[Part, ...] = (Part(GRADES[grade], count, (ballots_on(result, grade),), sums=True),)
    value: int | Share = count
    if shared:
        value = Share(Fraction(count), Fraction(total))
        parts = (*parts, all_ballots(result))
    told = value if result.grade is not None else None
    return Explained(told, parts, (fewest(asked),), no_result(asked, result))
