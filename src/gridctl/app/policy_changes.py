"""What two versions of a data folder follow differently: clauses, their parameters and days.

A limit that a branch moves, a clause that it leaves out or a first day that it sets later changes
what is judged, though no row changes.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from gridctl.app.village import Opened
from gridctl.compute.changes import Change
from gridctl.model.declare import columns
from gridctl.model.mark import Mark
from gridctl.model.words import Words
from gridctl.policy.kinds import KINDS
from gridctl.policy.stack import Adopted, Policies

_MANIFEST = Mark("gridctl.yaml")
_DROPPED = Words("{subject} is not followed any more.", "不再采用{subject}。")
_NEW = Words("{subject} is now followed.", "新采用{subject}。")
_CHANGED = Words(
    "{subject}: {name} was {before}, and is now {after}.",
    "{subject}：{name}由{before}改为{after}。",
)
_UNSET = Words("not set", "未设定")
_SINCE, _UNTIL = Words("in force from", "施行日期"), Words("in force until", "废止日期")
_DAYS = {"records_from": Words("records from", "台账起始日期"), "as_of": Words("as of", "截至日期")}
#: A parameter's name, and what it is set to.
Settings = Mapping[Words, object]


def policies_changed(before: Opened, after: Opened) -> Iterator[Change]:
    """Yield each pack and clause that is followed anew or no more, and each parameter that moved.

    Beside them the days from which and as of which the folder is judged.
    """
    was, now = _followed(before.policies), _followed(after.policies)
    yield from _gone("policy-dropped", _DROPPED, was, now)
    yield from _gone("policy-new", _NEW, now, was)
    for ref in (ref for ref in now if ref in was):
        yield from _moved(ref, _settings(was[ref]), _settings(now[ref]), now[ref].at)
    yield from _moved("gridctl.yaml", _days(before), _days(after), _MANIFEST)


def _followed(policies: Policies) -> dict[str, Adopted]:
    return {adopted.ref: adopted for adopted in policies.adopted}


def _gone(
    kind: str, says: Words, these: Mapping[str, Adopted], others: Mapping[str, Adopted]
) -> Iterator[Change]:
    """Yield what only `these` have: a pack where the others have none of its clauses."""
    known = {adopted.pack.id for adopted in others.values()}
    found: dict[str, Mark] = {}
    for ref, adopted in these.items():
        if ref not in others:
            whole = adopted.pack.id not in known
            mark = adopted.at if kind == "policy-new" else _MANIFEST
            found.setdefault(adopted.pack.id if whole else ref, mark)
    for subject, mark in found.items():
        yield Change(kind, subject, says, {"subject": subject}, (mark,))


def _settings(adopted: Adopted) -> Settings:
    kind = adopted.clause.kind
    declared = {c.attribute: c.words for c in columns(KINDS[kind])} if kind else {}
    named = {declared.get(n, Words(n, n)): value for n, value in adopted.values.items()}
    return {
        **named,
        _SINCE: adopted.since if adopted.since > date.min else None,
        _UNTIL: adopted.until if adopted.until < date.max else None,
    }


def _days(opened: Opened) -> Settings:
    manifest = opened.village.manifest
    return {words: getattr(manifest, name) for name, words in _DAYS.items()}


def _moved(subject: str, was: Settings, now: Settings, mark: Mark) -> Iterator[Change]:
    for name in dict.fromkeys((*was, *now)):
        old, new = was.get(name), now.get(name)
        if old != new:
            told = {
                "before": _UNSET if old is None else old,
                "after": _UNSET if new is None else new,
            }
            values = {"subject": subject, "name": name, **told}
            yield Change("policy-changed", subject, _CHANGED, values, (mark,))
