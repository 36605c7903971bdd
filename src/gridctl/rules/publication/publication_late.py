"""publication-late: a quarter's tables are posted in time, approved, and stay up long enough.

Looked at are the rows of publications.csv with the form `all`; a second row of the same period is
a reposting. Judged is each period that has ended since `records_from`: its tables are posted
before the clause's `before_day` of the next period's first month (where none is set: within the
next period). Not posted stands at publications.csv (a notice until the day has passed), posted
late at `posted_on`. Tables that came down before `up_days` days (`removed_on` less `posted_on`)
and were not posted again stand at `removed_on`; a posted row without an approver at the row.
Clauses: national-disclosure/quarterly, chongqing-2013/by and up.
"""

from collections.abc import Iterator

from gridctl.compute.posting import PostingFault, cut_short, postings, unapproved, untimely
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import Publication
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context, Rule

_EN, _ZH = "The tables of {period} ", "{period}的公示表"

RULE = Rule(
    code="PUB101",
    name="publication-late",
    severity=Severity.ERROR,
    summary=Words("tables are posted in time and stay up", "公示表按期张贴、贴足天数"),
    why=Words("Late news cannot be objected to in time.", "公示晚了、撤早了，群众就无从监督。"),
    messages={
        "": Words(_EN + "were not posted by {last}.", _ZH + "截至{last}没有张贴。"),
        "due": Words(_EN + "are due on the board by {last}.", _ZH + "最晚应于{last}张贴。"),
        "late": Words(
            _EN + "were posted on {posted}; the last day was {last}.",
            _ZH + "于{posted}张贴，晚于最后期限{last}。",
        ),
        "short": Words(
            _EN + "were up {days} {days:day|days}, not {limit}, and were not posted again.",
            _ZH + "张贴{days}天，少于{limit}天，且没有重新张贴。",
        ),
        "approver": Words(
            _EN + "were posted on {posted} without an approver.",
            _ZH + "于{posted}张贴，没有填写审批人。",
        ),
    },
    hint=Words(
        "Post the tables and enter it in publications.csv, with form all and the approver.",
        "请张贴公示表，并在 publications.csv 中登记（公示表填“全部”，并填写审批人）。",
    ),
    good="2022Q3,all,M004,M003,M001,2022-10-10,2022-10-25",
    bad="2022Q3,all,M004,M003,,2022-10-20,2022-10-25",
    sets=("disclosure.posting", "disclosure.up"),
    tables=("publications",),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield what was posted late, not at all, too briefly or without approval."""
    posted, posting = postings(ctx.village.publications), "disclosure.posting"
    for judged in ctx.judged(posting, Publication):
        if judged.ended:
            rows, before = posted.get(judged.period, ()), judged.terms.before_day
            yield from _told(judged.ruling, untimely(judged.period, rows, before, ctx.as_of))
    for rows in posted.values():
        judged_rows = [(day, row) for day, row in rows if day >= ctx.records_from]
        for day, row in judged_rows:
            if ruling := ctx.policies.on(posting, Publication, day):
                yield from _told(ruling, unapproved(day, row))
        for day, row in judged_rows[-1:]:  # an earlier one that was short was posted again
            if ruling := ctx.policies.on("disclosure.up", Publication, day):
                yield from _told(ruling, cut_short(day, row, ruling.terms.up_days, ctx.as_of))


def _told(ruling: Ruling[Publication], wrong: PostingFault | None) -> Iterator[Breach]:
    if wrong:
        variant, row, field, values, parameter, pending = wrong
        severity = Severity.NOTICE if pending else ruling.severity
        clause, absent = ruling.ref(parameter), row is None
        yield Breach(wrong.mark, values, "V", field, variant, severity, clause, absent)
