"""What stands on each sheet: the rows of a folder's files, as texts, each with its place."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from gridctl.exchange.book.cells import joined
from gridctl.exchange.book.plan import Leaf, Plan
from gridctl.model.declare import Column
from gridctl.model.mark import Mark
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.model.words import Words
from gridctl.source.sheet import Sheet
from gridctl.source.tree import Entries, Items, Node, Text, parse
from gridctl.source.values import split
from gridctl.tables.read import table_of

Path = tuple[str | int, ...]
_MARK = 10
_SILENT = Words("", "")
_NONE: Mapping[str, Words] = {}


class Row(Record):
    """A row of a sheet as its file has it.

    `where` is a CSV row's line or a YAML record's path; `texts` are as many as the sheet has
    columns; `spots` are the columns by the marks of a YAML record's values; `mark` tells the row
    from every other, until it changes.
    """

    file: str
    line: int
    where: int | Path
    texts: tuple[str, ...]
    spots: Mapping[tuple[int, int], int] = {}
    mark: str = ""


class File(Record):
    """A file of a sheet: where its header stands, and in which column each leaf is (CSV)."""

    path: str
    period: Period | None
    header: int = 0
    columns: Mapping[int, int] = {}


class Held(Record):
    """A sheet's rows in the order of its files, and its files by path.

    `lost` are the files, or folders of such, that cannot be read, with why, in a sentence.
    """

    plan: Plan
    rows: tuple[Row, ...]
    files: Mapping[str, File]
    lost: Mapping[str, Words] = {}

    def lost_at(self, path: str) -> str | None:
        """Return what cannot be read where a file lies: itself, or a folder above it."""
        return next((one for one in self.lost if path == one or path.startswith(f"{one}/")), None)


def held(
    plan: Plan,
    texts: Mapping[str, str],
    periods: Iterable[Period] = (),
    broken: Mapping[str, Words] = _NONE,
) -> Held:
    """Return what the files hold for a sheet, of files that lie in one of `periods` if any is said.

    A file that is broken as a whole gives nothing; `broken` says why, and names those without text.
    """
    wanted = tuple(periods)
    rows: list[Row] = []
    files: dict[str, File] = {}
    lost: dict[str, Words] = {}
    for path in sorted({*texts, *broken}):
        known = table_of(path)
        if known is None and path in broken and plan.table.path.startswith(f"{path}/"):
            lost[path] = broken[path]
        if known is None or known[0].name != plan.table.name:
            continue
        if wanted and known[1] is not None and not any(_meet(known[1], p) for p in wanted):
            continue
        read = _document if plan.table.is_yaml else _sheet
        file, found = read(plan, path, known[1], texts[path]) if path in texts else (None, [])
        if file is None:
            lost[path] = broken.get(path, _SILENT)
        else:
            files[path] = file
            rows += found
    return Held(plan, marked(rows), files, lost)


def marked(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Give each row its mark: equal rows of a file are told apart by number."""
    seen: Counter[str] = Counter()
    found = []
    for row in rows:
        whole = "\x1f".join((row.file, *row.texts)).encode("utf-8", "surrogatepass")
        digest = sha256(whole).hexdigest()[:_MARK]
        seen[digest] += 1
        mark = digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"
        found.append(row._replace(mark=mark))
    return tuple(found)


def cell_of(held: Held, mark: Mark, field: str) -> tuple[Row, int] | None:
    """Return the row and the column that a finding stands at; None where it has no row here."""
    if mark.line is None or mark.file not in held.files:
        return None
    above = [row for row in held.rows if row.file == mark.file and row.line <= mark.line]
    if not above:
        return None
    if held.plan.table.is_yaml:
        return _in_document(above, mark)
    row = above[-1]
    index = held.plan.leaf_of(field) if mark.column is not None else None
    return row, index if index is not None else _first(held.plan)


def _in_document(rows: list[Row], mark: Mark) -> tuple[Row, int] | None:
    spot = (mark.line or 0, mark.column or 0)
    for row in rows:
        if spot in row.spots:
            return row, row.spots[spot]
    return None


def _first(plan: Plan) -> int:
    """Return the column at which what is about a whole row is said."""
    return next((i for i in plan.key if not plan.leaves[i].role), 0)


def _meet(one: Period, other: Period) -> bool:
    return one.first <= other.last and other.first <= one.last


