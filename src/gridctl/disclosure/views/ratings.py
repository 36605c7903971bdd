"""ratings: results of the rounds held in the period, and the stars chosen in it.

Below the minimum of ballots nothing is shown (line-2022/3-rating, line-2022/3-stars).
"""

from collections.abc import Mapping

from gridctl.compute.rating import Result, round_date, rounds
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.page import Cell, Column, Page, Sentence, Table
from gridctl.model.choices import Star
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.shared.rounds import minimum_ballots, round_results

TITLE = Words("Villagers' ratings and stars", "群众评价与五星评选")
COLUMNS = (
    Column(Words("Member", "党员")),
    Column(Words("Grid", "网格"), "term"),
    Column(Words("Good", "好"), "number", "good-ballots"),
    Column(Words("Fairly good", "较好"), "number", "fairly-good-ballots"),
    Column(Words("Fair", "一般"), "number", "fair-ballots"),
    Column(Words("Poor", "差"), "number", "poor-ballots"),
    Column(Words("Ballots", "总票数"), "number", "ballots"),
    Column(Words("Result", "评价结果"), "term", "rating"),
)
_CAPTION = Words("Round of {day}: ballots and results", "{day}群众评价票数和结果")
_FEW = Words("too few ballots, not published", "票数不足，不公布")
_METHOD = Words(
    "The result is the middle ballot from best to worst (of an even number the worse of the two in "
    "the middle). With fewer than {minimum} ballots nothing is published.",
    "评价结果取由好到差排列的居中一票（票数为双数时取居中两票中较差的一票）；"
    "不足{minimum}票的，票数和结果都不公布。",
)
_STARS = Words("Five stars of {period}", "{period}五星评选结果")
_STAR_COLUMNS = (
    Column(Words("Star", "星级")),
    Column(Words("Member", "党员"), "list"),
    Column(Words("Grid", "网格"), "list"),
)
_STAR_WORDS = {
    Star.STUDY: Words("Study and publicity", "学习宣传星"),
    Star.INDUSTRY: Words("Industry", "产业发展星"),
    Star.ENVIRONMENT: Words("Environment", "环境卫生星"),
    Star.SERVICE: Words("Service", "为民服务星"),
    Star.GOVERNANCE: Words("Governance", "治理先锋星"),
}
_SUMMARY = Words(
    "Rounds held: {rounds}; results published: {rated}; with too few ballots: {few}; stars chosen: "
    "{stars}.",
    "本期评价{rounds}次，公布结果{rated}人次，票数不足{few}人次；评出五星{stars}名。",
)
_NONE = Words("No round was held in this period.", "本期没有开展群众评价。")


def _row(facts: Facts, result: Result) -> tuple[Cell, ...]:
    member = result.rating.member
    known = facts.state.members.get(member)
    grid = facts.grid_name(facts.state.grid_of_member(known)) if known else None
    name = facts.member_name(member)
    if result.grade is None:
        return (name, grid, None, None, None, None, None, _FEW)
    return (name, grid, *result.ballots, result.ballots.total, result.grade)


def _round(facts: Facts, month: Period, found: Mapping[str, Result]) -> Table:
    order = {member.id: index for index, member in enumerate(facts.members)}
    members = sorted(found, key=lambda member: (order.get(member, len(order)), member))
    caption = Sentence(_CAPTION, {"day": round_date(facts.village, month)})
    rows = tuple(_row(facts, found[member]) for member in members)
    columns = tuple(c._replace(period=month) if c.figure else c for c in COLUMNS)
    return Table(f"ratings-{month}", caption, columns, rows, cards=False, subjects=tuple(members))


def _stars(facts: Facts) -> tuple[tuple[Table, ...], int]:
    """Return the stars whose meeting was held in the period, and how many were given."""
    days = {meeting.id: meeting.date for meeting in facts.village.meetings}
    tables = []
    given = 0
    for document in facts.village.stars:
        if document.stars is None or days.get(document.chosen_at) not in facts.period:
            continue
        rows: list[tuple[Cell, ...]] = []
        for star in Star:
            holders: tuple[str, ...] = getattr(document.stars, star.value)
            given += len(holders)
            known = [facts.state.members[m] for m in holders if m in facts.state.members]
            grids = tuple(facts.grid_name(facts.state.grid_of_member(m)) for m in known)
            rows.append((_STAR_WORDS[star], tuple(map(facts.member_name, holders)), grids))
        caption = Sentence(_STARS, {"period": document.period})
        tables.append(Table(f"stars-{document.period}", caption, _STAR_COLUMNS, tuple(rows)))
    return tuple(tables), given


def view(facts: Facts) -> Page:
    """Return one table a round, one row a member; then the stars."""
    held = [month for month in rounds(facts.village) if month.last in facts.period]
    found = {month: round_results(facts.ctx, month) for month in held}
    tables = tuple(_round(facts, month, rows) for month, rows in found.items())
    if not tables:
        tables = (Table("ratings-none", Sentence(TITLE), COLUMNS, (), empty=_NONE),)
    stars, given = _stars(facts)
    everyone = [result for rows in found.values() for result in rows.values()]
    rated = sum(result.grade is not None for result in everyone)
    values: dict[str, object] = {
        "rounds": len(held),
        "rated": rated,
        "few": len(everyone) - rated,
        "stars": given,
    }
    fewest = [minimum_ballots(facts.ctx, month.last) for month in held[-1:]]
    notes = tuple(Sentence(_METHOD, {"minimum": minimum}) for minimum in fewest)
    return Page("ratings", TITLE, Sentence(_SUMMARY, values), tables + stars, notes)
