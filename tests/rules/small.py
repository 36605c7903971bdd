"""A small village with two grids, a branch with party groups, units, contacts and core members."""

COLUMNS = (
    "id,name,born,formal_on,branch,party_group,household,duty_grid,unit,presence,excused,since,"
    "left_on\n"
)
MEMBERS = f"""{COLUMNS}M1,李甲,1980-01,2001-01,B1,PG1,H1,,,,,,
M2,张乙,1980-01,2001-01,B1,PG1,H2,,U1,,,,
M3,陈丙,1980-01,2001-01,B1,PG2,H3,,U1,,,,
M4,刘丁,1980-01,2001-01,B2,,H4,,U1,,,,
M5,王戊,1980-01,,B2,,H4,G2,U2,,,,
"""
HOUSEHOLDS = """id,head,villager_group,since
H1,李甲,VG1,
H2,张乙,VG1,
H3,陈丙,VG2,
H4,刘丁,VG3,
H5,赵己,VG1,
H6,钱庚,VG2,
"""
GRIDS = """grids:
- id: G1
  name: 一网格
  leader: M1
  deputy: M2
  workers: [M3, S1]
  area: 河东
  duties: [巡查]
  people: 9
  villager_groups: [{id: VG1, name: 一组, head: M2}, {id: VG2, name: 二组, head: S1}]
  courtyards: [{id: C1, name: 院}]
- id: G2
  name: 二网格
  leader: M5
  villager_groups: [{id: VG3, name: 三组}]
- {id: Q1, name: 片, tier: quarter, leader: M4}
- {id: Z1, name: 村, tier: village, leader: M1}
"""
BRANCHES = """organisation:
  id: V
  name: 总支
  secretary: M1
  committee: [M1, M2]
  branches:
  - id: B1
    name: 一支部
    secretary: M2
    committee: [M2, M3]
    party_groups: [{id: PG1, name: 一组, leader: M2}, {id: PG2, name: 二组, leader: M3}]
  - {id: B2, name: 联合支部, secretary: M4, units: [U1, U2]}
  units:
  - {id: U1, name: 甲厂, liaison: M3}
  - {id: U2, name: 乙厂}
"""
CONTACTS = """kind,person,target,since,until
committee-branch,M1,B1,2022-01-01,
committee-branch,M1,B2,2022-02-01,
committee-branch,M2,B1,2022-01-01,2022-06-30
committee-unit,M2,U1,2022-01-01,
branch-party-group,M3,PG1,2022-01-01,
branch-party-group,M3,PG1,2022-02-01,
leader-core,M2,M1,2022-01-01,
leader-core,M2,M2,2022-01-01,
core-member,M1,M2,2023-01-01,
core-member,M1,M3,2023-01-01,
unit-grid,U1,G1,2022-01-01,
unit-grid,U1,G2,2022-01-01,
"""
CORE = "term,member,basis,elected_at,until\n2023,M1,elected,,\n"
LINKS = "member,household,since,until\nM1,H5,2022-01-01,\nM2,H5,2022-02-01,\n"
STATIONS = "stations:\n- {id: ST1, name: 站, grid: G1}\n"

FILES: dict[str, str] = {
    "members.csv": MEMBERS,
    "staff.csv": "id,name\nS1,石辛\n",
    "households.csv": HOUSEHOLDS,
    "grids.yaml": GRIDS,
    "branches.yaml": BRANCHES,
    "assignments.csv": CONTACTS,
    "core-households.csv": CORE,
    "links.csv": LINKS,
    "stations.yaml": STATIONS,
    "meetings.csv": "id,date,kind,unit,agenda\n",
}


def left(member: str, day: str) -> dict[str, str]:
    """Return the members, one of whom left on a day."""
    rows = MEMBERS.splitlines(keepends=True)
    return {
        "members.csv": "".join(
            row.replace("\n", f"{day}\n") if row.startswith(f"{member},") else row for row in rows
        )
    }
