"""waiver-expired: a waiver ended, and what it waived stands again.

Judged by the as-of date: a waiver ends on the last day of its period, and from the next day on its
findings count. It is a warning while one stands, or as long as the run does not know; where
nothing stands any more it is a notice, since the entry may stay for the quarters already
published. One that a newer waiver of the same rule and subject follows is not told of.
Format 1, judging.
"""

from collections.abc import Iterator

from gridctl.compute.waiving import ended
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.exceptions import breach, passed, stands

RULE = Rule(
    code="WAI101",
    name="waiver-expired",
    severity=Severity.WARNING,
    summary=Words("a waiver is no older than its period", "豁免没有过期"),
    why=Words("An exception without an end becomes the rule.", "没有期限的例外，就成了惯例。"),
    messages={
        "": Words(
            "The waiver of {rule} for {subject} ended with {until}; its findings count again.",
            "{subject}对{rule}的豁免已于{until}期满，相应问题重新计入。",
        ),
        "over": Words(
            "The waiver of {rule} for {subject} ended with {until}; nothing of it stands any more.",
            "{subject}对{rule}的豁免已于{until}期满，相应问题已不存在。",
        ),
    },
    hint=Words(
        "Mend what was waived, or enter in {file} a new waiver with its meeting; the old entry may "
        "stay.",
        "请解决所豁免的问题，或经会议重新通过后在 {file} 中登记新的豁免；原条目可以保留。",
    ),
    good="{rule: member-span, subject: M012, …, until: 2022Q4}  (on 2022-12-31)",
    bad="{rule: member-span, subject: M012, …, until: 2022Q4}  (on 2023-01-01)",
    tables=("waiver_documents",),
    reads=("meetings",),
    waivable=False,
    last=True,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield the waivers that have ended and that no newer one follows."""
    found = list(passed(ctx))
    followed = {(r.name, w.subject) for w, r in found if not ended(w, ctx.as_of)}
    for waiver, rule in found:
        if not ended(waiver, ctx.as_of) or (rule.name, waiver.subject) in followed:
            continue
        if rule.name in ctx.ran.judged and not stands(ctx, waiver, rule, waived=False):
            yield breach(waiver, rule, "until", "over")._replace(severity=Severity.NOTICE)
        else:
            yield breach(waiver, rule, "until")
