"""branches-linked: how many branches a member of the organisation's committee links.

Contacts of the kind committee-branch in assignments.csv in force on the day, each of what it names
once; what is not known or no longer there does not count. Clause: pyramid/spans-committee.
"""

from gridctl.figures.figure import Figure
from gridctl.figures.quotas.contacts import contacts_of, holders_of
from gridctl.model.words import Words

FIGURE = Figure(
    name="branches-linked",
    title=Words("branches linked by a committee member", "委员联系的党支部"),
    formula=Words(
        "contacts of the kind committee-branch in force on the day, each of what it names once",
        "当日有效的“委员联支部”联系，同一对象计一次",
    ),
    of=("member", "staff"),
    example="gridctl why M012 branches-linked",
)
subjects = holders_of("committee-member.branches")
explain = contacts_of(FIGURE.title, "committee-member.branches")
