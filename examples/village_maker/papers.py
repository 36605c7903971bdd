"""The manifest, the organisation, the notices and what stands around them."""

from makerkit.chance import Chance
from makerkit.folder import Folder
from makerkit.yaml_text import Inline, YamlValue

from village_maker.cast import (
    AS_OF,
    BRANCH_COMMITTEE,
    BRANCH_SECRETARY,
    COMMITTEE,
    GRID_LEADER,
    SECRETARY,
    present,
)
from village_maker.gatherings import Meetings
from village_maker.places import GROUPS
from village_maker.rulebook import PASSED_AT

_ROLES = {"proposed_by": "M004", "reviewed_by": "M003", "approved_by": SECRETARY}
# grid: name, deputy, workers, area, people, villager groups
_GRIDS: dict[str, tuple[str, str, tuple[str, ...], str, str, tuple[str, ...]]] = {
    "G01": ("溪口网格", "M007", ("M008", "S03"), "村口至石桥，溪北一片", "291", ("VG01",)),
    "G02": (
        "中坝网格",
        "M017",
        ("M020", "S01"),
        "石桥至大坪，公路两侧",
        "412",
        ("VG02", "VG03", "VG04"),
    ),
    "G03": (
        "高岭网格",
        "M038",
        ("M035", "S02"),
        "大坪以上，至岭脊",
        "396",
        ("VG05", "VG06", "VG07"),
    ),
}
_GROUP_NAMES = ("一组", "二组", "三组", "四组", "五组", "六组", "七组")
_GROUP_HEADS = ("M001", "M012", "S01", "M022", "M027", "S02", "M038")
_COURTYARD_NAMES = (
    *("溪口院子", "老槐院子", "石桥院子", "水井院子", "新村院子", "磨坊院子"),
    *("竹林院子", "大坪院子", "茶山院子", "岭脚院子", "岭上院子", "泉边院子"),
)
_PARTY_GROUPS = {
    "B01": (("PG01", "溪口党小组", "M004"), ("PG02", "中坝党小组", "M014")),
    "B02": (("PG03", "高岭一党小组", "M030"), ("PG04", "高岭二党小组", "M039")),
}
_MARKS = ["活动场所", "党建元素", "职责上墙", "展示专栏", "学习资料", "联户记录"]
_IGNORE = """\
# 本目录是虚构示例：private/contacts.csv 里的号码都打不通，所以随仓库保存。
# 真实的数据目录必须写上 private/ 一行（gridctl init 会写）。
print/
"""
_README = """\
# 示例村（虚构）

这里的村、组织、党员、农户、电话、会议和台账全部是编造的，只用来演示 gridctl 的数据格式。
党员名字里都有“例”字，户主名字里都有“样”字，工作人员名字里都有“试”字；
村代码以 99 开头，电话以 10 开头，都不会与真实的代码、号码相同。

数据讲的是 2022 年一整年，截至 2023-01-05。除了联户、走访、承诺和评议，村里还按村民代表会议通过的
积分办法记了一年的积分：“一网三联”只采用积分、评比和评选三部分条款，第三季度有两个小组户均积分并列。

由 `python examples/make_village.py` 写出，每次写出的内容逐字节相同；请改程序，不要手改这里的文件。
"""


def _points_clauses(basis: str) -> dict[str, YamlValue]:
    """Of this pack the representatives took on points, ranking and selection only."""
    coupling: dict[str, YamlValue] = {
        "clause": "2.3-coupling",
        "basis": basis,
        "set": Inline(loss_percent="20"),
    }
    return {
        "id": "sanlian",
        "from": "2022-01-01",
        "clauses": ["2.*", "3.*"],
        "basis": basis,
        "overrides": [Inline(coupling)],
    }


