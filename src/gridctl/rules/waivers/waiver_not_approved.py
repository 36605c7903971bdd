"""waiver-not-approved: no meeting has passed a waiver.

`approved_at` names a meeting, of any kind, that had the item `waiver` (豁免) on its agenda; without
it the waiver waives nothing. A meeting after the as-of date has passed nothing yet, which is a
notice; an id that names no meeting is `unknown-reference` only. It stands at `approved_at`.
Format 1, values.
"""

from collections.abc import Iterator

from gridctl.compute.waiving import approval_fault
from gridctl.findings.finding import Breach, Severity
from gridctl.model.choices import Agenda
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.exceptions import about_rules, breach, meetings

RULE = Rule(
    code="WAI104",
    name="waiver-not-approved",
    severity=Severity.ERROR,
    summary=Words("a meeting passes every waiver", "豁免都经会议通过"),
    why=Words(
        "Who grants an exception, and when, must be open to all.",
        "例外由谁同意、何时同意，要公开讲得清。",
    ),
    messages={
        "agenda": Words(
            "{meeting}, which is to have passed the waiver of {rule} for {subject}, did not have "
            "{agenda} on its agenda.",
            "通过{subject}对{rule}豁免的会议{meeting}，议程中没有“{agenda}”。",
        ),
        "later": Words(
            "{meeting}, which is to pass the waiver of {rule} for {subject}, was not held yet; the "
            "item is {agenda}.",
            "拟通过{subject}对{rule}豁免的会议{meeting}尚未召开（议程“{agenda}”）。",
        ),
    },
    hint=Words(
        "Enter in approved_at of {file} the meeting that passed it, with {agenda} on its agenda; "
        "until then nothing is waived.",
        "请在 {file} 的 approved_at 中填写议程含“{agenda}”的会议编号；在此之前豁免无效。",
    ),
    good="MT020,2022-07-01,committee,V,waiver",
    bad="MT020,2022-07-01,committee,V,scheme",
    tables=("waiver_documents",),
    reads=("meetings",),
    waivable=False,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each waiver that no right meeting passed."""
    for waiver, rule in about_rules(ctx):
        wrong = approval_fault(waiver, meetings(ctx), ctx.as_of)
        if wrong:
            told = breach(waiver, rule, "approved_at", wrong)
            yield told._replace(
                values={**told.values, "agenda": Agenda.WAIVER},
                severity=Severity.NOTICE if wrong == "later" else None,
            )
