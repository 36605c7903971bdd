"""core-households-linked: how many core households or model posts a party group's leader links.

The data do not mark a post, so that whoever is linked as one counts. Contacts of the kind leader-
core in assignments.csv in force on the day, each of what it names once; what is not known or no
longer there does not count. Clause: pyramid/spans-group-leader.
"""

from gridctl.figures.figure import Figure
from gridctl.figures.quotas.contacts import contacts_of, holders_of
from gridctl.model.words import Words

FIGURE = Figure(
    name="core-households-linked",
    title=Words("core households linked by a party group's leader", "组长联系的中心户"),
    formula=Words(
        "contacts of the kind leader-core in force on the day, each of what it names once",
        "当日有效的“组长联中心户”联系，同一对象计一次",
    ),
    of=("member", "staff"),
    example="gridctl why M004 core-households-linked",
)
subjects = holders_of("party-group-leader.core-households")
explain = contacts_of(FIGURE.title, "party-group-leader.core-households")
