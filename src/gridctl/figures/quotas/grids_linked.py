"""grids-linked: how many grids a unit's party organisation links.

Contacts of the kind unit-grid in assignments.csv in force on the day, each of what it names once;
what is not known or no longer there does not count. Clause: jieqin/3.1-span-organisations.
"""

from gridctl.figures.figure import Figure
from gridctl.figures.quotas.contacts import contacts_of, holders_of
from gridctl.model.words import Words

FIGURE = Figure(
    name="grids-linked",
    title=Words("grids linked by a unit", "单位联系的网格"),
    formula=Words(
        "contacts of the kind unit-grid in force on the day, each of what it names once",
        "当日有效的“单位联网格”联系，同一对象计一次",
    ),
    of=("unit",),
    example="gridctl why U01 grids-linked",
)
subjects = holders_of("unit.grids")
explain = contacts_of(FIGURE.title, "unit.grids")
