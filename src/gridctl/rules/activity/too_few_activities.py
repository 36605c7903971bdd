"""too-few-activities: every member carries out at least one activity a month.

Judged is each period that has ended since `records_from` (an error) and the running one (a
notice), once the clause is in force on every day of it. It binds whoever was present on each day
of it; nobody is exempt unless the policy says so (`exempt`, `exempt_age`). A row counts for each
member it names. What is missing stands at the member's row; a quarter without its ledger file is
one finding at that file. Clause: line-2022/2.1-activity.
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.people import Member
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.policy.kinds import Cadence
from gridctl.rules.rule import Context, Judged, Rule
from gridctl.rules.shared.periodic import Gaps, absent_file, active, cadences, done_in, shortfall

RULE = Rule(
    code="ACT101",
    name="too-few-activities",
    severity=Severity.ERROR,
    summary=Words(
        "each member takes part in activities as often as asked", "党员按规定次数参加活动"
    ),
    why=Words(
        "Alone or together, each member does something for the village, again and again.",
        "每名党员都要经常单独或共同开展活动，服务群众。",
    ),
    messages={
        "": Words(
            "{member} took part in {done} of {times} activities in {period}.",
            "{member}在{period}参加活动{done}次，应不少于{times}次。",
        ),
        "due": Words(
            "{member} is due activities in {period}: {done} of {times} so far.",
            "{member}在{period}应开展活动{times}次，目前{done}次。",
        ),
        "file": Words(
            "There is no {file}: activities of {count} member{count:|s} in {period} are missing.",
            "缺少{file}：{count}名党员在{period}的活动没有记录。",
        ),
    },
    hint=Words(
        "Enter the activity in {file}, or add the member to a row of it.",
        "请在{file}中补记活动，或在已有活动中补填参加党员。",
    ),
    good="2022-08-06,M001;M002,environment,清理河道,河岸整洁,HD-2022-101",
    bad="no row of August names M002",
    sets=("member.activities",),
    tables=("members", "activities"),
    reads=("former_values",),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each member month with too few activities, and each quarter without its file."""
    gaps = Gaps(ctx, "activities")
    for judged in cadences(ctx, "member.activities"):
        gap = absent_file(ctx, "activities", judged.period)
        if gap in gaps.told:
            continue
        due = active(ctx, judged)
        if gap is not None:
            yield from gaps.tell(judged, gap, len(due))
            continue
        done, times = done_in(ctx, judged.period), judged.terms.times or 1
        few = (member for member in due if done.get(member.id, 0) < times)
        yield from (_breach(ctx, judged, member, done.get(member.id, 0)) for member in few)


def _breach(ctx: Context, judged: Judged[Cadence], member: Member, done: int) -> Breach:
    file = ctx.path_of("activities", Period.of("quarter", judged.period.first))
    said = {"period": judged.period, "done": done, "times": judged.terms.times or 1, "file": file}
    mark, variant = member.at.mark(), "" if judged.ended else "due"
    return shortfall(judged, "times", mark, member.id, {"member": member.id, **said}, variant)
