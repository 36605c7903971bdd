"""A cell from outside as the text that a file may hold, or why it may not."""

from gridctl.exchange.book.cells import bare, joined, parts, plain
from gridctl.exchange.book.given import Trouble
from gridctl.exchange.book.grids import Said
from gridctl.exchange.book.names import Names
from gridctl.exchange.book.plan import Leaf
from gridctl.model.declare import Column
from gridctl.model.mark import Mark
from gridctl.model.record import Record
from gridctl.model.words import Words
from gridctl.rules.format import bad_value, spreadsheet_damage
from gridctl.source.mend import is_mobile, mended
from gridctl.source.values import UnfitError, read_cell, read_one

_RULES = {rule.name: rule.messages for rule in (bad_value.RULE, spreadsheet_damage.RULE)}
_FORMULA = Words(
    "“{column}” holds the formula {value}: what it showed last may be out of date; put the value "
    "in its place.",
    "“{column}”中是公式{value}，其结果可能已过时；请改为填写数值或文字。",
)
_NUMBER = Words(
    "“{column}” holds the number {value}: zeros in front, or further digits, may be gone; make it "
    "a text cell and type it again.",
    "“{column}”中是数值{value}，前面的 0 或多余位数可能已丢失；请设为文本格式后重新填写。",
)
_OTHER_NAME = Words(
    "“{column}” says “{value}”, but {id} is {name}.", "“{column}”写的是“{value}”，但{id}是{name}。"
)
_MANY_NAMED = Words(
    "“{value}” in {column} may be {ids}: write the id.",
    "“{column}”中的“{value}”可能是{ids}，请写编号。",
)
#: Kinds of which a number says all there is to say.
_NUMBERS = frozenset({"whole", "decimal", "date", "period", "yes-no"})


_FULL_WIDTH = UnfitError("spreadsheet-damage", "digits")


class Mended(Record):
    """What was put in place of a damaged cell, and where."""

    mark: Mark
    column: Words
    old: str
    new: str


class _RefusedError(Exception):
    def __init__(self, words: Words, **values: object) -> None:
        super().__init__(words.en)
        self.words, self.values = words, values


class Checker:
    """Checks cells; with `fix` it mends what is safely mended, and remembers that in `mended`."""

    def __init__(self, names: Names, *, fix: bool) -> None:
        """Prepare to check."""
        self.names, self.fix = names, fix
        self.mended: list[Mended] = []
        self.troubles: list[Trouble] = []

    def text(self, said: Said, leaf: Leaf, mark: Mark) -> str | None:
        """Return the text to be written, names resolved to ids; None, and the trouble is told."""
        column = leaf.column
        values: dict[str, object] = {"column": leaf.words, "value": plain(said.text)}
        if said.doubt == "formula":
            return self._refuse(mark, _FORMULA, values)
        if said.doubt == "number" and not _is_whole(said.text, column):
            return self._refuse(mark, _NUMBER, values)
        try:
            text = self.resolved(said.text, column)
        except _RefusedError as refused:
            return self._refuse(mark, refused.words, {**values, **refused.values})
        try:
            _read(text, column)
        except UnfitError as error:
            values |= {"value": text, "file": mark.file, **error.values}
            return self._mended(text, leaf, mark, error, values)
        if column.field.telephone and mended(text, column) is not None:
            return self._mended(text, leaf, mark, _FULL_WIDTH, {**values, "value": text})
        return text

    def resolved(self, text: str, column: Column) -> str:
        """Return a cell with ids alone: a name that stands behind an id must be its own."""
        text = plain(text)
        if not column.field.refers or not text:
            return joined(parts(text, column), column) if column.many else text
        found = [
            self._id(part, column) for part in (parts(text, column) if column.many else [text])
        ]
        return joined(found, column)

    def compared(self, said: Said, column: Column) -> str:
        """Return a cell's text to be compared, whatever is wrong; an id counts by itself."""
        try:
            return self.resolved(said.text, column)
        except _RefusedError:
            return bare(plain(said.text), column, self.names)

    def _id(self, text: str, column: Column) -> str:
        head, _, rest = text.partition(" ")
        if head in self.names.names:
            name = self.names.names[head]
            if rest.strip() and rest.strip() != name:
                raise _RefusedError(_OTHER_NAME, id=head, name=name or "—", value=text)
            return head
        found = self.names.called(text, column.field.refers)
        if len(found) > 1:
            raise _RefusedError(_MANY_NAMED, ids=tuple(found), value=text)
        return found[0] if found else text

    def _refuse(
        self, mark: Mark, words: Words, values: dict[str, object], *, mendable: bool = False
    ) -> str | None:
        """Tell why a cell cannot be taken: there is no text for it."""
        self.troubles.append(Trouble(mark, words, values, mendable))
        return None

    def _mended(
        self, text: str, leaf: Leaf, mark: Mark, error: UnfitError, values: dict[str, object]
    ) -> str | None:
        new = mended(text, leaf.column)
        if new is not None and self.fix:
            self.mended.append(Mended(mark, leaf.words, text, new))
            return new
        words = _RULES[error.name][error.variant]
        return self._refuse(mark, words, values, mendable=new is not None)


def _is_whole(text: str, column: Column) -> bool:
    """Say whether a number says all there is to say in a column."""
    return column.kind in _NUMBERS or (column.field.telephone and is_mobile(text))


def _read(text: str, column: Column) -> None:
    """Try a text; UnfitError where it is not of the column's type."""
    if column.many and column.kind == "text":
        for part in parts(text, column):
            read_one(part, column)
    else:
        read_cell(text, column)
