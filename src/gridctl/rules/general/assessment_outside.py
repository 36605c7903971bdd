"""assessment-outside: what was measured or assessed lies within a clause's limits.

Any clause that sets a key of `assessment.*` names `items`, the names that the thing goes by in
ledger/assessments, and limits (`min`, `max`; both allowed). Judged is each such row dated since
`records_from` while the clause was in force. A value outside stands at its cell.
Clause: hygiene/cadence-rats.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.ledger import Assessment
from gridctl.model.words import Words
from gridctl.policy.kinds import ClauseKind, Size
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context, Rule, asks_for

RULE = Rule(
    code="GEN141",
    name="assessment-outside",
    severity=Severity.ERROR,
    summary=Words("what is assessed lies within the limits", "考评结果在规定范围内"),
    why=Words(
        "A number that nobody compares with its limit warns nobody.",
        "测了数不对照标准，等于没测。",
    ),
    messages={
        "high": Words(
            "{item} of {unit} on {day} is {score}; at most {limit} is allowed.",
            "{unit}在{day}的{item}为{score}，不得超过{limit}。",
        ),
        "low": Words(
            "{item} of {unit} on {day} is {score}; at least {limit} is asked for.",
            "{unit}在{day}的{item}为{score}，不得低于{limit}。",
        ),
    },
    hint=Words(
        "Mend what was assessed and assess it again; correct the score if it is mistyped.",
        "请整改后重新考评；分值填错的请在 ledger/assessments 中更正。",
    ),
    good="2022-09-30,V,S01,鼠密度,2.5",
    bad="2022-09-30,V,S01,鼠密度,3.5",
    sets=("assessment.*",),
    tables=("assessments",),
    kind=ClauseKind.SIZE,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each assessment outside the limits of its item."""
    keys = sorted(asks_for(RULE, ctx.policies.keys))
    for row in ctx.village.assessments:
        if row.date is None or row.date < ctx.records_from:
            continue
        for key in keys:
            ruling = ctx.policies.on(key, Size, row.date)
            if ruling is not None and row.item in ruling.terms.items:
                yield from _outside(row, ruling)


def _outside(row: Assessment, ruling: Ruling[Size]) -> Iterator[Breach]:
    low, high, score = ruling.terms.min, ruling.terms.max, row.score
    if score is None:
        return
    if high is not None and score > high:
        variant, asked, limit = "high", "max", high
    elif low is not None and score < low:
        variant, asked, limit = "low", "min", low
    else:
        return
    said = {"item": row.item, "unit": row.subject, "day": row.date, "score": score, "limit": limit}
    mark, grave = row.at.mark("score"), (ruling.severity, ruling.ref(asked))
    yield Breach(mark, said, row.subject, "score", variant, *grave)
