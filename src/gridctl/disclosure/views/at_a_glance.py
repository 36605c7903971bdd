"""at-a-glance: the period on one page, with pictures: links, promises, requests, ratings, trend."""

from collections import Counter

from gridctl.compute.promises import PromiseState, promise_state
from gridctl.compute.rating import results, round_date, rounds
from gridctl.compute.timeliness import Timeliness, count_timeliness
from gridctl.disclosure.counts import activity_counts, last_quarters, share, total, visit_counts
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.page import Cell, Column, Link, Page, Picture, Sentence, Table
from gridctl.disclosure.pledges import pledges_of
from gridctl.disclosure.views.ratings import minimum_ballots
from gridctl.disclosure.views.requests import limits_on
from gridctl.model.choices import RatingGrade
from gridctl.model.period import Period
from gridctl.model.words import Words

TITLE = Words("The period at a glance", "本期一览")
_SHARE = Column(Words("Share", "占比"), "number")
_GRID_COLUMNS = (
    Column(Words("Grid", "网格")),
    Column(Words("Linked", "已联户数"), "number"),
    Column(Words("Ordinary households", "普通户数"), "number"),
    _SHARE,
)
_STATE_COLUMNS = (
    Column(Words("State", "情况")),
    Column(Words("Number", "数量"), "number"),
    _SHARE,
)
_GRADE_COLUMNS = (
    Column(Words("Result", "评价结果")),
    Column(Words("Members", "党员人数"), "number"),
    Column(Words("Results published", "公布人数"), "number"),
    _SHARE,
)
_PERIOD = Column(Words("Period", "期次"), "term")
_ALL = Words("Whole village", "全村")
_COVERAGE = Words("Households looked after by a member", "有党员联系的户")
_COVERED = Words("{linked} of {all} households are linked", "普通户{all}户，已联{linked}户")
_PROMISES = Words("What became of the promises", "承诺兑现情况")
_KEPT = Words("{kept} of {all} promises kept", "承诺{all}项，已兑现{kept}项")
_REQUESTS = Words("Requests answered in time", "群众诉求按时答复")
_ANSWERED = Words(
    "{in_time} of {due} that were due answered in time", "应答复{due}件，按时答复{in_time}件"
)
_REQUEST_STATES = {
    "in_time": (Words("answered in time", "按时答复"), "full"),
    "late": (Words("answered late", "逾期答复"), "light"),
    "waiting": (Words("not yet due", "未到期"), "open"),
    "overdue": (Words("overdue", "逾期未答复"), "striped"),
    "undated": (Words("over, no day recorded", "已了结（未记日期）"), "faint"),
}
_PROMISE_LOOKS = {
    PromiseState.KEPT: "full",
    PromiseState.KEPT_LATE: "light",
    PromiseState.OPEN: "open",
    PromiseState.OVERDUE: "striped",
    PromiseState.WITHDRAWN: "faint",
}
_RATINGS = Words("Villagers' ratings of {day}", "{day}群众评价")
_NO_ROUND = Words("Villagers' ratings", "群众评价")
_RATED = Words(
    "{good} of {all} members rated good or fairly good",
    "公布结果{all}人，好和较好{good}人",
)
_NONE = Words("No round was held in this period.", "本期没有开展群众评价。")
_FEW = Words(
    "Of {few} members nothing is shown: too few ballots.", "另有{few}人票数不足，不公布结果。"
)
_TREND = {
    "visits": Words("Visits to linked households, up to this period", "走访：最近各期"),
    "activities": Words("Members' activities, up to this period", "党员活动：最近各期"),
    "answers": Words("Requests answered in time, up to this period", "诉求按时答复：最近各期"),
}
_TREND_NOTE = Words(
    "As known on {day}; entries made later for earlier periods are counted.",
    "按截至{day}的台账统计，包括以后补记的以前各期事项。",
)
#: What was done, of what was due, and the share, in each quarter.
_TRENDS = {
    "visits": (
        Words("Household months visited", "已走访户次"),
        Words("Visits due", "应走访户次"),
        Words("Share", "走访率"),
    ),
    "activities": (
        Words("Members active", "参加活动人次"),
        Words("Activities due", "应参加人次"),
        Words("Share", "参加率"),
    ),
    "answers": (
        Words("Answered in time", "按时答复件数"),
        Words("Answers due", "应答复件数"),
        Words("Share", "按时答复率"),
    ),
}
_SUMMARY = Words(
    "{linked} of {households} households linked; {kept} of {promises} promises kept; {in_time} of "
    "{due} requests due answered in time.",
    "普通户{households}户，已联{linked}户；承诺{promises}项，已兑现{kept}项；"
    "应答复诉求{due}件，按时答复{in_time}件。",
)
_SUMMARY_OF_FEW = Words(
    "{linked} of {households} households linked; {kept} of {promises} promises kept.",
    "普通户{households}户，已联{linked}户；承诺{promises}项，已兑现{kept}项。",
)
_NOT_PUBLISHED = Words("Not published.", "不公布。")
_FEW_ASKED = Words(
    "Fewer than {minimum} households had requests in hand; no numbers are published.",
    "有诉求在办的农户不足{minimum}户，不公布件数。",
)


