"""A small village for the rules about grids: two grids, three members, one of the staff."""

MEMBERS = """id,name,born,branch,household,since,left_on
M1,李例禾,1980-01,B01,,,
M2,张例平,1980-01,B01,,,
M3,陈例华,1980-01,B01,,,2022-12-31
M4,刘例山,1980-01,B01,,2023-01-06,
"""
STAFF = "id,name\nS1,石试文\n"
GRIDS = """grids:
- id: G01
  name: 一网格
  leader: {leader}
  villager_groups:
  - {{id: VG01, name: 一组, head: {head}}}
  courtyards:
  - {{id: C1, name: 老屋院子, villager_group: VG01}}
  - {{id: C2, name: 石桥院子, villager_group: VG01}}
- id: G02
  name: 二网格
  leader: M2
  villager_groups:
  - {{id: VG02, name: 二组, head: M1}}
  - {{id: VG03, name: 三组, head: S1}}
"""


def village(leader: str = "M1", head: str = "M1", contacts: str = "") -> dict[str, str]:
    """Return the village with G01's leader, its group's head and rows of courtyard contacts."""
    return {
        "members.csv": MEMBERS,
        "staff.csv": STAFF,
        "grids.yaml": GRIDS.format(leader=leader, head=head),
        "assignments.csv": "kind,person,target,since,until\n" + contacts,
    }
