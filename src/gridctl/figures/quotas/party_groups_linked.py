"""party-groups-linked: how many party groups a member of a branch's committee links.

Contacts of the kind branch-party-group in assignments.csv in force on the day, each of what it
names once; what is not known or no longer there does not count. Clause: pyramid/spans-branch-
committee.
"""

from gridctl.figures.figure import Figure
from gridctl.figures.quotas.contacts import contacts_of, holders_of
from gridctl.model.words import Words

FIGURE = Figure(
    name="party-groups-linked",
    title=Words("party groups linked by a branch committee member", "支委联系的党小组"),
    formula=Words(
        "contacts of the kind branch-party-group in force on the day, each of what it names once",
        "当日有效的“支委联党小组”联系，同一对象计一次",
    ),
    of=("member", "staff"),
    example="gridctl why M012 party-groups-linked",
)
subjects = holders_of("branch-committee-member.party-groups")
explain = contacts_of(FIGURE.title, "branch-committee-member.party-groups")
