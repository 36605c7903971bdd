"""Parameters that no data could ever keep: a minimum above the maximum, 120 percent, month 13."""

from collections.abc import Iterator, Mapping

from gridctl.model.record import Record
from gridctl.policy.kinds import ClauseKind

#: Of these pairs the first may not be more than the second.
_PAIRS = (("min", "max"), ("low", "high"))
#: The most that a parameter may say, by its name and the kind of its clause (none: any kind).
_MOST: Mapping[tuple[str, ClauseKind | None], int] = {
    ("low", ClauseKind.SHARE): 100,
    ("high", ClauseKind.SHARE): 100,
    ("loss_percent", None): 100,
    ("activity_percent", None): 100,
    ("red_flag_percent", None): 100,
    ("members_percent", None): 100,
    ("families_percent", None): 100,
    ("months", None): 12,
    ("days", None): 31,
    ("by_month", None): 12,
    ("by_day", None): 31,
    ("before_day", None): 31,
    ("exempt_age", None): 150,
}
_WEIGHTS = ("organisation_weight", "households_weight")


class Impossible(Record):
    """Why parameters cannot be kept: a message's variant, the parameters, its values."""

    variant: str
    parameters: tuple[str, ...]
    values: Mapping[str, object]


def impossible(kind: ClauseKind, values: Mapping[str, object]) -> Iterator[Impossible]:
    """Yield what no data could keep among the typed parameters of a clause of `kind`."""
    for low, high in _PAIRS:
        least, most = values.get(low), values.get(high)
        if isinstance(least, int) and isinstance(most, int) and least > most:
            said = {"least": least, "most": most, "low": low, "high": high}
            yield Impossible("above", (low, high), said)
    for name, value in values.items():
        limit = _MOST.get((name, kind), _MOST.get((name, None)))
        numbers = value if isinstance(value, tuple) else (value,)
        if limit is not None:
            for number in numbers:
                if isinstance(number, int) and number > limit:
                    said = {"parameter": name, "value": number, "most": limit}
                    yield Impossible("most", (name,), said)
    weights = [values.get(name) for name in _WEIGHTS]
    if kind is ClauseKind.SCORE and weights[0] is not None and not any(weights):
        yield Impossible("weights", _WEIGHTS, {})
    if kind is ClauseKind.ASSESSMENT:
        yield from _assessment(values)


def _assessment(values: Mapping[str, object]) -> Iterator[Impossible]:
    """Yield maxima that are not one an item, or do not add up to the total."""
    items, most, total = (values.get(name) for name in ("items", "most", "total"))
    if not isinstance(most, tuple):
        return
    count = len(items) if isinstance(items, tuple) else 0
    if len(most) != count:
        said: dict[str, object] = {"items": count, "maxima": len(most)}
        yield Impossible("maxima", ("most", "items"), said)
    elif isinstance(total, int) and sum(most) != total:
        yield Impossible("maxima-sum", ("most", "total"), {"sum": sum(most), "total": total})
