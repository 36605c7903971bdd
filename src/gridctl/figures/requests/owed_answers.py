"""What was owed about requests in a period: raising them, answering in time, telling the result."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from gridctl.compute.duties import Duty
from gridctl.compute.owed_requests import Answerable, answering, raising, telling
from gridctl.compute.raising import Gathering, first_rows, receivers_units
from gridctl.compute.requests import Limits, due_day
from gridctl.figures.owed import Owed, gathered
from gridctl.model.choices import RequestKind, Step
from gridctl.model.ledger import Request
from gridctl.model.period import Period
from gridctl.policy.kinds import Cadence, Coverage, Publication
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context

Found = Iterator[tuple[Ruling[Any], tuple[Duty, ...]]]


def limits_of(ctx: Context, request: Request) -> tuple[Limits, Ruling[Any] | None]:
    """Return the days within which a request is to be answered, and the ruling that says so.

    They are those in force on the day of receipt (where that is not known, on the as-of date); a
    publication profile's for an objection.
    """
    received = request.received_on or ctx.as_of
    handling = ctx.policies.on("request.handling", Cadence, received)
    profile = None
    if request.kind is RequestKind.OBJECTION:
        profile = ctx.policies.on("request.objection", Publication, received)
    days = handling.terms.within_days if handling else None
    return (days, profile.terms.answer_days if profile else None), profile or handling


def _judged(ctx: Context) -> Iterator[tuple[Request, date]]:
    """Yield the requests received since the records begin, with that day."""
    for request in ctx.village.requests:
        if request.received_on is not None and request.received_on >= ctx.records_from:
            yield request, request.received_on


def _of(ctx: Context, request: Request, received: date, person: str) -> Answerable:
    """Return a request as that of a person; its grid is the household's on the day of receipt."""
    return Answerable(
        request, person, ctx.timeline.on(received).grid_of_household(request.household)
    )


def _counted(ctx: Context, period: Period, duty: Duty | None) -> tuple[Duty, ...]:
    counts = duty is not None and duty.last in period and duty.last <= ctx.as_of
    return (duty,) if duty is not None and counts else ()


def answers(ctx: Context, period: Period) -> Owed:
    """Return the requests whose last day came (request-overdue), as their owners'."""
    day = min(period.last, ctx.as_of)

    def found() -> Found:
        for request, received in _judged(ctx):
            limits, ruling = limits_of(ctx, request)
            due = due_day(request, *limits)
            if ruling is not None and due is not None:
                of = _of(ctx, request, received, request.owner or request.received_by)
                yield ruling, _counted(ctx, period, answering(of, due, day))

    return ctx.once(("owed answers", period), lambda: gathered(found()))


def raisings(ctx: Context, period: Period) -> Owed:
    """Return the requests whose meeting came (request-not-raised), as their receivers'."""
    day = min(period.last, ctx.as_of)

    def found() -> Found:
        raised = first_rows(ctx.village.request_steps, Step.RAISED)
        gatherings: dict[object, Gathering] = {}
        for request, received in _judged(ctx):
            ruling = ctx.policies.on("request.raising", Cadence, received)
            if ruling is None:
                continue
            kind = ruling.terms.meeting
            if kind not in gatherings:
                gatherings[kind] = Gathering.of(ctx.village.meetings, kind)
            units = receivers_units(ctx.timeline.on(received), request.received_by)
            meeting = gatherings[kind].next(units, received)
            if meeting is not None:
                of = _of(ctx, request, received, request.received_by)
                duty = raising(of, meeting, raised.get(request.id), day)
                yield ruling, _counted(ctx, period, duty)

    return ctx.once(("owed raisings", period), lambda: gathered(found()))


def tellings(ctx: Context, period: Period) -> Owed:
    """Return the requests that were over (request-closed-unanswered), as their owners'."""
    day = min(period.last, ctx.as_of)

    def found() -> Found:
        told = first_rows(ctx.village.request_steps, Step.TOLD_RESULT)
        for request, received in _judged(ctx):
            ruling = ctx.policies.on("request.answer", Coverage, received)
            if ruling is not None:
                of = _of(ctx, request, received, request.owner or request.received_by)
                duty = telling(of, told.get(request.id), day)
                yield ruling, _counted(ctx, period, duty)

    return ctx.once(("owed tellings", period), lambda: gathered(found()))
