"""Self-check of the standing tables: ids, links, core households, plates."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

from makerkit.days import day, days_between, lasts

from village_maker.written import Written, expect, on_or_none

_FIRST, _LAST = day("2022-01-01"), day("2023-01-05")
_SPAN_DAYS = ("2022-01-31", "2022-06-30", "2022-09-30", "2022-12-31", "2023-01-05")
_EXEMPT = ("M006", "M009", "M015", "M018", "M024", "M029", "M034", "M040", "M042")
_ID = re.compile(r"(?<![\w-])(?:MT\d{3}|VG\d\d|[BGS]\d\d|PG\d\d|ST\d\d|[MHCR]\d{3})(?![\w-])")
_PHONE = re.compile(r"(?<!\d)(?:1[ -]?[3-9](?:[ -]?\d){9}|0(?:[ -]?\d){2,3}(?:[ -]?\d){7,8})(?!\d)")


def _check_ids(data: Written) -> None:
    counts = Counter(data.known_ids)
    expect(max(counts.values()) == 1, f"an id twice: {counts.most_common(1)}")
    for path in sorted(data.root.rglob("*")):
        if path.suffix not in (".csv", ".yaml"):
            continue
        text = path.read_text(encoding="utf-8")
        unknown = set(_ID.findall(text)) - set(counts)
        expect(not unknown, f"{path.name}: nobody knows {sorted(unknown)}")
        text = re.sub(r"(phone|supervision_line): 000-\d{7}", "", text)
        if path.parent.name != "private":
            expect(not _PHONE.search(text), f"{path.name}: looks like a telephone")
        expect(not re.search(r"\d{17}[\dX]", text), f"{path.name}: like an identity number")
    names = [row["姓名"] for row in data.members] + [row["户主"] for row in data.households]
    names += [row["姓名"] for row in data.rows("staff.csv")]
    expect(len(set(names)) == len(names), "two people with one name")
    expect(all("例" in row["姓名"] for row in data.members), "a member's name without 例")
    expect(all("样" in row["户主"] for row in data.households), "a head's name without 样")


def _check_spans(data: Written) -> None:
    """Who must link has 5 to 20 households; who need not has at most 20."""
    for text in _SPAN_DAYS:
        on = day(text)
        counts = Counter(member for member, _ in data.links_on(on))
        for row in data.present(on):
            count = counts[row["编号"]]
            low = 0 if data.exempt(row, on) else 5
            expect(low <= count <= 20, f"{text}: {row['编号']} links {count}")
    counts = Counter(member for member, _ in data.links_on(_LAST))
    exempt = [row["编号"] for row in data.present(_LAST) if data.exempt(row, _LAST)]
    expect(exempt == list(_EXEMPT), f"exempt are {exempt}")
    bound = [row["编号"] for row in data.present(_LAST) if not data.exempt(row, _LAST)]
    tops = Counter(counts[one] for one in bound)
    expect((tops[20], tops[5]) == (1, 1), f"20 and 5 links: {tops[20]} and {tops[5]} members")


def _check_coverage(data: Written) -> None:
    """On every day each ordinary household is linked, and nobody else is."""
    for on in days_between(_FIRST, _LAST):
        links = data.links_on(on)
        expect(len(set(links)) == len(links), f"{on}: a link twice")
        linked = {household for _, household in links}
        wrong = linked ^ data.ordinary(on)
        expect(not wrong, f"{on}: linked and ordinary differ: {sorted(wrong)}")
        here = {row["编号"] for row in data.present(on)}
        expect({member for member, _ in links} <= here, f"{on}: a link of nobody present")


def _check_approvals(data: Written) -> None:
    for row in data.links:
        listed = row["起始日期"] == "2022-01-01"
        wanted = ("党员大会", "联户名单") if listed else ("村党组织会议", "联户调整")
        for field, before in (("通过会议", row["起始日期"]), ("变更会议", row["截止日期"])):
            if field == "变更会议":
                wanted = ("村党组织会议", "联户调整")
                expect(bool(row[field]) == bool(before), f"{row}: half an ending")
            if row[field]:
                meeting = data.meetings[row[field]]
                right = meeting["类别"] == wanted[0] and wanted[1] in meeting["议程"]
                expect(right and meeting["日期"] < before, f"{row}: {meeting}")


def _check_core(data: Written) -> None:
    rows = data.rows("core-households.csv")
    grid_of_group = {
        group: grid
        for grid, part in re.findall(
            r"- id: (G\d\d)\n(.*?)courtyards", data.text("grids.yaml"), re.DOTALL
        )
        for group in re.findall(r"VG\d\d", part)
    }
    contacts = [row for row in data.rows("assignments.csv") if row["类别"] == "中心户联党员"]
    group_of = {row["编号"]: row["村民小组"] for row in data.households}
    home_of = {row["编号"]: row["农户"] for row in data.members}
    for term in (2022, 2023):
        cores = [row["党员"] for row in rows if row["任期年度"] == str(term)]
        elected = date(term - 1, 12, 23)
        share = 100 * len(cores) / len(data.member_homes(elected))
        expect(15 <= share <= 20, f"{term}: core share {share:.2f}")
        grids = Counter(grid_of_group[group_of[home_of[one]]] for one in cores)
        expect(len(grids) == 3 and set(grids.values()) <= {2, 3, 4, 5}, f"{term}: {grids}")
        for on in days_between(date(term, 1, 1), min(date(term, 12, 31), _LAST)):
            now = [
                row
                for row in contacts
                if lasts(day(row["起始日期"]), on_or_none(row["截止日期"]), on)
            ]
            spans = Counter(row["人员"] for row in now)
            expect(set(spans) == set(cores), f"{on}: contacts of {set(spans) ^ set(cores)}")
            expect(min(spans.values()) >= 5 and max(spans.values()) <= 15, f"{on}: {spans}")
            others = sorted({row["编号"] for row in data.present(on)} - set(cores))
            expect(sorted(row["对象"] for row in now) == others, f"{on}: not each one once")


def _check_plates(data: Written) -> None:
    core = {(row["任期年度"], row["党员"]) for row in data.rows("core-households.csv")}
    grades = {(row["年度"], row["党员"]): row["等次"] for row in data.rows("appraisals.csv")}
    for text in ("2022-01-01", "2022-09-30", "2022-12-31", "2023-01-05"):
        on = day(text)
        term = text[:4]
        for row in data.households:
            here = data.present(on)
            living = [m["编号"] for m in here if row["编号"] == data.value(m, "农户", on)]
            wanted = ""
            if any(grades[str(int(term) - 1), one] in ("优秀", "合格") for one in living):
                wanted = "共产党员户"
            if any((term, one) in core for one in living):
                wanted = "共产党员中心户"
            there = row["起始日期"] <= text
            expect(not there or data.value(row, "挂牌", on) == wanted, f"{text}: plate {row}")


def _check_posts(data: Written) -> None:
    grids = data.text("grids.yaml")
    here = {row["编号"] for row in data.present(_LAST)}
    leaders = re.findall(r"leader: (\w+)", grids)
    expect(len(leaders) == 3 and set(leaders) <= here, f"grid leaders {leaders}")
    linked = {row["对象"] for row in data.rows("assignments.csv") if not row["截止日期"]}
    yards = set(re.findall(r"\{id: (C\d+)", grids))
    expect(yards <= linked, f"courtyards without a member: {yards - linked}")


def check_standing(root: Path) -> None:
    """Raise ``WrongStoryError`` where a standing table contradicts the story."""
    data = Written(root)
    homes = len(data.member_homes(_LAST))
    expect(homes == len(data.member_homes(day("2022-12-23"))) == 38, f"{homes} member homes")
    for check in (
        _check_ids,
        _check_spans,
        _check_coverage,
        _check_approvals,
        _check_core,
        _check_plates,
        _check_posts,
    ):
        check(data)
