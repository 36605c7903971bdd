"""at-a-glance: the period on one page, with pictures: links, promises, requests, ratings, trend."""

from gridctl.compute.gathering import ORGANISATION
from gridctl.compute.promises import PromiseState
from gridctl.compute.rating import round_date, rounds
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.page import Cell, Column, Link, Page, Picture, Sentence, Table
from gridctl.disclosure.pictures import share
from gridctl.disclosure.whose_grid import BY_HOME
from gridctl.figures.activity import activities, visits
from gridctl.figures.done_of_due import Measure, done
from gridctl.figures.figure import Done
from gridctl.figures.promises.pledged import promises_in
from gridctl.figures.ratings.distribution import grade_figure
from gridctl.figures.requests import requests
from gridctl.model.choices import RatingGrade
from gridctl.model.period import Period, PeriodKind
from gridctl.model.words import Words
from gridctl.rules.shared.rounds import round_results

TITLE = Words("The period at a glance", "本期一览")
_SHARE = Words("Share", "占比")
_GRID_COLUMNS = (
    Column(Words("Grid", "网格")),
    Column(Words("Linked", "已联户数"), "number", "linked"),
    Column(Words("Ordinary households", "普通户数"), "number", "households"),
    Column(_SHARE, "number", "coverage"),
)
_STATE_COLUMNS = (
    Column(Words("State", "情况")),
    Column(Words("Number", "数量"), "number", "row"),
    Column(_SHARE, "number"),
)
_GRADE_COLUMNS = (
    Column(Words("Result", "评价结果")),
    Column(Words("Members", "党员人数"), "number", "row"),
    Column(Words("Results published", "公布人数"), "number", "rating-results.done"),
    Column(_SHARE, "number"),
)
_PERIOD = Column(Words("Period", "期次"), "term")
_ALL = Words("Whole village", "全村")
_COVERAGE = Words("Households looked after by a member", "有党员联系的户")
_COVERED = Words(
    "{linked} of {all} {all:household|households} {linked:is|are} linked",
    "普通户{all}户，已联{linked}户",
)
_PROMISES = Words("What became of the promises", "承诺兑现情况")
_KEPT = Words("{kept} of {all} {all:promise|promises} kept", "承诺{all}项，已兑现{kept}项")
_REQUESTS = Words("Requests answered in time", "群众诉求按时答复")
_ANSWERED = Words(
    "{in_time} of {due} that were due answered in time", "应答复{due}件，按时答复{in_time}件"
)
_REQUEST_STATES = {
    "done": (Words("answered in time", "按时答复"), "full"),
    "missing": (Words("answered late, or not yet", "逾期答复或未答复"), "striped"),
}
#: The states of promises: those that are told together, how they look, and their figure.
_PROMISE_STATES = {
    (PromiseState.KEPT, PromiseState.KEPT_LATE): ("full", "promises-kept"),
    (PromiseState.OPEN,): ("open", "promises-open"),
    (PromiseState.OVERDUE,): ("striped", "promises-overdue"),
    (PromiseState.WITHDRAWN,): ("faint", "promises-withdrawn"),
}
_RATINGS = Words("Villagers' ratings of {day}", "{day}群众评价")
_NO_ROUND = Words("Villagers' ratings", "群众评价")
_RATED = Words(
    "{good} of {all} {all:member|members} rated good or fairly good",
    "公布结果{all}人，好和较好{good}人",
)
_NONE = Words("No round was held in this period.", "本期没有开展群众评价。")
_FEW = Words(
    "Of {few} {few:member|members} nothing is shown: too few ballots.",
    "另有{few}人票数不足，不公布结果。",
)
_TREND = {
    "visits": Words("Visits to linked households, up to this period", "走访：最近各期"),
    "activities": Words("Members' activities, up to this period", "党员活动：最近各期"),
    "answers": Words("Requests answered in time, up to this period", "诉求按时答复：最近各期"),
}
_TREND_MEASURES: dict[str, tuple[str, Measure]] = {
    "visits": ("visits", visits.MEASURE),
    "activities": ("activities", activities.MEASURE),
    "answers": ("requests", requests.MEASURE),
}
_TREND_NOTE = Words(
    "As known on {day}; entries made later for earlier periods are counted.",
    "按截至{day}的台账统计，包括以后补记的以前各期事项。",
)
#: Stands for the share of nothing: a zero would look like a failure.
NOTHING_DUE = Words("nothing was due", "没有应办事项")
_BEGIN = Words("The records begin on {start}.", "台账从{start}开始。")
_PERIODS = 4
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
_LINKED = Words(
    "{linked} of {households} {households:household|households} linked",
    "普通户{households}户，已联{linked}户",
)
_OF_PROMISES = Words(
    "{kept} of {promises} {promises:promise|promises} kept", "承诺{promises}项，已兑现{kept}项"
)
_NO_PROMISES = Words("no promises", "没有承诺事项")
_OF_REQUESTS = Words(
    "{in_time} of {due} {due:request|requests} due answered in time",
    "应答复诉求{due}件，按时答复{in_time}件",
)
_NO_REQUESTS = Words("no request was due to be answered", "没有应答复的诉求")
_NO_REQUEST_DUE = Words("No request was due to be answered.", "本期没有应答复的诉求。")
_NOT_PUBLISHED = Words("Not published.", "不公布。")
_FEW_ASKED = Words(
    "Fewer than {minimum} households had requests in hand; no numbers are published.",
    "有诉求在办的农户不足{minimum}户，不公布件数。",
)


