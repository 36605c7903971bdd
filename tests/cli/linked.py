"""Two members and their links: a village in which nothing is wrong, and few figures are due."""

LINKED: dict[str, str | bytes] = {
    "gridctl.yaml": (
        'format: 1\nvillage: {name: 试村, code: "990000001201", kind: village}\n'
        "records_from: 2022-01-01\n"
        "policies:\n- {id: ninghai-2019, clauses: [1.2-approval, 1.2-stability]}\n"
    ),
    "members.csv": (
        "id,name,sex,born,branch\nM001,赵甲,male,1970-01,B1\nM002,钱乙,female,1971-01,B1\n"
    ),
    "households.csv": "id,head,villager_group\nH001,孙丙,VG1\nH002,李丁,VG1\nH003,周戊,VG1\n",
    "links.csv": (
        "member,household,since,approved_at\n"
        "M001,H001,2022-01-01,MT1\nM001,H002,2022-01-01,MT1\nM002,H003,2022-01-01,MT1\n"
    ),
    "meetings.csv": "id,date,kind,unit,agenda\nMT1,2021-12-28,members,V,link-list\n",
    "branches.yaml": (
        "organisation:\n  id: V\n  name: 试村党总支\n"
        "  branches:\n  - {id: B1, name: 一支部, secretary: M001}\n"
    ),
    "grids.yaml": (
        "grids:\n- id: G1\n  name: 东网格\n  leader: M001\n"
        "  villager_groups:\n  - {id: VG1, name: 一组, head: M001}\n"
    ),
}
