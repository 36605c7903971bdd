"""waiver-unknown-rule: a waiver names no rule, or one that cannot be waived.

`rule` is the name or the code of one rule (patterns are none). What is about privacy, about files
that cannot be read, about ids that name nothing, and about waivers themselves cannot be waived: no
meeting can make a broken file whole. It stands at `rule`. Format 1, severity.
"""

from collections.abc import Iterator

from gridctl.compute.waiving import waivers_of
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="WAI105",
    name="waiver-unknown-rule",
    severity=Severity.ERROR,
    summary=Words("a waiver names a rule that can be waived", "豁免的规则存在且可以豁免"),
    why=Words("A waiver of nothing helps nobody.", "规则写错的豁免不起作用。"),
    messages={
        "": Words("No rule is called {rule}.", "没有名为{rule}的规则。"),
        "near": Words(
            "No rule is called {rule}; did you mean {near}?", "没有名为{rule}的规则，是否为{near}？"
        ),
        "fixed": Words("The rule {rule} cannot be waived.", "规则{rule}不可豁免。"),
    },
    hint=Words(
        "Correct the rule in {file}; gridctl rules tells each rule's name, and whether it can be "
        "waived.",
        "请在 {file} 中改正规则；规则名称及能否豁免可用 gridctl rules 查看。",
    ),
    good="{rule: member-span, subject: M012, …}",
    bad="{rule: identity-number, subject: M012, …}",
    tables=("waiver_documents",),
    waivable=False,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield the waivers whose rule is none, or cannot be waived."""
    for waiver in waivers_of(ctx.village):
        rule = ctx.rules.get(waiver.rule)
        if not waiver.rule or (rule is not None and rule.waivable):
            continue
        from difflib import get_close_matches  # slow to import; only a slip of the pen needs it

        near = [] if rule else get_close_matches(waiver.rule, ctx.rules, n=1)
        values = {"rule": waiver.rule, "near": near[0] if near else "", "file": waiver.at.file}
        mark = waiver.at.mark("rule")
        variant = "fixed" if rule else "near" if near else ""
        yield Breach(mark, values, waiver.subject, "rule", variant)
