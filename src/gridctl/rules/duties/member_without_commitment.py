"""member-without-commitment: every member fills in the commitment form each year.

Judged is each year that has ended since `records_from` (an error) and the running one (a
notice), if the clause is in force on its last day. It binds who is present on the last day (in
the running year: on the as-of date); nobody is exempt unless the policy says so. A form whose
promises are all withdrawn has none. No form stands at the member's row, a form without a
standing promise at its record, a year without its file at that file, once.
Clause: line-2022/2.1-commitments.
"""

from collections.abc import Iterator

from gridctl.compute.promises import commitments_of, standing
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import Form
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.periodic import Gaps, bound_at_the_end, shortfall

RULE = Rule(
    code="DUT102",
    name="member-without-commitment",
    severity=Severity.ERROR,
    summary=Words("every member makes promises when they are due", "每名党员按期作出承诺"),
    why=Words(
        "Villagers can hold a member only to what was promised.",
        "有承诺，群众才能监督兑现。",
    ),
    messages={
        "": Words(
            "{member} has no commitment form for {period}.",
            "{member}没有{period}的承诺书。",
        ),
        "none": Words(
            "{member}'s commitment form for {period} has no promise that stands.",
            "{member}的{period}承诺书中没有有效的承诺事项。",
        ),
        "file": Words(
            "There is no {file}: {count} {count:member has|members have} no commitment form for "
            "{period}.",
            "缺少{file}：{count}名党员没有{period}的承诺书。",
        ),
    },
    hint=Words(
        "Enter the member's form, with its promises, in {file}.",
        "请在{file}中填写该党员的承诺书及承诺事项。",
    ),
    good="- {member: M001, promises: [{text: 代办缴费, …, due_on: 2022-11-16}]}",
    bad="no record of M001, or all its promises withdrawn",
    sets=("member.commitments",),
    tables=("members", "commitment_documents"),
    reads=("former_values",),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each member without a promise, and each year without its file."""
    gaps = Gaps(ctx, "commitment_documents", "min")
    for judged in ctx.judged("member.commitments", Form):
        period, bound = judged.period, bound_at_the_end(ctx, judged)
        if not ctx.has_file("commitment_documents", period):
            yield from gaps.tell(judged, period, len(bound))
            continue
        file = ctx.path_of("commitment_documents", period)
        forms = commitments_of(ctx.village, period.year)
        for member in bound:
            form = forms.get(member.id)
            values = {"member": member.id, "period": period, "file": file}
            if form is None:
                yield shortfall(judged, "min", member.at.mark(), member.id, values)
            elif not standing(form):
                yield shortfall(judged, "min", form.at.mark(), member.id, values, "none")
