"""help: how it stands with the help that a score below the threshold asks for (internal).

Below 60 points (a clause's parameter) at the year's end, help starts: a talk with the cause
`low-score` in `ledger/talks`, from 30 days before the year's last day on, due within 30 days after
it (days are ours). It is recorded, due, not recorded, or not asked for where the member left by
then. 60 itself is not below. What followed the closed year is told as known on the day of the run.
Clause: ninghai-2019/3.9-score.
"""

from gridctl.figures.figure import Explained, Figure, Line, Part
from gridctl.figures.scores.helping import helped, members_to_help
from gridctl.figures.scores.score import parts_of
from gridctl.figures.scores.yearly import PERIODS, SETS, parameters
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="help",
    title=Words("help after a low score", "低分帮扶"),
    formula=Words(
        "below the threshold at the year's end: the first talk with the cause low-score, against "
        "the day by which it is due",
        "年终低于帮扶线的：缘由为“积分偏低”的第一次谈话，与帮扶期限比较",
    ),
    of=("member",),
    example="gridctl why M016 help 2022",
    periods=PERIODS,
    sets=SETS,
    internal=True,
)
subjects = members_to_help
_SCORE = Words("score of the year", "年度评分")
_DUE = Words("due by", "帮扶期限")
_HELD = Words("help recorded on", "帮扶谈话")
_TALKED = Words("{member} was talked to on {day}", "{member}于{day}谈话")


def explain(ctx: Context, subject: str, period: Period | None) -> Explained | None:
    """Explain how it stands with a member's help; None for one who is not below the threshold."""
    found = helped(ctx, period).get(subject)
    if found is None:
        return None
    lines = tuple(line for part in parts_of(found.known, found.ruling) for line in part.lines)
    said = {"member": subject, "day": found.held}
    talk = (Line(found.talk.at.mark("date"), _TALKED, said, None),) if found.talk else ()
    parts = (
        Part(_SCORE, found.known.score.total, lines, sums=True),
        Part(_DUE, found.due),
        Part(_HELD, found.held, talk),
    )
    return Explained(found.state, parts, parameters(found.ruling, "threshold", "help_days"))
