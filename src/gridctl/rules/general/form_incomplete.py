"""form-incomplete: a card lacks some of the items that a clause asks for.

The general rule of forms that have no name of their own: `grid.card` (each grid of grids.yaml,
whatever its tier), `unit.card`, `branch.card`, `party-group.card`; their items are the columns of
the record, by either name. `village.tiers` asks for grids of each tier named (villager groups are
a tier of their own). Judged on the as-of date; one finding a card. An item that the record has no
place for is never filled. Clause: environment/five-fixed.
"""

from collections.abc import Iterator

from gridctl.compute.forms import FORMS
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import ClauseKind, Form
from gridctl.rules.rule import Context, Rule, asking

RULE = Rule(
    code="GEN107",
    name="form-incomplete",
    severity=Severity.ERROR,
    summary=Words("a card has every item that is asked for", "规定的项目填写齐全"),
    why=Words(
        "Area, person, duty, task and reward: what is not fixed is nobody's.",
        "定区域、定人员、定职责、定任务、定奖惩，缺一项就落不到实处。",
    ),
    messages={"": Words("{subject} lacks {missing}.", "{subject}缺少{missing}。")},
    hint=Words("Fill it in at {subject} in {file}.", "请在{file}的{subject}处补填。"),
    good="- {id: G01, name: 一网格, leader: M003, area: 河东, duties: [巡查], reward: 年底评优}",
    bad="- {id: G01, name: 一网格, leader: M003}",
    sets=tuple(FORMS),
    reads=("grid_documents", "branch_documents", "former_values"),
    kind=ClauseKind.FORM,
    needs={key: form.tables for key, form in FORMS.items()},
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each card with what it lacks."""
    for key in sorted(asking(RULE, ctx.policies)):
        ruling = ctx.asked(key, Form)
        for card in FORMS[key].cards(ctx.now, ruling.terms.items) if ruling else ():
            if ruling and card.missing:
                yield Breach(
                    card.at.mark(),
                    {"subject": card.subject, "missing": card.missing, "file": card.at.file},
                    subject=card.subject,
                    severity=ruling.severity,
                    clause=ruling.ref("items"),
                    absent=True,
                    holders=FORMS[key].tables,
                )
