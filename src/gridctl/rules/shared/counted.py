"""What the rules about spans, sizes, coverage and shares share: what a clause's key counts."""

from collections.abc import Iterator
from typing import Any, Generic

from gridctl.compute.bound import bound_throughout
from gridctl.compute.related import Related, Relation
from gridctl.compute.relations import RELATIONS
from gridctl.compute.shares import Bounds, per_bounds
from gridctl.findings.finding import Breach, Severity
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.model.tables import TABLES
from gridctl.model.words import Words
from gridctl.policy.kinds import Size, Span
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context, Rule, Terms, asking

_PATHS = {table.name: table.path for table in TABLES}
#: Where a subject or what it has may stand: an unreadable row there may hold what is missing.
READS = (
    "members",
    "staff",
    "households",
    "grid_documents",
    "branch_documents",
    "links",
    "assignments",
    "core_households",
    "station_documents",
    "former_values",
)
MESSAGES = {
    "few": Words(
        "{subject} has too few {what}: {count}; at least {limit} {limit:is|are} asked for.",
        "{subject}的{what}数为{count}，少于规定的{limit}。",
    ),
    "many": Words(
        "{subject} has too many {what}: {count}; at most {limit} {limit:is|are} allowed.",
        "{subject}的{what}数为{count}，超过规定的{limit}。",
    ),
    "row": Words(
        "{item} is number {count} of the {what} of {subject}; at most {limit} {limit:is|are} "
        "allowed.",
        "{item}是{subject}的第{count}个{what}，超过规定的{limit}个。",
    ),
}
OF_TOTAL = {
    "": Words(
        "{subject} has {what}: {count} of {total}; {low} to {high} are asked for.",
        "{subject}的{what}数为{count}（总数{total}），应为{low}至{high}。",
    ),
    "near": Words(
        "{subject} has {what}: {count} of {total}; no whole number keeps the limits, {low} and "
        "{high} come nearest.",
        "{subject}的{what}数为{count}（总数{total}），没有符合规定的整数，最接近的是{low}和{high}。",
    ),
}
HINT = Words(
    "Mend what {files} say of {subject}, or adapt the limit in gridctl.yaml with its basis.",
    "请在{files}中更正{subject}的有关内容；确需调整标准的，在 gridctl.yaml 中写明依据。",
)


class Counted(Record, Generic[Terms]):
    """A clause in force, what its key counts, and what there is of it."""

    key: str
    relation: Relation
    ruling: Ruling[Terms]
    found: tuple[Related, ...]

    def said(self, one: Related) -> dict[str, object]:
        """The subject, what is counted and how many there are, for messages."""
        files = tuple(dict.fromkeys(_PATHS[table] for table in self.relation.tables))
        what = self.relation.counted
        return {"subject": one.subject, "what": what, "count": one.amount, "files": files}


def needs(*keys: str) -> dict[str, tuple[str, ...]]:
    """Return the tables that tell of each key."""
    return {key: RELATIONS[key].tables for key in keys}


def counted(ctx: Context, rule: Rule, terms: type[Terms]) -> Iterator[Counted[Terms]]:
    """Yield what every clause that asks for `rule` on the as-of date counts."""
    for key in sorted(asking(rule, ctx.policies)):
        ruling = ctx.asked(key, terms)
        if ruling is not None:
            yield Counted(key, RELATIONS[key], ruling, RELATIONS[key](ctx.now))


def too_few(asked: Counted[Any], one: Related, limit: int) -> Breach:
    """Return the breach of a subject that has fewer than `limit`."""
    return Breach(
        one.at.mark(),
        {**asked.said(one), "limit": limit},
        subject=one.subject,
        variant="few",
        severity=asked.ruling.severity,
        clause=asked.ruling.ref("min"),
        absent=True,
        holders=asked.relation.tables,
    )


def too_many(asked: Counted[Any], one: Related, limit: int | None) -> Iterator[Breach]:
    """Yield each row of a subject beyond `limit`; the subject where the objects have no rows."""
    if limit is None or one.amount <= limit:
        return
    said, severity = asked.said(one) | {"limit": limit}, asked.ruling.severity
    clause = asked.ruling.ref("max")
    if not one.marks:
        yield Breach(one.at.mark(), said, one.subject, "", "many", severity, clause)
    for count, (item, mark) in enumerate(zip(one.objects, one.marks, strict=False), 1):
        if count > limit:
            values = {**said, "item": item, "count": count}
            yield Breach(mark, values, one.subject, "", "row", severity, clause)


def outside(asked: Counted[Any], one: Related, bounds: Bounds, clause: str) -> Iterator[Breach]:
    """Yield the subject whose number is not within `bounds` of its total.

    Where no whole number fits, either neighbour is a notice.
    """
    if bounds.low <= one.amount <= bounds.high:
        return
    low, high = sorted((bounds.low, bounds.high))
    near = not bounds.fits
    notice = near and one.amount in {low, high}
    yield Breach(
        one.at.mark(),
        {**asked.said(one), "low": low, "high": high, "total": bounds.total},
        subject=one.subject,
        variant="near" if near else "",
        severity=Severity.NOTICE if notice else asked.ruling.severity,
        clause=clause,
        absent=one.amount < low,
        holders=asked.relation.tables if one.amount < low else (),
    )


def sizes(ctx: Context, rule: Rule) -> Iterator[Breach]:
    """Yield each subject that is too small, and what is too much of one; both bind at once."""
    for asked in counted(ctx, rule, Size):
        least = asked.ruling.terms.min or 0
        for one in asked.found:
            yield from too_many(asked, one, asked.ruling.terms.max)
            if one.amount < least:
                yield too_few(asked, one, least)


def spans(ctx: Context, rule: Rule) -> Iterator[Breach]:
    """Yield each subject below the minimum, and each object above the maximum, of `rule`'s spans.

    A minimum binds who was a subject, and not exempt, on every day of the last ended quarter and
    still is, the clause being in force throughout; but at once where the relation says so.
    """
    for asked in counted(ctx, rule, Span):
        terms = asked.ruling.terms
        if asked.relation.per:
            yield from _per(asked)
            continue
        for one in asked.found:
            yield from too_many(asked, one, terms.max)
        short = [one for one in asked.found if one.amount < (terms.min or 0)]
        owing = _owing(ctx, asked) if short else frozenset()
        yield from (too_few(asked, one, terms.min or 0) for one in short if one.subject in owing)


def _per(asked: Counted[Span]) -> Iterator[Breach]:
    """Yield the subjects with too many or too few of the total for each one counted."""
    least, most = asked.ruling.terms.min, asked.ruling.terms.max
    for one in asked.found:
        yield from outside(asked, one, per_bounds(one.total or 0, least, most), asked.ruling.ref())


def _owing(ctx: Context, asked: Counted[Span]) -> frozenset[str]:
    """Return the subjects who owe a minimum."""
    subjects = frozenset(one.subject for one in asked.found)
    quarter = Period.of("quarter", ctx.as_of).step(-1)
    terms = asked.ruling.terms
    states = () if asked.relation.at_once else ctx.timeline.over(quarter)
    if states and ctx.policies.over(asked.key, Span, quarter, ctx.here) is None:
        return frozenset()
    for state in states:
        subjects &= {one.subject for one in asked.relation(state)}
    if terms.exempt or terms.exempt_age is not None:
        bound = bound_throughout(ctx.timeline, quarter, ctx.as_of, terms.exempt, terms.exempt_age)
        subjects -= ctx.now.members.keys() - {member.id for member in bound}
    return subjects
