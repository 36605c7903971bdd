"""published-edited: published pages are as gridctl report wrote them.

For each `published/PERIOD/manifest.json` the digest of every file beside it is worked out and
compared with the one it tells; nothing is rendered. A file that was edited or removed, a
manifest.json that is not one of ours, and pages of a period without one are errors; a page that
manifest.json does not name, and one in no period's folder, is a warning, any other file beside the
pages a notice. build.json is not compared, nor are the index pages above the periods (`gridctl ci`
and `gridctl report --check` compare those, and find a manifest.json that was made to fit). With an
earlier version (`--base`) a period that it had published and that is gone is an error. Each stands
at the file. Clause: none; the format's own.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.mark import Mark
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule

_SEVERITIES = {"page": Severity.WARNING, "own": Severity.NOTICE}
RULE = Rule(
    code="PUB104",
    name="published-edited",
    severity=Severity.ERROR,
    summary=Words("published pages are not edited by hand", "已公示的页面不得手工改动"),
    why=Words(
        "A page that was edited says what no ledger says.",
        "手工改过的公示页，内容在台账里找不到依据。",
    ),
    messages={
        "edited": Words(
            "{file} is not as it was written: it was edited afterwards.",
            "{file}在生成之后被改动过。",
        ),
        "missing": Words(
            "{file} is missing; it was published with the others.",
            "缺少{file}，它是同期公示的文件之一。",
        ),
        "broken": Words(
            "{file} is not as gridctl writes it, so nobody can prove what is published beside it.",
            "{file}不是 gridctl 写出的内容，无法核对同一目录下的公示。",
        ),
        "unproved": Words(
            "{file} is missing, so nobody can prove the pages that are published beside it.",
            "缺少{file}，无法核对同一目录下的公示页。",
        ),
        "away": Words(
            "{file} leads out of the data folder, so nothing in it was read.",
            "{file}指向数据目录之外，其中的内容没有读取。",
        ),
        "gone": Words(
            "{file} was published in the version compared with, and is gone.",
            "{file}在所比较的版本中已经公示，现在不见了。",
        ),
        "page": Words(
            "{file} is a page that gridctl report did not write.",
            "{file}不是 gridctl report 生成的公示页。",
        ),
        "own": Words("{file} is not of this publication.", "{file}不属于本期公示。"),
    },
    hint=Words(
        "Restore it from git, or write the period again with gridctl report; mend data, not pages.",
        "请从 git 恢复，或用 gridctl report 重新生成该期；要改内容请改数据，不要改页面。",
    ),
    good="published/2022Q3 as gridctl report wrote it",
    bad="published/2022Q3/ratings.html with one grade changed in an editor",
    waivable=False,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each file of a published period that is not as it was written."""
    before = ctx.base.published if ctx.base else frozenset()
    if not (ctx.published or ctx.published_files or before):
        return
    from gridctl.compute.published_pages import page_faults  # only what is published needs it

    faults = page_faults(ctx.published, ctx.published_files, before)
    for path, what in faults:
        yield Breach(Mark(path), {"file": path}, "V", variant=what, severity=_SEVERITIES.get(what))
