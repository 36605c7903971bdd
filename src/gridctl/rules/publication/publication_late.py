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
from datetime import date

from gridctl.compute.posting import last_day_to_post, postings
from gridctl.findings.finding import Breach, Severity
from gridctl.model.ledger import Publication as Posting
from gridctl.model.mark import Mark
from gridctl.model.words import Words
from gridctl.policy.kinds import Publication
from gridctl.rules.rule import Context, Judged, Rule

RULE = Rule(
    code="PUB101",
    name="publication-late",
    severity=Severity.ERROR,
    summary=Words("tables are posted in time and stay up", "公示表按期张贴、贴足天数"),
    why=Words("Late news cannot be objected to in time.", "公示晚了、撤早了，群众就无从监督。"),
    messages={
        "": Words(
            "The tables of {period} were not posted by {last}.",
            "{period}的公示表截至{last}没有张贴。",
        ),
        "due": Words(
            "The tables of {period} are due on the board by {last}.",
            "{period}的公示表最晚应于{last}张贴。",
        ),
        "late": Words(
            "The tables of {period} were posted on {posted}; the last day was {last}.",
            "{period}的公示表于{posted}张贴，晚于最后期限{last}。",
        ),
        "short": Words(
            "The tables of {period} were up {days} days, not {limit}, and were not posted again.",
            "{period}的公示表张贴{days}天，少于{limit}天，且没有重新张贴。",
        ),
        "approver": Words(
            "The tables of {period} were posted on {posted} without an approver.",
            "{period}的公示表于{posted}张贴，没有填写审批人。",
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
    posted = postings(ctx.village.publications)
    for judged in ctx.judged("disclosure.posting", Publication):
        if judged.ended:
            yield from _in_time(ctx, judged, posted.get(judged.period, []))
    for rows in posted.values():
        yield from _approved(ctx, rows)
        yield from _long_enough(ctx, *rows[-1])


def _in_time(
    ctx: Context, judged: Judged[Publication], rows: list[tuple[date, Posting]]
) -> Iterator[Breach]:
    ruling = judged.ruling
    last = last_day_to_post(judged.period, judged.terms.before_day)
    clause = ruling.ref("before_day" if judged.terms.before_day else "every")
    said: dict[str, object] = {"period": judged.period, "last": last}
    if rows:
        posted, row = rows[0]
        if posted > last:
            mark, values = row.at.mark("posted_on"), {**said, "posted": posted}
            yield Breach(mark, values, "V", "posted_on", "late", ruling.severity, clause)
        return
    passed = last < ctx.as_of
    severity, variant = (ruling.severity, "") if passed else (Severity.NOTICE, "due")
    yield Breach(Mark("publications.csv"), said, "V", "", variant, severity, clause, absent=True)


def _approved(ctx: Context, rows: list[tuple[date, Posting]]) -> Iterator[Breach]:
    for posted, row in rows:
        ruling = ctx.policies.on("disclosure.posting", Publication, posted)
        if ruling and posted >= ctx.records_from and not row.approved_by:
            values = {"period": row.period, "posted": posted}
            mark, clause = row.at.mark(), ruling.ref()
            yield Breach(mark, values, "V", "", "approver", ruling.severity, clause)


def _long_enough(ctx: Context, posted: date, row: Posting) -> Iterator[Breach]:
    """Judge the last posting of a period: an earlier one that was short was posted again."""
    ruling = ctx.policies.on("disclosure.up", Publication, posted)
    limit = ruling.terms.up_days if ruling else None
    if not ruling or not limit or row.removed_on is None or posted < ctx.records_from:
        return
    days = (row.removed_on - posted).days
    if days < limit:
        values = {"period": row.period, "days": days, "limit": limit}
        severity = ruling.severity if row.removed_on <= ctx.as_of else Severity.NOTICE
        mark, clause = row.at.mark("removed_on"), ruling.ref("up_days")
        yield Breach(mark, values, "V", "removed_on", "short", severity, clause)
