"""What changed since a base version, as text, and as Markdown ready for a review's comment."""

import re
from collections.abc import Callable, Iterator

from gridctl.compute.changes import Change
from gridctl.figures.changed import Compared, FigureChange
from gridctl.figures.told import said, told
from gridctl.formats.text import safe
from gridctl.lang.markdown import escape
from gridctl.lang.say import filled, say
from gridctl.model.words import Lang, Words

_TITLE = Words("Changes since {commit}", "自{commit}以来的变化")
_NONE = Words("Nothing changes.", "没有变化。")
_ITSELF = Words(
    "The base is this very version: nothing to compare.", "所比较的就是当前版本，没有可比较的内容。"
)
_UNKNOWN = Words(
    "There was no readable data folder at {commit}: all of it is new.",
    "{commit}中没有可读取的数据目录，全部内容均为新增。",
)
_NOTHING_COMPARED = Words(
    "At {commit} {files} cannot be read, so nothing is compared.",
    "{commit}中的{files}无法读取，没有进行比较。",
)
_UNREAD = Words(
    "{files} cannot be read whole, and what hangs on that is not compared.",
    "{files}不能完整读取，与之有关的内容未作比较。",
)
_UNREAD_BEFORE = Words(
    "At {commit} {files} cannot be read whole, and what hangs on that is not compared.",
    "{commit}中的{files}不能完整读取，与之有关的内容未作比较。",
)
_SPANS = Words("Households a member links", "党员联系户数")
_BEYOND = Words("outside the limit", "超出限额")
_FIGURES = Words("Figures that change", "变化的数字")
_HEADS = (
    Words("id", "编号"),
    Words("figure", "数字"),
    Words("period", "期次"),
    Words("before", "原值"),
    Words("after", "新值"),
)
_GROUPS = {
    "policy": Words("Policies", "政策"),
    "link": Words("Links", "联户"),
    "member": Words("Members", "党员"),
    "household": Words("Households", "农户"),
    "promise": Words("Promises", "承诺"),
    "request": Words("Requests", "诉求"),
}
_MENTION = re.compile("@(?=[A-Za-z0-9])")
_SHORT = 12


def _plain(text: str) -> str:
    return safe(text)


def marked(text: str) -> str:
    r"""Return data as Markdown shows it; a name after @ would be called, escaped or not."""
    return _MENTION.sub("@\u200b", escape(safe(text)))


def _sentence(change: Change, lang: Lang, shown: Callable[[str], str]) -> str:
    """Return what changed with the lines that say so; `shown` makes data safe."""
    values = {name: shown(told(value, lang)) for name, value in change.values.items()}
    places = ("{}:{}".format(*mark[:2]) if mark.line else mark.file for mark in change.marks)
    return f"{filled(change.says(lang), values)} ({shown(', '.join(places))})"


def _groups(compared: Compared) -> Iterator[tuple[Words, list[Change]]]:
    for prefix, title in _GROUPS.items():
        found = [c for c in compared.changes if c.kind.startswith(f"{prefix}-")]
        if found:
            yield title, found


def _span(change: Change, compared: Compared, lang: Lang, shown: Callable[[str], str]) -> str:
    text = _sentence(change, lang, shown)
    return f"{text} — {_BEYOND(lang)}" if change.subject in compared.beyond else text


def _figure(change: FigureChange, lang: Lang) -> tuple[str, ...]:
    period = say(change.period, lang) if change.period else ""
    return (
        change.subject,
        change.title(lang),
        period,
        told(change.before, lang),
        told(change.after, lang),
    )


def _nothing(compared: Compared, lang: Lang) -> str:
    if not compared.known and not compared.unread_before:
        return said(_UNKNOWN, {"commit": compared.commit[:_SHORT]}, lang)
    if compared.same:
        return _ITSELF(lang)
    some = compared.changes or compared.spans or compared.figures
    return "" if some or compared.unread or compared.unread_before else _NONE(lang)


def _unread(compared: Compared, lang: Lang, shown: Callable[[str], str]) -> list[str]:
    """Return a sentence for each side of which files could not be read, or not whole."""
    before = _UNREAD_BEFORE if compared.known else _NOTHING_COMPARED
    sides = ((_UNREAD, compared.unread), (before, compared.unread_before))
    values = {"commit": compared.commit[:_SHORT]}
    return [
        said(words, {**values, "files": shown(told(files, lang))}, lang)
        for words, files in sides
        if files
    ]


def text(compared: Compared, lang: Lang) -> str:
    """Return the changes as lines of text."""
    lines = [said(_TITLE, {"commit": compared.commit[:_SHORT]}, lang)]
    lines += [nothing] if (nothing := _nothing(compared, lang)) else []
    lines += _unread(compared, lang, _plain)
    for title, changes in _groups(compared):
        lines += ["", title(lang), *(f"  {_sentence(change, lang, _plain)}" for change in changes)]
    if compared.spans:
        spans = (f"  {_span(change, compared, lang, _plain)}" for change in compared.spans)
        lines += ["", _SPANS(lang), *spans]
    if compared.figures:
        lines += ["", _FIGURES(lang)]
        for change in compared.figures:
            subject, named, period, before, after = map(safe, _figure(change, lang))
            lines.append(f"  {subject} {named} {period}: {before} → {after}")
    return "".join(f"{line}\n" for line in lines)


def markdown(compared: Compared, lang: Lang) -> str:
    """Return the changes as Markdown: headings, lists, and one table of figures."""
    lines = [f"## {said(_TITLE, {'commit': compared.commit[:_SHORT]}, lang)}", ""]
    lines += [nothing, ""] if (nothing := _nothing(compared, lang)) else []
    lines += [f"{sentence}\n" for sentence in _unread(compared, lang, marked)]
    for title, changes in _groups(compared):
        lines += [f"### {title(lang)}", ""]
        lines += [f"- {_sentence(change, lang, marked)}" for change in changes] + [""]
    if compared.spans:
        lines += [f"### {_SPANS(lang)}", ""]
        lines += [f"- {_span(change, compared, lang, marked)}" for change in compared.spans] + [""]
    if compared.figures:
        lines += [f"### {_FIGURES(lang)}", "", _row(tuple(head(lang) for head in _HEADS))]
        lines.append(_row(("---",) * len(_HEADS)))
        lines += [_row(tuple(map(marked, _figure(c, lang)))) for c in compared.figures] + [""]
    return "\n".join(lines)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
