"""Self-check of the points: the rulebook, each entry, caps, balances, and the tie."""

import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

from makerkit.days import day, lasts

from village_maker.written import Row, Written, expect, on_or_none

_RULE = re.compile(
    r"- \{id: (P\d\d), title: \w+, kind: (\w+), points: ([-\d.]+), cap: ([-\d.]+), "
    r"period: 每(\w+), for: \[([\w, ]+)\], approved_at: (MT\d{3})\}"
)
_KINDS = {"M": "党员", "H": "农户"}
_SIZE = (1200, 1450)  # entries of the year
_TIED_ON, _TIED = day("2022-09-30"), {"VG03", "VG05"}


class _Book:
    """The rulebook and the ledger as they were written."""

    def __init__(self, data: Written) -> None:
        self.data = data
        lines = data.text("points.yaml").splitlines()[1:]
        found = [_RULE.fullmatch(line) for line in lines]
        self.rules = {one[1]: one.groups() for one in found if one}
        expect(len(self.rules) == len(lines), "a rule of points.yaml is not read, or there twice")
        self.entries = data.year("points")
        self.by_id = {row["编号"]: row for row in self.entries}
        self.undone = {row["冲销"] for row in self.entries if row["冲销"]}
        self.kept = [r for r in self.entries if not r["冲销"] and r["编号"] not in self.undone]

    def kind(self, row: Row) -> str:
        """The kind of the rule of an entry."""
        return self.rules[row["积分项"]][1]


def _quarter(text: str) -> str:
    return f"{text[:4]}Q{(int(text[5:7]) + 2) // 3}"


def _check_rules(book: _Book) -> None:
    for one, kind, points, cap, _, _, meeting in book.rules.values():
        row = book.data.meetings[meeting]
        agreed = row["类别"] == "村民代表会议" and "积分办法" in row["议程"]
        expect(agreed and row["日期"] < "2022-01-01", f"{one}: passed at {row}")
        signs = {points.startswith("-"), cap.startswith("-"), kind in ("负面分", "兑换")}
        expect(len(signs) == 1, f"{one}: signs {points}, {cap}")
    kinds = {rule[1] for rule in book.rules.values()}
    expect(kinds == {"基础分", "履职分", "奖励分", "负面分", "兑换"}, f"kinds of rules: {kinds}")


def _check_entries(book: _Book) -> None:
    numbers = [row["编号"] for row in book.entries]
    expect(numbers == [f"E{n:04}" for n in range(1, len(numbers) + 1)], "numbers of entries")
    expect(_SIZE[0] <= len(numbers) <= _SIZE[1], f"{len(numbers)} entries")
    dates = [row["日期"] for row in book.entries]
    expect(dates == sorted(dates) and dates[-1] < "2022-12-31", "entries not by date")
    archived = [row["佐证"] for row in book.entries if not row["冲销"]]
    expect(all(archived) and len(set(archived)) == len(archived), "evidence missing or twice")
    staff = {row["编号"] for row in book.data.rows("staff.csv") if not row["截止日期"]}
    expect({row["录入人"] for row in book.entries} <= staff, "entered by nobody of the staff")
    homes = {row["编号"]: row for row in book.data.households}
    members = {row["编号"]: row for row in book.data.members}
    for row in book.entries:
        account, on = row["账户"], day(row["日期"])
        rule = book.rules[row["积分项"]]
        expect(_KINDS[account[0]] in rule[5].split(", "), f"not for such an account: {row}")
        who, ends = (
            (members[account], "转出日期") if account[0] == "M" else (homes[account], "截止日期")
        )
        there = lasts(on_or_none(who["起始日期"]), on_or_none(who[ends]), on)
        expect(there, f"nobody has the account that day: {row}")
    for row in book.kept:
        expect(row["分值"] == book.rules[row["积分项"]][2], f"not what the rule gives: {row}")
    expect(any("." in row["分值"] for row in book.kept), "no half point")


def _check_reversals(book: _Book) -> None:
    reversals = [row for row in book.entries if row["冲销"]]
    expect(len(reversals) == len(book.undone) == 6, f"{len(reversals)} reversals")
    for row in reversals:
        first = book.by_id[row["冲销"]]
        same = all(row[field] == first[field] for field in ("账户", "积分项", "活动"))
        expect(same and Fraction(row["分值"]) == -Fraction(first["分值"]), f"{row}: {first}")
        expect(first["编号"] < row["编号"] and not first["冲销"], f"reverses what? {row}")
    earlier = [
        r for r in reversals if _quarter(book.by_id[r["冲销"]]["日期"]) < _quarter(r["日期"])
    ]
    expect(len(earlier) == 1, f"reversals of an earlier quarter: {earlier}")
    redeemed = [row for row in reversals if book.kind(row) == "兑换"]
    expect(len(redeemed) == 1, f"reversals of a redemption: {redeemed}")


