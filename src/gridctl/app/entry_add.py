"""Adds a row to a table: names become ids, a new thing gets an id, the date finds the file."""

import re
from collections.abc import Mapping
from datetime import date

from gridctl.app.entry import Desk, Entry, EntryError, OpenTable
from gridctl.app.entry_ids import is_risky, next_id
from gridctl.app.entry_kinds import PERIOD, is_its_day, needs_period
from gridctl.app.entry_names import id_for
from gridctl.app.entry_presence import Days, absent, days_of
from gridctl.app.village import Opened
from gridctl.engine.catalogue import catalogue
from gridctl.model.declare import Column, Table, columns
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context
from gridctl.source.sheet_edit import WrittenRow
from gridctl.source.values import UnfitError, read_one, split
from gridctl.tables.spoken import spoken
from gridctl.tables.tidy import tidy_text
from gridctl.tables.write import cell_text

_TODAY = Words(
    "{column}: {value}, not said: the as-of date.", "“{column}”未写，按基准日期记为{value}。"
)
_NUMBERED = Words("{column}: {value}, the next free one.", "“{column}”取下一个：{value}。")
_NAMED = Words("{column}: {text} is {value}.", "“{column}”：{text}即{value}。")
_UNFIT = Words("{column} cannot be “{value}”.", "“{column}”不能是“{value}”。")
_ONE_LINE = Words(
    "{column} is written on one line, without tabs.", "“{column}”应写成一行，不含制表符和换行。"
)
_RISKY = Words(
    "{column}: “{value}” cannot be an id: none of / \\ : * ? \" ' ` < > | and no two dots stand in "
    "one, and no = + - @ or dot at its start.",
    "“{column}”不能是“{value}”：编号中不得有 / \\ : * ? \" ' ` < > | 和连续的点，"
    "不得以 = + - @ 或点开头。",
)
_TWICE = Words(
    "{column}: what is named twice is written once: {value}.",
    "“{column}”：重复的只记一次：{value}。",
)
_THERE_ALREADY = Words(
    "This row is there already, on line {line} of {file}.", "{file}第{line}行已有同样的一行。"
)
_FILE = Words("PERIOD", "期次")
_PERIOD = Words(
    "{file} has one file a {span}: --period takes {example}, not “{text}”.",
    "{file}按{span}分文件：--period 应为{example}，不能是“{text}”。",
)
#: What ends a line, or a cell of a spreadsheet.
_BREAK = r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]"
_SPANS = {
    "month": (Words("month", "月"), "2022-08"),
    "quarter": (Words("quarter", "季度"), "2022Q3"),
    "half": (Words("half-year", "半年"), "2022H2"),
    "year": (Words("year", "年"), "2022"),
}


def read_period(table: Table, text: str) -> Period:
    """Return the period of a table's file that a text names; EntryError for another kind."""
    try:
        period = Period.parse(text.strip())
        if period.kind == table.span:
            return period
    except ValueError:
        pass
    words, example = _SPANS[table.span or "year"]
    file = Words(*(table.path.format(period=name) for name in _FILE))
    raise EntryError(_PERIOD, file=file, span=words, example=example, text=text)


def fitting(ctx: Context, column: Column, text: str, days: Days | None = None) -> str:
    """Return a text as it can stand in a cell: names are ids, and each is named once.

    Of several of one name who was there between two `days` is meant (see `id_for`). EntryError
    where it does not fit.
    """
    if re.search(_BREAK, text):
        raise EntryError(_ONE_LINE, column=column.words)
    return ";".join(dict.fromkeys(_one(ctx, column, part, days) for part in _parts(column, text)))


def _parts(column: Column, text: str) -> list[str]:
    parts = split(text) if column.many else [text]
    return [part for part in map(str.strip, parts) if part]


def _one(ctx: Context, column: Column, text: str, days: Days | None) -> str:
    if column.field.refers:
        return id_for(ctx, column, text, days)
    try:
        read_one(text, column)
    except UnfitError as error:
        values = {"value": text, "column": column.words, **error.values}
        raise EntryError(_words(error), **values) from None
    if column.field.key and is_risky(text):
        raise EntryError(_RISKY, column=column.words, value=text)
    return text


