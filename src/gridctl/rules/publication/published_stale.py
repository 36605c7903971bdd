"""published-stale: a published period's rows have changed since it was published.

For each `published/PERIOD/manifest.json` the digest of the rows that the period was made of, as
they stood on its last day, is worked out again and compared with the one it tells; the message
names the tables (where a household's head differs, that one alone: it is in all their digests).
Entries for later periods leave it as it is, and so do the order of rows, the language and the
encoding of a file; what is compared is told in docs/proof.md. A period that has not ended by the
as-of date, and one whose files could not all be read, is not judged; a manifest.json that is none
of ours is `published-edited`. Clause: none; the format's own.
"""

from collections.abc import Iterator
from functools import partial

from gridctl.findings.finding import Breach, Severity
from gridctl.model.mark import Mark
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="PUB102",
    name="published-stale",
    severity=Severity.WARNING,
    summary=Words("what is published is what the rows say", "已公示的内容与台账一致"),
    why=Words(
        "Who reads a notice must be able to trust that the ledgers still say the same.",
        "群众看到的公示应当始终与台账相符。",
    ),
    messages={
        "": Words(
            "Rows of {period} were changed after its tables were published: {tables}.",
            "{period}公示之后，该期的台账又有改动：{tables}。",
        ),
    },
    hint=Words(
        "gridctl verify tells what differs; publish and post the period again, or mend the rows.",
        "请用 gridctl verify 查看差异；重新生成并张贴该期公示表，或改正台账。",
    ),
    good="published/2022Q3 as gridctl report wrote it from the rows of today",
    bad="a visit of 2022-08 entered after published/2022Q3 was written",
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield the published periods that would come out otherwise today."""
    if not ctx.published:
        return
    # only what is published needs these
    from gridctl.compute.published_rows import TABLES, changed_periods, titles

    told = partial(changed_periods, ctx.as_read, ctx.published, ctx.as_of)
    for path, period, tables, posted in ctx.once(("changed periods",), told):
        values: dict[str, object] = {"period": period, "tables": titles(tables)}
        rows = tuple(row.at.mark() for _, row in posted)
        yield Breach(Mark(path), values, "V", related=rows, holders=TABLES)
