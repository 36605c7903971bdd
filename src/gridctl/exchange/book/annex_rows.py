"""Annex 2 as it is laid out: title rows, a header of one or two rows, merged cells, a total."""

import re
from collections.abc import Mapping

from gridctl.exchange.book.given import TOTALS, Trouble
from gridctl.exchange.book.grids import Grid, Line, Said
from gridctl.model.mark import Mark
from gridctl.model.record import Record
from gridctl.model.words import Words

#: What a heading speaks of, by words in it; the first that fits.
_HEADINGS: tuple[tuple[str, str], ...] = (
    ("phone", "电话|手机|联系方式"),
    ("duties", "职责"),
    ("promises", "承诺"),
    ("courtyard", "院落|楼栋"),
    ("grid", "网格"),
    ("group", "村民小组|组别|小组"),
    ("head", "户主|联系户|农户|联系群众"),
    ("member", "党员|^姓名$"),
    ("number", "^序号$|^编号$|^No\\.?$"),
)
_TAKEN = frozenset({"member", "head", "courtyard", "grid", "group", "number"})
_PLACED = frozenset({"phone", "duties", "promises"})
#: Columns of the members' own table that annex 2 may have as well, by their exact headings.
_MORE = {
    "性别": "sex",
    "出生年月": "born",
    "入党时间": "party_joined_on",
    "转正时间": "formal_on",
    "党支部": "branch",
    "党小组": "party_group",
}
#: Headings that no row of data has: where one stands below another heading, the header has two.
_ONLY_HEADINGS = frozenset({*_MORE, "姓名", "党员姓名", "户主", "户主姓名", "联系电话", "电话"})
_DEEPEST = 15
_LONGEST_HEADING = 12
_FEW = Words(
    "No row names members and heads of households: this is not annex 2.",
    "找不到写有党员姓名和户主姓名的表头，不是附件2。",
)
_LEFT_OUT = Words(
    "Not taken, as it has its place elsewhere: {columns}.",
    "以下各列另有存放之处，没有导入：{columns}。",
)
_NO_PLACE = Words(
    "Not taken, as no table of the folder has a place for it: {columns}.",
    "以下各列在数据目录中没有对应之处，没有导入：{columns}。",
)
_NOT_TAKEN = Words("This row was not taken: {text}", "此行没有导入：{text}")


class Remark(Record):
    """What is worth knowing of the table, and stands in nobody's way."""

    mark: Mark
    words: Words
    values: Mapping[str, object] = {}


class Hint(Record):
    """What a row says of where a household lies, and the cell, which may be one further up."""

    text: str
    mark: Mark


class Pairing(Record):
    """A row of annex 2: a member and the head of a household, where they are said.

    `more` is what the row says of the member besides, by field.
    """

    line: Line
    member: tuple[Said, int] | None
    head: tuple[Said, int] | None
    hints: Mapping[str, Hint]
    more: Mapping[str, tuple[Said, int]] = {}


def annex_rows(grid: Grid) -> tuple[list[Pairing], list[Remark]] | None:
    """Return what the rows of a sheet say; None where it is not annex 2."""
    found = _header(grid.lines)
    if found is None:
        return None
    columns, top, start = found
    remarks = []
    by_kind = {kind: index for index, kind in reversed(columns.items())}
    names = _headings(grid.lines[top:start])
    own_fields = _fields(names, by_kind)
    taken = {*own_fields.values(), *(i for kind, i in by_kind.items() if kind in _TAKEN)}
    mark = grid.mark(grid.lines[start - 1].number)
    left = {index: name for index, name in names.items() if index not in taken}
    for words, placed in ((_LEFT_OUT, True), (_NO_PLACE, False)):
        if said := tuple(n for i, n in left.items() if (columns.get(i) in _PLACED) is placed):
            remarks.append(Remark(mark, words, {"columns": said}))
    rows = []
    above: tuple[Said, int] | None = None
    hints: dict[str, Hint] = {}
    for line in grid.lines[start:]:
        member, head = _cell(line, by_kind, "member"), _cell(line, by_kind, "head")
        if (member is None and head is None) or _is_total(line):
            text = " ".join(filter(None, map(str.strip, line.texts)))
            remarks.append(Remark(grid.mark(line.number), _NOT_TAKEN, {"text": text}))
            continue
        own: dict[str, Hint] = {
            k: Hint(text, grid.mark(line.number, by_kind[k]))
            for k in ("courtyard", "grid", "group")
            if k in by_kind and (text := line.cell(by_kind[k]).text.strip())
        }
        hints = own if member is not None else {**hints, **own}
        above = member or above
        more = {field: (line.cell(i), i) for field, i in own_fields.items()}
        rows.append(Pairing(line, above, head, hints, more if member is not None else {}))
    return rows, remarks


def _headings(header: tuple[Line, ...]) -> dict[int, str]:
    """Return the heading of each column that has one: the lower of two."""
    found: dict[int, str] = {}
    for line in header:
        texts = (re.sub(r"\s", "", text) for text in line.texts)
        found |= {index: text for index, text in enumerate(texts) if text}
    return dict(sorted(found.items()))


def _fields(names: Mapping[int, str], by_kind: Mapping[str, int]) -> dict[str, int]:
    """Return the columns that say more of a member: those between the names, or named as its."""
    found: dict[str, int] = {}
    for index, name in names.items():
        field = _MORE.get(name.removeprefix("党员"))
        between = by_kind["member"] < index < by_kind["head"]
        if field and (between or name.startswith("党员") or by_kind["head"] < by_kind["member"]):
            found.setdefault(field, index)
    return found


def _cell(line: Line, by_kind: Mapping[str, int], kind: str) -> tuple[Said, int] | None:
    said = line.cell(by_kind[kind])
    return (said, by_kind[kind]) if said.text.strip() or said.doubt else None


def _is_total(line: Line) -> bool:
    return any(re.sub(r"\s", "", text) in TOTALS for text in line.texts[:3])


def _kinds(line: Line) -> dict[int, str]:
    """Return what the headings in a row speak of."""
    found = {}
    for index, text in enumerate(line.texts):
        bare = re.sub(r"[\s（）()]", "", text)
        if bare and len(bare) <= _LONGEST_HEADING and bare.removeprefix("党员") not in _MORE:
            kind = next((kind for kind, words in _HEADINGS if re.search(words, bare)), None)
            if kind:
                found[index] = kind
    return found


def _header(lines: tuple[Line, ...]) -> tuple[dict[int, str], int, int] | None:
    """Return what each column speaks of, where the header begins, and the first row below it.

    It has one or two rows.
    """
    for at, line in enumerate(lines[:_DEEPEST]):
        kinds = _kinds(line)
        below = _kinds(lines[at + 1]) if at + 1 < len(lines) else {}
        said = (
            {i: t.strip() for i, t in enumerate(lines[at + 1].texts) if t.strip()} if below else {}
        )
        two = bool(said) and (
            set(said) == set(below) or not _ONLY_HEADINGS.isdisjoint(said.values())
        )
        whole = {**kinds, **below} if two else kinds
        whole = {i: k for i, k in whole.items() if not two or said.get(i) not in _MORE}
        if {"member", "head"} <= set(whole.values()) and len(kinds) > 1:
            return whole, at, at + (2 if two else 1)
    return None


def not_annex(grid: Grid) -> Trouble:
    """Say that a sheet is not annex 2."""
    return Trouble(grid.mark(grid.lines[0].number if grid.lines else 1), _FEW)
