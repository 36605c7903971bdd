"""What the views look at: the village as it stood on a period's last day."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TypeVar

from gridctl.compute.canonical import InputDigest, digest
from gridctl.compute.few import fewest_households, is_few
from gridctl.compute.quota import Quotas
from gridctl.compute.state import State
from gridctl.disclosure.masks import Edition, Masks
from gridctl.figures.requests.in_hand import VILLAGE, in_hand
from gridctl.model.manifest import PublicationSettings
from gridctl.model.people import Member
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.model.words import Words
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context

Terms = TypeVar("Terms", bound=Record)


class WaivedRule(Record):
    """A rule with waivers in force: its code, what it asks, and for how many subjects."""

    code: str
    asks: Words
    subjects: int


class Facts:
    """A period, and the village as known on its last day; names go through `masks`."""

    def __init__(
        self,
        ctx: Context,
        period: Period,
        quotas: Quotas,
        waived: tuple[WaivedRule, ...] = (),
        edition: Edition | None = None,
    ) -> None:
        """Look at a context whose as-of date is the period's last day, its quotas and waivers.

        `edition` says for whom; without it, for the public.
        """
        self.ctx = ctx
        self.edition = edition or Edition()
        self.waived = waived
        self.period = period
        self.quotas = quotas
        self.village = ctx.village
        self.timeline = ctx.timeline
        self.day: date = period.last
        self.state: State = ctx.timeline.on(period.last)
        publication = ctx.manifest.publication
        shown = publication.residents if publication else None
        self.masks = Masks(ctx.as_read, shown, self.edition)

    @property
    def settings(self) -> PublicationSettings | None:
        """The manifest's publication settings."""
        return self.ctx.manifest.publication

    @property
    def minimum_households(self) -> int:
        """Of how many households at least a number of their own may be published."""
        return fewest_households(self.ctx.manifest)

    def few_asked(self, period: Period) -> bool:
        """Say whether so few households had requests in hand in a period that none is counted."""
        found = [item.request for item in in_hand(self.ctx, period)[VILLAGE]]
        return is_few(found, self.minimum_households)

    def ruling(self, key: str, terms: type[Terms]) -> Ruling[Terms] | None:
        """Return what holds for `key` on the period's last day."""
        return self.ctx.policies.on(key, terms, self.day)

    @cached_property
    def input(self) -> InputDigest:
        """The digest of the rows that the period was made of."""
        return digest(self.ctx.as_read, self.period)

    @cached_property
    def months(self) -> tuple[Period, ...]:
        """The months of the period."""
        return self.period.split("month")

    @cached_property
    def members_by_grid(self) -> dict[str, tuple[Member, ...]]:
        """The members of each grid by id, in the order of grids.yaml; ``""`` for no grid."""
        found: dict[str, list[Member]] = {grid: [] for grid in self.state.grids}
        for member in sorted(self.state.members.values(), key=lambda m: m.id):
            grid = self.state.grid_of_member(member)
            found.setdefault(grid if grid in self.state.grids else "", []).append(member)
        return {grid: tuple(members) for grid, members in found.items() if members}

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """The members present, grid by grid, then by id."""
        return tuple(m for members in self.members_by_grid.values() for m in members)

    def grid_name(self, grid: str) -> str:
        """Return a grid's name; blank where it is not known."""
        return self.state.grids[grid].name if grid in self.state.grids else ""

    def names(self, persons: Iterable[str]) -> tuple[str, ...]:
        """Return the names of members and staff, each once."""
        return tuple(self.state.person_name(person) for person in dict.fromkeys(persons) if person)

    def member_name(self, member: str) -> str:
        """Return the name of a member, also of one who has left since; else the id."""
        if member in self.state.members:
            return self.state.members[member].name
        return next((m.name for m in self.village.members if m.id == member), member)

    def service_numbers(self, persons: Iterable[str]) -> tuple[str, ...]:
        """Return the service telephones of the branches of `persons`.

        In print a member's own instead, where consent to it is recorded; else never a person's.
        """
        found: dict[str, None] = {}
        for person in persons:
            member = self.state.members.get(person)
            if member and person in self.edition.phones:
                found.update(dict.fromkeys(self.edition.phones[person]))
                continue
            branch = self.state.branches.get(member.branch) if member else None
            if branch and branch.phone:
                found[branch.phone] = None
        return tuple(found)
