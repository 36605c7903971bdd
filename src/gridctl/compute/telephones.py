"""The telephones that are recorded: the members' own, and all that no page may show."""

from gridctl.compute.private import digits_of, numbers_in
from gridctl.model.village import Village


def members_phones(village: Village) -> dict[str, tuple[str, ...]]:
    """Return each member's telephones in contacts.csv, printed by consent or not.

    No number that is also recorded for somebody who is no member: it may be a household's line.
    """
    members = {member.id for member in village.members if member.id}
    others = {digits_of(row.phone) for row in village.contacts if row.person not in members}
    found: dict[str, dict[str, None]] = {}
    for row in village.contacts:
        phone = " ".join(row.phone.split())
        if phone and row.person in members and digits_of(phone) not in others:
            found.setdefault(row.person, {})[phone] = None
    return {member: tuple(phones) for member, phones in found.items()}


def recorded_numbers(village: Village) -> frozenset[str]:
    """Return the digits of every number in contacts.csv; of none where it is not there."""
    written = [row.phone for row in village.contacts if row.phone]
    return frozenset(digits_of(n) for phone in written for n in (phone, *numbers_in(phone)))
