"""What holds on a day, and why: the clauses in force by key, and which of them wins."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Literal

from gridctl.model.record import Record
from gridctl.policy.kinds import ClauseKind
from gridctl.policy.limits import Impossible, impossible
from gridctl.policy.pack import Clause, Pack, typed
from gridctl.policy.stack import Adopted, Policies


class Term(Record):
    """A parameter in force, the clause that sets it, and what the document itself says.

    `was` is the document's own value where the village changed it with a basis (`changed`).
    """

    name: str
    value: object
    adopted: Adopted
    changed: bool
    was: object = None


class Standing(Record):
    """What holds for a key and an audience (none: everyone).

    `clauses` are those in force, in the manifest's order: the last one wins, parameter by
    parameter. `wider` says that terms for everyone stand beside these for some.
    """

    key: str
    kind: ClauseKind
    audience: str
    terms: tuple[Term, ...]
    clauses: tuple[Adopted, ...]
    wider: bool = False

    @property
    def values(self) -> dict[str, object]:
        """The parameters in force."""
        return {term.name: term.value for term in self.terms}

    @property
    def differing(self) -> tuple[str, ...]:
        """The parameters that clauses in force set to different values."""
        return tuple(
            term.name
            for term in self.terms
            if any(c.values.get(term.name, term.value) != term.value for c in self.clauses)
        )

    @property
    def impossible(self) -> tuple[Impossible, ...]:
        """What no data could keep of the terms taken together."""
        return tuple(impossible(self.kind, self.values))


def own_values(clause: Clause) -> Mapping[str, object]:
    """Return the parameters that a clause's document sets, before a village changes any."""
    return typed(clause.kind, clause.parameters)[0] if clause.kind is not None else {}


def changes(adopted: Adopted) -> dict[str, object]:
    """Return the parameters that the village changed, each with the document's own value."""
    own = own_values(adopted.clause)
    return {
        name: own.get(name)
        for name, value in adopted.values.items()
        if name not in own or own[name] != value
    }


def _terms(clauses: tuple[Adopted, ...]) -> Iterator[Term]:
    setters = {name: adopted for adopted in clauses for name in adopted.values}
    for name, adopted in setters.items():
        changed = changes(adopted)
        yield Term(name, adopted.values[name], adopted, name in changed, changed.get(name))


def standings(policies: Policies, day: date) -> tuple[Standing, ...]:
    """Return what holds on a day, by key in the order in which the clauses are adopted."""
    groups: dict[tuple[str, ClauseKind, str], list[Adopted]] = {}
    for adopted in policies.adopted:
        clause = adopted.clause
        if clause.kind is not None and adopted.covers(day, day):
            groups.setdefault((clause.sets, clause.kind, clause.audience), []).append(adopted)
    return tuple(
        Standing(
            key,
            kind,
            audience,
            tuple(_terms(tuple(clauses))),
            tuple(clauses),
            bool(audience) and (key, kind, "") in groups,
        )
        for (key, kind, audience), clauses in groups.items()
    )


class Adoption(Record):
    """How a village follows a clause, by one of its entries.

    `overruled` gives, of the parameters that do not hold, the clause that sets them otherwise.
    """

    adopted: Adopted
    in_force: bool
    overruled: Mapping[str, str]


class Line(Record):
    """A clause of a pack, and how the village follows it (not at all: no adoption)."""

    pack: Pack
    clause: Clause
    adoptions: tuple[Adoption, ...] = ()

    @property
    def ref(self) -> str:
        """The clause's reference."""
        return f"{self.pack.id}/{self.clause.id}"


class Shown(Record):
    """What was asked to be shown of a day.

    `standings` are what holds of it, `lines` the clauses, in force or not; `about` is the kind of
    thing that was asked for.
    """

    day: date
    about: Literal["all", "key", "pack", "clause"]
    asked: str
    standings: tuple[Standing, ...]
    lines: tuple[Line, ...] = ()
    pack: Pack | None = None


def adoption(adopted: Adopted, found: Iterable[Standing], day: date) -> Adoption:
    """Return whether an adopted clause is in force on a day, and what of it is overruled."""
    in_force = adopted.covers(day, day)
    overruled: dict[str, str] = {}
    for standing in found:
        if in_force and any(adopted is clause for clause in standing.clauses):
            overruled = {
                term.name: term.adopted.ref
                for term in standing.terms
                if adopted.values.get(term.name, term.value) != term.value
            }
    return Adoption(adopted, in_force, overruled)


def lines_of(
    clauses: Iterable[tuple[Pack, Clause]], policies: Policies, found: Iterable[Standing], day: date
) -> tuple[Line, ...]:
    """Return clauses with how the village follows each."""
    standing = tuple(found)
    by_ref: dict[str, list[Adopted]] = {}
    for adopted in policies.adopted:
        by_ref.setdefault(adopted.ref, []).append(adopted)
    lines = (Line(pack, clause) for pack, clause in clauses)
    return tuple(
        line._replace(adoptions=tuple(adoption(a, standing, day) for a in by_ref.get(line.ref, ())))
        for line in lines
    )
