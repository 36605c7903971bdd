"""commitment-overdue: what was promised is done by its date.

A promise that stands, whose `due_on` is before the as-of date and that has no `done_on`, is
overdue: an error from the day after, whatever year is running. Judged are the forms of the years
since `records_from` in which the clause is in force on the last day, and promises that fell due
since then; the member must have been present on the due date. One kept late is no finding: its
state says so. It stands at `due_on`.
Clause: line-2022/2.1-commitments.
"""

from collections.abc import Iterator

from gridctl.compute.promises import PromiseState, commitments_of, promise_state
from gridctl.findings.finding import Breach, Severity
from gridctl.model.promises import Commitment, Promise
from gridctl.model.words import Words
from gridctl.policy.kinds import Form
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="DUT104",
    name="commitment-overdue",
    severity=Severity.ERROR,
    summary=Words("a promise is kept by its date", "承诺按期兑现"),
    why=Words(
        "A promise that nobody follows up is worse than none.",
        "承诺无人过问，比没有承诺更失信。",
    ),
    messages={
        "": Words(
            "{member}'s promise {number} for {period} was due on {due} and is not done.",
            "{member}在{period}的第{number}项承诺应于{due}前兑现，至今未兑现。",
        )
    },
    hint=Words(
        "Enter done_on in {file}, or withdrawn_on with the branch's consent.",
        "请在{file}中填写 done_on；经支部同意撤回的填写 withdrawn_on。",
    ),
    good="{text: 代办缴费, …, due_on: 2022-11-16, done_on: 2022-11-01}",
    bad="{text: 代办缴费, …, due_on: 2022-11-16}",
    sets=("member.commitments",),
    tables=("members", "commitment_documents"),
    reads=("former_values",),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each promise that is overdue."""
    for judged in ctx.judged("member.commitments", Form):
        period, ruling = judged.period, judged.ruling
        for form in commitments_of(ctx.village, period.year).values():
            for number, promise in enumerate(form.promises, 1):
                if _overdue(ctx, form, promise):
                    values = {"member": form.member, "number": number, "due": promise.due_on}
                    values |= {"period": period, "file": promise.at.file}
                    yield Breach(
                        promise.at.mark("due_on"),
                        values,
                        subject=form.member,
                        field="due_on",
                        severity=ruling.severity,
                        clause=ruling.ref(),
                        absent=True,
                    )


def _overdue(ctx: Context, form: Commitment, promise: Promise) -> bool:
    due = promise.due_on
    return (
        promise_state(promise, ctx.as_of) is PromiseState.OVERDUE
        and due is not None
        and due >= ctx.records_from
        and form.member in ctx.timeline.on(due).members
    )
