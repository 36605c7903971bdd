"""waiver-unused: a waiver in force that waives nothing.

Judged is each waiver in force on the as-of date: some finding of its rule, about its subject, is
there. Where the rule did not run (left out with --select or --ignore), or could not look at
everything, nobody knows, and nothing is said; a rule that no policy asks for finds nothing.
Format 1, severity.
"""

from collections.abc import Iterator

from gridctl.compute.waiving import ended
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.exceptions import breach, passed, stands

RULE = Rule(
    code="WAI102",
    name="waiver-unused",
    severity=Severity.NOTICE,
    summary=Words("a waiver waives something", "豁免确有所指"),
    why=Words(
        "A waiver kept in store would hide the next breach unseen.",
        "留着不用的豁免，会悄悄盖住以后的问题。",
    ),
    messages={
        "": Words(
            "The waiver of {rule} for {subject} waives nothing: there is no such finding.",
            "{subject}对{rule}的豁免没有对应的问题。",
        ),
    },
    hint=Words(
        "Check the rule and the subject in {file}, or take the entry out.",
        "请核对 {file} 中的规则和对象；不再需要的请删除该条目。",
    ),
    good="{rule: member-span, subject: M012, …}  (M012 links too many households)",
    bad="{rule: member-span, subject: M012, …}  (M012 is in order)",
    tables=("waiver_documents",),
    reads=("meetings",),
    waivable=False,
    last=True,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield the waivers in force without a finding."""
    for waiver, rule in passed(ctx):
        known = rule.name in ctx.ran.judged and not ended(waiver, ctx.as_of)
        if known and not stands(ctx, waiver, rule, waived=True):
            yield breach(waiver, rule)