def _coverage(facts: Facts) -> tuple[Table, tuple[int, int]]:
    pairs = [(grid.name, grid.linked, grid.households) for grid in facts.quotas.grids]
    linked, households = sum(p[1] for p in pairs), sum(p[2] for p in pairs)
    if len(pairs) > 1:
        pairs.append((_ALL, linked, households))  # type: ignore[arg-type]
    rows = tuple((name, part, whole, share(part, whole)) for name, part, whole in pairs)
    says = Sentence(_COVERED, {"linked": linked, "all": households})
    picture = Picture("shares", 1, 2, big=share(linked, households) or "", says=says)
    table = Table(
        "glance-coverage", Sentence(_COVERAGE), _GRID_COLUMNS, rows, cards=False, picture=picture
    )
    return table, (linked, households)


def _promises(facts: Facts) -> tuple[Table, tuple[int, int]]:
    here = {member.id for member in facts.members}
    seen = Counter(
        promise_state(promise, facts.day)
        for member, form in pledges_of(facts).items()
        if member in here
        for promise in form.promises
    )
    kept = seen[PromiseState.KEPT] + seen[PromiseState.KEPT_LATE]
    all_of_them = seen.total()
    says = Sentence(_KEPT, {"kept": kept, "all": all_of_them})
    looks = tuple(_PROMISE_LOOKS[state] for state in _PROMISE_LOOKS if seen[state])
    rows = tuple((state, seen[state], share(seen[state], all_of_them)) for state in _PROMISE_LOOKS)
    shown = tuple(row for row in rows if row[1])
    picture = Picture("parts", 1, looks=looks, big=share(kept, all_of_them) or "", says=says)
    table = Table(
        "glance-promises", Sentence(_PROMISES), _STATE_COLUMNS, shown, cards=False, picture=picture
    )
    return table, (kept, all_of_them)


def _timeliness(facts: Facts, period: Period) -> Timeliness:
    return count_timeliness(facts.village.requests, period, *limits_on(facts, period.last))


def _requests(facts: Facts) -> tuple[Table, Timeliness | None]:
    """Return the table, and the counts; none where too few households asked to count them."""
    if facts.few_asked(facts.period):
        few = Sentence(_FEW_ASKED, {"minimum": facts.minimum_households})
        hidden = Table("glance-requests", Sentence(_REQUESTS), _STATE_COLUMNS, (), (few,))
        return hidden._replace(cards=False, empty=_NOT_PUBLISHED), None
    found = _timeliness(facts, facts.period)
    shown = {name: number for name, number in found._asdict().items() if number}
    all_of_them = sum(shown.values())
    rows: list[tuple[Cell, ...]] = [
        (_REQUEST_STATES[name][0], number, share(number, all_of_them))
        for name, number in shown.items()
    ]
    says = Sentence(_ANSWERED, {"in_time": found.in_time, "due": found.due})
    looks = tuple(_REQUEST_STATES[name][1] for name in shown)
    picture = Picture("parts", 1, looks=looks, big=share(found.in_time, found.due) or "", says=says)
    caption = Sentence(_REQUESTS)
    table = Table(
        "glance-requests", caption, _STATE_COLUMNS, tuple(rows), cards=False, picture=picture
    )
    return table, found


