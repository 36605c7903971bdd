"""Names of members and grids beside their ids, as on a context's as-of date."""

from collections.abc import Mapping

from gridctl.rules.rule import Context


def names(ctx: Context) -> Mapping[str, str]:
    """Return the names of members (also of those who left), grids and units, by id."""
    state = ctx.now
    found = {member.id: member.name for member in ctx.village.members}
    found |= {unit.id: unit.name for unit in state.organisation.units} if state.organisation else {}
    found |= {grid.id: grid.name for grid in state.grids.values()}
    return found | {member.id: member.name for member in state.members.values()}


def name_of(ctx: Context, subject: str) -> str:
    """Return the name of a member (also one who left), a grid or a unit; blank if not known."""
    return ctx.once(("names",), lambda: names(ctx)).get(subject, "")


def grid_name(ctx: Context, member: str) -> str:
    """Return the name of a present member's grid; blank where it is not known."""
    known = ctx.now.members.get(member)
    grid = ctx.now.grids.get(ctx.now.grid_of_member(known)) if known else None
    return grid.name if grid else ""
