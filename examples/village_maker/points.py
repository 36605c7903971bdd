"""A year of points: what was earned, what was redeemed, what was entered wrongly."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal

from makerkit.chance import Chance
from makerkit.days import day, later, quarter, shown
from makerkit.folder import Folder

from village_maker.accounts import MARKET_DAYS, Accounts, Entry
from village_maker.cast import MEMBERS
from village_maker.earned import earn
from village_maker.rulebook import RULES, write_rulebook
from village_maker.story import Story
from village_maker.tie import TIED, tie

_REDEEMING = 13  # households a market day
_STAFF = {"G01": "S03", "G02": "S01", "G03": "S02"}
_GRID = {"VG01": "G01", "VG02": "G02", "VG03": "G02", "VG04": "G02"}


def _mistakes(accounts: Accounts, story: Story) -> None:
    """Wrong entries, each taken back: on the spot, after an objection, in the next quarter."""
    apart = {home.id for home in story.households if home.group in TIED}

    def found(rule: str, start: str, fits: Callable[[Entry], bool] = lambda _: True) -> Entry:
        """The first entry by a rule from a day on, outside the groups that tie."""
        ordered = sorted(accounts.entries, key=lambda one: one.on)
        return next(
            one
            for one in ordered
            if one.rule == rule and one.on >= day(start) and one.account not in apart and fits(one)
        )

    member = found("P04", "2022-02-05", lambda one: one.account.startswith("M"))
    accounts.reverse(member.on, accounts.mistake(member.on, member, Decimal(20)))
    twice = found("P04", "2022-05-05", lambda one: one.account.startswith("H"))
    accounts.reverse(later(twice.on, 1), accounts.mistake(twice.on, twice, twice.points))
    accounts.reverse(day("2022-07-06"), found("P11", "2022-06-16"))
    objected = found("P15", "2022-08-01")
    accounts.reverse(later(objected.on, 3), objected)
    excused = found("P06", "2022-10-01")
    accounts.reverse(later(excused.on, 4), excused)


def _redeem(accounts: Accounts) -> None:
    """On market days some of the households that can afford it spend their points."""
    chance = Chance(20220115)
    small, large = "P21", "P22"
    for on in MARKET_DAYS:
        homes = sorted({one.account for one in accounts.entries if one.account[0] == "H"})
        able = [one for one in homes if accounts.balance(one, on) >= -RULES[small].points]
        for home in chance.some(able, _REDEEMING):
            much = accounts.balance(home, on) >= -RULES[large].points
            accounts.give(on, home, large if much else small)
    missed = [one for one in accounts.entries if one.redeems and one.on == MARKET_DAYS[1]]
    accounts.reverse(later(MARKET_DAYS[1], 2), missed[3])


def _enterer(story: Story) -> dict[str, str]:
    """Who enters the points of an account: the grid's worker of the staff."""
    found = {one.id: _STAFF[one.grid] for one in MEMBERS}
    return found | {one.id: _STAFF[_GRID.get(one.group, "G03")] for one in story.households}


def _rows(entries: Sequence[Entry], enterers: dict[str, str]) -> list[tuple[str, ...]]:
    """Rows in the order of their dates, numbered; each but a reversal with its evidence."""
    numbers = {one: f"E{n:04}" for n, one in enumerate(entries, 1)}
    archived: dict[str, int] = defaultdict(int)
    rows: list[tuple[str, ...]] = []
    for one in entries:
        evidence = ""
        if one.reverses is None:
            mark = "DH" if one.redeems else "JF"
            archived[mark] += 1
            evidence = f"{mark}-2022-{archived[mark]:04}"
        undone = numbers[one.reverses] if one.reverses else ""
        told = (numbers[one], shown(one.on), one.account, one.rule, str(one.points))
        rows.append((*told, one.activity, undone, evidence, enterers[one.account]))
    return rows


def write_points(folder: Folder, story: Story) -> None:
    """Write the rulebook, and the ledger of points by quarters."""
    write_rulebook(folder, story.meetings)
    accounts = Accounts()
    earn(accounts, story)
    tie(accounts, story)
    _mistakes(accounts, story)
    _redeem(accounts)
    entries = sorted(accounts.entries, key=lambda one: (one.on, one.reverses is not None))
    parts: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for row in _rows(entries, _enterer(story)):
        parts[quarter(day(row[1]))].append(row)
    header = "编号,日期,账户,积分项,分值,活动,冲销,佐证,录入人"
    for name, part in parts.items():
        folder.table(f"ledger/points/{name}.csv", header, part)
