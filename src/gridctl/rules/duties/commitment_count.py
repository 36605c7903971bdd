"""commitment-count: a commitment form has one or two promises, and a member one form a year.

Promises that were withdrawn do not count. Judged is each year since `records_from`, the running
one too, if the clause is in force on its last day; it binds who is present on that day (in the
running year: on the as-of date). A promise above `max` is an error at once, at that promise; a
second form of a member stands at its name. Fewer than `min` stands at the record, a notice while
the year runs; none is `member-without-commitment` only. Clause: line-2022/2.1-commitments.
"""

from collections.abc import Iterator

from gridctl.compute.promises import beyond, forms_of, standing
from gridctl.findings.finding import Breach, Severity
from gridctl.model.promises import Commitment
from gridctl.model.words import Words
from gridctl.policy.kinds import Form
from gridctl.rules.rule import Context, Judged, Rule
from gridctl.rules.shared.periodic import shortfall

RULE = Rule(
    code="DUT103",
    name="commitment-count",
    severity=Severity.ERROR,
    summary=Words("a form has as many promises as asked", "承诺书的承诺项数在规定范围内"),
    why=Words("A few promises kept are worth more than many made.", "承诺贵在能够兑现，不在多。"),
    messages={
        "many": Words(
            "{member} makes promise {count} for {period}; at most {limit} are allowed.",
            "{member}在{period}的承诺已是第{count}项，超过规定的{limit}项。",
        ),
        "few": Words(
            "{member} makes {count} {count:promise|promises} for {period}; at least {limit} are "
            "asked for.",
            "{member}在{period}的承诺有{count}项，少于规定的{limit}项。",
        ),
        "second": Words(
            "{member} has a second commitment form for {period}; one a year is asked for.",
            "{member}在{period}有第二份承诺书，每年只填一份。",
        ),
    },
    hint=Words(
        "Mend the member's form in {file}; a promise given up keeps its line, with withdrawn_on.",
        "请在{file}中修改该党员的承诺书；撤回的承诺保留原行并填写 withdrawn_on。",
    ),
    good="promises: [{text: 代办缴费, …}, {text: 宣讲政策, …}]",
    bad="promises: [{text: 代办缴费, …}, {text: 宣讲政策, …}, {text: 修水渠, …}]",
    sets=("member.commitments",),
    tables=("members", "commitment_documents"),
    reads=("former_values",),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each promise too many, each form with too few, and each second form."""
    for judged in ctx.judged("member.commitments", Form):
        period = judged.period
        present = ctx.timeline.on(min(period.last, ctx.as_of)).members
        file = ctx.path_of("commitment_documents", period)
        for form, second in forms_of(ctx.village, period):
            if form.member in present:
                said: dict[str, object] = {"member": form.member, "period": period, "file": file}
                yield from _judge(judged, form, said, second=second)


def _judge(
    judged: Judged[Form], form: Commitment, said: dict[str, object], *, second: bool
) -> Iterator[Breach]:
    ruling, terms, who = judged.ruling, judged.terms, form.member
    if second:
        mark = form.at.mark("member")
        yield Breach(mark, said, who, "member", "second", ruling.severity, ruling.ref())
        return
    for number, promise in beyond(form, terms.max):
        values = {**said, "count": number, "limit": terms.max}
        mark, clause = promise.at.mark(), ruling.ref("max")
        yield Breach(mark, values, who, "", "many", ruling.severity, clause)
    count = len(standing(form))
    if 0 < count < (terms.min or 0):
        values = {**said, "count": count, "limit": terms.min}
        yield shortfall(judged, "min", form.at.mark(), who, values, "few")
