"""The standing tables: people, households, links, core households, plates."""

from datetime import date

from makerkit.days import day, shown
from makerkit.folder import Folder

from village_maker.cast import (
    AWAY_FROM,
    GOES_AWAY,
    LEAVER,
    MEMBERS,
    NEWCOMER,
    STAFF,
    WEAK,
    Member,
    present,
)
from village_maker.places import Household
from village_maker.story import Story

CORE = {
    2022: ("M004", "M008", "M020", "M025", "M030", "M035"),
    2023: ("M005", "M008", "M020", "M026", "M030", "M035"),
}
EXCELLENT = {
    2021: ("M001", "M004", "M008", "M020", "M025", "M028", "M035"),
    2022: ("M001", "M008", "M012", "M020", "M027", "M030", "M033", "M038"),
}
_CORE_PLATE, _MEMBER_PLATE = "共产党员中心户", "共产党员户"
# courtyard, member, last day, meeting
_COURTYARDS = (
    ("C101", "M003", "", "list"),
    ("C102", "M005", "", "list"),
    ("C103", "M010", "", "list"),
    ("C104", "M013", "", "list"),
    ("C105", "M016", "", "list"),
    ("C106", GOES_AWAY, "2022-05-31", "list"),
    ("C106", "M019", "", "org-05"),
    ("C107", "M022", "", "list"),
    ("C108", "M023", "", "list"),
    ("C108", "M026", "", "list"),
    ("C109", "M031", "", "list"),
    ("C110", "M036", "", "list"),
    ("C111", "M039", "", "list"),
    ("C112", "M041", "", "list"),
)
_PARTY_GROUP_CONTACT = (("PG01", "M022"), ("PG02", "M012"), ("PG03", "M032"), ("PG04", "M038"))


def grade(member: Member, year: int) -> str:
    """The yearly appraisal of a member."""
    if member.id in EXCELLENT[year]:
        return "优秀"
    return "基本合格" if member.id == WEAK and year == 2022 else "合格"


def plate(story: Story, household: Household, term: int) -> str:
    """The plate at a door in a term, by the appraisal of the year before."""
    on = date(term, 1, 1)
    if household.since and household.since > on:
        on = household.since
    living = story.living_in(household.id, on)
    if any(one.id in CORE[term] for one in living):
        return _CORE_PLATE
    good = any(grade(one, term - 1) in ("优秀", "合格") for one in living)
    return _MEMBER_PLATE if good else ""


def core_contacts() -> list[tuple[str, ...]]:
    """Which core member links which other members, term by term."""
    rows: list[tuple[str, ...]] = []
    for term, cores in CORE.items():
        first = date(term, 1, 1)
        others = [one.id for one in present(first) if one.id not in cores]
        size = len(others) // len(cores)
        for index, member in enumerate(others):
            core = cores[min(index // size, len(cores) - 1)]
            last = "2022-12-31" if term == 2022 else ""
            if member == LEAVER:
                last = "2022-08-15"
            meeting = "list" if term == 2022 else "year-report"
            rows.append(("中心户联党员", core, member, shown(first), last, meeting))
    late = ("中心户联党员", "M020", NEWCOMER, "2022-07-11", "2022-12-31", "org-07")
    return sorted([*rows, late], key=lambda row: (row[3], row[1], row[2]))


def _assignments(story: Story) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for courtyard, member, last, meeting in _COURTYARDS:
        first = shown(AWAY_FROM) if meeting == "org-05" else "2022-01-01"
        rows.append(("联系院落", member, courtyard, first, last, meeting))
    for branch, member in (("B01", "M012"), ("B02", "M027")):
        rows.append(("委员联支部", member, branch, "2022-01-01", "", "list"))
    for group, member in _PARTY_GROUP_CONTACT:
        rows.append(("支委联党小组", member, group, "2022-01-01", "", "list"))
    rows += core_contacts()
    return [(*row[:5], story.meetings.id(row[5])) for row in rows]


def _write_people(folder: Folder, story: Story) -> None:
    folder.table(
        "members.csv",
        "编号,姓名,性别,出生年月,入党时间,转正时间,党支部,党小组,农户,责任网格,单位,"
        "在村情况,免联户,起始日期,转出日期",
        [
            (
                *(one.id, one.name, one.sex, one.born, one.joined, one.formal),
                *(one.branch, one.party_group, story.home(one), one.duty_grid, ""),
                *(one.presence, one.excused, shown(one.since), shown(one.left_on)),
            )
            for one in MEMBERS
        ],
    )
    folder.table(
        "staff.csv",
        "编号,姓名,起始日期,截止日期",
        [(one, name, "", until) for one, name, until in STAFF],
    )


def _write_households(folder: Folder, story: Story) -> None:
    rows: list[tuple[str, ...]] = []
    plates: list[tuple[str, str, str, str]] = []
    for one in story.households:
        now = plate(story, one, 2023)
        before = plate(story, one, 2022)
        if before != now:
            plates.append((one.id, "挂牌", before, "2022-12-31"))
        rows.append(
            (
                *(one.id, one.head, one.group, one.courtyard, one.presence),
                *(one.priority, now, shown(one.since), shown(one.until), one.succeeds),
            )
        )
    header = "编号,户主,村民小组,院落,在村情况,重点户,挂牌,起始日期,截止日期,由何户分并"
    folder.table("households.csv", header, rows)
    former = story.former_values() + plates
    folder.table("former-values.csv", "对象编号,字段,原值,截止日期", former)


def _write_links(folder: Folder, story: Story) -> None:
    meetings = story.meetings
    folder.table(
        "links.csv",
        "党员,农户,起始日期,截止日期,联户依据,确定方式,通过会议,变更会议",
        [
            (
                *(one.member, one.household, shown(one.since), shown(one.until)),
                *(one.basis, one.chosen_by, meetings.id(one.approved)),
                meetings.id(one.ended) if one.ended else "",
            )
            for one in story.links
        ],
    )
    header = "类别,人员,对象,起始日期,截止日期,通过会议"
    folder.table("assignments.csv", header, _assignments(story))


def _write_core(folder: Folder, story: Story) -> None:
    folder.table(
        "core-households.csv",
        "任期年度,党员,产生方式,选举会议,截止日期",
        [
            (str(term), core, "选举", story.meetings.id(f"core-{term}"), "")
            for term, cores in CORE.items()
            for core in cores
        ],
    )
    # the newcomer brought the appraisal of 2021 from the former branch
    rows = [
        (str(year), one.id, grade(one, year))
        for year in EXCELLENT
        for one in MEMBERS
        if one.present(day(f"{year}-12-31")) or one.id == NEWCOMER
    ]
    folder.table("appraisals.csv", "年度,党员,等次", rows)


def write_standing(folder: Folder, story: Story) -> None:
    """Write the tables that hold the present state, and what was before."""
    _write_people(folder, story)
    _write_households(folder, story)
    _write_links(folder, story)
    _write_core(folder, story)
    folder.table("meetings.csv", "编号,日期,类别,组织,议程,汇报人,实到,应到", story.meetings.rows())