def _words(error: UnfitError) -> Words:
    """Return what the rule about such values says."""
    rules = {item.rule.name: item.rule for item in catalogue()}
    messages = rules[error.name].messages if error.name in rules else {}
    return messages.get(error.variant, _UNFIT)


def in_the_file(table: OpenTable, column: Column, text: str) -> str:
    """Return a text in the language of its file: an enumerated value may be typed in either."""
    if column.kind not in {"choice", "yes-no"} or not text:
        return text
    values = [read_one(part, column) for part in (split(text) if column.many else [text])]
    return cell_text(tuple(values) if column.many else values[0], column, table.lang)


def add(opened: Opened, table: Table, said: Mapping[str, str]) -> Entry:
    """Enter a row of texts by attribute (`PERIOD` says the period where no date does).

    EntryError (SeveralError where a name is that of several) where it cannot be entered.
    """
    ctx = opened.context()
    desk = Desk(opened)
    days = days_of(table, said, opened.as_of)
    whole = {PERIOD: said.get(PERIOD, "")}
    for column in columns(table.record):
        typed = said.get(column.attribute, "").strip()
        text = fitting(ctx, column, typed, days)
        if column.many and len(_parts(column, typed)) > len(_parts(column, text)):
            desk.note(_TWICE, column=column.words, value=text)
        elif text != typed and column.field.refers and not column.many:
            desk.note(_NAMED, column=column.words, text=typed, value=text)
        if not text and is_its_day(column, table) and column.attribute not in said:
            text = opened.as_of.isoformat()
            desk.note(_TODAY, column=column.words, value=opened.as_of)
        if days and column.field.refers:
            desk.notes.extend(absent(ctx, column, _parts(column, text), days))
        whole[column.attribute] = text
    period = _period(table, whole)
    sheet = desk.table(table.name, period)
    key = next((c for c in columns(table.record) if c.field.key), None)
    if key is not None and not whole[key.attribute]:
        whole[key.attribute] = _next(opened, ctx, table, period)
        desk.note(_NUMBERED, column=key.words, value=whole[key.attribute])
    cells = {c.attribute: in_the_file(sheet, c, whole[c.attribute]) for c in columns(table.record)}
    row = sheet.add(cells | spoken(table.record, cells, sheet.lang, ctx.entities))
    if key is None and (line := _same(sheet, row)):
        desk.doubt(_THERE_ALREADY, line=line, file=sheet.path)
    return desk.entry(whole[key.attribute] if key else "")


def _same(sheet: OpenTable, new: WrittenRow) -> int:
    """Return the line of another row that says what a new one says; 0 where there is none."""
    known = [(sheet.column(attribute), at) for attribute, at in sheet.index.items()]

    def says(row: WrittenRow, column: Column, at: int) -> str:
        return tidy_text(row.cells[at] if at < len(row.cells) else "", column, sheet.lang)

    said = [says(new, column, at) for column, at in known]
    for row in sheet.edit.rows:
        pairs = zip(said, known, strict=True)
        if row is not new and all(text == says(row, *place) for text, place in pairs):
            return sheet.edit.line_of(row)
    return 0


def _period(table: Table, whole: Mapping[str, str]) -> Period | None:
    if not table.span:
        return None
    if needs_period(table):
        return read_period(table, whole[PERIOD])
    return Period.of(table.span, date.fromisoformat(whole[table.dated]))


def _next(opened: Opened, ctx: Context, table: Table, period: Period | None) -> str:
    ids = [
        (record.id, _period_of(record.at.file)) for record in getattr(opened.village, table.name)
    ]
    return next_id(table.entity, ids, period, ctx.entities.keys())


def _period_of(path: str) -> Period | None:
    try:
        return Period.parse(path.rpartition("/")[2].rpartition(".")[0])
    except ValueError:
        return None
