"""The members' telephones that may be printed: those of contacts.csv with consent."""

from gridctl.compute.private import digits_of
from gridctl.model.village import Village


def consented_phones(village: Village) -> dict[str, tuple[str, ...]]:
    """Return, by member, the telephones that contacts.csv allows to publish.

    Members' only: nobody else's is ever printed, and no number that is also recorded for somebody
    who is not a member or has not consented, such as the household's own line.
    """
    members = {member.id for member in village.members if member.id}
    withheld = {
        digits_of(row.phone)
        for row in village.contacts
        if not row.publish or row.person not in members
    }
    found: dict[str, dict[str, None]] = {}
    for row in village.contacts:
        phone = " ".join(row.phone.split())
        if phone and digits_of(phone) not in withheld:
            found.setdefault(row.person, {})[phone] = None
    return {member: tuple(phones) for member, phones in found.items()}
