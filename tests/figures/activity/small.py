"""The small village of the worked examples in docs/figures.md: two members, four households."""

from gridctl.app.figures import as_it_stood, figure_tables, why
from gridctl.figures.figure import Explained, FigureTable, Part
from gridctl.model.period import Period
from tests.kit import manifest, opened

FILES: dict[str, str] = {
    "gridctl.yaml": manifest("ninghai-2019", "line-2022", "chongqing-2013"),
    "members.csv": "id,name,born,branch,household\nM1,甲例,1980-01,B1,H8\nM2,乙例,1980-01,B1,H9\n",
    "households.csv": (
        "id,head,villager_group,priority\n"
        "H1,王样,VG1,\nH2,赵样,VG1,\nH3,钱样,VG1,\nH4,孙样,VG1,yes\nH8,甲例,VG1,\nH9,乙例,VG1,\n"
    ),
    "grids.yaml": "grids:\n- {id: G1, name: 一网格, villager_groups: [{id: VG1, name: 一组}]}\n",
    "branches.yaml": (
        "organisation:\n  id: V\n  name: 支部\n  secretary: M1\n  branches:\n"
        "  - {id: B1, name: 一支部, secretary: M1}\n"
    ),
    "links.csv": (
        "member,household,since,until\n"
        "M1,H1,2022-01-01,\n"
        "M1,H2,2022-01-01,2022-08-15\n"
        "M2,H2,2022-08-16,\n"
        "M2,H3,2022-08-10,\n"
        "M2,H4,2022-01-01,\n"
    ),
    "meetings.csv": (
        "id,date,kind,unit,agenda,reported\n"
        "MT1,2022-07-10,theme-day,B1,member-reports;requests,M1\n"
        "MT2,2022-08-10,theme-day,V,requests,M2\n"
        "MT3,2022-09-10,theme-day,B1,member-reports,\n"
        "MT4,2022-09-20,theme-day,B1,member-reports,M2\n"
        "MT5,2022-08-20,committee,B1,scheme,\n"
    ),
    "ledger/visits/2022Q3.csv": (
        "date,member,household,reason\n"
        "2022-08-03,M2,H2,care\n"
        "2022-08-05,M1,H1,care\n"
        "2022-08-06,M1,H4,care\n"
        "2022-08-20,M2,H3,care\n"
        "2022-08-25,M1,H1,policy\n"
    ),
    "ledger/activities/2022Q3.csv": (
        "date,members,theme,title\n"
        "2022-07-12,M1;M2,policy,宣讲\n2022-08-12,M1,deeds,代办\n2022-08-19,M1,deeds,代办\n"
        "2022-09-12,M2,deeds,代办\n"
    ),
    "commitments/2022.yaml": (
        "commitments:\n"
        "- member: M1\n  signed_on: 2022-06-10\n  promises:\n"
        "  - {text: 甲, target: 一, measures: 二, due_on: 2022-07-31, done_on: 2022-07-20}\n"
        "  - {text: 乙, target: 一, measures: 二, due_on: 2022-08-31, done_on: 2022-09-02}\n"
        "- member: M2\n  signed_on: 2022-06-11\n  promises:\n"
        "  - {text: 丙, target: 一, measures: 二, due_on: 2022-09-30, done_on: 2022-10-03}\n"
        "  - {text: 丁, target: 一, measures: 二, due_on: 2022-09-15, withdrawn_on: 2022-09-01}\n"
        "  - {text: 戊, target: 一, measures: 二, due_on: 2022-10-15, done_on: 2022-09-01}\n"
    ),
    "ledger/requests/2022.csv": (
        "id,received_on,household,received_by,kind,owner,due_on,answered_on,closed_on,outcome\n"
        "R1,2022-07-01,H1,M1,promised,M1,2022-07-10,2022-07-10,2022-07-12,settled\n"
        "R2,2022-07-20,H2,M1,promised,M2,,2022-08-05,,\n"
        "R3,2022-08-01,H4,M2,wish,,,,,\n"
        "R4,2022-09-01,H1,M2,objection,M2,2022-09-30,,2022-09-03,settled\n"
        "R5,2022-09-20,H1,M2,promised,M2,,,,\n"
    ),
    "ledger/request-steps/2022.csv": (
        "request,date,step,meeting\n"
        "R1,2022-07-10,raised,MT1\nR2,2022-08-11,raised,MT2\nR4,2022-09-10,raised,MT3\n"
    ),
}
Q3 = Period.parse("2022Q3")
AUGUST = Period.parse("2022-08")
TODAY = "2023-01-05"


def explained(
    subject: str,
    figure: str,
    period: Period = Q3,
    files: dict[str, str] | None = None,
    as_of: str = TODAY,
) -> Explained:
    return why(opened(files or FILES, as_of), subject, figure, period).explained


def value(
    subject: str,
    figure: str,
    period: Period = Q3,
    files: dict[str, str] | None = None,
    as_of: str = TODAY,
) -> str:
    return str(explained(subject, figure, period, files, as_of).value)


def part(found: Explained, name: str) -> Part:
    """Return the term whose English name begins so."""
    (one,) = [part for part in found.parts if part.name.en.startswith(name)]
    return one


def lines(one: Part) -> list[tuple[str, int | None, object]]:
    """Return where the lines of a term stand, and what each counts."""
    return [(line.mark.file, line.mark.line, line.counts) for line in one.lines]


def tables(
    period: Period = Q3, files: dict[str, str] | None = None, as_of: str = TODAY
) -> dict[str, FigureTable]:
    return {t.name: t for t in figure_tables(opened(files or FILES, as_of), period)}


def subjects(figure_module: object, period: Period | None = Q3) -> set[str]:
    ctx = as_it_stood(opened(FILES, TODAY), period)
    return set(figure_module.subjects(ctx, period))  # type: ignore[attr-defined]
