"""Who holds a post, or links a place, without being a present member."""

from typing import Literal

from gridctl.compute.state import State
from gridctl.model.village import Village


def not_members(village: Village, state: State) -> dict[str, Literal["staff", "absent"]]:
    """Return whoever is known in `village` and no member present in `state`, by id.

    ``staff`` never was one, ``absent`` has left or has not yet come. An id that is in neither
    table is not in the result.
    """
    found: dict[str, Literal["staff", "absent"]] = {m.id: "absent" for m in village.members}
    for person in village.staff:
        found[person.id] = "staff"
    return {person: why for person, why in found.items() if person not in state.members}
