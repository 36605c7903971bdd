"""A small village for the rules about links."""

MEMBERS = """id,name,born,branch,household,presence,excused,since,left_on
M1,李例禾,1980-01,B01,H91,,,,
M2,张例平,1980-01,B01,H92,,,,
M3,陈例华,1980-01,B01,,,,,
"""
HOUSEHOLDS = """id,head,villager_group,since,until
H1,王样甲,VG01,,
H2,王样乙,VG01,,
H91,王样丙,VG01,,
H92,王样丁,VG01,,
"""
MEETINGS = """id,date,kind,unit,agenda
MT0,2021-12-30,members,V,link-list
MT1,2022-01-01,members,V,link-list
MT2,2022-05-25,organisation,V,link-change;other
MT3,2022-05-25,organisation,V,other
MT4,2022-05-25,committee,B01,link-change
MT5,2021-12-31,committee,B01,link-list
MT6,2023-01-06,organisation,V,link-change
"""
HEADER = "member,household,since,until,basis,chosen_by,approved_at,ended_at\n"


def village(links: str, **files: str) -> dict[str, str]:
    """Return the village with rows of links; `files` replace tables by their name."""
    texts = {"members": MEMBERS, "households": HOUSEHOLDS, "meetings": MEETINGS} | files
    return {
        "links.csv": HEADER + links,
        "branches.yaml": "organisation: {id: V, name: 党总支, secretary: M1, committee: [M2], "
        "branches: [{id: B01, name: 一支部}]}\n",
        "grids.yaml": "grids: [{id: G01, name: 网格, villager_groups: [{id: VG01, name: 组}]}]\n",
        **{f"{name.replace('_', '-')}.csv": text for name, text in texts.items()},
    }