def _ratings(facts: Facts) -> tuple[Table, ...]:
    """Return how many members each round of the period rated how; of few ballots, nothing."""
    minimum = minimum_ballots(facts)
    tables = []
    for month in rounds(facts.village):
        if month.last not in facts.period:
            continue
        found = results(facts.village.ratings, month, minimum)
        grades = Counter(result.grade for result in found if result.grade)
        rated = grades.total()
        good = grades[RatingGrade.GOOD] + grades[RatingGrade.FAIRLY_GOOD]
        rows = tuple((g, grades[g], rated, share(grades[g], rated)) for g in RatingGrade)
        says = Sentence(_RATED, {"good": good, "all": rated})
        picture = Picture("shares", 1, 2, big=share(good, rated) or "", says=says)
        few = len(found) - rated
        notes = (Sentence(_FEW, {"few": few}),) if few else ()
        caption = Sentence(_RATINGS, {"day": round_date(facts.village, month)})
        table = Table(
            f"glance-ratings-{month}",
            caption,
            _GRADE_COLUMNS,
            rows if rated else (),
            notes,
            cards=False,
            picture=picture,
        )
        tables.append(table)
    return tuple(tables) or (
        Table("glance-ratings", Sentence(_NO_ROUND), _GRADE_COLUMNS, (), empty=_NONE),
    )


def _trends(facts: Facts) -> tuple[Table, ...]:
    """Return the last quarters side by side; no table of what was due in none of them."""
    found: dict[str, list[tuple[Cell, ...]]] = {name: [] for name in _TREND}
    for quarter in last_quarters(facts):
        months = quarter.split("month")
        answers = _timeliness(facts, quarter)
        pairs = {
            "visits": total(visit_counts(facts, months)[0]),
            "activities": total(activity_counts(facts, months)),
            "answers": (answers.in_time, answers.due),
        }
        if facts.few_asked(quarter):
            del pairs["answers"]
        for name, pair in pairs.items():
            found[name].append((quarter, *pair, share(*pair)))
    notes = (Sentence(_TREND_NOTE, {"day": facts.day}),)
    tables = []
    for name, rows in found.items():
        columns = (_PERIOD, *(Column(heading, "number") for heading in _TRENDS[name]))
        picture = Picture("columns", 1, 2)
        caption = Sentence(_TREND[name])
        if any(row[2] for row in rows):
            tables.append(
                Table(
                    f"glance-{name}",
                    caption,
                    columns,
                    tuple(rows),
                    notes,
                    cards=False,
                    picture=picture,
                )
            )
    return tuple(tables)


def view(facts: Facts) -> Page:
    """Return a table with its picture for each thing that a villager asks first."""
    coverage, (linked, households) = _coverage(facts)
    promises, (kept, promised) = _promises(facts)
    requests, answers = _requests(facts)
    values: dict[str, object] = {
        "linked": linked,
        "households": households,
        "kept": kept,
        "promises": promised,
        "in_time": answers.in_time if answers else 0,
        "due": answers.due if answers else 0,
    }
    return Page(
        "at-a-glance",
        TITLE,
        Sentence(_SUMMARY if answers else _SUMMARY_OF_FEW, values),
        (coverage, promises, requests, *_ratings(facts), *_trends(facts)),
        wide=True,
        section="glance",
        template="glance",
        links=tuple(map(Link, ("quotas", "commitments", "requests", "ratings", "activity-counts"))),
    )
