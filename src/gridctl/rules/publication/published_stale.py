"""published-stale: a published period's rows have changed since it was published.

For each `published/PERIOD/manifest.json` the digest of the rows that the period was made of, as
they stood on its last day, is worked out again and compared with the one it tells. Entries for
later periods leave it as it is, and so do the order of rows, the language and the encoding of a
file; what is compared is told in docs/proof.md. A period that has not ended by the as-of date, and
one whose files could not all be read, is not judged. Clause: none; the format's own.
"""

from collections.abc import Iterator

from gridctl.compute.posting import postings
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
            "Rows of {period} were changed after its tables were published.",
            "{period}公示之后，该期的台账又有改动。",
        ),
        "broken": Words(
            "{file} cannot be read, so nobody can prove what is published for the period.",
            "{file}无法读取，无法核对该期已公示的内容。",
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
    from gridctl.compute.canonical import FORM, digest, tables
    from gridctl.compute.publishing import BrokenManifestError, read_made

    posted = postings(ctx.as_read.publications)
    for path, data in sorted(ctx.published.items()):
        try:
            made = read_made(data)
        except BrokenManifestError:
            yield Breach(Mark(path), {"file": path}, "V", variant="broken")
            continue
        if made.form != FORM or not made.period.ended(ctx.as_of):
            continue
        if digest(ctx.as_read, made.period).whole != made.digest:
            rows = tuple(row.at.mark() for _, row in posted.get(made.period, ()))
            values = {"period": made.period}
            yield Breach(Mark(path), values, "V", related=rows, holders=tables())
