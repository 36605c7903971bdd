"""rule-crashed: a rule stopped with an error of its own.

The engine tells of it: the rule's name and the sort of error, never a value from the data. What
the rule had found before stays, the rule is listed as not checked, and all others run. It is told
even where only some rules were selected. It stands at gridctl.yaml, for it is about no file.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="GEN001",
    name="rule-crashed",
    severity=Severity.ERROR,
    summary=Words("every rule comes to its end", "每条规则都能运行完毕"),
    why=Words(
        "A rule that stopped half-way has not said that all is well.",
        "中途停止的规则，不能说明没有问题。",
    ),
    messages={
        "": Words(
            "The rule {rule} could not finish ({error}); the other rules ran.",
            "规则{rule}未能完成（{error}），其他规则已照常运行。",
        ),
    },
    hint=Words(
        "This is a fault of gridctl; please report it with the rule's name.",
        "这是 gridctl 的缺陷，请附规则名称反馈。",
    ),
    good="(every rule ends)",
    bad="(the rule member-span stopped: KeyError)",
    waivable=False,
)


def check(ctx: Context) -> Iterator[Breach]:  # noqa: ARG001 (the engine sees it, no rule can)
    """Yield nothing: the engine tells of a crash when it happens."""
    return iter(())
