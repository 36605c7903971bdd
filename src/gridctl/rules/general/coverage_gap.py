"""coverage-gap: a subject has none of what everyone is to have.

The general rule of coverage that has no name of its own: any key of the vocabulary in
docs/policies.md (`grid.party-groups`, `villager-group.heads`, `grid.stations` and so on). Judged
on the as-of date. A subject that was none at some time in the last `grace_days` days is a notice.
Clauses: sanlian/1.1-micro-grids, party-groups/groups, community-grid/holder-committee and others.
"""

from collections.abc import Iterator
from datetime import timedelta

from gridctl.compute.related import Related
from gridctl.compute.relations import GENERAL
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import ClauseKind, Coverage
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.counted import HINT, READS, Counted, counted, needs

_KEYS = tuple(key for key in GENERAL if not key.startswith("villager-group.households-per"))
RULE = Rule(
    code="GEN103",
    name="coverage-gap",
    severity=Severity.ERROR,
    summary=Words("everyone has what a clause asks for", "应有尽有，不留空白"),
    why=Words("One gap is where nobody looks.", "漏掉一处，那里就没人管。"),
    messages={
        "": Words("{subject} has no {what}.", "{subject}没有{what}。"),
        "new": Words(
            "{subject} has no {what} yet; it is at most {days} {days:day|days} old.",
            "{subject}新增未超过{days}日，还没有{what}。",
        ),
    },
    hint=HINT,
    good="- {id: PG01, name: 一组, leader: M031}  (party-group.leaders)",
    bad="- {id: PG01, name: 一组}",
    sets=_KEYS,
    reads=READS,
    kind=ClauseKind.COVERAGE,
    needs=needs(*_KEYS),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each subject that has none."""
    for asked in counted(ctx, RULE, Coverage):
        bare = [one for one in asked.found if not one.amount]
        new = _newcomers(ctx, asked) if bare else frozenset()
        for one in bare:
            yield _breach(asked, one, new)


def _newcomers(ctx: Context, asked: Counted[Coverage]) -> frozenset[str]:
    """Return the subjects that were none at some time in the days of grace."""
    days = asked.ruling.terms.grace_days
    found: set[str] = set()
    if days is not None:
        for state in ctx.timeline.between(ctx.as_of - timedelta(days=days + 1), ctx.as_of):
            known = {one.subject for one in asked.relation(state)}
            found |= {one.subject for one in asked.found} - known
    return frozenset(found)


def _breach(asked: Counted[Coverage], one: Related, new: frozenset[str]) -> Breach:
    young = one.subject in new
    return Breach(
        one.at.mark(),
        {**asked.said(one), "days": asked.ruling.terms.grace_days},
        subject=one.subject,
        variant="new" if young else "",
        severity=Severity.NOTICE if young else asked.ruling.severity,
        clause=asked.ruling.ref(),
        absent=True,
        holders=asked.relation.tables,
    )
