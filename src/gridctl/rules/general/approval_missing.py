"""approval-missing: no meeting passed what a clause asks a meeting to pass.

The general rule of approvals that have no name of their own. `rulebook.approval` (each rule of
points.yaml), `core-list.approval`, `stars.approval`, `contact-list.approval`: the meeting named is
of the clause's `body` and had its `agenda`, by the day from which it holds where the data tell
one. `excuse.approval`: members do not name their meeting; whoever became excused since
`records_from` needs one with the item from then to that day. A meeting before `records_from` is
not judged; an id that names no meeting is `unknown-reference` only.
Clause: sanlian/3.1-ledger-rulebook.
"""

from collections.abc import Iterator

from gridctl.compute.approving import PASSINGS
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import Approval, ClauseKind
from gridctl.rules.rule import Context, Rule, asking
from gridctl.rules.shared.passed import excuses, passed

_EXCUSE = "excuse.approval"
_EN = "{subject} is to be passed by a meeting of the kind {body} with {agenda}"
_ZH = "{subject}应经{body}以“{agenda}”议程通过"
_EXCUSED = Words(
    "{subject} is excused since {due}; no meeting of the kind {body} had {agenda} by then.",
    "{subject}自{due}起免联户，此前没有以“{agenda}”为议程的{body}。",
)
RULE = Rule(
    code="GEN109",
    name="approval-missing",
    severity=Severity.ERROR,
    summary=Words("a meeting passes what it is to pass", "须经会议审定的事项经会议审定"),
    why=Words("What all have to keep, all have to pass.", "大家遵守的，要由大家通过。"),
    messages={
        "none": Words(f"{_EN}; none is named.", f"{_ZH}，没有填写会议。"),
        "later": Words(f"{_EN}; {{meeting}} is still to come.", f"{_ZH}，{{meeting}}尚未召开。"),
        "kind": Words(f"{_EN}; {{meeting}} is {{kind}}.", f"{_ZH}，所填{{meeting}}是{{kind}}。"),
        "agenda": Words(f"{_EN}; {{meeting}} had none such.", f"{_ZH}，{{meeting}}没有这项议程。"),
        "late": Words(f"{_EN}; {{meeting}} was too late.", f"{_ZH}，{{meeting}}召开已迟。"),
        "excuse": _EXCUSED,
    },
    hint=Words("Name the right meeting in {file}.", "请在{file}中填写通过的会议。"),
    good="- {id: P01, title: 志愿服务, points: 2, approved_at: MT012}",
    bad="- {id: P01, title: 志愿服务, points: 2}",
    sets=(*PASSINGS, _EXCUSE),
    tables=("meetings",),
    reads=("members", "points_documents", "core_households", "assignments", "stars"),
    kind=ClauseKind.APPROVAL,
    needs={key: passing.tables for key, passing in PASSINGS.items()},
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield what no right meeting passed."""
    for key in sorted(asking(RULE, ctx.policies)):
        ruling = ctx.asked(key, Approval)
        if ruling is not None and key == _EXCUSE:
            yield from excuses(ctx, ruling)
        elif ruling is not None:
            yield from passed(ctx, ruling, PASSINGS[key])
