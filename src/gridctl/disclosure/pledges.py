"""The commitment forms that stood on a period's last day."""

from gridctl.compute.promises import commitments_of
from gridctl.disclosure.facts import Facts
from gridctl.model.promises import Commitment


def pledges_of(facts: Facts) -> dict[str, Commitment]:
    """Return the year's form of each member; one signed after the day is not there yet."""
    found = commitments_of(facts.ctx.as_read, facts.day.year)
    return {
        member: form
        for member, form in found.items()
        if form.signed_on is None or form.signed_on <= facts.day
    }
