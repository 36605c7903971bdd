"""Judges a folder by other packs than its manifest's, without touching it."""

from collections import Counter
from collections.abc import Collection

from gridctl.app.policies import BrokenPackError, UnknownPolicyError, near_policy
from gridctl.app.village import MANIFEST, Opened
from gridctl.engine.run import chosen
from gridctl.findings.finding import Severity
from gridctl.findings.report import ClauseCount, Report
from gridctl.model.manifest import PolicyEntry
from gridctl.model.mark import Nowhere
from gridctl.policy.pack import Duty, Pack
from gridctl.policy.shelf import local_names, pack_of
from gridctl.policy.stack import Adopted, Policies, stack
from gridctl.rules.rule import asks_for


def _entry(name: str) -> PolicyEntry:
    return PolicyEntry(
        id=name,
        since=None,
        until=None,
        clauses=(),
        basis="",
        overrides=(),
        at=Nowhere(MANIFEST),
    )


def not_yet(opened: Opened, names: Collection[str]) -> tuple[Pack, ...]:
    """Return those of the packs that come into force only after the as-of date."""
    packs = (pack_of(name, opened.local) for name in names)
    return tuple(p for p in packs if p and p.since and p.since > opened.as_of)


def under(opened: Opened, names: Collection[str]) -> Opened:
    """Return the folder as it stands under other packs, whole, in this order.

    A pack that is in force only after the as-of date is judged as though it always had been: how
    far the village is from a new document is asked before it comes. UnknownPolicyError where
    there is no such pack, BrokenPackError where it cannot be read.
    """
    for name in names:
        if pack_of(name, opened.local) is None:
            if name in local_names(opened.local):
                raise BrokenPackError(name)
            raise UnknownPolicyError(name, near_policy(name, opened))
    policies, wrong = stack(map(_entry, dict.fromkeys(names)), opened.local)
    early = {pack.id for pack in not_yet(opened, names)}
    start = opened.village.manifest.records_from or opened.as_of

    def moved(adopted: Adopted) -> Adopted:
        return adopted._replace(since=start) if adopted.pack.id in early else adopted

    others = (p for p in opened.problems if p.name != "bad-policy" or p.mark.file != MANIFEST)
    kept = tuple(p for p in others if p.mark.file not in opened.local)
    return opened._replace(
        policies=Policies(map(moved, policies.adopted)), problems=(*kept, *wrong)
    )


def by_clause(
    opened: Opened,
    report: Report,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> tuple[ClauseCount, ...]:
    """Count what was found of each clause that is to be checked, in the order of the packs.

    A clause of which all rules were left out is left out too.
    """
    every = [item.rule for item in chosen((), ())]
    asking = {rule.name for rule in every if rule.sets}  # that packs differ is no breach of either
    counts: dict[str, Counter[Severity]] = {}
    for finding in report.findings:
        if finding.name in asking and not finding.waived:
            counts.setdefault(finding.clause, Counter())[finding.severity] += 1
    unsure = {entry.name for entry in report.not_checked}
    ran = {item.rule.name for item in chosen(select, ignore)}
    found = []
    for adopted in opened.policies.adopted:
        clause, count = adopted.clause, counts.get(adopted.ref, Counter())
        asked = {r.name for r in every if asks_for(r, frozenset({clause.sets}))}
        if Duty.CHECK not in clause.duty or (asked and not asked & ran):
            continue
        said = clause.says.words if clause.says else None
        error, warning, notice = (count[severity] for severity in Severity)
        checked = bool(count) or bool((asked & ran) - unsure)
        found.append(ClauseCount(adopted.ref, said, error, warning, notice, checked))
    return tuple(found)
