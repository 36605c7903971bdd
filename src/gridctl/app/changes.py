"""Compares a data folder with a base version: what changes, and which figures with it."""

from gridctl.app.baseline import opened_at
from gridctl.app.figures import as_it_stood, figure_tables
from gridctl.app.quota import quotas
from gridctl.app.village import Opened
from gridctl.compute.changes import Change, Side, changes
from gridctl.compute.quota import MemberQuota
from gridctl.figures.changed import Compared, figures_changed
from gridctl.model.mark import Mark
from gridctl.model.period import Period, PeriodKind
from gridctl.model.words import Words

_SPAN = Words(
    "{subject} goes from {before} to {after} households; limit {low} to {high}.",
    "{subject}联系户数由{before}户变为{after}户；限额{low}至{high}户。",
)
_SPAN_MOST = Words(
    "{subject} goes from {before} to {after} households; limit {high}.",
    "{subject}联系户数由{before}户变为{after}户；上限{high}户。",
)
_SPAN_OPEN = Words(
    "{subject} goes from {before} to {after} households.",
    "{subject}联系户数由{before}户变为{after}户。",
)


def compare(opened: Opened, revision: str) -> Compared:
    """Return what changed since where the branch left `revision`, both as on the as-of date.

    NoHistoryError where the revision cannot be read.
    """
    base, before = opened_at(opened, revision)
    if before is None or not before.readable:
        return Compared(base.commit, known=False)
    sides = _side(before), _side(opened)
    spans, beyond = _spans(before, opened)
    figures = tuple(
        change
        for period in _periods(opened)
        for change in figures_changed(figure_tables(before, period), figure_tables(opened, period))
    )
    told = changes(*sides, opened.as_of)
    return Compared(
        base.commit, known=True, changes=told, spans=spans, beyond=beyond, figures=figures
    )


def _side(opened: Opened) -> Side:
    ctx = as_it_stood(opened, None)
    exempt = frozenset(quota.member for quota in quotas(ctx).members if quota.exempt)
    return Side(ctx.village, ctx.now, exempt)


def _periods(opened: Opened) -> tuple[Period, ...]:
    """Return the periods whose figures are compared: of the year as of, and those just ended."""
    day = opened.as_of
    kinds: tuple[PeriodKind, ...] = ("year", "half", "quarter")
    running = [Period.of(kind, day) for kind in kinds]
    found = {period for each in running for period in (each.step(-1), each)}
    start = opened.village.manifest.records_from
    in_records = (period for period in found if start is None or period.last >= start)
    return tuple(sorted(in_records, key=lambda period: (period.first, period.last)))


def _spans(before: Opened, after: Opened) -> tuple[tuple[Change, ...], frozenset[str]]:
    old = {quota.member: quota for quota in quotas(as_it_stood(before, None)).members}
    ctx = as_it_stood(after, None)
    found, beyond = [], set()
    for quota in quotas(ctx).members:
        was = old[quota.member].households if quota.member in old else 0
        if was == quota.households:
            continue
        if quota.over or quota.short:
            beyond.add(quota.member)
        mark = ctx.now.members[quota.member].at.mark()
        found.append(_span(quota, was, mark))
    return tuple(sorted(found, key=lambda change: change.subject)), frozenset(beyond)


def _span(quota: MemberQuota, was: int, mark: Mark) -> Change:
    words = _SPAN if quota.low is not None else _SPAN_MOST
    if quota.high is None:
        words = _SPAN_OPEN
    values = {
        "subject": quota.member,
        "before": was,
        "after": quota.households,
        "low": quota.low,
        "high": quota.high,
    }
    return Change("span", quota.member, words, values, (mark,))