def _coverage(facts: Facts) -> tuple[Table, tuple[int, int]]:
    pairs: list[tuple[Cell, int, int]] = [
        (grid.name, grid.linked, grid.households) for grid in facts.quotas.grids
    ]
    subjects = [grid.grid for grid in facts.quotas.grids]
    linked, households = sum(p[1] for p in pairs), sum(p[2] for p in pairs)
    whose = (BY_HOME,) if len(pairs) > 1 else ()
    if whose:
        pairs.append((_ALL, linked, households))
        subjects.append(ORGANISATION)
    rows = tuple((name, part, whole, share(part, whole)) for name, part, whole in pairs)
    says = Sentence(_COVERED, {"linked": linked, "all": households})
    picture = Picture("shares", 1, 2, big=share(linked, households) or "", says=says)
    caption, named = Sentence(_COVERAGE), tuple(subjects)
    table = Table(
        "glance-coverage", caption, _GRID_COLUMNS, rows, whose, cards=False, subjects=named
    )
    return table._replace(picture=picture), (linked, households)


def _parts(name: str, caption: Words, rows: list[tuple[Cell, int, str, str]]) -> Table:
    """Return a table of the parts of a whole: (name, number, figure, look) each, with its bar."""
    whole = sum(number for _, number, _, _ in rows)
    shown = [row for row in rows if row[1]]
    return Table(
        name,
        Sentence(caption),
        _STATE_COLUMNS,
        tuple((state, number, share(number, whole)) for state, number, _, _ in shown),
        cards=False,
        subjects=(ORGANISATION,) * len(shown),
        figures=tuple(figure for _, _, figure, _ in shown),
        picture=Picture("parts", 1, looks=tuple(look for *_, look in shown)),
    )


def _promises(facts: Facts) -> tuple[Table, tuple[int, int]]:
    rows: list[tuple[Cell, int, str, str]] = []
    for states, (look, figure) in _PROMISE_STATES.items():
        found = promises_in(facts.ctx, ORGANISATION, facts.period, states)
        rows.append((states[0], len(found), figure, look))
    kept, everything = rows[0][1], sum(row[1] for row in rows)
    table = _parts("glance-promises", _PROMISES, rows)
    says = Sentence(_KEPT, {"kept": kept, "all": everything})
    if table.picture:
        big = share(kept, everything) or ""
        table = table._replace(picture=table.picture._replace(big=big, says=says))
    return table, (kept, everything)


def _requests(facts: Facts) -> tuple[Table, Done | None]:
    """Return the table, and the counts; none where too few households asked to count them."""
    if facts.few_asked(facts.period):
        few = Sentence(_FEW_ASKED, {"minimum": facts.minimum_households})
        hidden = Table("glance-requests", Sentence(_REQUESTS), _STATE_COLUMNS, (), (few,))
        return hidden._replace(cards=False, empty=_NOT_PUBLISHED), None
    found = done(facts.ctx, requests.MEASURE, ORGANISATION, facts.period)
    numbers = {"done": found.done, "missing": found.due - found.done}
    rows: list[tuple[Cell, int, str, str]] = [
        (words, numbers[end], f"requests.{end}", look)
        for end, (words, look) in _REQUEST_STATES.items()
    ]
    table = _parts("glance-requests", _REQUESTS, rows)._replace(empty=_NO_REQUEST_DUE)
    says = Sentence(_ANSWERED, {"in_time": found.done, "due": found.due})
    if table.picture:
        big = share(*found) or ""
        table = table._replace(picture=table.picture._replace(big=big, says=says))
    return table, found


