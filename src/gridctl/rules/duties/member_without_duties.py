"""member-without-duties: every member has duties fixed.

Judged is each year that has ended since `records_from` (an error) and the running one (a
notice), if the clause is in force on its last day. It binds who is present on the last day (in
the running year: on the as-of date). The duties are on the member's form of the year, and their
absence stands at that record. A member without a form is `member-without-commitment` only, where
that is asked for; else it is named here, at the member's row.
Clause: line-2022/2.1-duties.
"""

from collections.abc import Iterator

from gridctl.compute.promises import commitments_of
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import Form
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.periodic import Gaps, bound_at_the_end, shortfall

RULE = Rule(
    code="DUT101",
    name="member-without-duties",
    severity=Severity.ERROR,
    summary=Words("every member has duties fixed", "每名党员都有岗位职责"),
    why=Words(
        "Villagers must see what each member answers for.",
        "群众要看得到每名党员负责什么。",
    ),
    messages={
        "": Words(
            "{member} has {count} {count:duty|duties} for {period}; at least {min} is asked for.",
            "{member}在{period}有{count}项岗位职责，应不少于{min}项。",
        ),
        "form": Words(
            "{member} has no form with duties for {period}.",
            "{member}没有{period}的岗位职责记录。",
        ),
        "file": Words(
            "There is no {file}: {count} {count:member has|members have} no duties for {period}.",
            "缺少{file}：{count}名党员没有{period}的岗位职责。",
        ),
    },
    hint=Words("Enter the member's duties in {file}.", "请在{file}中填写该党员的岗位职责。"),
    good="- {member: M001, duties: [调解邻里纠纷, 监督环境卫生], …}",
    bad="- {member: M001, duties: [], …}",
    sets=("member.duties",),
    tables=("members", "commitment_documents"),
    reads=("former_values",),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each form without duties; without a form only where no other rule names it."""
    gaps = Gaps(ctx, "commitment_documents", "min")
    for judged in ctx.judged("member.duties", Form):
        period, least = judged.period, judged.terms.min or 1
        bound = bound_at_the_end(ctx, judged)
        alone = ctx.policies.over("member.commitments", Form, period) is None
        if not ctx.has_file("commitment_documents", period):
            yield from gaps.tell(judged, period, len(bound) if alone else 0)
            continue
        file = ctx.path_of("commitment_documents", period)
        forms = commitments_of(ctx.village, period.year)
        for member in bound:
            form = forms.get(member.id)
            values = {"member": member.id, "file": file, "period": period, "min": least}
            if form is None and alone:
                yield shortfall(judged, "min", member.at.mark(), member.id, values, "form")
            elif form is not None and len(form.duties) < least:
                values["count"] = len(form.duties)
                yield shortfall(judged, "min", form.at.mark(), member.id, values)
