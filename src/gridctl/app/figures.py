"""Compares figures of a period in tables, and explains one with the lines behind it."""

from collections.abc import Collection
from datetime import date
from difflib import get_close_matches

from gridctl.app.village import Opened
from gridctl.figures.catalogue import Traceable, catalogue, comparisons, named
from gridctl.figures.figure import Answer, Figure, FigureTable
from gridctl.model.period import Period
from gridctl.model.told import ToldError
from gridctl.model.words import Words
from gridctl.rules.rule import Context

_EXAMPLES = {"month": "2022-08", "quarter": "2022Q3", "half": "2022H2", "year": "2022"}
_NEAR = 4
_UNKNOWN = Words(
    "No figure is called {name}; gridctl why --list tells all of them.",
    "没有名为{name}的数字；gridctl why --list 可列出全部。",
)
_DID_YOU_MEAN = Words(
    "No figure is called {name}; did you mean {near}?", "没有名为{name}的数字，是否为{near}？"
)
_NOT_ASKED = Words(
    "No policy in force on {day} asks for {name} ({title}).",
    "{day}没有现行政策要求{name}（{title}）。",
)
_OTHER_PERIOD = Words(
    "{name} is worked out for a period such as {examples}, not for {period}.",
    "{name}按{examples}这样的期次计算，不按{period}计算。",
)
_NO_SUBJECT = Words(
    "{subject} has no {name} ({title}) in {when}; those who have: {some}.",
    "{when}{subject}没有{name}（{title}）；有此数字的是：{some}。",
)
_NOBODY = Words("Nobody has {name} ({title}) in {when}.", "{when}没有{name}（{title}）这一数字。")
_NO_TABLE = Words(
    "No table is called {name}; in {period} there are {tables}.",
    "没有名为{name}的表；{period}有{tables}。",
)
_SHOWN = 5


class NoFigureError(ToldError):
    """There is no such figure; `words` with `values` say why."""


def day_of(opened: Opened, period: Period | None) -> date:
    """Return the day as of which a period's figures are worked out: see `as_it_stood`."""
    return min(period.last, opened.as_of) if period else opened.as_of


def as_it_stood(opened: Opened, period: Period | None, made: Context | None = None) -> Context:
    """Return the context in which a period's figures are worked out.

    It is that of the period's last day, so that a closed period never changes; while it runs,
    and where there is no period, that of the as-of date. A context of that day that is `made`
    already serves again.
    """
    day = day_of(opened, period)
    return made if made is not None and made.as_of == day else opened.context(day)


def figure_tables(
    opened: Opened, period: Period, only: Collection[str] = (), made: Context | None = None
) -> list[FigureTable]:
    """Return the tables of a period that clauses in force ask for, those named in `only` or all.

    `made` is as in `as_it_stood`. NoFigureError where a name in `only` is no table of the period.
    """
    ctx = as_it_stood(opened, period, made)
    keys = _keys(ctx, period)
    found = [
        kind.table(ctx, period)
        for kind in comparisons()
        if (not kind.periods or period.kind in kind.periods)
        and (not kind.sets or keys & set(kind.sets))
    ]
    tables = [table for table in found if table is not None]
    names = tuple(table.name for table in tables)
    for name in only:
        if name not in names:
            raise NoFigureError(_NO_TABLE, name=name, period=period, tables=names)
    return [table for table in tables if not only or table.name in only]


def why(
    opened: Opened, subject: str, name: str, period: Period | None, made: Context | None = None
) -> Answer:
    """Explain a figure; without a `period` the last that has ended, or the as-of date.

    A figure that is as on a day is explained as on the last day of a period, where one is given.
    `made` is as in `as_it_stood`.
    NoFigureError where the subject has no such figure.
    """
    traceable = named(name)
    if traceable is None:
        near = get_close_matches(name, [item.figure.name for item in catalogue()], _NEAR)
        raise NoFigureError(_DID_YOU_MEAN if near else _UNKNOWN, name=name, near=tuple(near))
    figure = traceable.figure
    asked = _period(figure, period, opened.as_of)
    ctx = as_it_stood(opened, asked or period, made)
    if figure.sets and not _keys(ctx, asked or period) & set(figure.sets):
        raise NoFigureError(_NOT_ASKED, name=name, title=figure.title, day=ctx.as_of)
    explained = traceable.explain(ctx, subject, asked)
    if explained is None:
        raise _nobody(traceable, ctx, subject, asked)
    return Answer(figure, subject, asked, ctx.as_of, explained)


def _keys(ctx: Context, period: Period | None) -> frozenset[str]:
    """Return the keys that some clause sets on some day of a period, or on the as-of date."""
    first, last = (period.first, period.last) if period else (ctx.as_of, ctx.as_of)
    return ctx.policies.keys_between(first, last)


def _period(figure: Figure, period: Period | None, as_of: date) -> Period | None:
    """Return the period over which a figure is worked out; None for one as on a day."""
    if not figure.periods:
        return None
    if period is None:
        return Period.of(figure.periods[0], as_of).step(-1)
    if period.kind not in figure.periods:
        examples = tuple(_EXAMPLES.get(kind, kind) for kind in figure.periods)
        raise NoFigureError(_OTHER_PERIOD, name=figure.name, period=period, examples=examples)
    return period


def _nobody(
    traceable: Traceable, ctx: Context, subject: str, period: Period | None
) -> NoFigureError:
    """Say that a subject has no such figure, and name some who have."""
    some = tuple(sorted(traceable.subjects(ctx, period)))[:_SHOWN]
    figure = traceable.figure
    return NoFigureError(
        _NO_SUBJECT if some else _NOBODY,
        subject=subject,
        name=figure.name,
        title=figure.title,
        when=period or ctx.as_of,
        some=some,
    )
