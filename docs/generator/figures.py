"""The list of figures: what each is, of whom, over what, and how it is worked out."""

from docs.generator.markdown import GENERATED, both, cell, code, codes, document, table
from gridctl.figures.catalogue import catalogue, comparisons
from gridctl.figures.figure import Figure
from gridctl.formats.figuresheets import KINDS, SUBJECTS
from gridctl.model.words import Words

_INTRODUCTION = """\
# Figures 数字一览

Every figure that gridctl prints or publishes. `gridctl why SUBJECT FIGURE [PERIOD]` shows the
lines behind one; `gridctl score` compares them in tables. [figures.md](figures.md) works them out
by hand.
Internal figures are for the clerk and stand on no published page.

本工具打印和公示的全部数字。`gridctl why 对象 数字 [期次]` 列出背后的数据行；
`gridctl score` 列表比较。算例见 [figures.md](figures.md)。
“内部”的数字只供工作人员查看，不出现在公示页。
"""
_DAY = Words("as on a day", "截至某日")
_INTERNAL = Words("internal", "内部")


def _of(figure: Figure) -> str:
    return "; ".join(both(SUBJECTS[sort]) for sort in figure.of)


def _periods(figure: Figure) -> str:
    return "; ".join(both(KINDS[kind]) for kind in figure.periods) or both(_DAY)


def page() -> str:
    """Return the list as Markdown."""
    lines = [GENERATED, "", *_INTRODUCTION.split("\n")]
    lines += ["## Tables of `gridctl score` 表", ""]
    rows = (
        (code(kind.name), "; ".join(both(KINDS[k]) for k in kind.periods), codes(kind.sets))
        for kind in comparisons()
    )
    lines += table(("table 表", "for a 期次", "where a clause sets 依据的规定"), rows)
    lines += ["## Figures 数字", ""]
    for figure in (item.figure for item in catalogue()):
        lines += [f"### `{figure.name}`", "", cell(both(figure.title)), ""]
        lines += [f"- of a 对象: {_of(figure)}", f"- over a 期次: {_periods(figure)}"]
        lines += [f"- {both(_INTERNAL)}"] if figure.internal else []
        lines += [f"- formula 算法: {cell(figure.formula.en)} / {cell(figure.formula.zh)}"]
        lines += [f"- `{figure.example}`", ""]
    return document(lines)
