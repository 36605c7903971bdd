"""cadence-missed: what a clause asks for once, by a date or in each period was done.

The general rule of cadences that have no name of their own:
- `member.report-in` (once): every member present has reported in, in an event of the clause's
  kind at the grid of duty or home, or at the village, since the clause came into force or the
  member came. No date is set: due is the end of the following quarter (our reading).
- `village.report`, or a key of `cadence.*`: by a day (`by`, not before `records_from`; `by_month`
  and `by_day` of each year) or in each period, each unit (`per`) held `times` such events.
- `member.year-report`: each member present on the year's last day is in `reported` of the meeting.

A shortfall stands at the member's row; a missing event at its quarter's file of events.
Clauses: line-2022/2.2-report-in, 3-year-report, 4-report.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule, asking
from gridctl.rules.shared.events import events_held
from gridctl.rules.shared.reports import reporting_in, year_reports

_NAMED = {"member.report-in": reporting_in, "member.year-report": year_reports}
RULE = Rule(
    code="GEN101",
    name="cadence-missed",
    severity=Severity.ERROR,
    summary=Words("what is asked for in a period is done in it", "按规定频次和期限落实"),
    why=Words("A duty without a date is put off for ever.", "没有期限的事，往往一拖再拖。"),
    messages={
        "": Words(
            "{unit} held {count} of {times} events ({event}) due in {period}.",
            "{unit}在{period}应开展{event}{times}次，实际{count}次。",
        ),
        "due": Words(
            "{unit} is due events ({event}) in {period}: {count} of {times} so far.",
            "{unit}在{period}应开展{event}{times}次，目前{count}次。",
        ),
        "file": Words(
            "There is no {file}: the events of {count} {count:unit|units} in {period} are not "
            "recorded.",
            "缺少{file}：{count}个组织在{period}的工作没有记录。",
        ),
        "by": Words("{unit} has no event ({event}) by {due}.", "{unit}在{due}前没有{event}记录。"),
        "in": Words(
            "{member} has not reported in to {grid}; due by {due}.",
            "{member}没有到{grid}报到，应于{due}前报到。",
        ),
        "elsewhere": Words(
            "{member} reported in at {unit}, not to {grid}; due by {due}.",
            "{member}在{unit}报到，没有到{grid}报到，应于{due}前报到。",
        ),
        "in-file": Words(
            "There is no {file}: {count} member{count: has|s have} not reported in; due by {due}.",
            "缺少{file}：{count}名党员没有报到记录，应于{due}前报到。",
        ),
        "year": Words(
            "{member} did not report ({agenda}) at the {kind} meeting of {period}.",
            "{member}没有在{period}的{kind}上汇报（{agenda}）。",
        ),
    },
    hint=Words(
        "Enter it in ledger/events, or who reported at a meeting in meetings.csv.",
        "请在 ledger/events 中补记；会议上的汇报请在 meetings.csv 的汇报人中补填。",
    ),
    good="2022-06-07,report-in,G01,M001;M002,SJ-2022-05",
    bad="no report-in row names M003",
    sets=("member.report-in", "member.year-report", "village.report", "cadence.*"),
    tables=("members", "events"),
    reads=("households", "grid_documents", "branch_documents", "meetings", "former_values"),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield everything that a cadence asks for and that is missing."""
    keys = sorted(asking(RULE, ctx.policies))
    for key in keys:
        if key in _NAMED:
            yield from _NAMED[key](ctx, key)
    yield from events_held(ctx, (key for key in keys if key not in _NAMED))
