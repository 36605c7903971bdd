"""Five members in two grids and two rounds: the worked example of docs/figures.md."""

from tests.kit import Files, manifest

HEAD = "member,good,fairly_good,fair,poor\n"
VILLAGE: Files = {
    "gridctl.yaml": manifest("line-2022"),
    "members.csv": (
        "id,name,born,branch,household,duty_grid,since,left_on\n"
        "M1,李例禾,1980-01,B01,H1,,,\n"
        "M2,张例平,1980-01,B01,H1,,,\n"
        "M3,陈例华,1980-01,B01,H2,,,\n"
        "M4,刘例山,1980-01,B01,H2,,,\n"
        "M5,赵例云,1980-01,B01,,G02,,\n"
    ),
    "households.csv": "id,head,villager_group\nH1,王样甲,VG01\nH2,王样乙,VG02\n",
    "grids.yaml": (
        "grids:\n"
        "- {id: G01, name: 东网格, villager_groups: [{id: VG01, name: 一组}]}\n"
        "- {id: G02, name: 西网格, villager_groups: [{id: VG02, name: 二组}]}\n"
        "- {id: G03, name: 空网格}\n"
    ),
    "meetings.csv": "id,date,kind\nMT1,2022-07-20,rating\n",
    "ledger/ratings/2022-07.csv": (
        HEAD + "M1,9,1,0,0\nM2,4,4,1,1\nM3,1,1,7,2\nM4,3,2,1,6\nM5,7,0,0,2\n"
    ),
    "ledger/ratings/2022-12.csv": HEAD + "M1,5,5,0,0\nM4,2,6,2,1\nM5,10,0,0,0\n",
    "ledger/talks/2022.csv": "date,member,cause,held_by\n2022-08-19,M4,poor-rating,M1\n",
}
