"""A small village for the disclosure tests: two grids, four members, seven households."""

import re
from functools import cache

from gridctl.app import report
from gridctl.app.report import render
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.page import Page
from gridctl.disclosure.site import pages, site
from gridctl.disclosure.templates import local_templates
from gridctl.figures.quotas.worked_out import quotas
from gridctl.lang.markdown import escape
from gridctl.model.period import Period
from gridctl.model.words import Lang
from tests.kit import Files, example, manifest, opened

LANGS: tuple[Lang, ...] = ("zh", "en")
Q3 = Period.parse("2022Q3")
SETTINGS = (
    "publication: {supervision_line: 000-1110000, objections: 可向村务监督委员会提出, "
    "minimum_ballots: 10, minimum_households: 1}"
)
VILLAGE: dict[str, str | bytes] = {
    "gridctl.yaml": manifest("ninghai-2019", "line-2022", "chongqing-2013", more=SETTINGS),
    "members.csv": (
        "id,name,sex,born,branch,household,excused,presence\n"
        "M1,赵甲乙,male,1970-01,B1,H1,,\n"
        "M2,钱丙,female,1950-01,B1,H2,,\n"
        "M3,孙丁戊,male,1980-01,B2,H3,,\n"
        "M4,李己,female,1985-01,B2,H3,yes,\n"
    ),
    "staff.csv": "id,name\nS1,吴文书\n",
    "households.csv": (
        "id,head,villager_group,courtyard,priority,plate\n"
        "H1,赵甲乙,VG1,C1,,core\n"
        "H2,钱丙,VG1,C1,,member\n"
        "H3,孙庚辛,VG2,,,\n"
        "H4,周壬,VG1,C1,yes,\n"
        "H5,欧阳子丑,VG1,,,\n"
        "H6,阿里木·寅,VG2,C2,,\n"
        "H7,郑卯辰,VG2,C2,,\n"
    ),
    "grids.yaml": (
        "grids:\n"
        "- id: G1\n  name: 东网格\n  leader: M1\n  workers: [S1]\n  area: 桥东\n"
        "  duties: [政策宣传]\n"
        "  villager_groups:\n  - {id: VG1, name: 一组, head: M1}\n"
        "  courtyards:\n  - {id: C1, name: 桥头院子, villager_group: VG1}\n"
        "- id: G2\n  name: 西网格\n  leader: M3\n"
        "  villager_groups:\n  - {id: VG2, name: 二组, head: M3}\n"
        "  courtyards:\n  - {id: C2, name: 井边院子, villager_group: VG2}\n"
    ),
    "branches.yaml": (
        "organisation:\n  id: V\n  name: 试村党总支\n  secretary: M1\n  committee: [M1, M3]\n"
        "  branches:\n"
        "  - {id: B1, name: 一支部, secretary: M1, committee: [M1], phone: 000-1110001}\n"
        "  - {id: B2, name: 二支部, secretary: M3, committee: [M3], phone: 000-1110002}\n"
    ),
    "links.csv": (
        "member,household,since,until,basis,chosen_by,approved_at\n"
        "M1,H4,2022-01-01,,near,member,MT1\n"
        "M1,H5,2022-01-01,,kin,household,MT1\n"
        "M3,H6,2022-01-01,2022-08-15,near,member,MT1\n"
        "M4,H6,2022-08-16,,near,organisation,MT2\n"
    ),
    "assignments.csv": (
        "kind,person,target,since\n"
        "courtyard,M1,C1,2022-01-01\n"
        "core-member,M1,M2,2022-01-01\n"
        "core-member,M1,M3,2022-01-01\n"
    ),
    "core-households.csv": "term,member,basis,elected_at\n2022,M1,elected,\n",
    "appraisals.csv": (
        "year,member,grade\n2021,M1,excellent\n2021,M2,qualified\n2021,M3,qualified\n"
        "2021,M4,qualified\n"
    ),
    "meetings.csv": (
        "id,date,kind,unit,agenda\n"
        "MT1,2021-12-28,members,V,link-list\n"
        "MT2,2022-08-10,organisation,V,link-change\n"
        "MT3,2022-07-20,rating,V,ratings\n"
        "MT4,2022-07-25,members,V,stars\n"
    ),
    "commitments/2022.yaml": (
        "commitments:\n"
        "- member: M1\n  signed_on: 2022-06-10\n  duties: [宣讲政策, 调解纠纷]\n  promises:\n"
        "  - {text: 清理水沟, target: 一百米, measures: 每月一次, due_on: 2022-08-31, "
        "done_on: 2022-08-20}\n"
        "  - {text: 办夜校, target: 十场, measures: 请老师, due_on: 2022-12-01, "
        "done_on: 2022-11-20}\n"
        "- member: M2\n  signed_on: 2022-06-11\n  duties: [看护环境]\n  promises:\n"
        "  - {text: 护花园, target: 全活, measures: 浇水, due_on: 2022-09-29}\n"
        "- member: M3\n  signed_on: 2022-10-02\n  duties: [代办]\n  promises:\n"
        "  - {text: 十月才签, target: 一, measures: 二, due_on: 2022-12-29}\n"
    ),
    "tasks.yaml": "common: [policy, mediation]\nown: [护林防火]\napproved_at: MT1\n",
    "stars/2022H1.yaml": (
        "chosen_at: MT4\nstars: {study: M1, industry: M2, environment: M3, service: M4, "
        "governance: M1}\n"
    ),
    "ledger/visits/2022Q3.csv": (
        "date,member,household,reason\n"
        "2022-07-02,M1,H4,care\n2022-07-03,M1,H5,policy\n2022-07-04,M3,H6,policy\n"
        "2022-08-02,M1,H4,care\n2022-08-20,M4,H6,errand\n"
        "2022-09-02,M1,H4,care\n2022-09-03,M1,H5,care\n2022-09-04,M3,H6,care\n"
    ),
    "ledger/activities/2022Q3.csv": (
        "date,members,theme,title\n"
        "2022-07-10,M1;M2;M3;M4,policy,宣讲\n"
        "2022-08-10,M1;M2,deeds,义诊\n"
        "2022-08-11,M1,deeds,修路\n"
        "2022-09-10,M1;M2;M3,industry,培训\n"
    ),
    "ledger/requests/2022.csv": (
        "id,received_on,household,received_by,kind,owner,due_on,answered_on,closed_on,outcome\n"
        "R1,2022-06-20,H4,M1,at-once,M1,2022-07-05,2022-07-02,2022-07-03,settled\n"
        "R2,2022-07-20,H5,M1,promised,M1,2022-08-20,2022-08-01,,\n"
        "R3,2022-09-20,H6,M3,promised,M3,2022-10-20,2022-10-05,2022-10-06,settled\n"
        "R4,2022-09-01,H6,M3,wish,M3,2022-09-10,,,\n"
    ),
    "ledger/ratings/2022-07.csv": (
        "member,good,fairly_good,fair,poor\nM1,9,1,0,0\nM2,4,4,1,1\nM3,1,1,7,2\nM4,7,0,0,2\n"
    ),
}


