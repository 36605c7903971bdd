"""branch-formation: a branch is too small for one of its own, or joins too many units.

A branch that is not a joint one has at least `min` formal members (`branch.formal-members`); a
joint branch, which names two units or more, has at most `max` (`joint-branch.units`). A unit with
the formal members for a branch of its own does not belong in a joint one. Judged on the as-of date.
Clauses: small-business/branches-own, branches-joint.
"""

from collections.abc import Iterator

from gridctl.compute.of_organisation import is_formal, is_joint
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import ClauseKind, Size
from gridctl.rules.rule import Context, Rule
from gridctl.rules.shared.counted import HINT, MESSAGES, needs, sizes

_OWN = "branch.formal-members"
_KEYS = (_OWN, "joint-branch.units")
RULE = Rule(
    code="ORG101",
    name="branch-formation",
    severity=Severity.ERROR,
    summary=Words("branches are formed by their formal members", "按正式党员人数组建党支部"),
    why=Words(
        "A branch needs enough members to work, and few enough units to meet.",
        "党员够数才能正常开展活动，联合的单位太多就聚不到一起。",
    ),
    messages={
        **MESSAGES,
        "own": Words(
            "{unit} has {count} formal {count:member|members}, enough for a branch of its own "
            "({limit}), and is in the joint branch {subject}.",
            "{unit}有正式党员{count}名，已够单独建立党支部（{limit}名），仍在联合党支部{subject}中。",
        ),
    },
    hint=HINT,
    good="- {id: B02, name: 联合支部, units: [U01, U02]}",
    bad="- {id: B02, name: 联合支部, units: [U01, U02, U03, U04, U05, U06]}",
    sets=_KEYS,
    tables=("branch_documents", "members"),
    reads=("former_values",),
    kind=ClauseKind.SIZE,
    needs=needs(*_KEYS),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each branch that is formed otherwise."""
    yield from sizes(ctx, RULE)
    yield from _units(ctx)


def _units(ctx: Context) -> Iterator[Breach]:
    """Yield each unit of a joint branch that could have one of its own."""
    ruling, state = ctx.asked(_OWN, Size), ctx.now
    least = ruling.terms.min if ruling else None
    for branch in state.branches.values() if ruling and least else ():
        for index, unit in enumerate(branch.units if is_joint(branch) else ()):
            formal = [m for m in state.members.values() if m.unit == unit and is_formal(state, m)]
            if ruling and least and len(formal) >= least:
                said = {"unit": unit, "count": len(formal), "limit": least, "subject": branch.id}
                said |= {"files": ("branches.yaml",)}
                mark, clause = branch.at.mark("units", index), ruling.ref("min")
                yield Breach(mark, said, branch.id, "units", "own", ruling.severity, clause)
