"""published-drift: published pages are what would be written today.

`gridctl ci` renders each published period again, in the language in which it was published, and the
pages above the periods. Where rows, packs or templates have changed since, one finding stands at
the period's manifest.json and names them, with the rows, where git tells which. Else each file that
would come out otherwise is told: a page and its manifest.json that were changed together are found
so. Where one of the folder's own templates cannot be used, that is told at its line: no page can be
rendered. A file that was edited or taken out is `published-edited`. Of what another version of
gridctl published the data are compared. Where nothing is rendered again (`gridctl validate`), it is
not checked. Clause: none; the format's own.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.mark import Mark
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule, from_problems

RULE = Rule(
    code="PUB105",
    name="published-drift",
    severity=Severity.ERROR,
    summary=Words(
        "published pages are what would be written today", "已公示的页面与现在生成的一致"
    ),
    why=Words(
        "A notice that the data no longer give cannot be proved to anyone.",
        "数据已经给不出的公示，对谁都无法证明。",
    ),
    messages={
        "": Words("{file} is not what would be written today.", "{file}与现在生成的内容不一致。"),
        "missing": Words(
            "{file} is missing; it would be written today.", "缺少{file}，现在会生成该文件。"
        ),
        "extra": Words(
            "{file} is no page that would be written today.", "{file}不是现在会生成的公示页。"
        ),
        "cause": Words(
            "What is published of {period} is not what would be written today; changed since: "
            "{causes}.",
            "{period}已公示的内容与现在生成的不一致；此后有改动的是：{causes}。",
        ),
        "template": Words(
            "The pages cannot be rendered because of the template {template}: {why}.",
            "因模板{template}有误，无法重新生成公示页：{why}。",
        ),
        "template-page": Words(
            "The pages cannot be rendered with the folder's own templates: {page}, line {line}: "
            "{why}.",
            "使用自定义模板无法重新生成公示页：{page}第{line}行：{why}。",
        ),
    },
    hint=Words(
        "gridctl verify tells what differs; publish again with gridctl report, or undo the change. "
        "A template that cannot be used is to be mended first.",
        "请用 gridctl verify 查看差异；用 gridctl report 重新生成，或撤销改动。"
        "模板有误的，请先更正模板。",
    ),
    good="published/2022Q3 as gridctl report would write it today",
    bad="published/2022Q3 after a template was changed",
    waivable=False,
    rendered=True,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield what of the published pages would come out otherwise today, or why none can."""
    yield from from_problems(ctx, RULE.name)
    if not ctx.rendered:
        return
    from gridctl.compute.drifting import drifts  # only where pages were rendered again

    for found in ctx.rendered:
        for path, what, causes, rows in drifts(found):
            values = {"file": path, "period": found.period, "causes": causes}
            variant = "cause" if causes else what if what in RULE.messages else ""
            yield Breach(Mark(path), values, "V", variant=variant, related=rows)
