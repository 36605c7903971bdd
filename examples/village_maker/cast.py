"""Who lives in the story: members, staff, and the posts they hold.

Every member's given name contains 例, every staff member's 试, so that nobody
can take them for real people.
"""

from dataclasses import dataclass
from datetime import date

from makerkit.days import day, lasts

AS_OF = day("2023-01-05")
NEWCOMER, LEAVER, MOVER, GOES_AWAY, TURNS_70 = "M043", "M037", "M021", "M018", "M029"
WEAK = "M016"  # rated poorly in July, below 60 points at the year's end
SECRETARY = "M001"
COMMITTEE = ("M001", "M003", "M012", "M027", "M028")
BRANCH_SECRETARY = {"B01": "M003", "B02": "M028"}
BRANCH_COMMITTEE = {"B01": ("M003", "M012", "M022"), "B02": ("M028", "M032", "M038")}
GRID_LEADER = {"G01": "M001", "G02": "M012", "G03": "M027"}
MOVED_ON = day("2022-05-01")
AWAY_FROM = day("2022-06-01")

# id, name, sex, born, joined the party, formal, villager group, whose home it is,
# households linked by the list of 2022
_MEMBERS = """
M001 李例禾 男 1969-04 1994-06-28 1995-06-28 VG01 M001 8
M002 张例平 男 1975-11 2001-07-01 2002-07-01 VG01 M002 20
M003 陈例华 女 1978-02-17 2004-06-30 2005-06-30 VG01 M003 8
M004 刘例山 男 1966-09 1990-12-12 1991-12-12 VG01 M004 8
M005 赵例云 女 1981-06-05 2008-06-25 2009-06-25 VG01 M005 6
M006 周例松 男 1948-05 1971-07-01 1972-07-01 VG01 M006 0
M007 吴例清 男 1972-08 1999-11-20 2000-11-20 VG01 M007 8
M008 郑例敏 女 1985-01 2011-06-28 2012-06-28 VG01 M008 7
M009 孙例根 男 1950-11-23 1974-10-01 1975-10-01 VG01 M009 2
M010 马例达 男 1977-03 2003-07-01 2004-07-01 VG01 M010 7
M011 杨例秋 女 1979-10-09 2010-07-01 2011-07-01 VG01 M010 6
M012 黄例江 男 1971-07 1997-06-26 1998-06-26 VG02 M012 8
M013 何例英 女 1983-12 2013-06-30 2014-06-30 VG02 M013 5
M014 罗例成 男 1974-05-21 2000-07-01 2001-07-01 VG02 M014 14
M015 高例福 男 1945-08 1969-07-01 1970-07-01 VG02 M015 0
M016 林例贵 男 1976-06 2002-12-01 2003-12-01 VG02 M016 13
M017 欧阳例川 男 1970-01 1996-07-01 1997-07-01 VG03 M017 9
M018 梁例远 男 1988-04-30 2014-07-01 2015-07-01 VG03 M018 8
M019 宋例梅 女 1980-09 2009-06-28 2010-06-28 VG03 M019 7
M020 唐例峰 男 1986-02 2012-07-01 2013-07-01 VG03 M020 6
M021 许例宁 女 1993-07-16 2017-06-30 2018-06-30 VG03 M017 6
M022 韩例田 男 1968-12 1993-07-01 1994-07-01 VG04 M022 9
M023 冯例阳 男 1991-03 2016-07-01 2017-07-01 VG04 M023 8
M024 邓例荷 女 1964-10 1989-07-01 1990-07-01 VG04 M024 0
M025 曹例军 男 1973-08-08 1998-07-01 1999-07-01 VG04 M025 10
M026 阿木·例洛 男 1982-05 2007-07-01 2008-07-01 VG04 M026 9
M027 彭例良 男 1970-10 1995-07-01 1996-07-01 VG05 M027 8
M028 曾例慧 女 1976-04-12 2002-06-28 2003-06-28 VG05 M028 9
M029 萧例茂 男 1952-09 1978-07-01 1979-07-01 VG05 M029 7
M030 田例丰 男 1979-01 2005-07-01 2006-07-01 VG05 M030 8
M031 董例苗 女 1984-06-27 2012-06-28 2013-06-28 VG05 M030 6
M032 袁例正 男 1967-11 1992-07-01 1993-07-01 VG06 M032 8
M033 潘例德 男 1953-02 1980-07-01 1981-07-01 VG06 M033 7
M034 于例和 男 1965-03 1991-07-01 1992-07-01 VG06 M034 0
M035 蒋例勤 女 1987-08 2013-07-01 2014-07-01 VG06 M035 7
M036 蔡例新 男 1996-12-03 2021-12-20 - VG06 M036 6
M037 余例航 男 1990-05 2015-07-01 2016-07-01 VG06 M032 8
M038 杜例安 男 1972-02 1997-07-01 1998-07-01 VG07 M038 10
M039 叶例春 女 1981-11 2008-07-01 2009-07-01 VG07 M039 12
M040 程例寿 男 1951-03-14 1976-07-01 1977-07-01 VG07 M040 0
M041 苏例桂 女 1983-09 2011-07-01 2012-07-01 VG07 M041 12
M042 魏例帆 男 1998-01-25 2021-12-26 - VG07 M041 0
M043 卢例舟 男 1989-10 2014-06-28 2015-06-28 VG02 M043 0
"""

