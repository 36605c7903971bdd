"""How tables with a row a household say which one it is: the head as masked, and the number.

Heads of the same surname look the same once masked; the number is on the household's card.
"""

from gridctl.disclosure.masks import Masks
from gridctl.disclosure.page import Cell, Column
from gridctl.model.people import Household
from gridctl.model.words import Words

_HEAD = Column(Words("Household head", "户主"))
_NUMBER = Column(Words("Household number", "户编号"), "term")


def home_columns(masks: Masks) -> tuple[Column, ...]:
    """Return the columns of `home_cells`."""
    return (_NUMBER,) if masks.by_id else (_HEAD, _NUMBER)


def home_cells(masks: Masks, home: Household) -> tuple[Cell, ...]:
    """Return a household's head as shown and its id; the id alone where heads are not shown."""
    shown = masks.resident(home)
    return (shown,) if masks.by_id else (shown, home.id)
