"""plate-mismatch: a household's door plate against the appraisal and the core election.

From 1 January, by the year before's appraisal: a household with a core member of the term has
`core`; else one whose best grade is at least qualified `member`; else none. Grades that are not
known are not judged; where no member lives, there is none. The document also gives each excellent
member the core plate: where these are not as many as the core households, one notice names both
numbers, and the elected list decides. Clause: line-2022/2.1-identity.
"""

from collections.abc import Iterator

from gridctl.compute.core import core_households
from gridctl.compute.plates import due_plates, grades_of
from gridctl.findings.finding import Breach, Severity
from gridctl.model.choices import Grade
from gridctl.model.mark import Mark
from gridctl.model.words import Words
from gridctl.policy.kinds import Coverage
from gridctl.rules.rule import Context, Rule

_NONE = Words("none", "无")
RULE = Rule(
    code="COR105",
    name="plate-mismatch",
    severity=Severity.ERROR,
    summary=Words("a plate follows appraisal and core election", "挂牌与评议和中心户评选一致"),
    why=Words("The plate tells neighbours whom to turn to.", "挂牌让群众知道该找谁。"),
    messages={
        "": Words(
            "{household} has the plate {plate}; by appraisal {year} and core list {term}: {due}.",
            "{household}的挂牌为{plate}，按{year}年度民主评议和{term}年度中心户应为{due}。",
        ),
        "conflict": Words(
            "{excellent} {excellent:member was|members were} appraised excellent in {year}, and "
            "{term} has {count} core households; the elected list decides the plates.",
            "{year}年度评议优秀党员{excellent}名，{term}年度党员中心户{count}户，以评选名单挂牌。",
        ),
    },
    hint=Words("Mend the plate in households.csv.", "请更正 households.csv 的挂牌。"),
    good="H068,…,core  (M008 of H068 is a core member of the term)",
    bad="H068,…,member",
    sets=("member-household.plate",),
    tables=("members", "households", "core_households", "appraisals"),
    reads=("former_values",),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each household with a wrong plate, and the document's own conflict once."""
    ruling = ctx.asked("member-household.plate", Coverage)
    if ruling is None:
        return
    state, term = ctx.now, ctx.as_of.year
    said: dict[str, object] = {"year": term - 1, "term": term}
    due = due_plates(state, ctx.village.appraisals, term - 1)
    if all(not m.household or m.household in state.households for m in state.members.values()):
        due |= dict.fromkeys(state.ordinary)
    for home, plate in due.items():
        known = state.households[home]
        if known.plate is not plate:
            yield Breach(
                known.at.mark("plate"),
                said | {"household": home, "plate": known.plate or _NONE, "due": plate or _NONE},
                subject=home,
                field="plate",
                severity=ruling.severity,
                clause=ruling.ref(),
                absent=True,  # an unreadable row may say who lives there, or the grade
            )
    grades = grades_of(ctx.village.appraisals, term - 1)
    excellent = sum(grade is Grade.EXCELLENT for grade in grades.values())
    if grades and excellent != (count := len(core_households(state))):
        yield Breach(
            Mark("core-households.csv"),
            said | {"excellent": excellent, "count": count},
            subject="V",
            variant="conflict",
            severity=Severity.NOTICE,
            clause=ruling.ref(),
        )
