"""What sheets change in a YAML document, done in place: comments, order and quoting stay."""

from typing import Any

from gridctl.exchange.book.cells import parts, worded
from gridctl.exchange.book.given import Trouble
from gridctl.exchange.book.merged import Added, Merged
from gridctl.exchange.book.plan import Plan
from gridctl.exchange.book.rows import Held, Path, Row
from gridctl.exchange.book.tongue import lang_in
from gridctl.model.mark import Mark
from gridctl.model.words import Lang, Words
from gridctl.source.tree import Entries, Items, Text
from gridctl.source.tree_edit import TreeEdit

_NO_PARENT = Words(
    "{column} “{value}” is not there: no record in whose list this row could stand.",
    "没有“{column}”为“{value}”的记录，该行无处归属。",
)


class TreeEdits:
    """Edits one YAML document by what several sheets ask for."""

    def __init__(self, edit: TreeEdit, path: str, sheets: list[Merged], lang: Lang) -> None:
        """`lang` is for a document that does not say which it is written in."""
        self.edit, self.path, self.sheets, self.lang = edit, path, sheets, lang
        self.troubles: list[Trouble] = []
        self._new: dict[tuple[str, str], dict[str, Any]] = {}

    def take(self) -> bool:
        """Do it; True where the whole document goes."""
        for one in self.sheets:
            for each in one.sets:
                if each.row.file == self.path:
                    self._set(one.held, each.row, each.leaf, each.text)
        whole = [
            (one, added, self._value(one.held, added))
            for one in self.sheets
            for added in one.added_to(self.path)
        ]
        for one, added, value in whole:
            if (own := _own(one.held.plan)) is not None:
                self._new[one.held.plan.name, added.texts[own]] = value
        for one, added, value in [e for e in whole if not self._under_new(*e)]:
            self._add(one, added, value)
        gone = [r.where for one in self.sheets for r in one.removed if r.file == self.path]
        if () in gone:
            return True
        for where in sorted((w for w in gone if isinstance(w, tuple)), key=_order, reverse=True):
            if not any(
                other != where and where[: len(other)] == other
                for other in gone
                if isinstance(other, tuple)
            ):
                self.edit.remove(where)
        return False

    def _set(self, held: Held, row: Row, leaf: int, text: str) -> None:
        assert isinstance(row.where, tuple)  # noqa: S101 (a YAML record has a path)
        path = (*row.where, *held.plan.leaves[leaf].path)
        if text:
            value = self._scalar(held, leaf, text)
            if isinstance(value, list) and len(value) == 1 and self._bare(path):
                value = value[0]
            self._put(path, value)
        else:
            self.edit.remove(path)

    def _bare(self, path: Path) -> bool:
        """Say whether a list of one stands without brackets: as it did, or as those beside it."""
        node = self.edit.root
        for step in path[:-1]:
            if isinstance(node, Entries):
                node = node.entries.get(str(step))
            elif isinstance(node, Items):
                node = node.items[int(step)]
        if not isinstance(node, Entries):
            return False
        if path[-1] in node.entries:
            return isinstance(node.entries[str(path[-1])], Text)
        return bool(node.entries) and all(isinstance(n, Text) for n in node.entries.values())

    def _put(self, path: Path, value: Any) -> None:
        """Set a value; mappings on the way that are not there are made."""
        try:
            self.edit.set(path, value)
        except KeyError:
            self._put(path[:-1], {path[-1]: value})

    def _add(self, one: Merged, added: Added, value: dict[str, Any]) -> None:
        plan = one.held.plan
        if not plan.way:
            for name, each in value.items():
                self.edit.set((name,), each)
            return
        *_, key, _ = plan.way
        assert key is not None  # noqa: S101 (a list of records has a key)
        if plan.parent is None:
            self._append(tuple(k for k in plan.way[:-1] if k is not None), value)
        elif (where := self._parent(plan, added)) is not None:
            self._append((*where, key), value)

    def _append(self, path: Path, value: dict[str, Any]) -> None:
        try:
            self.edit.add(path, value)
        except KeyError:
            self._put(path, [value])

    def _under_new(self, one: Merged, added: Added, value: dict[str, Any]) -> bool:
        """Put a row under a record that is new itself; False where its record is not."""
        plan = one.held.plan
        if plan.parent is None:
            return False
        above = self._new.get((plan.parent.name, _parent_of(plan, added)))
        if above is None:
            return False
        *_, key, _ = plan.way
        above.setdefault(str(key), []).append(value)
        return True

    def _parent(self, plan: Plan, added: Added) -> Path | None:
        assert plan.parent is not None  # noqa: S101
        sheet = next((s for s in self.sheets if s.held.plan is plan.parent), None)
        wanted = _parent_of(plan, added)
        own = _own(plan.parent)
        for row in sheet.held.rows if sheet else ():
            if (
                row.file == self.path
                and own is not None
                and row.texts[own] == wanted
                and isinstance(row.where, tuple)
            ):
                return row.where
        leaf = next(leaf for leaf in plan.leaves if leaf.role == "parent")
        values = {"column": leaf.words, "value": wanted}
        self.troubles.append(Trouble(Mark(self.path), _NO_PARENT, values))
        return None

    def _value(self, held: Held, added: Added) -> dict[str, Any]:
        """Return a new record as nested keys and texts; what is blank is left out."""
        found: dict[str, Any] = {}
        for index, leaf in enumerate(held.plan.leaves):
            text = added.texts[index]
            if leaf.role or not text:
                continue
            inner = found
            for key in leaf.path[:-1]:
                inner = inner.setdefault(key, {})
            inner[leaf.path[-1]] = self._scalar(held, index, text)
        return found

    def _scalar(self, held: Held, leaf: int, text: str) -> str | list[str]:
        column = held.plan.leaves[leaf].column
        lang = lang_in(held, leaf, self.path) or self.lang
        said = worded(text, column, lang)
        return parts(said, column) if column.many else said


def _parent_of(plan: Plan, added: Added) -> str:
    index = next(i for i, leaf in enumerate(plan.leaves) if leaf.role == "parent")
    return added.texts[index]


def _own(plan: Plan) -> int | None:
    """Return the column by which other sheets name a row of this one."""
    return next((i for i in plan.key if not plan.leaves[i].role), None)


def _order(path: Path) -> list[tuple[int, str]]:
    """Sort paths so that later items of a list come later."""
    return [(step, "") if isinstance(step, int) else (-1, step) for step in path]
