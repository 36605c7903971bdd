"""Adds a row to a table: names become ids, a new thing gets an id, the date finds the file."""

import re
from collections.abc import Mapping
from datetime import date

from gridctl.app.entry import Desk, Entry, EntryError, OpenTable
from gridctl.app.entry_ids import next_id
from gridctl.app.entry_kinds import PERIOD, is_its_day, needs_period
from gridctl.app.entry_names import id_for
from gridctl.app.village import Opened
from gridctl.engine.catalogue import catalogue
from gridctl.model.declare import Column, Table, columns
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context
from gridctl.source.values import UnfitError, read_one, split
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


def fitting(ctx: Context, column: Column, text: str) -> str:
    """Return a text as it can stand in a cell: names are ids. EntryError where it does not fit."""
    if re.search(_BREAK, text):
        raise EntryError(_ONE_LINE, column=column.words)
    parts = [part.strip() for part in (split(text) if column.many else [text])]
    return ";".join(_one(ctx, column, part) for part in parts if part)


def _one(ctx: Context, column: Column, text: str) -> str:
    if column.field.refers:
        return id_for(ctx, column, text)
    try:
        read_one(text, column)
    except UnfitError as error:
        values = {"value": text, "column": column.words, **error.values}
        raise EntryError(_words(error), **values) from None
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
    whole = {PERIOD: said.get(PERIOD, "")}
    for column in columns(table.record):
        typed = said.get(column.attribute, "").strip()
        text = fitting(ctx, column, typed)
        if text != typed and column.field.refers and not column.many:
            desk.note(_NAMED, column=column.words, text=typed, value=text)
        if not text and is_its_day(column, table) and column.attribute not in said:
            text = opened.as_of.isoformat()
            desk.note(_TODAY, column=column.words, value=opened.as_of)
        whole[column.attribute] = text
    period = _period(table, whole)
    sheet = desk.table(table.name, period)
    key = next((c for c in columns(table.record) if c.field.key), None)
    if key is not None and not whole[key.attribute]:
        whole[key.attribute] = _next(opened, ctx, table, period)
        desk.note(_NUMBERED, column=key.words, value=whole[key.attribute])
    sheet.add(
        {c.attribute: in_the_file(sheet, c, whole[c.attribute]) for c in columns(table.record)}
    )
    return desk.entry(whole[key.attribute] if key else "")


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
