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
from gridctl.findings.finding import Breach, Severity
from gridctl.model.choices import Theme
from gridctl.model.mark import Mark
from gridctl.model.promises import Measures
from gridctl.model.words import Words
from gridctl.policy.kinds import Form
from gridctl.rules.rule import Context, Judged, Rule

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
            "There is no {file}: {count} branches have no measures for {period}.",
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
    for judged in ctx.judged("branch.measures", Form):
        period, state = judged.period, ctx.timeline.on(min(judged.period.last, ctx.as_of))
        units = owing_branches(state)
        file = ctx.path_of("measure_documents", period)
        said: dict[str, object] = {"file": file, "period": period, "count": len(units)}
        if not ctx.has_file("measure_documents", period):
            yield _breach(judged, Mark(file), "V", said, "file")
            continue
        written = [m for d in ctx.village.measure_documents for m in d.measures]
        for unit in units:
            names = stands_for(state, unit)
            rows = [m for m in written if m.period == period and m.branch in names]
            said["branch"], said["leads"] = unit, _lacking(judged.terms, rows)
            if not rows:
                holder = state.branches.get(unit) or state.organisation
                mark = holder.at.mark() if holder else Mark("branches.yaml")
                yield _breach(judged, mark, unit, dict(said), "branch")
            elif said["leads"]:
                yield _breach(judged, rows[0].at.mark(), unit, dict(said), "")


def _lacking(terms: Form, rows: list[Measures]) -> tuple[Theme, ...]:
    """Return the leads asked for without any measure in `rows`."""
    asked = [lead for lead in Theme if not terms.items or {*lead.words} & {*terms.items}]
    return tuple(lead for lead in asked if not any(getattr(row, lead.value) for row in rows))


def _breach(
    judged: Judged[Form], mark: Mark, unit: str, values: dict[str, object], variant: str
) -> Breach:
    clause, absent = judged.ruling.ref("items"), variant != "file"
    return Breach(mark, values, unit, "", variant, judged.severity, clause, absent)
