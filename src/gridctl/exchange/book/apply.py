"""What sheets change, done to the files: each with the smallest diff, in its own language."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from gridctl.exchange.book.csv_edits import CsvEdits
from gridctl.exchange.book.given import Trouble
from gridctl.exchange.book.merged import Added, Merged
from gridctl.exchange.book.plan import Plan
from gridctl.exchange.book.rows import Row
from gridctl.exchange.book.tongue import written
from gridctl.exchange.book.tree_edits import TreeEdits
from gridctl.model.mark import Mark
from gridctl.model.words import Lang, Words
from gridctl.source.sheet_edit import SheetEdit, quoted
from gridctl.source.tree_edit import TreeEdit

_CHILDREN = Words(
    "A row was deleted here on which {count} rows of sheet {table} hang: delete those, too.",
    "此处删除的一行，在工作表{table}中还有{count}行从属于它，请一并删除。",
)
_BY_HAND = Words(
    "{file} is written in a way that cannot be edited here: make this change by hand.",
    "{file}的写法无法在此自动修改，请手工修改。",
)


class Files:
    """The folder's files by path as they become; None: taken out."""

    def __init__(self, before: Mapping[str, bytes], lang: Lang) -> None:
        """Begin with the files as they are; `lang` is for files that say nothing."""
        self.before, self.lang = before, lang
        self.after: dict[str, bytes | None] = {}
        self.troubles: list[Trouble] = []

    def take(self, merged: Sequence[Merged]) -> None:
        """Do what all sheets ask for: what stands in the way goes to `troubles`."""
        self._orphans(merged)
        for one in merged:
            if not one.held.plan.table.is_yaml:
                self._csv(one)
        documents: dict[str, list[Merged]] = defaultdict(list)
        for one in merged:
            if one.held.plan.table.is_yaml:
                documents[one.held.plan.table.name].append(one)
        for sheets in documents.values():
            for path in _paths(sheets):
                self._document(path, sheets)

    # CSV

    def _csv(self, merged: Merged) -> None:
        for path in _paths([merged]):
            data = self.before.get(path)
            held = merged.held
            if data is None:
                self.after[path] = self._new_csv(held.plan, merged.added_to(path)).encode()
                continue
            edit = SheetEdit(data)
            writer = CsvEdits(edit, held, held.files[path], self.lang)
            writer.take(merged, path)
            if edit.data() != data:
                self.after[path] = edit.data()

    def _new_csv(self, plan: Plan, added: Iterable[Added]) -> str:
        """Return a new file, with all columns."""
        own = [i for i, leaf in enumerate(plan.leaves) if not leaf.role]
        rows = [[plan.leaves[i].words(self.lang) for i in own]]
        rows += [[written(a.texts[i], plan.leaves[i], self.lang) for i in own] for a in added]
        return "".join(",".join(map(quoted, row)) + "\n" for row in rows)

    # YAML

    def _document(self, path: str, sheets: list[Merged]) -> None:
        data = self.before.get(path)
        edit = TreeEdit(data or b"")
        writer = TreeEdits(edit, path, sheets, self.lang)
        try:
            gone = writer.take()
        except (KeyError, IndexError, TypeError, ValueError):
            self.troubles.append(Trouble(Mark(path), _BY_HAND, {"file": path}))
            return
        self.troubles += writer.troubles
        after = None if gone else edit.data()
        if after != data:
            self.after[path] = after

    def _orphans(self, merged: Iterable[Merged]) -> None:
        """Tell of rows that would go with the record in whose list they stand."""
        whole = list(merged)
        for one in whole:
            for child in whole:
                if not _belongs(child.held.plan, one.held.plan):
                    continue
                gone = {(r.file, r.where) for r in child.removed}
                for row in one.removed:
                    left = [
                        c
                        for c in child.held.rows
                        if _hangs(c, row) and (c.file, c.where) not in gone
                    ]
                    if left:
                        values = {"count": len(left), "table": child.held.plan.title}
                        self.troubles.append(Trouble(Mark(row.file, row.line), _CHILDREN, values))


def _belongs(child: Plan, plan: Plan) -> bool:
    """Say whether rows of one sheet stand within those of another."""
    if plan.table.is_yaml and not plan.way:
        return child.table is plan.table and child is not plan
    return child.parent is plan


def _hangs(child: Row, row: Row) -> bool:
    assert isinstance(row.where, tuple)  # noqa: S101 (only YAML rows have children)
    assert isinstance(child.where, tuple)  # noqa: S101
    return child.file == row.file and child.where[: len(row.where)] == row.where


def _paths(sheets: Iterable[Merged]) -> list[str]:
    """Return the files that sheets change."""
    found = {
        path
        for one in sheets
        for path in (
            *(s.row.file for s in one.sets),
            *(a.file for a in one.added),
            *(r.file for r in one.removed),
        )
    }
    return sorted(found)
