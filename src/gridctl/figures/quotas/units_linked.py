"""units-linked: how many units a member of the organisation's committee links.

Contacts of the kind committee-unit in assignments.csv in force on the day, each of what it names
once; what is not known or no longer there does not count. Clause: small-business/contact.
"""

from gridctl.figures.figure import Figure
from gridctl.figures.quotas.contacts import contacts_of, holders_of
from gridctl.model.words import Words

FIGURE = Figure(
    name="units-linked",
    title=Words("units linked by a committee member", "委员联系的单位"),
    formula=Words(
        "contacts of the kind committee-unit in force on the day, each of what it names once",
        "当日有效的“委员联单位”联系，同一对象计一次",
    ),
    of=("member", "staff"),
    example="gridctl why M001 units-linked",
)
subjects = holders_of("committee-member.units")
explain = contacts_of(FIGURE.title, "committee-member.units")
