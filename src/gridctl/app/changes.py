"""Compares a data folder with a base version: what changes, and which figures with it."""

from collections.abc import Collection, Iterable
from itertools import chain

from gridctl.app.baseline import opened_at
from gridctl.app.figures import as_it_stood, day_of, figure_tables
from gridctl.app.policy_changes import policies_changed
from gridctl.app.sources import figured_from
from gridctl.app.village import MANIFEST, Opened
from gridctl.compute.changes import OF_SPANS, Change, Side, changes
from gridctl.compute.quota import MemberQuota
from gridctl.figures.changed import Compared, FigureChange, figures_changed
from gridctl.figures.figure import FigureTable
from gridctl.figures.quotas.worked_out import quotas
from gridctl.history.git import commit_of
from gridctl.model.mark import Mark
from gridctl.model.period import Period, PeriodKind
from gridctl.model.words import Words
from gridctl.rules.rule import Context

_SPAN = Words(
    "{subject} goes from {before} to {after} {after:household|households}; limit {low} to {high}.",
    "{subject}联系户数由{before}户变为{after}户；限额{low}至{high}户。",
)
_SPAN_MOST = Words(
    "{subject} goes from {before} to {after} {after:household|households}; limit {high}.",
    "{subject}联系户数由{before}户变为{after}户；上限{high}户。",
)
_SPAN_OPEN = Words(
    "{subject} goes from {before} to {after} {after:household|households}.",
    "{subject}联系户数由{before}户变为{after}户。",
)


def compare(opened: Opened, revision: str) -> Compared:
    """Return what changed since where the branch left `revision`, both as on the as-of date.

    NoHistoryError where the revision cannot be read.
    """
    base, before = opened_at(opened, revision)
    return compared(opened, base.commit, before)


def compared(opened: Opened, commit: str, before: Opened | None) -> Compared:
    """Return what changed since a commit; None: there was no data folder."""
    if before is None:
        return Compared(commit, known=False)
    if not before.readable:
        return Compared(commit, known=False, unread_before=(MANIFEST,))
    if before.folder.texts == opened.folder.texts and before.local == opened.local:
        checked_out = commit_of(opened.root)
        same = checked_out is not None and checked_out.clean and checked_out.name == commit
        return Compared(commit, known=True, same=same)  # else only pages were published
    old, new = as_it_stood(before, None), as_it_stood(opened, None)
    lost_before, lost_now = _lost(before), _lost(opened)
    lost = lost_before | lost_now
    spans, beyond = _spans(old, new) if OF_SPANS.isdisjoint(lost) else ((), frozenset())
    was, is_now = _Tables(before, old), _Tables(opened, new)
    periods = (period for period in _periods(opened) if _known(period, lost))
    found = (figures_changed(was.of(period), is_now.of(period)) for period in periods)
    each = (one for one in chain.from_iterable(found) if not one.period or _known(one.period, lost))
    told = (
        *policies_changed(before, opened),
        *changes(_side(before, old), _side(opened, new), opened.as_of),
    )
    return Compared(
        commit,
        known=True,
        changes=told,
        spans=spans,
        beyond=beyond,
        figures=_each_once(each),
        unread=tuple(sorted(lost_now)),
        unread_before=tuple(sorted(lost_before - lost_now)),
    )


def _each_once(figures: Iterable[FigureChange]) -> tuple[FigureChange, ...]:
    """Return figures without those told before.

    A round of ratings stands in the tables of its quarter and its year, and in those of the
    half-year that it judges as a figure of that.
    """
    each = tuple(dict.fromkeys(figures))
    of_rounds = {_said(one) for one in each if _is_of(one, "month")}
    return tuple(one for one in each if not (_is_of(one, "half") and _said(one) in of_rounds))


def _is_of(one: FigureChange, kind: PeriodKind) -> bool:
    return one.period is not None and one.period.kind == kind


def _said(one: FigureChange) -> tuple[object, ...]:
    return one.figure, one.subject, one.before, one.after


def _lost(opened: Opened) -> frozenset[str]:
    """Return the files that could not be read, or not whole: a row of one may hold anything."""
    folder = opened.folder
    return folder.unparsed.union(record.file for record in folder.unread)


def _known(period: Period, lost: Collection[str]) -> bool:
    """Say whether the figures of a period hang on no file that could not be read whole."""
    return not any(figured_from(path, period) for path in lost)


class _Tables:
    """The figure tables of one side: periods that end on one day share what is worked out."""

    def __init__(self, opened: Opened, now: Context) -> None:
        """Take a side, and the context of its as-of date."""
        self._opened = opened
        self._made = {now.as_of: now}

    def of(self, period: Period) -> list[FigureTable]:
        """Return the tables of a period."""
        day = day_of(self._opened, period)
        if day not in self._made:
            self._made[day] = self._opened.context(day)
        return figure_tables(self._opened, period, made=self._made[day])


def _side(opened: Opened, ctx: Context) -> Side:
    exempt = frozenset(quota.member for quota in quotas(ctx).members if quota.exempt)
    return Side(ctx.village, ctx.now, exempt, _lost(opened))


def _periods(opened: Opened) -> tuple[Period, ...]:
    """Return the periods whose figures are compared: of the year as of, and those just ended."""
    day = opened.as_of
    kinds: tuple[PeriodKind, ...] = ("year", "half", "quarter")
    running = [Period.of(kind, day) for kind in kinds]
    found = {period for each in running for period in (each.step(-1), each)}
    start = opened.village.manifest.records_from
    in_records = (period for period in found if start is None or period.last >= start)
    return tuple(sorted(in_records, key=lambda period: (period.first, period.last)))


def _spans(before: Context, after: Context) -> tuple[tuple[Change, ...], frozenset[str]]:
    old = {quota.member: quota.households for quota in quotas(before).members}
    found, beyond = [], set()
    for quota in quotas(after).members:
        was = old.get(quota.member, 0)
        if was == quota.households:
            continue
        if quota.over or quota.short:
            beyond.add(quota.member)
        mark = after.now.members[quota.member].at.mark()
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
