"""policy-conflict: two policies in force set the same thing differently.

Clauses compete only where they set the same key for the same audience; the later one in the
manifest wins, parameter by parameter. Nothing is wrong with that, but people should know which
limit they are judged by. Design 3, policy packs.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="POL102",
    name="policy-conflict",
    severity=Severity.NOTICE,
    summary=Words(
        "which of two differing policies holds is known", "两项政策不一致时说明以哪项为准"
    ),
    why=Words(
        "A limit that was overruled unseen is argued about at year's end.",
        "被悄悄取代的限额到年底会引起争议。",
    ),
    messages={
        "": Words(
            "{loser} sets {parameter} to {old}, {winner} to {new}; the later one holds.",
            "{loser}规定{parameter}为{old}，{winner}规定为{new}；以清单中在后的{winner}为准。",
        ),
    },
    hint=Words(
        "If the other should hold, change the order in {file}, or override with a basis.",
        "如应以前者为准，请在{file}中调整政策顺序，或写明依据作参数调整。",
    ),
    good="- {id: ninghai-2019}  (alone sets member.households)",
    bad="- {id: ninghai-2019}\n- {id: our-county}  (both set member.households)",
    waivable=False,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each parameter that two packs in force on the as-of date set differently."""
    for loser, winner, parameter in ctx.policies.conflicts(ctx.as_of):
        values = {
            "loser": loser.ref,
            "winner": winner.ref,
            "parameter": parameter,
            "old": loser.values[parameter],
            "new": winner.values[parameter],
            "file": winner.at.file,
        }
        yield Breach(
            winner.at,
            values,
            field=parameter,
            clause=winner.ref,
            related=(loser.at,),
        )
