"""closed-period-changed: ratings or points of a posted period are not what they were.

Compared with the version that `--base` (or `--since`) names: once all tables of a period are posted
there, the ballots and the points entries of its days stay as they are; what was wrong is reversed
by an entry of a later day, or the period is posted again with a second row of publications.csv,
which is the change made known. An entry that was changed or added stands at its row, one that was
taken out at its file. Without such a version the tables' digests of published/PERIOD/manifest.json
are all there is: the finding stands there and names the table. Clause: chongqing-2013/by.
"""

from collections.abc import Iterator
from functools import partial

from gridctl.compute.rewritten import closed_changes
from gridctl.findings.finding import Breach, Severity
from gridctl.model.mark import Mark
from gridctl.model.words import Words
from gridctl.policy.kinds import Publication
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="PUB103",
    name="closed-period-changed",
    severity=Severity.ERROR,
    summary=Words("what was posted is not changed unseen", "已公示期次的数据不得悄悄改动"),
    why=Words("Whoever read the notice must be able to rely on it.", "公示过的结果要能信得过。"),
    messages={
        "": Words(
            "This row of {subject} is of {period}, which was posted, and is not as it was then.",
            "{subject}的这一行属于已公示的{period}，与公示时不一致。",
        ),
        "gone": Words(
            "A row of {subject} is missing; it is of {period}, which was posted.",
            "{subject}有一行被删除，该行属于已公示的{period}。",
        ),
        "table": Words(
            "Rows of {period}, which was posted, are not those it was published from: {tables}.",
            "{period}已经公示，而以下台账与生成公示表时不一致：{tables}。",
        ),
    },
    hint=Words(
        "Restore it and reverse it by a later entry, or post {period} again in publications.csv.",
        "请恢复原行并以后续记录冲销，或重新公示{period}并登记在 publications.csv。",
    ),
    good="PT0412,2022-10-08,M012,P09,-2,,PT0301,,M004  (a reversal, in a later quarter)",
    bad="M012,19,5,2,0  (was 9,5,2,10 when 2022Q3 was posted)",
    sets=("disclosure.posting",),
    tables=("publications",),
    reads=("ratings", "points"),
    history=True,
    unaided=True,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each row of a posted period that the base had otherwise."""
    ruling = ctx.asked("disclosure.posting", Publication)
    if ruling is None:
        return
    if ctx.base is None:
        yield from _by_digest(ctx, ruling.ref()) if ctx.published else ()
        return
    unread = {*ctx.unparsed, *ctx.base.unparsed}
    for change in closed_changes(ctx.base.village, ctx.as_read, ctx.as_of, unread):
        place = change.row.at
        mark = Mark(place.file) if change.gone else place.mark()
        values: dict[str, object] = {"subject": change.subject, "period": change.period}
        variant = "gone" if change.gone else ""
        yield Breach(mark, values, change.subject, variant=variant, clause=ruling.ref())


def _by_digest(ctx: Context, clause: str) -> Iterator[Breach]:
    """Yield each posted period whose ratings or points give another digest than is published."""
    from gridctl.compute.published_rows import TABLES, changed_periods, closed, titles

    told = partial(changed_periods, ctx.as_read, ctx.published, ctx.as_of)
    for path, period, tables, posted in closed(ctx.once(("changed periods",), told), ctx.as_of):
        values: dict[str, object] = {"period": period, "tables": titles(tables)}
        breach = Breach(Mark(path), values, "V", variant="table", clause=clause, holders=TABLES)
        yield breach._replace(related=tuple(row.at.mark() for _, row in posted))