# id, name, post held until
STAFF = (
    ("S01", "石试文", ""),
    ("S02", "白试武", ""),
    ("S03", "江试宜", ""),
    ("S04", "邱试全", "2022-03-31"),
)

_PARTY_GROUP = {"VG01": "PG01", "VG05": "PG03", "VG06": "PG04", "VG07": "PG04"}
_EXCUSED = ("M024", "M034")
_PRESENCE = {GOES_AWAY: "外出", "M042": "外出", NEWCOMER: "流入"}


@dataclass(frozen=True)
class Member:
    """A party member as the story knows him or her."""

    id: str
    name: str
    sex: str
    born: str
    joined: str
    formal: str
    group: str
    home_owner: str
    quota: int

    @property
    def branch(self) -> str:
        """The branch of the villager group."""
        return "B02" if self.group >= "VG05" else "B01"

    @property
    def party_group(self) -> str:
        """The party group of the villager group."""
        return _PARTY_GROUP.get(self.group, "PG02")

    @property
    def duty_grid(self) -> str:
        """The grid of duty, where it is not the home's."""
        return "G02" if self.id == "M011" else ""

    @property
    def grid(self) -> str:
        """The grid of duty: the home's, but for one."""
        home = {"PG01": "G01", "PG02": "G02"}.get(self.party_group, "G03")
        return self.duty_grid or home

    @property
    def presence(self) -> str:
        """Where he or she is on the as-of date."""
        return _PRESENCE.get(self.id, "在村")

    @property
    def excused(self) -> str:
        """Whether the branch excused him or her from linking."""
        return "是" if self.id in _EXCUSED else ""

    @property
    def since(self) -> date | None:
        """The first day, where it lies in the year."""
        return day("2022-07-11") if self.id == NEWCOMER else None

    @property
    def left_on(self) -> date | None:
        """The last day, where it lies in the year."""
        return day("2022-08-15") if self.id == LEAVER else None

    def present(self, on: date) -> bool:
        """Whether he or she belongs to the village's members on a day."""
        return lasts(self.since, self.left_on, on)


def _read(line: str) -> Member:
    *texts, quota = line.split()
    one, name, sex, born, joined, formal, group, owner = texts
    formal = "" if formal == "-" else formal
    return Member(one, name, sex, born, joined, formal, group, owner, int(quota))


MEMBERS = tuple(_read(line) for line in _MEMBERS.split("\n") if line)


def present(on: date) -> list[Member]:
    """The members on a day."""
    return [member for member in MEMBERS if member.present(on)]
