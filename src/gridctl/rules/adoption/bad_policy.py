"""bad-policy: a policy pack, or what the manifest says of one, cannot be followed.

Judged: packs named in the manifest that do not exist, clauses and parameters that a pack or its
kind of clause does not have, parameter values of another type, a local pack whose id is not its
file's name; dates between which nothing is in force; limits that nothing can keep (a minimum
above the maximum, more than 100 percent), also where an override makes them so. Of every file in
policies/, followed or not, what `gridctl policy lint` says: parameters that a kind of clause
needs, a clause's id used twice, two clauses for the same people that differ, and, where a clause
is to be checked, keys, kinds and audiences that no rule knows. What is not understood is left
out. Design 3, policy packs.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule, from_problems
from gridctl.rules.shared.pack_words import PACK_MESSAGES

RULE = Rule(
    code="POL101",
    name="bad-policy",
    severity=Severity.ERROR,
    summary=Words(
        "the policies that the manifest names can be followed", "清单所列政策都能读取和执行"
    ),
    why=Words(
        "A limit that was misspelled would not be checked, and nobody would see it.",
        "写错的限额不会被检查，也没有人会发现。",
    ),
    messages={
        "no-pack": Words(
            "There is no pack “{pack}”, neither in policies/ nor built in.",
            "没有名为“{pack}”的政策包（policies/ 和内置中都没有）。",
        ),
        "no-clause": Words(
            "“{clause}” names no clause of {pack}.", "“{clause}”不对应{pack}的任何条款。"
        ),
        "parameter": Words(
            "A clause of kind {kind} has no parameter “{parameter}”.",
            "“{kind}”类条款没有参数“{parameter}”。",
        ),
        "value": Words(
            "“{value}” does not fit the parameter {parameter}.",
            "“{value}”不符合参数{parameter}的要求。",
        ),
        "id": Words(
            "The pack calls itself {id}, but its file is {name}.yaml.",
            "政策包的编号是{id}，文件名却是{name}.yaml。",
        ),
        **PACK_MESSAGES,
    },
    hint=Words(
        "Correct it in {file}; gridctl policy list and show tell what there is.",
        "请在{file}中改正；可用 gridctl policy list、show 查看。",
    ),
    good="- {id: ninghai-2019}",
    bad="- {id: ninghai-2091}",
    waivable=False,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield what was met while reading."""
    return from_problems(ctx, "bad-policy")
