"""Requests of households, and the steps each took."""

from dataclasses import dataclass
from datetime import date

from makerkit.chance import Chance
from makerkit.days import later, next_monday, shown
from makerkit.folder import Folder

from village_maker.cast import AS_OF, BRANCH_SECRETARY, MEMBERS
from village_maker.gatherings import THEME_DAY
from village_maker.story import Story

# month, branch, days before the theme day, kind, days to the due date,
# days to the answer, outcome
_PLAN = """
1 B01 3 即办件 8 4 已办结
1 B02 6 承诺件 30 21 已办结
1 B02 2 微心愿 30 16 已办结
2 B01 5 承诺件 40 30 已办结
2 B02 4 补办件 30 20 已办结
2 B02 0 即办件 5 1 已办结
3 B01 6 联办件 45 36 已办结
3 B01 1 即办件 6 2 已办结
3 B02 5 微心愿 30 24 已办结
4 B01 4 承诺件 30 22 已办结
4 B02 3 上报件 45 31 已上报
4 B02 1 即办件 6 3 已办结
5 B01 5 微心愿 35 26 已办结
5 B01 2 补办件 30 17 已办结
5 B02 6 承诺件 40 29 已办结
6 B01 3 即办件 7 4 已办结
6 B02 4 联办件 45 33 已办结
6 B02 2 承诺件 30 15 不予办理
7 B01 5 承诺件 35 24 已办结
7 B01 1 即办件 6 2 已办结
7 B02 2 公示异议 3 2 已办结
7 B02 7 微心愿 40 30 已办结
7 B02 4 上报件 45 28 已上报
8 B01 6 补办件 30 18 已办结
8 B01 0 即办件 5 1 已办结
8 B02 5 联办件 40 31 已办结
8 B02 3 承诺件 30 20 已办结
9 B01 4 上报件 35 19 已上报
9 B02 2 即办件 6 3 已办结
9 B02 8 微心愿 30 21 已办结
10 B01 16 承诺件 29 24 已办结
10 B02 18 联办件 40 33 已办结
10 B01 2 即办件 6 3 已办结
10 B02 5 补办件 30 17 已办结
11 B01 5 承诺件 35 26 已办结
11 B02 4 微心愿 30 18 已办结
11 B02 1 即办件 6 2 已办结
12 B01 3 承诺件 24 15 已办结
12 B02 2 即办件 7 3 已办结
"""
# received late in December, still open on the as-of date: branch, day, kind, days due
_OPEN = (("B01", 20, "承诺件", 30), ("B02", 23, "联办件", 40), ("B01", 26, "微心愿", 25))
_SETTLED_AT_ONCE = ("即办件", "公示异议")


@dataclass(frozen=True)
class Appeal:
    """A request; its number comes with its place in the year."""

    received: date
    branch: str
    household: str
    receiver: str
    kind: str
    due: date
    answered: date | None
    outcome: str
    raised_at: str

    @property
    def settled(self) -> date | None:
        """When it was struck off: with the answer, or two days later."""
        if self.answered is None or self.kind in _SETTLED_AT_ONCE:
            return self.answered
        return later(self.answered, 2)


def _asked(story: Story, branch: str, on: date, chance: Chance) -> tuple[str, str]:
    """A household and the member of the branch who links it on a day."""
    in_branch = {one.id for one in MEMBERS if one.branch == branch}
    link = chance.pick([one for one in story.links_on(on) if one.member in in_branch])
    return link.household, link.member


def all_appeals(story: Story) -> list[Appeal]:
    """The requests of 2022, by the day they came."""
    chance = Chance(20220104)
    result: list[Appeal] = []
    for line in filter(None, _PLAN.split("\n")):
        month, branch, before, kind, due, answer, outcome = line.split()
        received = later(date(2022, int(month), THEME_DAY[branch]), -int(before))
        household, receiver = _asked(story, branch, received, chance)
        answered = later(received, int(answer))
        raised_at = f"theme-{branch}-{int(month):02}"
        due_on = later(received, int(due))
        result.append(
            Appeal(
                received, branch, household, receiver, kind, due_on, answered, outcome, raised_at
            )
        )
    for branch, number, kind, days in _OPEN:
        received = date(2022, 12, number)
        household, receiver = _asked(story, branch, received, chance)
        raised_at = f"office-{next_monday(received)}"
        due_on = later(received, days)
        result.append(
            Appeal(received, branch, household, receiver, kind, due_on, None, "", raised_at)
        )
    return sorted(result, key=lambda one: (one.received, one.household))


def _steps(story: Story, appeal: Appeal) -> list[tuple[date, str, str]]:
    """Date, step and meeting of each step of a request."""
    meetings = story.meetings
    raised = meetings.date(appeal.raised_at)
    steps = [(raised, "提交", meetings.id(appeal.raised_at))]
    if appeal.kind == "补办件":
        steps.append((raised, "一次性告知", ""))
    if appeal.kind not in _SETTLED_AT_ONCE:
        office = next_monday(raised)
        steps.append((office, "商议", meetings.id(f"office-{office}")))
    if appeal.answered is None:
        return steps
    if appeal.outcome == "已上报":
        steps.append((later(appeal.answered, -2), "上报", ""))
    if appeal.outcome == "不予办理":
        steps.append((appeal.answered, "不予办理", ""))
    steps.append((appeal.answered, "反馈", ""))
    return steps


def _check(appeal: Appeal, steps: list[tuple[date, str, str]]) -> None:
    """A plan whose days contradict each other is a mistake in the plan."""
    days = [appeal.received, *(step[0] for step in steps)]
    settled = appeal.settled
    late = settled is not None and settled > appeal.due
    if days != sorted(days) or late or (settled is None and appeal.due <= AS_OF):
        problem = f"the days of {appeal} contradict each other: {days}"
        raise ValueError(problem)


def write_appeals(folder: Folder, story: Story, appeals: list[Appeal]) -> None:
    """Write the requests of the year and their steps."""
    rows: list[tuple[str, ...]] = []
    steps: list[tuple[str, str, str, str]] = []
    for number, one in enumerate(appeals, 1):
        name = f"R{number:03}"
        owner = one.receiver
        if one.kind in ("联办件", "上报件", "公示异议"):
            owner = BRANCH_SECRETARY[one.branch]
        rows.append(
            (
                *(name, shown(one.received), one.household, one.receiver, one.kind, owner),
                *(shown(one.due), shown(one.answered), shown(one.settled), one.outcome),
            )
        )
        taken = _steps(story, one)
        _check(one, taken)
        steps += [(name, shown(on), step, meeting) for on, step, meeting in taken]
    header = "编号,受理日期,农户,受理人,类别,承办人,办结期限,答复日期,销号日期,结果"
    folder.table("ledger/requests/2022.csv", header, rows)
    steps.sort(key=lambda row: row[1])
    folder.table("ledger/request-steps/2022.csv", "诉求,日期,环节,会议", steps)
