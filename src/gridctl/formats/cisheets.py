"""What CI found, as text for a log, and as Markdown for a job's summary."""

from collections.abc import Iterable, Iterator

from gridctl.compute.publishing import Verified
from gridctl.findings.finding import Finding, Severity
from gridctl.findings.report import Report
from gridctl.formats import changesheets, verifysheets
from gridctl.formats.text import label, not_checked, place, safe, summary
from gridctl.lang.say import fill
from gridctl.model.told import ToldError
from gridctl.model.words import Lang, Words

#: A host refuses a summary of more than a mebibyte, and nobody reads so many rows.
_MOST_ROWS, _LONGEST = 100, 600_000
_TITLE = Words("Data of {village}, as of {day}", "{village}的数据，基准日期{day}")
_STATES = {
    0: Words("Nothing is wrong.", "没有问题。"),
    1: Words("Something is to be mended.", "有问题需要处理。"),
    2: Words("Not everything could be looked at.", "有内容无法检查。"),
}
_HEADS = (
    Words("severity", "程度"),
    Words("place", "位置"),
    Words("what is wrong", "问题"),
    Words("how to mend it", "处理"),
)
_FINDINGS = Words("Findings", "检查结果")
_MORE = Words("… and {count} more.", "……另有{count}条。")
_TROUBLES = Words("What could not be looked at", "无法检查的内容")
_PUBLISHED = Words("Published pages, rendered again", "已公示页面的核对")
_NO_BASE = Words(
    "No earlier version was named, so changes are not told.",
    "没有指定可供比较的以前版本，未列出变化。",
)
_BASE_LOST = Words(
    "The earlier version that was named was not compared, so changes are not told.",
    "未能与所指定的以前版本比较，未列出变化。",
)
_CUT = Words(
    "The rest is too long for a summary; gridctl changes tells all of it.",
    "其余内容过长，此处从略；请用 gridctl changes 查看全部。",
)
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTICE: 2}


def told(error: ToldError, lang: Lang) -> str:
    """Return the sentence of an error as a log shows it."""
    return safe(fill(error.words, error.values, lang))


def log(verified: Iterable[Verified], troubles: Iterable[ToldError], lang: Lang) -> Iterator[str]:
    """Yield what differs of the published periods, and what could not be looked at."""
    for each in verified:
        yield from map(safe, verifysheets.lines(each, lang))
    for error in troubles:
        yield told(error, lang)


def markdown(
    village: str,
    report: Report,
    changes: str | None,
    verified: Iterable[Verified],
    troubles: Iterable[ToldError],
    code: int,
    lang: Lang,
    *,
    named: bool = False,
) -> str:
    """Return the summary; `changes` are Markdown already, None where nothing was compared.

    `named` says that an earlier version was named all the same. Data in it is no markup; the text
    is short enough for a host's summary.
    """
    values = {"village": village, "day": report.as_of.isoformat()}
    lines = [f"# {_marked(fill(_TITLE, values, lang))}", ""]
    lines += [f"**{_STATES[code](lang)}** {_marked(summary(report, lang))}", ""]
    lines += _part(_TROUBLES, (told(error, lang) for error in troubles), lang)
    lines += _findings(report.findings, lang)
    pages = [line for each in verified for line in verifysheets.lines(each, lang)]
    lines += _part(_PUBLISHED, pages, lang)
    lines += [f"- {_marked(line)}" for line in not_checked(report, lang)]
    untold = _BASE_LOST if named else _NO_BASE
    lines += ["", untold(lang) if changes is None else _cut(changes, lang), ""]
    return "\n".join(lines)


def _marked(text: str) -> str:
    return changesheets.marked(text)


def _part(title: Words, entries: Iterable[str], lang: Lang) -> list[str]:
    found = [f"{_indent(entry)}- {_marked(entry.lstrip())}" for entry in entries]
    return [f"## {title(lang)}", "", *found, ""] if found else []


def _indent(entry: str) -> str:
    return " " * (len(entry) - len(entry.lstrip()))


def _findings(findings: Iterable[Finding], lang: Lang) -> list[str]:
    """Return the gravest first, in the order of files; waived ones are not told."""
    kept = sorted((f for f in findings if not f.waived), key=lambda f: _ORDER[f.severity])
    if not kept:
        return []
    rows = [tuple(head(lang) for head in _HEADS), ("---",) * len(_HEADS)]
    for finding in kept[:_MOST_ROWS]:
        said = (fill(words, finding.values, lang) for words in (finding.message, finding.hint))
        cells = (label(finding, lang), place(finding), *said)
        rows.append(tuple(_marked(cell[:1000]) for cell in cells))
    lines = [f"## {_FINDINGS(lang)}", "", *(f"| {' | '.join(row)} |" for row in rows), ""]
    if len(kept) > _MOST_ROWS:
        lines += [fill(_MORE, {"count": len(kept) - _MOST_ROWS}, lang), ""]
    return lines


def _cut(text: str, lang: Lang) -> str:
    if len(text.encode("utf-8", "backslashreplace")) <= _LONGEST:
        return text
    kept = text[: _LONGEST // 4].rpartition("\n")[0]  # a character may take four bytes
    return f"{kept}\n\n{_CUT(lang)}\n"
