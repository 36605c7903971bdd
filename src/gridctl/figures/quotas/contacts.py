"""Whom or what a holder of a tier of the contact chain links, as lines of the files."""

from collections.abc import Callable, Iterator

from gridctl.compute.chain import related
from gridctl.compute.related import Related
from gridctl.figures.figure import Explained, Line
from gridctl.figures.links.lying import counted
from gridctl.figures.quotas.clauses import SPAN, numbers
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.policy.kinds import Span
from gridctl.rules.rule import Context

Subjects = Callable[[Context, Period | None], Iterator[str]]
Explain = Callable[[Context, str, Period | None], Explained | None]
_LINKS = Words("{subject} links {item}", "{subject}联系{item}")


def holders_of(key: str) -> Subjects:
    """Return what yields the holders of a tier."""

    def subjects(ctx: Context, _: Period | None) -> Iterator[str]:
        return (one.subject for one in related(ctx.now, key))

    return subjects


def contact_lines(one: Related) -> tuple[Line, ...]:
    """Return the row of each thing that a holder links."""
    return tuple(
        Line(mark, _LINKS, {"subject": one.subject, "item": item})
        for item, mark in zip(one.objects, one.marks, strict=True)
    )


def contacts_of(title: Words, *keys: str) -> Explain:
    """Return what explains how many a holder links; the clauses are those of any of `keys`."""

    def explain(ctx: Context, subject: str, _: Period | None) -> Explained | None:
        one = next((each for each in related(ctx.now, keys[0]) if each.subject == subject), None)
        if one is None:
            return None
        asked = tuple(p for key in keys for p in numbers(ctx, key, Span, SPAN))
        return counted(one.amount, title, contact_lines(one))._replace(parameters=asked)

    return explain