def _manifest(meetings: Meetings) -> dict[str, YamlValue]:
    village = Inline(name="示例村", code="990000001201", township="某镇", county="某县", kind="村")
    publication = Inline(
        supervision_line="000-0000000",
        objections="公示期内可向村务监督委员会当面或书面提出",
        minimum_ballots="10",
        residents="姓名隐去",
        roles=Inline(_ROLES),
    )
    return {
        "format": "1",
        "village": village,
        "records_from": "2022-01-01",
        "policies": [
            Inline({"id": "ninghai-2019", "from": "2022-01-01"}),
            Inline({"id": "line-2022", "from": "2022-06-02"}),
            Inline({"id": "chongqing-2013", "from": "2022-01-01"}),
            _points_clauses(meetings.id(PASSED_AT)),
        ],
        "as_of": str(AS_OF),
        "lang": "zh",
        "publication": publication,
    }


def _grid(grid: str) -> dict[str, YamlValue]:
    name, deputy, workers, area, people, groups = _GRIDS[grid]
    all_groups = list(GROUPS)
    heads = dict(zip(all_groups, _GROUP_HEADS, strict=True))
    names = dict(zip(all_groups, _GROUP_NAMES, strict=True))
    order = [courtyard for _, inside in GROUPS.values() for courtyard in inside]
    yards = dict(zip(order, _COURTYARD_NAMES, strict=True))
    return {
        "id": grid,
        "name": name,
        "tier": "网格",
        "parent": "V",
        "leader": GRID_LEADER[grid],
        "deputy": deputy,
        "workers": workers,
        "area": area,
        "duties": ["政策宣传", "走访服务", "环境巡看", "矛盾调解"],
        "reward": "年度考评前列的网格由村里表扬",
        "people": people,
        "villager_groups": [Inline(id=one, name=names[one], head=heads[one]) for one in groups],
        "courtyards": [
            Inline(id=yard, name=yards[yard], villager_group=one)
            for one in groups
            for yard in GROUPS[one][1]
        ],
    }


def _branch(branch: str, number: int) -> dict[str, YamlValue]:
    return {
        "id": branch,
        "name": f"示例村第{'一二'[number - 1]}党支部",
        "secretary": BRANCH_SECRETARY[branch],
        "committee": BRANCH_COMMITTEE[branch],
        "phone": f"000-000000{number}",
        "party_groups": [
            Inline(id=one, name=name, leader=leader) for one, name, leader in _PARTY_GROUPS[branch]
        ],
    }


def _contacts() -> list[tuple[str, str, str]]:
    """Invented telephones that nobody can dial."""
    chance = Chance(20220109)
    return [
        (one.id, f"100000000{int(one.id[1:]):02}", "是" if chance.one_in(3) else "否")
        for one in present(AS_OF)
    ]


def write_papers(folder: Folder, meetings: Meetings) -> None:
    """Write the manifest, the organisation, stations, notices and contacts."""
    folder.yaml("gridctl.yaml", _manifest(meetings))
    folder.yaml("grids.yaml", {"grids": [_grid(grid) for grid in _GRIDS]})
    organisation: dict[str, YamlValue] = {
        "id": "V",
        "name": "示例村党总支",
        "secretary": SECRETARY,
        "committee": COMMITTEE,
        "branches": [_branch(one, n) for n, one in enumerate(BRANCH_COMMITTEE, 1)],
    }
    folder.yaml("branches.yaml", {"organisation": organisation})
    stations: list[YamlValue] = [
        Inline(id="ST01", name="溪口红站", grid="G01", marks=_MARKS),
        Inline(id="ST02", name="高岭红站", grid="G03", marks=_MARKS),
    ]
    folder.yaml("stations.yaml", {"stations": stations})
    people = tuple(_ROLES.values())
    folder.table(
        "publications.csv",
        "期次,公示表,提出人,审核人,审批人,张贴日期,撤下日期",
        [
            ("2022Q1", "全部", *people, "2022-04-11", "2022-04-25"),
            ("2022Q2", "全部", *people, "2022-07-12", "2022-07-27"),
            ("2022Q3", "全部", *people, "2022-10-10", "2022-10-25"),
        ],
    )
    folder.table("private/contacts.csv", "人员,电话,同意公开", _contacts())
    folder.text(".gitignore", _IGNORE)
    folder.text("README.md", _README)
