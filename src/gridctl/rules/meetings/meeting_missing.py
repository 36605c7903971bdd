"""meeting-missing: a unit holds the meetings that a clause asks for.

Any clause that sets a key of `meeting.*` names a kind of meeting, how often (`every`, `times`)
and which units owe it (`per`; none said: the village organisation). Judged is each period that
has ended since `records_from` (an error) and the running one (a notice). In a village with one
branch the organisation's meetings count for the branch. A meeting without the agenda item asked
for is `agenda-missing` instead; of a half-year or year only a meeting in its last month is the
one that lacks it. One finding a unit and period, at meetings.csv.
Clauses: line-2022/3-committee, 3-theme-day, 3-year-end; ninghai-2019/2.6-office.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.mark import Mark
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.gathered import gatherings
from gridctl.rules.shared.periodic import shortfall

_ANY = Words("any agenda", "议程不限")

RULE = Rule(
    code="MTG101",
    name="meeting-missing",
    severity=Severity.ERROR,
    summary=Words("the meetings asked for are held", "按规定召开会议"),
    why=Words(
        "What is discussed regularly gets done; what is not is forgotten.",
        "定期研究才能落实，不研究就会落空。",
    ),
    messages={
        "": Words(
            "{unit} held {count} of {times} {kind} meetings ({agenda}) due in {period}.",
            "{unit}在{period}应召开{kind}（{agenda}）{times}次，实际{count}次。",
        ),
        "due": Words(
            "{unit} is due {kind} meetings ({agenda}) in {period}: {count} of {times} so far.",
            "{unit}在{period}应召开{kind}（{agenda}）{times}次，目前{count}次。",
        ),
    },
    hint=Words(
        "Enter the meeting in meetings.csv, with the unit {unit}.",
        "请在 meetings.csv 中补记会议，组织填写{unit}。",
    ),
    good="MT020,2022-08-17,committee,B01,scheme,,3,3",
    bad="no committee row of B01 in the quarter",
    sets=("meeting.*",),
    tables=("meetings", "branch_documents"),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each unit and period with too few meetings."""
    for found in gatherings(ctx, RULE):
        if len(found.usable) < found.times:
            values = {**found.said, "count": len(found.usable), "times": found.times}
            values["agenda"] = values["agenda"] or _ANY
            mark, variant = Mark("meetings.csv"), "" if found.judged.ended else "due"
            yield shortfall(found.judged, "meeting", mark, found.unit, values, variant)