def _round(facts: Facts, month: Period) -> Table:
    """Return how many members a round rated how; of too few ballots, nothing."""
    found = round_results(facts.ctx, month).values()
    grades = [result.grade for result in found if result.grade]
    rated = len(grades)
    good = grades.count(RatingGrade.GOOD) + grades.count(RatingGrade.FAIRLY_GOOD)
    rows = tuple(
        (grade, grades.count(grade), rated, share(grades.count(grade), rated))
        for grade in RatingGrade
    )
    says = Sentence(_RATED, {"good": good, "all": rated})
    few = len(found) - rated
    table = Table(
        f"glance-ratings-{month}",
        Sentence(_RATINGS, {"day": round_date(facts.village, month)}),
        _GRADE_COLUMNS,
        rows if rated else (),
        (Sentence(_FEW, {"few": few}),) if few else (),
        cards=False,
        picture=Picture("shares", 1, 2, big=share(good, rated) or "", says=says),
    )
    if not rated:
        return table
    subjects = (f"{ORGANISATION}@{month}",) * len(rows)
    figures = tuple(grade_figure(grade).name for grade in RatingGrade)
    return table._replace(subjects=subjects, figures=figures)


def _ratings(facts: Facts) -> tuple[Table, ...]:
    held = [month for month in rounds(facts.village) if month.last in facts.period]
    return tuple(_round(facts, month) for month in held) or (
        Table("glance-ratings", Sentence(_NO_ROUND), _GRADE_COLUMNS, (), empty=_NONE),
    )


def last_periods(facts: Facts, number: int = _PERIODS) -> tuple[Period, ...]:
    """Return the last quarters up to the period's end, oldest first, since the records began.

    For a month's report they are months.
    """
    kind: PeriodKind = "month" if facts.period.kind == "month" else "quarter"
    last = Period.of(kind, facts.period.last)
    found = (last.step(back) for back in range(1 - number, 1))
    return tuple(period for period in found if period.last >= facts.ctx.records_from)


def _trend(facts: Facts, name: str) -> Table:
    """Return what was done of what was due in each of the last periods."""
    figure, measure = _TREND_MEASURES[name]
    periods = [p for p in last_periods(facts) if name != "answers" or not facts.few_asked(p)]
    pairs = {period: done(facts.ctx, measure, ORGANISATION, period) for period in periods}
    headings = zip(_TRENDS[name], ("done", "due", "share"), strict=True)
    notes = [Sentence(_TREND_NOTE, {"day": facts.day})]
    if len(last_periods(facts)) < _PERIODS:
        notes.append(Sentence(_BEGIN, {"start": facts.ctx.records_from}))
    return Table(
        f"glance-{name}",
        Sentence(_TREND[name]),
        (_PERIOD, *(Column(heading, "number", f"{figure}.{end}") for heading, end in headings)),
        tuple((period, *pair, share(*pair) or NOTHING_DUE) for period, pair in pairs.items()),
        tuple(notes),
        cards=False,
        subjects=tuple(f"{ORGANISATION}@{period}" for period in pairs),
        picture=Picture("columns", 1, 2),
    )


def _trends(facts: Facts) -> tuple[Table, ...]:
    """Return the last periods side by side; no table of what was due in none of them."""
    found = (_trend(facts, name) for name in _TREND)
    return tuple(table for table in found if any(row[2] for row in table.rows))


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
        "in_time": answers.done if answers else 0,
        "due": answers.due if answers else 0,
    }
    told = [_LINKED, _OF_PROMISES if promised else _NO_PROMISES]
    told += [_OF_REQUESTS if answers.due else _NO_REQUESTS] if answers else []
    en, zh = ("; ".join(part.en for part in told), "；".join(part.zh for part in told))
    return Page(
        "at-a-glance",
        TITLE,
        Sentence(Words(f"{en}.", f"{zh}。"), values),
        (coverage, promises, requests, *_ratings(facts), *_trends(facts)),
        wide=True,
        section="glance",
        template="glance",
        links=tuple(map(Link, ("quotas", "commitments", "requests", "ratings", "activity-counts"))),
    )
