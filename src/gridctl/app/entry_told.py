"""What an entry did, for people and for programs."""

import json
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from gridctl.app.edits import unified
from gridctl.app.entry import Entry
from gridctl.findings.finding import Finding, Severity
from gridctl.formats.jsonfindings import entries
from gridctl.formats.text import SHOWN, details, label, place, safe
from gridctl.lang.say import fill
from gridctl.model.words import Lang, Words

_REFUSED = Words(
    "Nothing was written: {count} new errors would stand; --force writes it all the same.",
    "没有写入：将新增{count}个错误；仍要写入请加 --force。",
)
_REFUSED_ONE = Words(
    "Nothing was written: a new error would stand; --force writes it all the same.",
    "没有写入：将新增1个错误；仍要写入请加 --force。",
)
_DOUBTED = Words(
    "Nothing was written: if it is right all the same, add --force.",
    "没有写入：确认无误的，请加 --force。",
)
_TO_DO = Words("To do:", "还要办：")
_MORE = Words("… and {count} more of {name}", "……另有{count}条{name}")
_COUNTED = Words("… {count} of {name}: gridctl validate", "……{name}{count}条，见 gridctl validate")


def refusal(count: int, lang: Lang) -> str:
    """Say that nothing was written, as so many new errors would stand; with none: as doubted."""
    if not count:
        return _DOUBTED(lang)
    return fill(_REFUSED_ONE if count == 1 else _REFUSED, {"count": count}, lang)


def told(
    entry: Entry, stopping: Collection[Finding], lang: Lang, *, written: bool
) -> Iterator[str]:
    """Yield where each row was written, then the remarks."""
    if written:
        for line in entry.lines:
            yield safe(f"{line.file}:{line.line}: {line.text}")
    yield from remarks(entry, stopping, lang)


def remarks(entry: Entry, stopping: Collection[Finding], lang: Lang) -> Iterator[str]:
    """Yield what was taken for granted, and the findings that the entry brings.

    First those for which it is refused (or is, without --force); the others remain to be done.
    """
    for note in entry.notes:
        yield safe(fill(note.words, note.values, lang))
    yield from _listed(entry, stopping, lang)
    known = {id(finding) for finding in stopping}
    others = [finding for finding in entry.findings if id(finding) not in known]
    if others:
        yield _TO_DO(lang)
        yield from _listed(entry, others, lang)


def _listed(entry: Entry, findings: Collection[Finding], lang: Lang) -> Iterator[str]:
    """Yield findings that the folder has with the entry and has not without.

    Of each rule only the first are shown, and no notices that stand elsewhere; the rest is counted.
    """
    seen: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for finding in sorted(findings, key=entry.in_it, reverse=True):
        seen[finding.name] += 1
        elsewhere = finding.severity is Severity.NOTICE and not entry.in_it(finding)
        if elsewhere or seen[finding.name] > SHOWN:
            left[finding.name] += 1
            continue
        head = f"{place(finding)}: {label(finding, lang)} {finding.code} {finding.name}"
        yield f"{head}: {safe(fill(finding.message, finding.values, lang))}"
        yield f"    {details(finding, lang)}"
    for name, count in left.items():
        yield fill(_MORE if seen[name] > count else _COUNTED, {"name": name, "count": count}, lang)


def diff(entry: Entry) -> Iterator[str]:
    """Yield the lines of the diff."""
    return map(safe, unified(entry.edits).split("\n")[:-1])


def as_json(entry: Entry, lang: Lang, *, written: bool, refused: bool) -> str:
    """Return the same as one JSON document, with a line break at its end."""
    document: dict[str, Any] = {
        "format": 1,
        "written": written,
        "refused": refused,
        "lines": [line._asdict() for line in entry.lines],
        "notes": [fill(note.words, note.values, lang) for note in entry.notes],
        "findings": entries(entry.findings, lang),
        "diff": unified(entry.edits),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
