"""How many households the members present can cover with the spans in force.

Units: ordinary households, members. Each household is linked by one member; a member with more
than one limit of his or her own keeps it.
"""

from collections.abc import Collection

from gridctl.model.record import Record


class Reach(Record):
    """From how many (`low`) to how many (`high`, None: any number) one member may link.

    Who is `exempt` owes no minimum and cannot be asked for a maximum.
    """

    low: int
    high: int | None
    exempt: bool


class Capacity(Record):
    """What the members of a place can cover, against the ordinary households in it.

    `least` is what they must link so that everyone keeps the minimum, `most` what those who are
    not exempt can link, `allowed` what all could if the exempt ones linked as many as they may;
    None is without limit.
    """

    place: str
    name: str
    households: int
    members: int
    exempt: int
    least: int
    most: int | None
    allowed: int | None

    @property
    def spare(self) -> int | None:
        """How many more households than there are could be covered; None is without limit."""
        return None if self.most is None else max(self.most - self.households, 0)

    @property
    def missing(self) -> int:
        """How many households are missing for every member to keep the minimum."""
        return max(self.least - self.households, 0)

    @property
    def by_exempt(self) -> int:
        """How many households only exempt members could still take."""
        if self.most is None:
            return 0
        return max(self.households - self.most - self.beyond, 0)

    @property
    def beyond(self) -> int:
        """How many households are too many for any member to take within the maximum."""
        return 0 if self.allowed is None else max(self.households - self.allowed, 0)

    @property
    def fits(self) -> bool:
        """Whether all households can be covered without breaking a span."""
        return not self.missing and not self.beyond


def capacity(place: str, name: str, households: int, reaches: Collection[Reach]) -> Capacity:
    """Return what members with these reaches can cover in a place with so many households."""
    asked = [reach for reach in reaches if not reach.exempt]
    return Capacity(
        place,
        name,
        households,
        len(reaches),
        len(reaches) - len(asked),
        sum(reach.low for reach in asked),
        _sum(asked),
        _sum(reaches),
    )


def _sum(reaches: Collection[Reach]) -> int | None:
    """Return the sum of the maxima; None where one has none."""
    total = 0
    for reach in reaches:
        if reach.high is None:
            return None
        total += reach.high
    return total
