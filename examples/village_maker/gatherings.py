"""Every meeting of the story, numbered by date and found again by a key."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from makerkit.chance import Chance
from makerkit.days import day, later, shown

from village_maker.cast import GRID_LEADER, present

BRANCHES = ("B01", "B02")
THEME_DAY = {"B01": 10, "B02": 15}
LAST_JOINT_OFFICE = day("2023-01-02")

# key, date, kind, agenda of the village organisation's own meetings
_SINGLE = """
core-2022 2021-12-24 村民代表会议 中心户评选;积分办法
list 2021-12-30 党员大会 联户名单
tasks 2022-01-07 党员大会 责任清单
members-04 2022-04-22 党员大会 其他
members-07 2022-07-01 党员大会 其他
members-10 2022-10-21 党员大会 其他
rating-2022-07 2022-07-20 群众评议会 群众评议
stars-2022H1 2022-07-25 村党组织会议 评星
rating-2022-12 2022-12-20 群众评议会 群众评议
core-2023 2022-12-23 村民代表会议 中心户评选
stars-2022H2 2022-12-28 村党组织会议 评星
year-report 2022-12-30 党员大会 年终述职
org-01 2022-01-05 村党组织会议 其他
org-02 2022-02-09 村党组织会议 其他
org-03 2022-03-09 村党组织会议 其他
org-04 2022-04-06 村党组织会议 联户调整
org-05 2022-05-25 村党组织会议 联户调整
org-06 2022-06-13 村党组织会议 其他
org-07 2022-07-06 村党组织会议 联户调整;其他
org-08 2022-08-10 村党组织会议 联户调整
org-09 2022-09-07 村党组织会议 联户调整
org-09b 2022-09-28 村党组织会议 联户调整;其他
org-11 2022-11-09 村党组织会议 其他
org-12 2022-12-07 村党组织会议 其他
"""
_EXPECTED = {"村民代表会议": 32, "群众评议会": 40, "村党组织会议": 5, "联合办公": 8}


@dataclass(frozen=True)
class Meeting:
    """A meeting before it has its number."""

    key: str
    date: date
    kind: str
    unit: str
    agenda: str
    reported: tuple[str, ...]
    attended: int
    expected: int


#: The year's outstanding members and families are made known.
_AWARD = Meeting("award-2022", day("2022-12-31"), "表彰会", "V", "其他", (), 86, 90)


class Meetings:
    """All meetings, in the order of their dates."""

    def __init__(self, meetings: Sequence[Meeting]) -> None:
        """Number them by date."""
        self.all = sorted(meetings, key=lambda one: (one.date, one.key))
        self._ids = {one.key: f"MT{n:03}" for n, one in enumerate(self.all, 1)}
        self._dates = {one.key: one.date for one in self.all}

    def id(self, key: str) -> str:
        """The number of the meeting with a key."""
        return self._ids[key]

    def date(self, key: str) -> date:
        """The date of the meeting with a key."""
        return self._dates[key]

    def rows(self) -> list[tuple[str, ...]]:
        """The rows of meetings.csv."""
        return [
            (
                self._ids[one.key],
                shown(one.date),
                one.kind,
                one.unit,
                one.agenda,
                ";".join(one.reported),
                str(one.attended),
                str(one.expected),
            )
            for one in self.all
        ]


def _single(line: str, chance: Chance) -> Meeting:
    key, text, kind, agenda = line.split()
    on = day(text)
    members = [one.id for one in present(on)]
    expected = _EXPECTED.get(kind, len(members))
    if key == "year-report":
        return Meeting(key, on, kind, "V", agenda, tuple(members), expected, expected)
    absent = 0 if expected < 8 else chance.between(1, 4)
    return Meeting(key, on, kind, "V", agenda, (), expected - absent, expected)


def _theme_days(branch: str, chance: Chance) -> list[Meeting]:
    """One a month: the grid leaders report, and four members in turn."""
    result: list[Meeting] = []
    for month in range(1, 13):
        on = date(2022, month, THEME_DAY[branch])
        here = [one.id for one in present(on) if one.branch == branch]
        leaders = [one for one in GRID_LEADER.values() if one in here]
        others = [one for one in here if one not in leaders]
        turn = [others[(month * 4 + step) % len(others)] for step in range(-4, 0)]
        result.append(
            Meeting(
                f"theme-{branch}-{month:02}",
                on,
                "主题党日",
                branch,
                "汇报活动;民情诉求",
                tuple(leaders + sorted(turn)),
                len(here) - chance.between(0, 2),
                len(here),
            )
        )
    return result


def _committee(branch: str) -> list[Meeting]:
    """The branch committee: once on who is excused, then once a quarter."""
    size = 3
    offset = BRANCHES.index(branch)
    excused = Meeting(
        f"excuse-{branch}", day("2021-12-20"), "支委会", branch, "免联审定", (), size, size
    )
    quarterly = [
        Meeting(
            f"committee-{branch}-{month:02}",
            date(2022, month, 17 + offset),
            "支委会",
            branch,
            "专题研究",
            (),
            size,
            size,
        )
        for month in (2, 5, 8, 11)
    ]
    return [excused, *quarterly]


def _joint_offices(chance: Chance) -> list[Meeting]:
    """The weekly joint office, each Monday."""
    result: list[Meeting] = []
    on = day("2021-12-27")
    while on <= LAST_JOINT_OFFICE:
        expected = _EXPECTED["联合办公"]
        attended = expected - chance.between(0, 2)
        key = f"office-{on}"
        result.append(Meeting(key, on, "联合办公", "V", "民情诉求", (), attended, expected))
        on = later(on, 7)
    return result


def all_meetings() -> Meetings:
    """The meetings from December 2021 to the as-of date."""
    chance = Chance(20220102)
    result = [_single(line, chance) for line in _SINGLE.split("\n") if line]
    for branch in BRANCHES:
        result += _theme_days(branch, chance) + _committee(branch)
    return Meetings([*result, *_joint_offices(chance), _AWARD])
