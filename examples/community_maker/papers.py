"""The manifest, the grids, the organisation and the rosters."""

from makerkit.days import shown
from makerkit.folder import Folder
from makerkit.yaml_text import Inline, YamlValue

from community_maker.assessments import scheme
from community_maker.bonds import Link, building_heads, contacts
from community_maker.cast import (
    AS_OF,
    BRANCHES,
    COMMITTEE,
    FROM,
    GRID_LEADER,
    GRIDS,
    MEMBERS,
    SECRETARY,
    STAFF,
    UNITS,
    WORKERS,
    committee_of,
    of_group,
)
from community_maker.gatherings import MEETING_IDS, meeting_rows
from community_maker.homes import PLACES, Household, buildings, groups

_ROLES = {"proposed_by": "M003", "reviewed_by": "M002", "approved_by": SECRETARY}
_MARKS = ["活动场所", "党建元素", "职责上墙", "展示专栏", "学习资料", "联户记录"]
_NUMBERS = "一二三四五六七八九"
_IGNORE = "# 真实的数据目录必须写上 private/ 一行（gridctl init 会写）。\nprivate/\nprint/\n"
_README = """\
# 示例社区（虚构）

这里的社区、单位、组织、党员、居民户、会议和台账全部是编造的，只用来演示 gridctl 的数据格式。
党员名字里都有“例”字，户主名字里都有“样”字，工作人员名字里都有“试”字；
社区代码以 99 开头，电话都打不通，不会与真实的代码、号码相同。

数据讲的是 2023 年第一季度，截至 2023-04-09：四个网格、约一千二百户，驻区单位的在职党员
到网格报到、联系居民户；社区按自定的办法每月给各网格考核打分（千分制）。

由 `python examples/make_community.py` 写出，每次写出的内容逐字节相同；
请改程序，不要手改这里的文件。
"""


def _manifest() -> dict[str, YamlValue]:
    village = Inline(
        name="示例社区", code="990000002001", township="某街道", county="某区", kind="社区"
    )
    assessed: dict[str, YamlValue] = {
        "id": "community-grid",
        "from": str(FROM),
        "overrides": [scheme()],
    }
    publication = Inline(
        supervision_line="000-0000000",
        objections="公示期内可向居务监督委员会当面或书面提出",
        minimum_ballots="10",
        residents="姓名隐去",
        roles=Inline(_ROLES),
    )
    return {
        "format": "1",
        "village": village,
        "records_from": str(FROM),
        "policies": [
            Inline({"id": "jieqin", "from": str(FROM)}),
            assessed,
            Inline({"id": "community-party", "from": str(FROM)}),
        ],
        "as_of": str(AS_OF),
        "lang": "zh",
        "publication": publication,
    }


def _grid(grid: str) -> dict[str, YamlValue]:
    name, area, _, people = PLACES[grid]
    heads = building_heads()
    first = {group: one for one, _, group in reversed(buildings(grid))}
    deputy = of_group(f"PG0{grid[-1]}")[-1]
    names = {
        group: f"{name.removesuffix('网格')}{_NUMBERS[n]}组" for n, group in enumerate(groups(grid))
    }
    return {
        "id": grid,
        "name": name,
        "tier": "网格",
        "parent": "G00",
        "leader": GRID_LEADER[grid],
        "deputy": deputy,
        "workers": WORKERS[grid],
        "area": area,
        "duties": ["政策宣传", "走访服务", "环境巡看", "矛盾调解"],
        "reward": "年度考评前列的网格由社区表扬，靠后的约谈",
        "people": people,
        "villager_groups": [
            Inline(id=one, name=names[one], head=heads[first[one]]) for one in groups(grid)
        ],
        "courtyards": [
            Inline(id=one, name=called, villager_group=group)
            for one, called, group in buildings(grid)
        ],
    }


def _whole() -> dict[str, YamlValue]:
    """The community itself is the first tier; its secretary leads it."""
    return {
        "id": "G00",
        "name": "示例社区",
        "tier": "村级",
        "parent": "V",
        "leader": SECRETARY,
        "deputy": COMMITTEE[1],
        "area": "示例社区全域",
        "duties": ["统筹调度", "交办督办"],
        "reward": "向街道报告年度考评结果",
    }


