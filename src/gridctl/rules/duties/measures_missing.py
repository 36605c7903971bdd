"""measures-missing: each branch has its own measures for each of the five leads.

Judged is each year that has ended since `records_from` (an error) and the running one (a
notice), if the clause is in force on its last day. Each branch owes measures for every lead in
the clause's `items`; in a village with one branch the organisation's stand for it. A lead
without measures stands at the branch's record of the year, a branch without a record at the
branch in branches.yaml, a year without its file at that file.
Clause: line-2022/2.3-measures.
"""

from collections.abc import Iterator

from gridctl.compute.gathering import owing_branches, stands_for
from gridctl.compute.promises import leads_without_measures
from gridctl.findings.finding import Breach, Severity
from gridctl.model.mark import Mark
from gridctl.model.words import Words
from gridctl.policy.kinds import Form
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.periodic import Gaps, shortfall

RULE = Rule(
    code="DUT105",
    name="measures-missing",
    severity=Severity.ERROR,
    summary=Words("each branch has measures for the five leads", "各支部有五带头具体措施"),
    why=Words(
        "Without measures of its own a branch's five leads stay a slogan.",
        "没有具体措施，五带头就停在口号上。",
    ),
    messages={
        "": Words(
            "{branch} has no measures in {period} for: {leads}.",
            "{branch}在{period}没有以下方面的措施：{leads}。",
        ),
        "branch": Words(
            "{branch} has no measures for {period}.", "{branch}没有{period}的五带头措施。"
        ),
        "file": Words(
            "There is no {file}: {count} {count:branch has|branches have} no measures for "
            "{period}.",
            "缺少{file}：{count}个党支部没有{period}的五带头措施。",
        ),
    },
    hint=Words("Enter the branch's measures in {file}.", "请在{file}中填写该支部的措施。"),
    good="- {branch: B01, policy: [院落宣讲], industry: […], environment: […], …}",
    bad="- {branch: B01, policy: [], industry: […], environment: […], …}",
    sets=("branch.measures",),
    tables=("branch_documents", "measure_documents"),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each branch that lacks measures, and each year without its file."""
    gaps = Gaps(ctx, "measure_documents", "items")
    for judged in ctx.judged("branch.measures", Form):
        period, state = judged.period, ctx.timeline.on(min(judged.period.last, ctx.as_of))
        units = owing_branches(state)
        if not ctx.has_file("measure_documents", period):
            yield from gaps.tell(judged, period, len(units))
            continue
        file = ctx.path_of("measure_documents", period)
        written = [m for d in ctx.village.measure_documents for m in d.measures]
        for unit in units:
            names = stands_for(state, unit)
            rows = [m for m in written if m.period == period and m.branch in names]
            leads = leads_without_measures(rows, judged.terms.items)
            values = {"branch": unit, "period": period, "leads": leads, "file": file}
            if not rows:
                holder = state.branches.get(unit) or state.organisation
                mark = holder.at.mark() if holder else Mark("branches.yaml")
                yield shortfall(judged, "items", mark, unit, values, "branch")
            elif leads:
                yield shortfall(judged, "items", rows[0].at.mark(), unit, values)
