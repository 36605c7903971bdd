"""How far a village is from each clause, as lines of text."""

from collections.abc import Iterator, Sequence

from gridctl.findings.report import ClauseCount
from gridctl.lang.say import fill
from gridctl.model.words import Lang, Words

_TITLE = Words("By clause:", "按条款统计：")
_COUNT = Words(
    "{error} {error:error|errors}, {warning} {warning:warning|warnings}, {notice} "
    "{notice:notice|notices}",
    "{error}个错误、{warning}个警告、{notice}条提示",
)
_IN_ORDER = Words("in order", "符合")
_NOT_CHECKED = Words("not checked", "未检查")
_SUMMARY = Words(
    "{all} {all:clause|clauses} to check: {kept} in order, {broken} not, {unchecked} not checked.",
    "应检查条款{all}条：符合{kept}条，不符合{broken}条，未检查{unchecked}条。",
)
_LINE = Words("  {clause}: {told} ({says})", "  {clause}：{told}（{says}）")


def _told(count: ClauseCount, lang: Lang) -> str:
    if count.total:
        return fill(_COUNT, count.numbers, lang)
    return (_IN_ORDER if count.checked else _NOT_CHECKED)(lang)


def write(counts: Sequence[ClauseCount], lang: Lang) -> Iterator[str]:
    """Yield a line for each clause, then how many are in order: no error and no warning."""
    yield _TITLE(lang)
    for count in counts:
        says = count.says(lang) if count.says else ""
        yield fill(_LINE, {"clause": count.clause, "told": _told(count, lang), "says": says}, lang)
    broken = sum(bool(count.error or count.warning) for count in counts)
    unchecked = sum(not count.checked for count in counts)
    values = {"all": len(counts), "broken": broken, "unchecked": unchecked}
    yield fill(_SUMMARY, values | {"kept": len(counts) - broken - unchecked}, lang)
