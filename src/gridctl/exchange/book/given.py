"""Which table a sheet from outside holds, where its columns are, and what stands in its way."""

from collections.abc import Iterable, Iterator, Mapping

from gridctl.exchange.book.grids import Grid, Line
from gridctl.exchange.book.plan import Plan
from gridctl.exchange.book.rows import header_at
from gridctl.exchange.book.write import MARK
from gridctl.model.mark import Mark
from gridctl.model.record import Record
from gridctl.model.words import Words

_RUNNING = frozenset({"序号", "No.", "no."})
TOTALS = frozenset({"合计", "总计", "小计"})

_TITLE = Words("A title stands above the header.", "表头上方有标题行。")
_TOTAL = Words("A row of totals stands among the data.", "数据中有合计行。")
_TRAILING = Words("The header ends in empty columns.", "表头末尾有空列。")
_STRANGER = Words(
    "{table} has no column “{column}”: what stands in it would be lost; take the column out.",
    "{table}没有“{column}”列，其内容无处存放；请删除该列。",
)
_TWICE = Words("The column “{column}” stands here twice.", "“{column}”列出现两次。")
_NAMELESS = Words("Something stands in a column without a heading.", "有内容写在没有列名的列中。")
_RAGGED = Words(
    "This row has {count} cells where the header has {expected}: what stands in which column is "
    "not certain.",
    "该行有{count}个单元格，表头有{expected}列，无法确定各值属于哪一列。",
)
_GONE = Words(
    "The sheet has no column “{column}” any more: its values stay in the folder.",
    "工作表中已没有“{column}”列，数据目录中该列的内容保留不变。",
)
_NO_HEADER = Words("No row names the columns of {table}.", "找不到{table}的表头行。")


class Trouble(Record):
    """What stands in the way of taking a place over; a `mendable` one not where it is mended."""

    mark: Mark
    words: Words
    values: Mapping[str, object] = {}
    mendable: bool = False


class Given(Record):
    """A sheet's rows below its header, with the cells in which the plan's columns stand.

    `mark` is the cell of the row's mark; None where there is none. `header` is the header's number.
    """

    grid: Grid
    plan: Plan
    columns: Mapping[int, int]
    mark: int | None
    lines: tuple[Line, ...]
    troubles: tuple[Trouble, ...]
    header: int = 1


def given(grid: Grid, plan: Plan) -> Given:
    """Find the header and the columns of a sheet of `plan`."""
    start = header_at((line.texts for line in grid.lines), plan.named())
    if start is None:
        first = grid.mark(grid.lines[0].number if grid.lines else 1)
        trouble = Trouble(first, _NO_HEADER, {"table": plan.title})
        return Given(grid, plan, {}, None, (), (trouble,))
    troubles = [
        Trouble(grid.mark(line.number), _TITLE, mendable=True) for line in grid.lines[:start]
    ]
    header, body = grid.lines[start], grid.lines[start + 1 :]
    troubles += _trailing(grid, header)
    columns, mark, strangers = _columns(grid, plan, header)
    troubles += strangers
    troubles += _lost(grid, plan, header, body, {*columns.values(), mark})
    kept = []
    for line in body:
        if any(text.strip() in TOTALS for text in line.texts[:2]):
            troubles.append(Trouble(grid.mark(line.number), _TOTAL, mendable=True))
        elif grid.csv is not None and len(line.cells) != len(header.cells):
            values = {"count": len(line.cells), "expected": len(header.cells)}
            troubles.append(Trouble(grid.mark(line.number), _RAGGED, values))
        else:
            kept.append(line)
    return Given(grid, plan, columns, mark, tuple(kept), tuple(troubles), header.number)


def columns_gone(taken: Given) -> Iterator[Trouble]:
    """Tell of each column that was taken out of a sheet of ours; it stands in nobody's way."""
    for index, leaf in enumerate(taken.plan.leaves):
        if taken.columns and index not in taken.columns:
            yield Trouble(taken.grid.mark(taken.header), _GONE, {"column": leaf.words})


def _trailing(grid: Grid, header: Line) -> Iterable[Trouble]:
    """Tell of empty columns at a CSV file's end; a workbook has no end."""
    if grid.csv is not None and not header.texts[-1].strip():
        last = max(i for i, text in enumerate(header.texts) if text.strip())
        yield Trouble(grid.mark(header.number, last + 1), _TRAILING, mendable=True)


def _columns(
    grid: Grid, plan: Plan, header: Line
) -> tuple[dict[int, int], int | None, list[Trouble]]:
    named = plan.named()
    found: dict[int, int] = {}
    mark, troubles = None, []
    for index, text in enumerate(header.texts):
        leaf = named.get(text.strip())
        if text.strip() in MARK:
            mark = index
        elif leaf in found:
            values = {"column": text.strip()}
            troubles.append(Trouble(grid.mark(header.number, index), _TWICE, values))
        elif leaf is not None:
            found[leaf] = index
    return found, mark, troubles


def _lost(
    grid: Grid, plan: Plan, header: Line, body: Iterable[Line], known: set[int | None]
) -> Iterable[Trouble]:
    """Tell of columns with content that have no place in the table; a running number is nothing."""
    told = set()
    for line in body:
        for index, text in enumerate(line.texts):
            name = header.cell(index).text.strip()
            if index in known or index in told or not text.strip() or name in _RUNNING:
                continue
            told.add(index)
            values = {"table": plan.title, "column": name}
            if name:
                yield Trouble(grid.mark(header.number, index), _STRANGER, values)
            else:
                yield Trouble(grid.mark(line.number, index), _NAMELESS)