def _check_activities(book: _Book) -> None:
    """Who has points for an activity took part in it, or is linked by somebody who did."""
    data = book.data
    done = {row["佐证"]: (row["日期"], row["参加党员"]) for row in data.year("activities")}
    done |= {row["佐证"]: (row["日期"], row["参加人员"]) for row in data.year("events")}
    takers: dict[str, set[str]] = defaultdict(set)
    for row in (row for row in book.entries if row["活动"]):
        held, persons = done[row["活动"]]
        late = day(row["日期"]) - day(held)
        expect(timedelta(0) <= late <= timedelta(2), f"not at the time of the activity: {row}")
        linking = {m for m, home in data.links_on(day(held)) if home == row["账户"]}
        expect({row["账户"], *linking} & set(persons.split(";")), f"took no part: {row}")
    for row in (row for row in book.kept if row["活动"]):
        takers[row["活动"]].add(row["账户"])
    shared = {
        member
        for activity, accounts in takers.items()
        for member, home in data.links_on(day(done[activity][0]))
        if {member, home} <= accounts
    }
    expect(len(shared) >= 20, f"only {len(shared)} members share an activity with a household")
    lost = {row["账户"] for row in book.kept if book.kind(row) == "负面分"}
    coupled = {member for member, home in data.links_on(day("2022-12-31")) if home in lost}
    expect(len(coupled) >= 10, f"only {len(coupled)} members link a household that lost points")


def _check_caps(book: _Book) -> None:
    sums: dict[tuple[str, str, str], Fraction] = defaultdict(Fraction)
    for row in book.kept:
        period = book.rules[row["积分项"]][4]
        on = row["日期"]
        name = {"月": on[:7], "季度": _quarter(on), "年": on[:4]}[period]
        sums[row["账户"], row["积分项"], name] += Fraction(row["分值"])
    for (account, rule, period), total in sums.items():
        cap = Fraction(book.rules[rule][3])
        expect(abs(total) <= abs(cap), f"{account} has {total} by {rule} in {period}")


def _check_balances(book: _Book) -> None:
    """No account is below zero when something is redeemed, in file order or at the day's end."""
    held: dict[str, Fraction] = defaultdict(Fraction)
    redeemed = Counter[str]()
    for row in book.entries:
        held[row["账户"]] += Fraction(row["分值"])
        if book.kind(row) == "兑换" and not row["冲销"]:
            redeemed[row["日期"]] += 1
            expect(held[row["账户"]] >= 0, f"balance {held[row['账户']]} after {row}")
    expect(len(redeemed) == 3 and min(redeemed.values()) >= 10, f"redemptions: {redeemed}")
    whole = sum((Fraction(row["分值"]) for row in book.entries), Fraction(0))
    kept = sum((Fraction(row["分值"]) for row in book.kept), Fraction(0))
    expect(whole == kept == sum(held.values()), f"{whole} in the rows, {kept} without reversals")


def _means(book: _Book, on: date, without: set[str]) -> dict[str, Fraction]:
    """Points a household of each villager group in the quarter that ends on a day."""
    data, name = book.data, _quarter(str(on))
    group = {
        row["编号"]: data.value(row, "村民小组", on)
        for row in data.households
        if row["编号"] not in without
        and lasts(on_or_none(row["起始日期"]), on_or_none(row["截止日期"]), on)
    }
    sums: dict[str, Fraction] = defaultdict(Fraction)
    for row in book.kept:
        counts = row["账户"] in group and book.kind(row) != "兑换"
        if counts and _quarter(row["日期"]) == name:
            sums[group[row["账户"]]] += Fraction(row["分值"])
    sizes = Counter(group.values())
    return {one: sums[one] / size for one, size in sizes.items()}


def _check_tie(book: _Book) -> None:
    """The second and the third of seven are the same, with or without the homes of members."""
    for without in (set[str](), book.data.member_homes(_TIED_ON)):
        means = _means(book, _TIED_ON, without)
        same = {means[one] for one in _TIED}
        expect(len(same) == 1, f"no tie: {means}")
        above = [one for one, mean in means.items() if mean > min(same)]
        level = [one for one, mean in means.items() if mean == min(same)]
        expect((len(above), len(level), len(means)) == (1, 2, 7), f"not at the cut: {means}")


def _check_award(book: _Book) -> None:
    held = [row for row in book.data.meetings.values() if row["类别"] == "表彰会"]
    expect([row["日期"] for row in held] == ["2022-12-31"], f"award meetings: {held}")


def check_points(root: Path) -> None:
    """Raise ``WrongStoryError`` where the points contradict the rulebook or each other."""
    book = _Book(Written(root))
    for check in (
        _check_rules,
        _check_entries,
        _check_reversals,
        _check_activities,
        _check_caps,
        _check_balances,
        _check_tie,
        _check_award,
    ):
        check(book)
