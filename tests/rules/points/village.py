"""A village with a points rulebook and a ledger, for the rules about points."""

from tests.kit import manifest

RULES = """rules:
- {id: P01, title: 志愿, kind: bonus, points: 2, cap: 4, period: month, for: [member, household]}
- {id: P02, title: 履职, kind: duty, points: 1, for: [member]}
- {id: P03, title: 参加义务劳动, kind: bonus, points: 3, cap: 3}
- {id: P20, title: 兑换, kind: redeem, for: [household]}
"""
PATH = "ledger/points/2022Q3.csv"


def village(
    *rows: str, clauses: str = "3.1-*", since: str = "2022-01-01", rules: str = RULES
) -> dict[str, str]:
    """Return a village whose ledger of points has `rows`."""
    header = "id,date,account,rule,points,activity,reverses,evidence,entered_by"
    return {
        "gridctl.yaml": manifest(f"sanlian, clauses: [{clauses}]", records_from=since),
        "members.csv": "id,name,born,branch,household\nM1,李例禾,1980-01,B01,H900\n",
        "households.csv": "id,head,villager_group\nH1,王样,VG1\nH900,李样,VG1\n",
        "grids.yaml": "grids:\n- {id: G1, name: 甲, villager_groups: [{id: VG1, name: 一组}]}\n",
        "points.yaml": rules,
        PATH: "\n".join([header, *rows]) + "\n",
    }
