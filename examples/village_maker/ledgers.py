"""The year's ledgers: visits, activities, events."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from makerkit.chance import Chance
from makerkit.days import month_days, quarter, shown
from makerkit.folder import Folder

from village_maker.appeals import Appeal
from village_maker.cast import GRID_LEADER, MEMBERS, NEWCOMER, present
from village_maker.pairing import Link
from village_maker.places import GROUPS, Household
from village_maker.story import Story

_REASONS = (
    ("日常走访",) * 9 + ("政策宣讲",) * 4 + ("走访慰问",) * 2 + ("意见建议",) * 3 + ("代办",) * 2
) + ("矛盾调解",)
_THEMES = {
    "宣政策": (
        ("政策宣讲进院落", "宣讲一场，发放资料四十份"),
        ("惠农补贴明白纸入户", "讲清申报条件和时间"),
        ("反诈知识宣传", "张贴提示，现场答疑"),
    ),
    "兴产业": (
        ("田间技术指导", "指导施肥与病虫防治"),
        ("合作社助收", "帮助抢收晾晒"),
        ("农产品联系销路", "对接收购两家"),
    ),
    "护环境": (
        ("房前屋后大扫除", "清理道路与沟渠"),
        ("河道捡拾垃圾", "清运垃圾两车"),
        ("垃圾分类入户指导", "讲解分类，更换标识"),
    ),
    "办实事": (
        ("代办证照与缴费", "集中代办一次"),
        ("维修路灯水管", "修好路灯三盏"),
        ("义务理发与磨刀", "服务群众二十余人次"),
    ),
    "促治理": (
        ("邻里纠纷调解", "当场说和，双方握手"),
        ("安全隐患巡看", "发现问题当场整改"),
        ("移风易俗倡议", "倡议从简办事"),
    ),
}
_ALONE = 3  # activities a month that one member carries out alone

Row = tuple[str, ...]


def _by_quarter(folder: Folder, path: str, header: str, rows: Iterable[Row]) -> None:
    """One file a quarter; the first cell of a row is its date."""
    parts: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda one: one[0]):
        parts[quarter(date.fromisoformat(row[0]))].append(row)
    for name, part in parts.items():
        folder.table(f"{path}/{name}.csv", header, part)


def _numbered(rows: Sequence[Row], mark: str, width: int) -> list[Row]:
    """The rows by date, each with an archive number as its evidence."""
    ordered = sorted(rows, key=lambda one: one[0])
    return [(*row, f"{mark}-{n:0{width}}") for n, row in enumerate(ordered, 1)]


def _request_visits(links: Sequence[Link], appeals: Sequence[Appeal]) -> list[Row]:
    """The household is visited when it asks, and often when it is answered."""
    rows: list[Row] = []
    for number, one in enumerate(appeals, 1):
        name = f"R{number:03}"
        rows.append((shown(one.received), one.receiver, one.household, "意见建议", name))
        answered = one.answered
        if answered is None or number % 2:
            continue
        linked = [x for x in links if x.household == one.household and x.lasts(answered)]
        if linked:
            rows.append((shown(answered), linked[0].member, one.household, "代办", name))
    return rows


def _usual_visits(
    home: Household, links: Sequence[Link], done: set[tuple[str, str]], chance: Chance
) -> list[Row]:
    """At least one visit a month to one household; links are only its own."""
    rows: list[Row] = []
    for month in range(1, 13):
        days = [on for on in month_days(2022, month) if any(x.lasts(on) for x in links)]
        if not days:
            continue
        visits = 1 + (chance.one_in(3) if home.priority else chance.one_in(16))
        if (home.id, f"2022-{month:02}") in done:
            visits -= 1
        for on in chance.some(days, visits):
            member = chance.pick([x.member for x in links if x.lasts(on)])
            reason = chance.pick(_REASONS)
            if 6 <= month <= 8 and chance.one_in(60):
                reason = "突发事件"
            rows.append((shown(on), member, home.id, reason, ""))
    return rows


def _visits(story: Story, appeals: Sequence[Appeal]) -> list[Row]:
    chance = Chance(20220105)
    rows = _request_visits(story.links, appeals)
    done = {(row[2], row[0][:7]) for row in rows}
    by_home: dict[str, list[Link]] = defaultdict(list)
    for link in story.links:
        by_home[link.household].append(link)
    for home in story.households:
        rows += _usual_visits(home, by_home[home.id], done, chance)
    rows.sort(key=lambda row: (row[0], row[2]))
    return _numbered(rows, "ZF-2022", 4)


def _activity(on: date, members: Sequence[str], theme: str, chance: Chance) -> Row:
    title, result = chance.pick(_THEMES[theme])
    return (shown(on), ";".join(members), theme, title, result)


def activity_rows() -> list[Row]:
    """Each villager group together once a month, each grid once, a few alone."""
    chance = Chance(20220106)
    themes = list(_THEMES)
    rows: list[Row] = []
    for month in range(1, 13):
        for place, group in enumerate(GROUPS):
            on = date(2022, month, chance.between(3, 27))
            here = [one.id for one in present(on) if one.group == group]
            rows.append(_activity(on, here, themes[(month + place) % 5], chance))
        for place, (grid, leader) in enumerate(GRID_LEADER.items()):
            on = date(2022, month, chance.between(3, 27))
            others = [m.id for m in present(on) if m.grid == grid and m.id != leader]
            here = sorted([leader, *chance.some(others, 3)])
            rows.append(_activity(on, here, themes[(month * 2 + place) % 5], chance))
        for _ in range(_ALONE):
            on = date(2022, month, chance.between(3, 27))
            alone = [chance.pick(present(on)).id]
            rows.append(_activity(on, alone, chance.pick(themes), chance))
    return _numbered(rows, "HD-2022", 3)


def event_rows() -> list[Row]:
    """Report-ins, the disclosure table's delivery, trainings and campaigns."""
    rows: list[Row] = []
    for offset, grid in enumerate(GRID_LEADER):
        on = date(2022, 6, 7 + offset)
        here = [one.id for one in MEMBERS if one.grid == grid and one.present(on)]
        rows.append((shown(on), "报到", grid, ";".join(here)))
    rows.append(("2022-07-13", "报到", "G02", NEWCOMER))
    rows.append(("2022-06-14", "报送", "V", "M001"))
    workers = "M008;M020;M035;S01;S02;S03"
    for text, kind, unit, persons in (
        ("2022-02-22", "培训", "V", workers),
        ("2022-03-12", "行动", "G01", "M001;M002;M007;M008"),
        ("2022-04-16", "行动", "G03", "M027;M030;M035;M038"),
        ("2022-05-19", "培训", "V", workers),
        ("2022-07-28", "行动", "G02", "M012;M017;M020;M026"),
        ("2022-08-23", "培训", "V", workers),
        ("2022-10-15", "行动", "G01", "M001;M003;M005;M008"),
        ("2022-11-24", "培训", "V", workers),
        ("2022-12-10", "行动", "G03", "M027;M028;M036;M039"),
    ):
        rows.append((text, kind, unit, persons))
    return _numbered(rows, "SJ-2022", 2)


def write_ledgers(folder: Folder, story: Story, appeals: Sequence[Appeal]) -> None:
    """Write the ledgers that have one file a quarter."""
    header = "日期,党员,农户,事由,诉求,佐证"
    _by_quarter(folder, "ledger/visits", header, _visits(story, appeals))
    header = "日期,参加党员,主题,活动名称,成效,佐证"
    _by_quarter(folder, "ledger/activities", header, activity_rows())
    header = "日期,类别,组织,参加人员,佐证"
    _by_quarter(folder, "ledger/events", header, event_rows())
