"""Two packs side by side, by key."""

from typing import Literal

from gridctl.model.record import Record
from gridctl.policy.kinds import ClauseKind
from gridctl.policy.pack import Clause, Pack, typed

Verdict = Literal["left", "right", "same", "different"]


class Side(Record):
    """What one pack says of a key: its clauses (the last wins) and their parameters."""

    clauses: tuple[Clause, ...]
    values: dict[str, object]

    @property
    def hedged(self) -> bool:
        """Whether the words are hedged."""
        return self.clauses[-1].hedged


class Pairing(Record):
    """A key of either pack; a side is None where that pack says nothing of it.

    `differing` are the parameters that the two set differently, or that one of them leaves open.
    """

    key: str
    kind: ClauseKind
    audience: str
    left: Side | None
    right: Side | None
    verdict: Verdict
    differing: tuple[str, ...]


_Slot = tuple[str, ClauseKind, str]


def _sides(pack: Pack) -> dict[_Slot, Side]:
    found: dict[_Slot, Side] = {}
    for clause in pack.clauses:
        if clause.kind is None:
            continue
        slot = (clause.sets, clause.kind, clause.audience)
        before = found.get(slot, Side((), {}))
        values = {**before.values, **typed(clause.kind, clause.parameters)[0]}
        found[slot] = Side((*before.clauses, clause), values)
    return found


def _pair(slot: _Slot, left: Side | None, right: Side | None) -> Pairing:
    if left is None or right is None:
        return Pairing(*slot, left, right, "right" if left is None else "left", ())
    names = dict.fromkeys((*left.values, *right.values))
    differing = tuple(n for n in names if left.values.get(n) != right.values.get(n))
    same = not differing and left.hedged == right.hedged
    return Pairing(*slot, left, right, "same" if same else "different", differing)


def compare(left: Pack, right: Pack) -> tuple[Pairing, ...]:
    """Return every key of either pack, in the left one's order, then the right one's."""
    ours, theirs = _sides(left), _sides(right)
    return tuple(
        _pair(slot, ours.get(slot), theirs.get(slot)) for slot in dict.fromkeys((*ours, *theirs))
    )
