"""What can be picked in a cell: lists on a sheet of their own, which is hidden."""

from typing import Any


class Lists:
    """What can be picked, one column a list on a hidden sheet."""

    def __init__(self) -> None:
        """Begin without a list; `name` is the sheet's."""
        self.name = ""
        self._known: dict[tuple[str, ...], int] = {}

    def source(self, values: tuple[str, ...]) -> str:
        """Return the range in which values stand."""
        column = self._known.setdefault(values, len(self._known))
        letter = _letter(column)
        return f"='{self.name}'!${letter}$1:${letter}${len(values)}"

    def write(self, book: Any) -> None:
        """Write the sheet."""
        at = book.add_worksheet(self.name)
        for values, column in self._known.items():
            for row, value in enumerate(values):
                at.write_string(row, column, value)
        at.hide()


def _letter(column: int) -> str:
    """Return a column's letters: 0 is A, 26 is AA."""
    high, low = divmod(column, 26)
    return (_letter(high - 1) if high else "") + chr(ord("A") + low)