def _branch(branch: str, number: int) -> dict[str, YamlValue]:
    name, party_groups = BRANCHES[branch]
    committee = committee_of(branch)
    found: dict[str, YamlValue] = {
        "id": branch,
        "name": name,
        "secretary": committee[0],
        "committee": committee,
        "phone": f"000-000000{number}",
    }
    units = [unit for unit, (_, of, _) in UNITS.items() if of == branch]
    if units:
        found["units"] = units
    found["party_groups"] = [
        Inline(id=one, name=called, leader=of_group(one)[-2])
        for one, called in party_groups.items()
    ]
    return found


def _organisation() -> dict[str, YamlValue]:
    units: list[YamlValue] = []
    for unit, (name, _, _) in UNITS.items():
        liaison = next(one.id for one in MEMBERS if one.unit == unit)
        units.append(Inline(id=unit, name=name, liaison=liaison))
    return {
        "id": "V",
        "name": "示例社区党总支",
        "secretary": SECRETARY,
        "committee": COMMITTEE,
        "branches": [_branch(one, n) for n, one in enumerate(BRANCHES, 1)],
        "units": units,
    }


def _write_people(folder: Folder, homes: list[Household]) -> None:
    home_of = {one.owner: one.id for one in homes if one.owner}
    folder.table(
        "members.csv",
        "编号,姓名,性别,出生年月,入党时间,转正时间,党支部,党小组,农户,责任网格,单位,"
        "在村情况,免联户,起始日期,转出日期",
        [
            (
                *(one.id, one.name, one.sex, one.born, one.joined, one.formal),
                *(one.branch, one.party_group, home_of.get(one.id, "")),
                *(one.grid if one.unit else "", one.unit, "在村", ""),
                *(shown(one.since), shown(one.left_on)),
            )
            for one in MEMBERS
        ],
    )
    rows = [(one, name, "", "") for one, name in STAFF]
    folder.table("staff.csv", "编号,姓名,起始日期,截止日期", rows)
    folder.table(
        "households.csv",
        "编号,户主,村民小组,院落,在村情况,重点户,挂牌,起始日期,截止日期,由何户分并",
        [
            (
                *(one.id, one.head, one.group, one.building, one.presence, one.priority),
                *("", shown(one.since), "", ""),
            )
            for one in homes
        ],
    )


def _write_bonds(folder: Folder, links: list[Link]) -> None:
    ids = {"": "", **MEETING_IDS}
    folder.table(
        "links.csv",
        "党员,农户,起始日期,截止日期,联户依据,确定方式,通过会议,变更会议",
        [
            (
                *(one.member, one.household, shown(one.since), shown(one.until)),
                *(one.basis, one.chosen_by, ids[one.approved], ids[one.ended]),
            )
            for one in links
        ],
    )
    folder.table(
        "assignments.csv",
        "类别,人员,对象,起始日期,截止日期,通过会议",
        [(*row, str(FROM), "", MEETING_IDS["list"]) for row in contacts()],
    )


def write_papers(folder: Folder, homes: list[Household], links: list[Link]) -> None:
    """Write everything that stands: all but the ledgers."""
    folder.yaml("gridctl.yaml", _manifest())
    folder.yaml("grids.yaml", {"grids": [_whole(), *map(_grid, GRIDS)]})
    folder.yaml("branches.yaml", {"organisation": _organisation()})
    stations: list[YamlValue] = [
        Inline(id=f"ST0{n}", name=f"{PLACES[grid][0]}驿站", grid=grid, marks=_MARKS)
        for n, grid in enumerate(GRIDS, 1)
    ]
    folder.yaml("stations.yaml", {"stations": stations})
    tasks = {
        "common": ["宣讲政策", "动员中心工作", "收集意见诉求", "调解矛盾纠纷", "倡导文明新风"],
        "own": ["楼道清理", "电动车规范停放"],
        "approved_at": MEETING_IDS["list"],
    }
    folder.yaml("tasks.yaml", tasks)
    _write_people(folder, homes)
    _write_bonds(folder, links)
    folder.table("meetings.csv", "编号,日期,类别,组织,议程,汇报人,实到,应到", meeting_rows())
    folder.text(".gitignore", _IGNORE)
    folder.text("README.md", _README)
