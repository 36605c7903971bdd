"""The commitment forms that stood on a period's last day."""

from gridctl.compute.promises import signed_by
from gridctl.disclosure.facts import Facts
from gridctl.model.promises import Commitment


def pledges_of(facts: Facts) -> dict[str, Commitment]:
    """Return the year's form of each member; one signed after the day is not there yet."""
    return signed_by(facts.ctx.as_read, facts.day)
