"""What `gridctl sheet import` says: what stands in the way, what changes, what that leads to."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gridctl.lang.say import fill
from gridctl.model.words import Lang, Words

if TYPE_CHECKING:
    from gridctl.app.sheet_import import Imported
    from gridctl.findings.finding import Finding
    from gridctl.model.mark import Mark

WRITTEN = Words(
    "{file}: {sheets} {sheets:sheet|sheets}, {rows} {rows:row|rows}",
    "{file}：{sheets}个工作表，{rows}行",
)
PERIOD = Words(
    "--period takes a period such as 2022Q3, not {text}.",
    "--period 应写作 2022Q3 这样的期次，不能是{text}。",
)
FORM = Words("--form is annex-2, not {form}.", "--form 只能是 annex-2，不能是{form}。")
BLANK = Words(
    "The folder has no rows of {tables} for {periods}: what was written is blank, to be filled in.",
    "数据目录中{tables}没有{periods}的记录，导出的是空表，可直接填报。",
)
UNREADABLE = Words(
    "{file} cannot be read, so its sheet is empty, or lacks its rows; mend it first: gridctl "
    "validate tells what is wrong.",
    "{file}无法读取，对应的工作表为空或缺少其内容；请先修复，gridctl validate 会指出问题所在。",
)
TELEPHONES = Words(
    "The workbook holds telephones: keep it to yourself.", "工作簿含有电话号码，请妥善保管。"
)
REFUSED = Words(
    "Nothing was written: {count} {count:place stands|places stand} in the way.",
    "没有写入：有{count}处需要先处理。",
)
_MENDABLE = Words(" (--fix mends it)", "（可用 --fix 修复）")
_MENDED = Words(
    "{place}: mended: {column}: {old} → {new}", "{place}: 已修复：{column}：{old} → {new}"
)
_NOTE = Words("{place}: note: {sentence}", "{place}: 说明：{sentence}")
_PRIVATE = Words(
    "{path} changes; it is private and not shown.", "{path}有改动；该文件不公开，不予显示。"
)
_COUNTS = Words(
    "cells changed: {cells}, rows added: {added}, rows taken out: {removed}; files: {files}",
    "改动{cells}个单元格，新增{added}行，删除{removed}行；文件：{files}",
)
_NOTHING = Words("Nothing differs from the folder.", "与数据目录没有差别。")
_NEW = Words("With this, gridctl validate finds anew:", "由此 gridctl validate 新增的问题：")
_MORE = Words("… and {count} more of {name}", "……另有{count}条{name}")
_PRIVATE_FOLDER = "private/"


def place_of(mark: "Mark") -> str:
    """Return where something stands: a sheet and its cell, or a file with line and column."""
    from gridctl.exchange.book.grids import BETWEEN
    from gridctl.formats.text import safe

    file, _, sheet = mark.file.partition(BETWEEN)
    if not sheet:
        return safe(":".join(str(part) for part in mark if part is not None))
    cell = f"{_letters(mark.column)}{mark.line}" if mark.column else str(mark.line)
    return safe(f"{file}:{sheet}!{cell}")


def _letters(column: int) -> str:
    high, low = divmod(column - 1, 26)
    return (_letters(high) if high else "") + chr(ord("A") + low)


def in_the_way(found: "Imported", lang: Lang) -> Iterator[str]:
    """Yield a line for each thing that keeps the file from being taken."""
    from gridctl.formats.text import safe

    for trouble in found.troubles:
        said = safe(fill(trouble.words, trouble.values, lang))
        more = _MENDABLE(lang) if trouble.mendable else ""
        yield f"{place_of(trouble.mark)}: {said}{more}"


def done(found: "Imported", lang: Lang) -> Iterator[str]:
    """Yield what was mended, and what else is worth knowing."""
    from gridctl.formats.text import safe

    for one in found.mended:
        values = {"column": one.column, "old": one.old, "new": one.new or "—"}
        yield safe(fill(_MENDED, {"place": place_of(one.mark), **values}, lang))
    for note in found.notes:
        sentence = fill(note.words, note.values, lang)
        yield safe(fill(_NOTE, {"place": place_of(note.mark), "sentence": sentence}, lang))


def difference(found: "Imported", lang: Lang) -> Iterator[str]:
    """Yield the change as a diff; of private files only that they change."""
    from gridctl.app.edits import unified
    from gridctl.formats.text import safe

    edits = found.edits
    shown = {p: data for p, data in edits.after.items() if not p.startswith(_PRIVATE_FOLDER)}
    for line in unified(edits._replace(after=shown)).split("\n")[:-1]:
        yield safe(line)
    for path in edits.changed:
        if path not in shown:
            yield fill(_PRIVATE, {"path": path}, lang)


def counts(found: "Imported", lang: Lang) -> str:
    """Return how much changes, and in which files."""
    if not found.edits.changed:
        return _NOTHING(lang)
    values = {"cells": found.cells, "added": found.added, "removed": found.removed}
    return fill(_COUNTS, {**values, "files": found.edits.changed}, lang)


def findings(new: "tuple[Finding, ...]", lang: Lang) -> Iterator[str]:
    """Yield what the folder has with the change and has not without; many of a rule are counted."""
    from gridctl.formats.text import SHOWN, label, place, safe

    if new:
        yield _NEW(lang)
    seen = Counter[str]()
    for one in new:
        seen[one.name] += 1
        if seen[one.name] <= SHOWN:
            message = safe(fill(one.message, one.values, lang))
            yield f"  {place(one)}: {label(one, lang)} {one.code} {one.name}: {message}"
    for name, count in seen.items():
        if count > SHOWN:
            yield f"  {fill(_MORE, {'name': name, 'count': count - SHOWN}, lang)}"
