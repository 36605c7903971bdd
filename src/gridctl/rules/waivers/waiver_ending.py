"""waiver-ending: a waiver in force ends soon.

Within 30 days (ours) of the as-of date the last day of its period comes: a notice, so that what is
waived can be mended, or prolonged by a meeting, in time. One that a longer waiver of the same rule
and subject covers is not told of. Format 1, judging.
"""

from collections.abc import Iterator
from datetime import date

from gridctl.compute.waiving import ended
from gridctl.findings.finding import Breach, Severity
from gridctl.model.promises import Waiver
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.exceptions import breach, passed

#: How many days before its end a waiver is told of; ours.
_DAYS = 30

RULE = Rule(
    code="WAI103",
    name="waiver-ending",
    severity=Severity.NOTICE,
    summary=Words("the end of a waiver surprises nobody", "豁免期满前有提醒"),
    why=Words("A meeting is not called in a day.", "开会研究需要时间，不能等到期满再办。"),
    messages={
        "": Words(
            "The waiver of {rule} for {subject} ends with {until}, in {days} {days:day|days}.",
            "{subject}对{rule}的豁免{until}期满，还有{days}天。",
        ),
    },
    hint=Words(
        "Mend what is waived, or have a meeting pass a new waiver and enter it in {file}.",
        "请在期满前解决所豁免的问题，或经会议重新通过后在 {file} 中登记。",
    ),
    good="{rule: member-span, subject: M012, …, until: 2022Q4}  (on 2022-09-30)",
    bad="{rule: member-span, subject: M012, …, until: 2022Q4}  (on 2022-12-10)",
    tables=("waiver_documents",),
    reads=("meetings",),
    waivable=False,
    last=True,
)


def _last_day(waiver: Waiver) -> date:
    return waiver.until.last if waiver.until else date.max


def check(ctx: Context) -> Iterator[Breach]:
    """Yield the waivers in force that end within the days."""
    latest: dict[tuple[str, str], date] = {}
    found = [pair for pair in passed(ctx) if not ended(pair[0], ctx.as_of)]
    for waiver, rule in found:
        about = rule.name, waiver.subject
        latest[about] = max(_last_day(waiver), latest.get(about, date.min))
    for waiver, rule in found:
        day = _last_day(waiver)
        days = (day - ctx.as_of).days
        if days <= _DAYS and day == latest[rule.name, waiver.subject]:
            told = breach(waiver, rule, "until")
            yield told._replace(values={**told.values, "days": days})
