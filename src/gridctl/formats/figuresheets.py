"""Figures as tables for people, and the lines behind one figure."""

from collections.abc import Iterable

from gridctl.figures.figure import Answer, Figure, FigureTable, Line, Parameter, Part, Value
from gridctl.figures.told import NOTHING, said, told
from gridctl.formats.sheets import Sheet
from gridctl.formats.text import safe
from gridctl.model.choice import Choice
from gridctl.model.period import Period
from gridctl.model.words import Lang, Words

_INTERNAL = Words("{title} (internal: not for publication)", "{title}（内部使用，不公开）")
_SUBJECT = Words("id", "编号")
_HEADING = Words("{subject} {title}, {period}: {value}", "{subject} {title}（{period}）：{value}")
_FORMULA = Words("Formula: {formula}", "算法：{formula}")
_NO_RESULT = Words("no result", "无结果")
_SET_BY = Words("{name} = {value} ({clause})", "{name} = {value}（{clause}）")
_OURS = Words("gridctl's own reading", "本工具取值")
_COUNTS = Words("counts {value}", "计{value}")
_MORE = Words(
    "… and {count} more {count:line|lines} (--all shows them)",
    "……另有{count}行（加 --all 全部列出）",
)
_ALL = Words("Figures", "数字")
_FIGURE = Words("figure", "名称")
_TITLE = Words("what it is", "含义")
_OF = Words("of a", "对象")
_PERIODS = Words("over a", "期次")
_EXAMPLE = Words("example", "示例")
_LISTED = Words("{names}", "{names}")
_ON_A_DAY = Words("as on a day", "截至某日")
#: The sorts of subject that figures are of.
SUBJECTS = {
    "member": Words("member", "党员"),
    "household": Words("household", "农户"),
    "grid": Words("grid", "网格"),
    "villager-group": Words("villager group", "村民小组"),
    "branch": Words("branch", "党支部"),
    "party-group": Words("party group", "党小组"),
    "unit": Words("unit", "单位"),
    "staff": Words("staff", "工作人员"),
    "theme": Words("theme", "主题"),
    "request-kind": Words("kind of request", "诉求类别"),
    "courtyard": Words("courtyard", "院落"),
    "clause-key": Words("key of a clause", "条款项"),
    "rule": Words("rule", "规则"),
    "village": Words("village (V)", "全村（V）"),
}
#: The kinds of period that figures are over.
KINDS = {
    "month": Words("month", "月"),
    "quarter": Words("quarter", "季度"),
    "half": Words("half-year", "半年"),
    "year": Words("year", "年"),
}
#: Lines of one term shown before the rest is only counted.
SHOWN = 12


def _is_number(cell: Value | str) -> bool:
    return not isinstance(cell, str | Words | Choice | Period)


def sheets(tables: Iterable[FigureTable], lang: Lang) -> tuple[Sheet, ...]:
    """Return tables of figures as texts; columns of numbers are right-aligned."""
    return tuple(_sheet(table, lang) for table in tables)


def _sheet(table: FigureTable, lang: Lang) -> Sheet:
    title = table.title(lang)
    if table.internal:
        title = said(_INTERNAL, {"title": title}, lang)
    columns = enumerate(table.columns, 1)
    numbers = [
        place for place, _ in columns if all(_is_number(row.cells[place - 1]) for row in table.rows)
    ]
    return Sheet(
        title,
        (_SUBJECT(lang), *(column.head(lang) for column in table.columns)),
        tuple((row.subject, *(told(cell, lang) for cell in row.cells)) for row in table.rows),
        tuple(said(words, values, lang) for words, values in table.notes),
        frozenset(numbers),
    )


def explanation(answer: Answer, lang: Lang, shown: int | None = SHOWN) -> str:
    """Return a figure explained, in lines of text; of each term `shown` lines, None for all."""
    explained = answer.explained
    value = told(explained.value, lang)
    values = {
        "subject": answer.subject,
        "title": answer.figure.title,
        "period": answer.period or answer.day,
        "value": _NO_RESULT if value == NOTHING else value,
    }
    lines = [
        said(_HEADING, values, lang),
        said(_FORMULA, {"formula": answer.figure.formula}, lang),
        *(f"  {_parameter(parameter, lang)}" for parameter in explained.parameters),
    ]
    for part in explained.parts:
        lines += _part(part, lang, shown)
    lines += [said(words, values, lang) for words, values in explained.notes]
    return "".join(f"{safe(line)}\n" for line in lines)


def _parameter(parameter: Parameter, lang: Lang) -> str:
    values = {
        "name": parameter.name,
        "value": told(parameter.value, lang),
        "clause": parameter.clause or _OURS,
    }
    return said(_SET_BY, values, lang)


def _part(part: Part, lang: Lang, shown: int | None) -> list[str]:
    head = part.name(lang)
    lines = [f"{head}: {told(part.value, lang)}" if part.value is not None else head]
    lines += [f"  {_line(line, lang)}" for line in part.lines[:shown]]
    rest = len(part.lines) - len(part.lines[:shown])
    if rest:
        lines.append(f"  {said(_MORE, {'count': rest}, lang)}")
    return lines


def _line(line: Line, lang: Lang) -> str:
    place = ":".join(str(part) for part in line.mark[:2] if part is not None)
    text = f"{place}  {said(line.says, line.values, lang)}"
    if line.counts is None or line.counts == 1:
        return text
    return f"{text}  {said(_COUNTS, {'value': told(line.counts, lang)}, lang)}"


def figure_list(figures: Iterable[Figure], lang: Lang) -> Sheet:
    """Return what figures there are, of whom, over what, with a command line for each."""
    heads = (_FIGURE, _TITLE, _OF, _PERIODS, _EXAMPLE)
    rows = tuple(
        (
            figure.name,
            figure.title(lang),
            said(_LISTED, {"names": tuple(SUBJECTS[sort] for sort in figure.of)}, lang),
            said(_LISTED, {"names": tuple(KINDS[kind] for kind in figure.periods)}, lang)
            if figure.periods
            else _ON_A_DAY(lang),
            figure.example,
        )
        for figure in figures
    )
    return Sheet(_ALL(lang), tuple(head(lang) for head in heads), rows)
