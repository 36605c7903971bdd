"""agenda-missing: the meeting that a clause asks for has the item on its agenda.

Judged like `meeting-missing`, of which it is the narrower name: the meetings were held, and too
few of them had the agenda item. It stands at the agenda of the last meeting without it. An item
in which members report (`member-reports`, `year-report`) and for which nobody is named in
`reported` was not held either; that stands at `reported`.
Clauses: line-2022/3-committee, 3-theme-day, 3-year-end.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.choices import Agenda
from gridctl.model.ledger import Meeting
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.gathered import Gathered, gatherings
from gridctl.rules.shared.periodic import shortfall

_REPORTING = frozenset({Agenda.MEMBER_REPORTS, Agenda.YEAR_REPORT})

RULE = Rule(
    code="MTG102",
    name="agenda-missing",
    severity=Severity.ERROR,
    summary=Words("a meeting has the item that is asked for", "会议安排规定的议程"),
    why=Words(
        "A theme day without reports leaves nobody answerable.",
        "主题党日不安排汇报，联户工作就无人过问。",
    ),
    messages={
        "": Words(
            "{meeting}, the {kind} meeting of {unit} in {period}, did not have {agenda}.",
            "{unit}在{period}的{kind}（{meeting}）议程中没有“{agenda}”。",
        ),
        "nobody": Words(
            "{meeting}, the {kind} meeting of {unit} in {period}, had {agenda}, and nobody is "
            "named as reporting.",
            "{unit}在{period}的{kind}（{meeting}）有“{agenda}”议程，但没有填写汇报人。",
        ),
    },
    hint=Words(
        "Enter {agenda} in agenda, and who reported in reported, in meetings.csv.",
        "请在 meetings.csv 的议程中填写“{agenda}”，在汇报人中填写汇报的党员。",
    ),
    good="MT033,2022-07-10,theme-day,B01,member-reports,M001;M012,25,26",
    bad="MT033,2022-07-10,theme-day,B01,other,,25,26",
    sets=("meeting.*",),
    tables=("meetings", "branch_documents"),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield the meeting without the item, one a unit and period."""
    for found in gatherings(ctx, RULE):
        agenda = found.judged.terms.agenda
        if agenda is None or len(found.usable) < found.times:
            continue
        without = [m for m in found.usable if m not in found.fit]
        silent = [m for m in found.fit if not m.reported] if agenda in _REPORTING else []
        if len(found.fit) < found.times:
            yield _breach(found, without[-1], "agenda", "")
        elif len(found.fit) - len(silent) < found.times:
            yield _breach(found, silent[-1], "reported", "nobody")


def _breach(found: Gathered, meeting: Meeting, field: str, variant: str) -> Breach:
    mark, values = meeting.at.mark(field), {"meeting": meeting.id, **found.said}
    return shortfall(found.judged, "agenda", mark, found.unit, values, variant, field)