def of_a_year() -> dict[str, str | bytes]:
    """Return the village with ledgers of all quarters, of which each has some rows."""
    files = {**VILLAGE, "gridctl.yaml": f"{VILLAGE['gridctl.yaml']!s}as_of: 2023-01-05\nlang: zh\n"}
    for quarter, day in (("Q1", "02-03"), ("Q2", "05-06"), ("Q4", "12-12")):
        files[f"ledger/visits/2022{quarter}.csv"] = (
            f"date,member,household,reason\n2022-{day},M1,H4,care\n"
        )
        files[f"ledger/activities/2022{quarter}.csv"] = (
            f"date,members,theme,title\n2022-{day},M1;M2,deeds,清扫\n"
        )
    return files


def facts_of(files: Files, period: Period = Q3) -> Facts:
    ctx = opened(files, "2023-01-05").context(period.last)
    return Facts(ctx, period, quotas(ctx))


def page_of(files: Files, name: str, period: Period = Q3) -> Page:
    return next(page for page in pages(facts_of(files, period)) if page.id == name)


def written(files: Files, lang: Lang = "zh", period: Period = Q3) -> dict[str, bytes]:
    """Return a period's pages without the last look at them: it changes none."""
    village = opened(files)
    own = local_templates(village.folder.texts)
    return site(report.facts_of(village, period), lang, own)


def rendered(files: Files, lang: Lang = "zh", period: Period = Q3) -> dict[str, bytes]:
    return render(opened(files, "2023-01-05"), period, lang)


_QR = re.compile(rb'<svg class="qr".*?</svg>', re.DOTALL)


def without_proof(found: dict[str, bytes], files: Files, period: Period = Q3) -> dict[str, bytes]:
    """Return the pages without the digests of the rows: what they say."""
    short = facts_of(files, period).input.short
    in_css = "".join(f"\\{ord(c):06x}" for c in short)
    said = {}
    for name, data in found.items():
        if name != "manifest.json":
            bare = data.replace(escape(short).encode(), b"").replace(short.encode(), b"")
            bare = bare.replace(in_css.encode(), b"")
            said[name] = _QR.sub(b"", bare)
    return said


@cache
def small(lang: Lang = "zh") -> dict[str, bytes]:
    return rendered(VILLAGE, lang)


@cache
def whole(lang: Lang = "zh") -> dict[str, bytes]:
    """Return the pages of the example village, which is fifty times as large."""
    return rendered(example(), lang)