def header_at(rows: Iterable[Iterable[str]], known: Iterable[str]) -> int | None:
    """Return which of the first rows names the columns: the first with two names that are known."""
    names = frozenset(known)
    for index, row in enumerate(rows):
        if index > _DEEPEST_HEADER:
            return None
        if len(names.intersection(cell.strip() for cell in row)) > 1:
            return index
    return None


_DEEPEST_HEADER = 30


def _sheet(
    plan: Plan, path: str, period: Period | None, text: str
) -> tuple[File | None, list[Row]]:
    sheet = Sheet(path, text)
    declared = {n: i for n, i in plan.named().items() if not plan.leaves[i].role}
    start = None if sheet.problems else header_at(sheet.rows[: _DEEPEST_HEADER + 1], declared)
    if start is None:
        return None, []
    columns: dict[int, int] = {}
    for index, cell in enumerate(sheet.rows[start]):
        leaf = declared.get(cell.strip())
        if leaf is not None:
            columns.setdefault(leaf, index)
    said = str(period) if period else ""
    pick = [(columns.get(i), leaf.role) for i, leaf in enumerate(plan.leaves)]
    rows = []
    for line, cells in zip(sheet.lines[start + 1 :], sheet.rows[start + 1 :], strict=True):
        texts = tuple(
            said if role else cells[at] if at is not None and at < len(cells) else ""
            for at, role in pick
        )
        rows.append(Row(path, line, line, texts))
    return File(path, period, sheet.lines[start], columns), rows


def _document(
    plan: Plan, path: str, period: Period | None, text: str
) -> tuple[File | None, list[Row]]:
    tree = parse(text, path)
    if tree.root is None and tree.problems:
        return None, []
    if tree.root is not None and not isinstance(tree.root, Entries):
        return None, []
    rows = []
    for node, where, above in _records(tree.root, plan):
        rows.append(_row(plan, path, period, node, where, above))
    return File(path, period), rows


def _records(root: Node | None, plan: Plan) -> Iterator[tuple[Entries, Path, tuple[Entries, ...]]]:
    """Yield the mappings that a plan's way leads to, with their paths and the records above."""
    if isinstance(root, Entries):
        yield from _below(root, plan.way, (), ())


def _below(
    node: Node, way: tuple[str | None, ...], path: Path, above: tuple[Entries, ...]
) -> Iterator[tuple[Entries, Path, tuple[Entries, ...]]]:
    if not way:
        if isinstance(node, Entries):
            yield node, path, above
        return
    step, rest = way[0], way[1:]
    if step is None:
        for index, item in enumerate(node.items if isinstance(node, Items) else ()):
            own = (*above, item) if rest and isinstance(item, Entries) else above
            yield from _below(item, rest, (*path, index), own)
    elif isinstance(node, Entries) and step in node.entries:
        yield from _below(node.entries[step], rest, (*path, step), above)


def _row(
    plan: Plan,
    path: str,
    period: Period | None,
    node: Entries,
    where: Path,
    above: tuple[Entries, ...],
) -> Row:
    texts = []
    spots: dict[tuple[int, int], int] = {}
    for index, leaf in enumerate(plan.leaves):
        if leaf.role == "period":
            texts.append(str(period))
        elif leaf.role == "parent":
            texts.append(_parent_text(plan, above))
        else:
            found = _value(node, leaf)
            texts.append(_text(found, leaf.column))
            for each in _marked(found):
                spots.setdefault((each.line, each.column), index)
    spots.setdefault((node.line, node.column), _first(plan))
    return Row(path, node.line, where, tuple(texts), spots)


def _parent_text(plan: Plan, above: tuple[Entries, ...]) -> str:
    assert plan.parent is not None  # noqa: S101 (only a sheet with a parent has the column)
    whose = next(leaf for leaf in plan.parent.leaves if leaf.required and not leaf.role)
    return _text(_value(above[-1], whose), whose.column) if above else ""


def _value(node: Node, leaf: Leaf) -> Node | None:
    found: Node | None = node
    for key in leaf.path:
        found = found.entries.get(key) if isinstance(found, Entries) else None
    return found


def _marked(node: Node | None) -> Iterator[Node]:
    if node is not None:
        yield node
        yield from node.items if isinstance(node, Items) else ()


def _text(node: Node | None, column: Column) -> str:
    """Return a value as a cell has it; nothing where it is not of the form."""
    if isinstance(node, Text):
        if column.many and column.kind == "text":
            return joined([part.strip() for part in split(node.value) if part.strip()], column)
        return node.value.strip()
    if isinstance(node, Items) and column.many:
        return joined([i.value.strip() for i in node.items if isinstance(i, Text)], column)
    return ""
