"""What was done in the quarter: visits every week, patrols every day, requests."""

from collections import Counter
from datetime import date

from makerkit.chance import Chance
from makerkit.days import day, days_between, later, quarter, shown
from makerkit.folder import Folder

from community_maker.bonds import Link
from community_maker.cast import (
    AS_OF,
    CAME_ON,
    FROM,
    GRID_LEADER,
    GRIDS,
    MEMBERS,
    NEWCOMER,
    SECRETARY,
    UNITS,
    WORKERS,
    present,
)
from community_maker.gatherings import MEETING_IDS, next_committee

_FIRST_MONDAY = day("2023-01-02")
_REASONS = ("日常走访", "日常走访", "政策宣讲", "意见建议", "走访慰问", "代办")
# day received, grid, kind, days to the due date, days to the answer (- none yet), outcome
_PLAN = """
2023-01-05 G01 即办件 3 0 已办结
2023-01-09 G02 承诺件 20 12 已办结
2023-01-10 G03 微心愿 30 21 已办结
2023-01-16 G04 补办件 25 15 已办结
2023-01-27 G01 联办件 40 33 已办结
2023-02-02 G02 即办件 3 0 已办结
2023-02-06 G03 承诺件 30 26 已办结
2023-02-13 G04 上报件 40 30 已上报
2023-02-15 G01 承诺件 20 14 已办结
2023-02-20 G02 微心愿 30 17 已办结
2023-03-01 G03 即办件 3 0 已办结
2023-03-03 G04 承诺件 20 16 不予办理
2023-03-07 G01 补办件 25 13 已办结
2023-03-10 G02 承诺件 25 19 已办结
2023-03-20 G03 联办件 40 - -
2023-03-28 G04 承诺件 30 - -
2023-04-04 G01 即办件 3 0 已办结
2023-04-05 G02 微心愿 30 - -
"""


def _by_quarter(folder: Folder, name: str, header: str, rows: list[tuple[str, ...]]) -> None:
    """Write dated rows, each into the file of its quarter."""
    for period in dict.fromkeys(quarter(day(row[0])) for row in rows):
        inside = [row for row in rows if quarter(day(row[0])) == period]
        folder.table(f"ledger/{name}/{period}.csv", header, inside)


def _visits(links: list[Link]) -> list[tuple[str, ...]]:
    """Every member goes once a week, to the linked households in turn."""
    chance = Chance(20230105)
    turns: Counter[str] = Counter()
    found: list[tuple[date, str, str, str]] = []
    monday = _FIRST_MONDAY
    while later(monday, 6) <= AS_OF:
        for member in present(monday):
            on = later(monday, chance.below(6))
            if member.left_on and on > member.left_on:
                on = monday
            own = [one.household for one in links if one.member == member.id and one.lasts(on)]
            household = own[turns[member.id] % len(own)]
            turns[member.id] += 1
            found.append((on, member.id, household, chance.pick(_REASONS)))
        monday = later(monday, 7)
    found.sort()
    return [
        (shown(on), member, household, reason, "", f"ZF-2023-{n:04}")
        for n, (on, member, household, reason) in enumerate(found, 1)
    ]


def _report_ins() -> list[tuple[date, str, str, str]]:
    """The units' members report to their grids; the newcomer on coming."""
    found: list[tuple[date, str, str, str]] = []
    for number, (unit, (_, _, serving)) in enumerate(UNITS.items()):
        for grid, _ in serving:
            here = [
                one.id
                for one in MEMBERS
                if one.unit == unit and one.grid == grid and one.id != NEWCOMER
            ]
            found.append((later(_FIRST_MONDAY, number), "报到", grid, ";".join(here)))
    newcomer = next(one for one in MEMBERS if one.id == NEWCOMER)
    return [*found, (CAME_ON, "报到", newcomer.grid, NEWCOMER)]


def _events() -> list[tuple[str, ...]]:
    """A patrol a grid and day, the workers in turn; report-ins; the report of the division."""
    found = [
        (on, "巡查", grid, WORKERS[grid][on.toordinal() % 2])
        for on in days_between(FROM, AS_OF)
        for grid in GRIDS
    ]
    found += _report_ins()
    found.append((day("2023-01-18"), "报送", "V", SECRETARY))
    found.sort()
    return [
        (shown(on), kind, unit, persons, f"SJ-2023-{n:03}")
        for n, (on, kind, unit, persons) in enumerate(found, 1)
    ]


def _steps(
    number: str, received: date, kind: str, answered: date | None, outcome: str
) -> list[tuple[str, ...]]:
    """What cannot be settled on the spot goes to the grid worker and before the committee."""
    steps = []
    if kind != "即办件":
        steps.append((received, "提交", ""))
        if kind == "补办件":
            steps.append((received, "一次性告知", ""))
        meeting = next_committee(received)
        if meeting and (answered is None or meeting.date <= answered):
            steps.append((meeting.date, "商议", MEETING_IDS[meeting.key]))
    if answered:
        if outcome == "已上报":
            steps.append((later(received, 1), "上报", ""))
        if outcome == "不予办理":
            steps.append((answered, "不予办理", ""))
        steps.append((answered, "反馈", ""))
    return [(number, shown(on), step, meeting) for on, step, meeting in steps]


def _write_requests(folder: Folder, links: list[Link]) -> None:
    chance = Chance(20230106)
    grid_of = {one.id: one.grid for one in MEMBERS}
    rows: list[tuple[str, ...]] = []
    steps: list[tuple[str, ...]] = []
    for line in filter(None, _PLAN.split("\n")):
        text, grid, kind, due, days, outcome = line.split()
        received = day(text)
        link = chance.pick([k for k in links if k.lasts(received) and grid_of[k.member] == grid])
        answered = None if days == "-" else later(received, int(days))
        outcome = "" if answered is None else outcome
        number = f"R{len(rows) + 1:03}"
        owner = link.member if kind == "即办件" else GRID_LEADER[grid]
        rows.append(
            (
                *(number, text, link.household, link.member, kind, owner),
                *(shown(later(received, int(due))), shown(answered), shown(answered), outcome),
            )
        )
        steps += _steps(number, received, kind, answered, outcome)
    header = "编号,受理日期,农户,受理人,类别,承办人,办结期限,答复日期,销号日期,结果"
    folder.table("ledger/requests/2023.csv", header, rows)
    steps.sort(key=lambda row: (row[1], row[0]))
    folder.table("ledger/request-steps/2023.csv", "诉求,日期,环节,会议", steps)


def write_ledgers(folder: Folder, links: list[Link]) -> None:
    """Write the visits, the events and the requests with their steps."""
    _by_quarter(folder, "visits", "日期,党员,农户,事由,诉求,佐证", _visits(links))
    _by_quarter(folder, "events", "日期,类别,组织,参加人员,佐证", _events())
    _write_requests(folder, links)
