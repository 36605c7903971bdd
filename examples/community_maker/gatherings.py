"""Every meeting of the quarter, numbered by date and found again by a key."""

from dataclasses import dataclass
from datetime import date

from makerkit.chance import Chance
from makerkit.days import day, later, shown

from community_maker.cast import AS_OF, COMMITTEE, GRIDS, present

# key, date, kind and agenda of the organisation's own meetings
_SINGLE = """
list 2022-12-29 党员大会 联户名单;责任清单
org-01-04 2023-01-04 村党组织会议 民情诉求
org-01-18 2023-01-18 村党组织会议 民情诉求
org-02-08 2023-02-08 村党组织会议 联户调整;民情诉求
org-02-22 2023-02-22 村党组织会议 联户调整;民情诉求
org-03-08 2023-03-08 村党组织会议 联户调整;民情诉求
org-03-22 2023-03-22 村党组织会议 民情诉求
org-04-05 2023-04-05 村党组织会议 民情诉求
joint-01 2023-01-09 联席会 民情诉求
joint-02 2023-02-09 联席会 民情诉求
joint-03 2023-03-09 联席会 专题研究;民情诉求
joint-04 2023-04-09 联席会 专题研究;民情诉求
"""
_EXPECTED = {"村党组织会议": len(COMMITTEE), "联席会": 12, "网格议事会": 16, "民情分析会": 9}
_FIRST_ANALYSIS = day("2023-01-06")


@dataclass(frozen=True)
class Meeting:
    """A meeting before it has its number."""

    key: str
    date: date
    kind: str
    unit: str
    agenda: str


def _all() -> list[Meeting]:
    found: list[Meeting] = []
    for line in filter(None, _SINGLE.split("\n")):
        key, text, kind, agenda = line.split()
        found.append(Meeting(key, day(text), kind, "V", agenda))
    for month in range(1, 5):
        for turn, grid in enumerate(GRIDS):
            on = date(2023, month, 4 + turn)
            found.append(Meeting(f"council-{grid}-{month}", on, "网格议事会", grid, "民情诉求"))
    on = _FIRST_ANALYSIS
    while on <= AS_OF:
        found.append(Meeting(f"analysis-{on}", on, "民情分析会", "V", "民情诉求"))
        on = later(on, 7)
    return sorted(found, key=lambda one: (one.date, one.key))


MEETINGS = tuple(_all())
MEETING_IDS = {one.key: f"MT{n:03}" for n, one in enumerate(MEETINGS, 1)}


def next_committee(on: date) -> Meeting | None:
    """The first meeting of the organisation on or after a day, if it has been held."""
    held = [one for one in MEETINGS if one.kind == "村党组织会议" and on <= one.date]
    return held[0] if held else None


def meeting_rows() -> list[tuple[str, ...]]:
    """The rows of meetings.csv."""
    chance = Chance(20230104)
    rows: list[tuple[str, ...]] = []
    for one in MEETINGS:
        expected = _EXPECTED.get(one.kind) or len(present(one.date))
        attended = expected - chance.between(0, expected // 8)
        rows.append(
            (
                *(MEETING_IDS[one.key], shown(one.date), one.kind, one.unit, one.agenda),
                *("", str(attended), str(expected)),
            )
        )
    return rows
