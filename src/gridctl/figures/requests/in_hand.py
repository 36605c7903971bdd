"""The requests in hand in a period, by kind and in all, with their states on its last day."""

from collections.abc import Callable, Iterable, Mapping

from gridctl.compute.few import fewest_households, told_together
from gridctl.compute.gathering import ORGANISATION
from gridctl.compute.requests import InHand, by_kind, requests_in_hand
from gridctl.figures.counted import counted
from gridctl.figures.figure import Explained, Line
from gridctl.figures.requests.owed_answers import limits_of
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

#: The sorts of subject that have such figures: a kind of request, and the village.
OF = ("request-kind", "village")
VILLAGE = ORGANISATION
#: The kinds that are published together, each being of too few households.
TOGETHER = "other-kinds"
_SAYS = Words("{request}, received on {day}: {state}", "{request}（{day}受理）：{state}")


def in_hand(ctx: Context, period: Period) -> Mapping[str, tuple[InHand, ...]]:
    """Return the requests of each kind (by its English name), and of the village.

    They stand as on the period's last day, while it runs as on the as-of date; the days within
    which each is to be answered are those in force when it was received.
    """

    def work_out() -> Mapping[str, tuple[InHand, ...]]:
        day = min(period.last, ctx.as_of)
        requests = ctx.village.requests
        whole = requests_in_hand(requests, period, day, lambda r: limits_of(ctx, r)[0])
        kinds = {kind.value: items for kind, items in by_kind(whole).items()}
        pool = told_together(
            {kind: [item.request for item in items] for kind, items in kinds.items()},
            fewest_households(ctx.manifest),
        )
        together = tuple(item for kind in kinds if kind in pool for item in kinds[kind])
        return {**kinds, **({TOGETHER: together} if pool else {}), VILLAGE: whole}

    return ctx.once(("requests in hand", period), work_out)


def as_published(ctx: Context, period: Period) -> Mapping[str, tuple[InHand, ...]]:
    """Return the requests in hand as they may be published: kinds of few households together.

    Where it is all of them, or a request is of no known kind beside, only the village's.
    """
    found = in_hand(ctx, period)
    together = {item.request.id for item in found.get(TOGETHER, ())}
    apart = {
        kind: items
        for kind, items in found.items()
        if kind == TOGETHER or not any(item.request.id in together for item in items)
    }
    told = {kind: items for kind, items in apart.items() if kind != VILLAGE}
    if set(told) == {TOGETHER}:
        told = {}
    return {**told, VILLAGE: found[VILLAGE]}


def kinds(ctx: Context, period: Period | None) -> Iterable[str]:
    """Return the kinds of which there is a request in hand, and the village."""
    return in_hand(ctx, period) if period is not None else ()


def explain_requests(
    ctx: Context, subject: str, period: Period | None, name: Words, fit: Callable[[InHand], bool]
) -> Explained | None:
    """Explain how many requests in hand are `fit`; None where there is none of the kind at all."""
    if period is None or subject not in in_hand(ctx, period):
        return None
    return counted(
        name,
        (
            Line(
                item.request.at.mark(),
                _SAYS,
                {
                    "request": item.request.id,
                    "day": item.request.received_on,
                    "state": item.state,
                },
            )
            for item in in_hand(ctx, period)[subject]
            if fit(item)
        ),
    )
