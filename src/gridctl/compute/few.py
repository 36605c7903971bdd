"""What few households asked for is not told by itself, nor so that it could be worked out.

A kind of request that few households in hand made tells what somebody asked for: a wish, an
objection. Such kinds are counted together, and with them the kind next in size, until the
households together are many enough and at least two kinds are in it: so neither the rows nor the
total less the rows give one kind's number. What became of the requests is no secret of who asked.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from gridctl.model.ledger import Request
from gridctl.model.manifest import Manifest

#: Of fewer households no number of their own is published, unless the manifest says otherwise.
MINIMUM_HOUSEHOLDS = 5
_FEWEST_TOGETHER = 2
Kind = TypeVar("Kind")


def fewest_households(manifest: Manifest) -> int:
    """Return of how many households at least a number may be told by itself."""
    settings = manifest.publication
    said = settings.minimum_households if settings else None
    return MINIMUM_HOUSEHOLDS if said is None else said


def households_in(requests: Iterable[Request]) -> int:
    """Return how many households made requests; those of nobody named count as one's."""
    return len({request.household for request in requests})


def is_few(requests: Sequence[Request], minimum: int) -> bool:
    """Say whether requests are those of some households, but of fewer than `minimum`."""
    return 0 < households_in(requests) < minimum


def told_together(by_kind: Mapping[Kind, Sequence[Request]], minimum: int) -> frozenset[Kind]:
    """Return the kinds that are counted together; none where each has households enough.

    Where it is all of them, their total is all that can be told.
    """
    in_order = sorted(by_kind, key=lambda kind: households_in(by_kind[kind]))  # ties: as they come
    pool = [kind for kind in in_order if is_few(by_kind[kind], minimum)]
    rest = [kind for kind in in_order if kind not in pool]
    while pool and rest and not _enough([by_kind[kind] for kind in pool], minimum):
        pool.append(rest.pop(0))
    return frozenset(pool)


def _enough(pool: Sequence[Sequence[Request]], minimum: int) -> bool:
    together = [request for requests in pool for request in requests]
    return len(pool) >= _FEWEST_TOGETHER and not is_few(together, minimum)
