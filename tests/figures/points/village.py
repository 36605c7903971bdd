"""The village of the worked examples in docs/figures.md: four villager groups, three months."""

from gridctl.app.figures import as_it_stood
from gridctl.figures.catalogue import named
from gridctl.figures.figure import Explained
from gridctl.model.period import Period
from gridctl.rules.rule import Context
from tests.kit import Files, opened

RULES = """rules:
- {id: P01, title: 履职, kind: duty, points: 5}
- {id: P04, title: 志愿服务, kind: bonus, points: 2}
- {id: P06, title: 缺席, kind: negative, points: -2}
- {id: P11, title: 门前三包, kind: base, points: 10}
- {id: P15, title: 乱堆乱放, kind: negative, points: -2.5}
- {id: P21, title: 兑换, kind: redeem, points: -5}
"""
LEDGER = """id,date,account,rule,points,activity,reverses,evidence,entered_by
E1,2022-07-26,M1,P01,5,,,JF,M1
E2,2022-07-09,M1,P04,3,HD-7,,JF,M1
E3,2022-07-09,H1,P04,2,HD-7,,JF,M1
E4,2022-07-20,M1,P06,-2,,,JF,M1
E5,2022-07-12,H1,P15,-2.5,,,JF,M1
E6,2022-08-18,H1,P15,-2,,,JF,M1
E7,2022-08-20,H1,P15,2,,E6,,M1
E8,2022-08-26,M1,P01,5,,,JF,M1
E9,2022-09-20,H1,P11,10,,,JF,M1
E10,2022-09-20,H2,P11,10,,,JF,M1
E11,2022-09-24,H1,P21,-5,,,,M1
E12,2022-09-20,H4,P11,10,,,JF,M1
E13,2022-09-20,H5,P04,5,,,JF,M1
E14,2022-09-20,H6,P04,4.5,,,JF,M1
E15,2022-09-20,H7,P11,10,,,JF,M1
E16,2022-09-20,H8,P11,10,,,JF,M1
E17,2022-09-20,H9,P11,10,,,JF,M1
E18,2022-09-20,H11,P11,10,,,JF,M1
"""
PATH = "ledger/points/2022Q3.csv"
HOUSEHOLDS = "id,head,villager_group,since,until\n" + "".join(
    f"H{number},户主{number},VG{(number + 2) // 3},,\n" for number in range(1, 13)
)
GRIDS = """grids:
- id: G1
  name: 东网格
  villager_groups: [{id: VG1, name: 一组}, {id: VG2, name: 二组}]
- id: G2
  name: 西网格
  villager_groups: [{id: VG3, name: 三组}, {id: VG4, name: 四组}]
"""
VILLAGE: dict[str, str] = {
    "members.csv": (
        "id,name,born,branch,household,left_on\n"
        "M1,赵甲,1980-01,B1,H3,\nM2,钱乙,1980-01,B1,H3,\nM3,孙丙,1980-01,B1,H3,2022-08-31\n"
    ),
    "households.csv": HOUSEHOLDS,
    "grids.yaml": GRIDS,
    "branches.yaml": (
        "organisation:\n  id: V\n  name: 试村党支部\n"
        "  branches:\n  - {id: B1, name: 一支部, secretary: M1}\n"
    ),
    "links.csv": (
        "member,household,since,until\nM1,H1,2022-01-01,\nM1,H2,2022-01-01,\n"
        "M2,H1,2022-01-01,\nM2,H4,2022-01-01,\nM2,H5,2022-01-01,\n"
    ),
    "meetings.csv": "id,date,kind,unit,agenda\nMT1,2022-12-30,award,V,other\n",
    "points.yaml": RULES,
    PATH: LEDGER,
}


def policies(clauses: str = "'2.*', '3.*'", **overrides: str) -> str:
    """Return a manifest that adopts clauses of sanlian, with parameters of `overrides`.

    Each is named by its clause: `coupling="loss_percent: 20"`.
    """
    ids = {"member": "2.1-member-points", "household": "2.2-villager-points"}
    ids |= {"coupling": "2.3-coupling", "notice": "3.1-ledger-published"}
    ids |= {"ranking": "3.2-quarter", "selection": "3.3-year"}
    lines = ["format: 1", 'village: {name: 试村, code: "990000001201", kind: village}']
    lines += ["records_from: 2022-01-01", "policies:", f"- id: sanlian\n  clauses: [{clauses}]"]
    if overrides:
        lines.append("  overrides:")
    for name, said in overrides.items():
        lines.append(f"  - {{clause: {ids[name]}, set: {{{said}}}, basis: MT1}}")
    return "\n".join(lines) + "\n"


def village(*rows: str, clauses: str = "'2.*', '3.*'", **overrides: str) -> dict[str, str]:
    """Return the village, with further rows of the ledger and parameters of its own."""
    ledger = LEDGER + "".join(f"{each}\n" for each in rows)
    return {**VILLAGE, PATH: ledger, "gridctl.yaml": policies(clauses, **overrides)}


def context(files: Files, period: str | None, as_of: str = "2023-01-05") -> Context:
    """Return the context in which a period's figures are worked out."""
    return as_it_stood(opened(files, as_of), Period.parse(period) if period else None)


def explained(
    name: str, subject: str, period: str | None, files: Files, as_of: str = "2023-01-05"
) -> Explained | None:
    """Return a figure of a subject as `gridctl why` works it out."""
    item = named(name)
    assert item is not None
    asked = Period.parse(period) if period else None
    found = item.explain(context(files, period, as_of), subject, asked)
    subjects = item.subjects(context(files, period, as_of), asked)
    assert (subject in subjects) == (found is not None)
    return found


def value(
    name: str, subject: str, period: str | None, files: Files, as_of: str = "2023-01-05"
) -> object:
    """Return a figure's value; it must be there."""
    found = explained(name, subject, period, files, as_of)
    assert found is not None
    return found.value


def marks(found: Explained | None) -> list[list[tuple[str, int | None, object]]]:
    """Return the file, line and count of each line of each term."""
    assert found is not None
    return [
        [(line.mark.file, line.mark.line, line.counts) for line in part.lines]
        for part in found.parts
    ]
