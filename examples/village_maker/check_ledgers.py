"""Self-check of the year's records: visits, activities, meetings, requests, rounds."""

import re
from collections import defaultdict
from datetime import date
from pathlib import Path

from makerkit.days import day, lasts, later, month_days, next_monday

from village_maker.written import Row, Written, expect, on_or_none

_LAST = day("2023-01-05")
_JUNE = day("2022-06-02")


def _check_visits(data: Written) -> None:
    """Visits are by who links; every household linked all month has one."""
    links: dict[date, set[tuple[str, str]]] = {}
    visited: dict[str, set[str]] = defaultdict(set)
    for row in data.year("visits"):
        on = day(row["日期"])
        if on not in links:
            links[on] = set(data.links_on(on))
        expect((row["党员"], row["农户"]) in links[on], f"visit without a link: {row}")
        visited[row["日期"][:7]].add(row["农户"])
    for month in range(1, 13):
        days = month_days(2022, month)
        missing = {home for _, home in data.links_on(days[0])}
        missing &= {home for _, home in data.links_on(days[-1])}
        missing -= visited[f"2022-{month:02}"]
        expect(not missing, f"month {month}: nobody visited {sorted(missing)}")


def _check_activities(data: Written) -> None:
    active: dict[str, set[str]] = defaultdict(set)
    for row in data.year("activities"):
        here = {one["编号"] for one in data.present(day(row["日期"]))}
        members = row["参加党员"].split(";")
        expect(set(members) <= here, f"somebody absent took part: {row}")
        active[row["日期"][:7]] |= set(members)
    for month in range(1, 13):
        days = month_days(2022, month)
        bound = {row["编号"] for row in data.present(days[0])}
        bound &= {row["编号"] for row in data.present(days[-1])}
        missing = bound - active[f"2022-{month:02}"]
        expect(not missing, f"month {month}: no activity of {sorted(missing)}")


def _held(data: Written, kind: str, unit: str, agenda: str) -> list[Row]:
    return [
        row
        for row in data.meetings.values()
        if row["类别"] == kind and row["组织"] == unit and agenda in row["议程"]
    ]


def _check_meetings(data: Written) -> None:
    for row in data.meetings.values():
        here = {one["编号"] for one in data.present(day(row["日期"]))}
        reported = set(row["汇报人"].split(";")) - {""}
        expect(reported <= here, f"somebody absent reported: {row}")
        expect(int(row["实到"]) <= int(row["应到"]), f"more came than could: {row}")
    for branch in ("B01", "B02"):
        theme = [row["日期"][:7] for row in _held(data, "主题党日", branch, "汇报活动")]
        expect(sorted(theme) == [f"2022-{month:02}" for month in range(1, 13)], "theme days")
        studied = {
            (int(row["日期"][5:7]) + 2) // 3 for row in _held(data, "支委会", branch, "专题研究")
        }
        expect(studied == {1, 2, 3, 4}, f"{branch}: committee in quarters {studied}")
    offices = {day(row["日期"]) for row in _held(data, "联合办公", "V", "民情诉求")}
    week = day("2021-12-27")
    while week <= _LAST:
        expect(next_monday(week) in offices, f"no joint office in the week of {week}")
        week = later(week, 7)
    (final,) = _held(data, "党员大会", "V", "年终述职")
    here = {row["编号"] for row in data.present(day(final["日期"]))}
    expect(set(final["汇报人"].split(";")) == here, "not everybody reported at year end")


def _check_requests(data: Written) -> None:
    branch_of = {row["编号"]: row["党支部"] for row in data.members}
    steps: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in data.rows("ledger/request-steps/2022.csv"):
        steps[row["诉求"]][row["环节"]] = row
        if row["会议"]:
            expect(data.meetings[row["会议"]]["日期"] == row["日期"], f"not that day: {row}")
    kinds: set[str] = set()
    for row in data.rows("ledger/requests/2022.csv"):
        kinds.add(row["类别"])
        received, due = day(row["受理日期"]), day(row["办结期限"])
        answered, closed = on_or_none(row["答复日期"]), on_or_none(row["销号日期"])
        pair = (row["受理人"], row["农户"])
        expect(pair in data.links_on(received), f"received by who does not link: {row}")
        if answered is None or closed is None:
            expect(due > _LAST and not row["结果"], f"overdue: {row}")
        else:
            expect(received <= answered <= closed <= due and bool(row["结果"]), f"days: {row}")
            expect("反馈" in steps[row["编号"]], f"nobody told the result: {row}")
        theme = _held(data, "主题党日", branch_of[row["受理人"]], "民情诉求")
        after = [one["日期"] for one in theme if one["日期"] >= row["受理日期"]]
        expect("提交" in steps[row["编号"]], f"never raised: {row}")
        raised = steps[row["编号"]]["提交"]["日期"]
        expect(raised <= min(after, default="2023-01-10"), f"raised late: {row}")
        if row["结果"] == "已上报":
            expect("上报" in steps[row["编号"]], f"passed up without the step: {row}")
    expect(len(kinds) == 7, f"kinds of requests: {kinds}")


