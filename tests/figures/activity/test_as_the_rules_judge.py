"""What the indices call missing is what the rules find, however the example is edited."""

import re
from collections.abc import Callable

import pytest

from gridctl.app.figures import as_it_stood
from gridctl.compute.duties import Index, index_of
from gridctl.figures.activity import activities, meetings, member_visits, priority_visits, visits
from gridctl.figures.done_of_due import Measure
from gridctl.figures.promises import promises
from gridctl.figures.requests import requests, requests_raised, requests_told
from gridctl.findings.finding import Severity
from gridctl.model.period import Period
from tests.kit import Files, community, example, opened, quick_reader, report

__all__ = ["quick_reader"]
pytestmark = pytest.mark.usefixtures("quick_reader")
DAY = "2023-01-01"
YEAR = Period.parse("2022")


def found(files: Files, *rules: str, as_of: str = DAY) -> int:
    """Count the errors of rules."""
    outcome = report(files, *rules, as_of=as_of)
    return sum(finding.severity is Severity.ERROR for finding in outcome.findings)


def index(files: Files, measure: Measure, period: Period = YEAR, as_of: str = DAY) -> Index:
    return index_of(measure.owing(as_it_stood(opened(files, as_of), period), period).duties)


def changed(files: Files, folder: str, change: Callable[[list[str]], list[str]]) -> Files:
    """Change the rows below the header of every file of a folder (or of one file)."""
    whole = dict(files)
    for path, data in files.items():
        if path.startswith(folder):
            text = data if isinstance(data, str) else data.decode()
            head, *rows = text.splitlines(keepends=True)
            whole[path] = "".join([head, *change(rows)])
    return whole


def without_each(nth: int) -> Callable[[list[str]], list[str]]:
    return lambda rows: [row for number, row in enumerate(rows) if number % nth]


def replaced(nth: int, old: str, new: str) -> Callable[[list[str]], list[str]]:
    return lambda rows: [
        re.sub(old, new, row) if number % nth == 0 else row for number, row in enumerate(rows)
    ]


@pytest.mark.parametrize("nth", [2, 60])
def test_visits(nth: int) -> None:
    files = changed(example(), "ledger/visits/", without_each(nth))
    whole = index(files, visits.MEASURE)
    assert whole.missing == found(files, "too-few-visits", "priority-visit-missing")
    assert whole.missing > 0
    assert whole.late == 0
    priority = index(files, priority_visits.MEASURE)
    assert priority.missing == found(files, "priority-visit-missing")
    assert 0 < priority.due < whole.due


@pytest.mark.parametrize("nth", [2, 30])
def test_activities(nth: int) -> None:
    files = changed(example(), "ledger/activities/", without_each(nth))
    whole = index(files, activities.MEASURE)
    assert whole.missing == found(files, "too-few-activities")
    assert whole.missing > 0


@pytest.mark.parametrize("nth", [2, 9])
def test_promises(nth: int) -> None:
    files = changed(example(), "commitments/", replaced(nth, r", done_on: [0-9-]+", ""))
    whole = index(files, promises.MEASURE)
    assert whole.missing == found(files, "commitment-overdue")
    assert whole.missing > 0


@pytest.mark.parametrize("nth", [1, 3])
def test_requests(nth: int) -> None:
    blank = replaced(nth, r"(\d{4}-\d\d-\d\d),\d{4}-\d\d-\d\d,\d{4}-\d\d-\d\d,[^,\n]*$", r"\1,,,")
    files = changed(example(), "ledger/requests/", blank)
    whole = index(files, requests.MEASURE)
    assert whole.missing + whole.late == found(files, "request-overdue")
    assert whole.missing > 0


def test_late_answers() -> None:
    files = changed(
        example(),
        "ledger/requests/",
        replaced(2, r"\d{4}-\d\d-\d\d(,\d{4}-\d\d-\d\d,\d{4}-\d\d-\d\d,[^,\n]*)$", r"2022-01-09\1"),
    )
    before, after = index(example(), requests.MEASURE), index(files, requests.MEASURE)
    assert after.late > before.late
    assert after.missing + after.late == found(files, "request-overdue")


@pytest.mark.parametrize("nth", [1, 3])
def test_raising_requests(nth: int) -> None:
    files = changed(example(), "ledger/request-steps/", replaced(nth, "提交", "商议"))
    whole = index(files, requests_raised.MEASURE)
    assert whole.missing + whole.late == found(files, "request-not-raised")
    assert whole.missing > 0


@pytest.mark.parametrize("nth", [1, 2])
def test_telling_who_asked(nth: int) -> None:
    blank = replaced(nth, r",\d{4}-\d\d-\d\d,(\d{4}-\d\d-\d\d,[^,\n]*)$", r",,\1")
    files = changed(example(), "ledger/requests/", blank)
    files = changed(files, "ledger/request-steps/", replaced(2, "反馈", "商议"))
    whole = index(files, requests_told.MEASURE)
    assert whole.missing == found(files, "request-closed-unanswered")
    assert whole.missing > 0


@pytest.mark.parametrize(
    ("nth", "old", "new"),
    [
        (3, "主题党日", "推进例会"),
        (4, "联合办公", "推进例会"),
        (2, "汇报活动", "其他"),
        (1, "专题研究", "其他"),
        (2, r"汇报活动([^,]*),[^,]+,", r"汇报活动\1,,"),
        (1, "年终述职", "其他"),
        (1, "支委会", "推进例会"),
    ],
)
def test_meetings(nth: int, old: str, new: str) -> None:
    files = changed(example(), "meetings.csv", replaced(nth, old, new))
    whole = index(files, meetings.MEASURE)
    assert whole.missing == found(files, "meeting-missing", "agenda-missing")
    assert whole.missing > 0


def test_in_the_community_each_week_of_each_member() -> None:
    quarter = Period.parse("2023Q1")
    files = changed(community(), "ledger/visits/", without_each(9))
    whole = index(files, member_visits.MEASURE, quarter, "2023-04-01")
    assert whole.missing == found(files, "member-visits-missing", as_of="2023-04-01")
    assert whole.missing > 0


@pytest.mark.parametrize(
    ("measure", "rules"),
    [
        (visits.MEASURE, ("too-few-visits", "priority-visit-missing")),
        (activities.MEASURE, ("too-few-activities",)),
        (promises.MEASURE, ("commitment-overdue",)),
        (requests_told.MEASURE, ("request-closed-unanswered",)),
        (meetings.MEASURE, ("meeting-missing", "agenda-missing")),
    ],
)
def test_nothing_is_missing_in_the_example(measure: Measure, rules: tuple[str, ...]) -> None:
    whole = index(example(), measure)
    assert whole.due > 0
    assert whole.missing == found(example(), *rules) == 0


@pytest.mark.parametrize(
    "measure",
    [
        pytest.param(each.MEASURE, id=each.FIGURE.name)
        for each in (visits, priority_visits, activities, meetings)
    ],
)
def test_months_add_up_to_quarters_halves_and_the_year(measure: Measure) -> None:
    files = changed(example(), "ledger/", without_each(3))
    ctx = opened(files, DAY).context()

    def counted(period: Period) -> tuple[int, ...]:
        return tuple(index_of(measure.owing(ctx, period).duties))

    whole = counted(YEAR)
    for kind in ("month", "quarter", "half"):
        parts = [counted(part) for part in YEAR.split(kind)]
        assert tuple(map(sum, zip(*parts, strict=True))) == whole