def _is_poor(row: Row) -> bool:
    counts = [int(row[grade]) for grade in ("好", "较好", "一般", "差")]
    return 2 * counts[3] >= sum(counts)


def _check_rounds(data: Written) -> None:
    talks = data.rows("ledger/talks/2022.csv") + data.rows("ledger/talks/2023.csv")
    poor: list[str] = []
    for month in (7, 12):
        rows = data.rows(f"ledger/ratings/2022-{month:02}.csv")
        here = [row["编号"] for row in data.present(date(2022, month, 1))]
        expect([row["党员"] for row in rows] == here, f"round {month}: not each member once")
        for row in rows:
            total = sum(int(row[grade]) for grade in ("好", "较好", "一般", "差"))
            expect(20 <= total <= 40, f"round {month}: ballots {row}")
        poor += [f"{row['党员']} {month}" for row in rows if _is_poor(row)]
    expect(poor == ["M016 7"], f"poor ratings: {poor}")
    (talk,) = [row for row in talks if row["缘由"] == "评价较差"]
    expect("2022-07-20" <= talk["日期"] <= "2022-08-19", f"talk {talk}")
    scores = data.rows("ledger/scores/2022.csv")
    here = [row["编号"] for row in data.present(day("2022-12-31"))]
    expect([row["党员"] for row in scores] == here, "not each member has a score")
    low = [
        row["党员"]
        for row in scores
        if (float(row["组织评分"]) + float(row["联户评分"])) / 2 - 5 * (row["党员"] == "M016") < 60
    ]
    helped = [row["党员"] for row in talks if row["缘由"] == "积分偏低"]
    expect(low == helped == ["M016"], f"below 60: {low}, helped: {helped}")
    for half in ("2022H1", "2022H2"):
        stars = re.findall(r"M\d{3}", data.text(f"stars/{half}.yaml"))
        expect(len(set(stars)) == 5 and "M016" not in stars, f"{half}: stars {stars}")


def _check_commitments(data: Written) -> None:
    text = data.text("commitments/2022.yaml")
    forms = text.split("- member: ")[1:]
    expect([form[:4] for form in forms] == [row["编号"] for row in data.members], "forms")
    for form in forms:
        promises = [line for line in form.split("\n") if line.startswith("  - {")]
        valid = [line for line in promises if "withdrawn_on" not in line]
        expect(1 <= len(valid) <= len(promises) <= 2, f"promises: {form}")
        (signed,) = re.findall(r"signed_on: (\S+)", form)
        expect(day(signed) >= _JUNE, f"signed too early: {form}")
        for line in valid:
            (due,) = re.findall(r"due_on: ([\d-]+)", line)
            done = re.findall(r"done_on: ([\d-]+)", line)
            kept = signed <= done[0] <= due if done else day(due) > _LAST
            expect(kept, f"overdue: {line}")


def _check_report_in(data: Written) -> None:
    here = [row for row in data.members if lasts(None, on_or_none(row["转出日期"]), _JUNE)]
    reported = [
        one
        for row in data.year("events")
        if row["类别"] == "报到" and day(row["日期"]) >= _JUNE
        for one in row["参加人员"].split(";")
    ]
    expect(sorted(reported) == sorted(row["编号"] for row in here), "report-in: not each once")


def check_ledgers(root: Path) -> None:
    """Raise ``WrongStoryError`` where a record of the year contradicts the story."""
    data = Written(root)
    for check in (
        _check_visits,
        _check_activities,
        _check_meetings,
        _check_requests,
        _check_rounds,
        _check_commitments,
        _check_report_in,
    ):
        check(data)
