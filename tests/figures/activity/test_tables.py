"""The tables about work: each cell is what `why` tells, and pages print the same."""

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridctl.app.figures import as_it_stood, figure_tables
from gridctl.compute.duties import index_of
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.views import activity_counts, requests
from gridctl.figures.activity import activities, visits
from gridctl.figures.activity import meetings as units
from gridctl.figures.activity.month_by_grid import by_grid
from gridctl.figures.activity.year_series_table import series
from gridctl.figures.catalogue import named
from gridctl.figures.done_of_due import done, shares
from gridctl.figures.figure import Done, FigureTable
from gridctl.figures.quotas.worked_out import quotas
from gridctl.figures.requests import requests as answered
from gridctl.figures.told import told
from gridctl.model.period import Period
from gridctl.rules.rule import Context
from tests.figures.activity.small import AUGUST, FILES, Q3, tables
from tests.kit import context, edited, example, manifest, opened, quick_reader

__all__ = ["quick_reader"]
pytestmark = pytest.mark.usefixtures("quick_reader")
NAMES = (
    "activity-grids",
    "activity-members",
    "month-activities",
    "month-priority-visits",
    "month-visits",
    "unit-meetings",
    "year-series",
)


@cache
def of_example(text: str, as_of: str = "2023-01-05") -> tuple[FigureTable, ...]:
    found = figure_tables(opened(example(), as_of), Period.parse(text))
    return tuple(table for table in found if table.name in NAMES)


def value_of(ctx: Context, subject: str, figure: str, period: Period) -> object:
    traceable = named(figure)
    assert traceable is not None
    explained = traceable.explain(ctx, subject, period)
    assert explained is not None, (figure, subject, period)
    return explained.value


def rows(table: FigureTable) -> list[tuple[object, ...]]:
    return [(row.subject, *(told(cell, "en") for cell in row.cells)) for row in table.rows]


def test_the_members() -> None:
    table = tables()["activity-members"]
    assert [column.key for column in table.columns] == [
        "name", "grid", "visits", "activities", "promises", "promises-late", "requests",
        "requests-late", "requests-raised", "requests-told", "visits-made", "activities-held",
    ]  # fmt: skip
    assert rows(table) == [
        ("M1", "甲例", "一网格", "1/4", "2/3", "2/2", "1", "1/1", "0", "1/2", "1/1", "3", "3"),
        ("M2", "乙例", "一网格", "1/6", "2/3", "0/1", "0", "1/3", "1", "1/3", "0/1", "2", "2"),
    ]
    assert not table.internal


def test_the_grids_and_the_village() -> None:
    table = tables()["activity-grids"]
    whole = ("2/10", "4/6", "2/3", "1", "2/4", "1", "2/5", "1/2", "5")
    assert rows(table) == [("G1", "一网格", *whole), ("V", "whole village", *whole)]


def test_month_by_month() -> None:
    found = tables()
    assert rows(found["month-visits"]) == [
        ("G1", "一网格", "0/3", "2/3", "0/4", "2/10"),
        ("V", "whole village", "0/3", "2/3", "0/4", "2/10"),
    ]
    assert [c.period for c in found["month-visits"].columns] == [
        None, *Q3.split("month"), None,
    ]  # fmt: skip
    assert rows(found["month-activities"])[-1][2:] == ("2/2", "1/2", "1/2", "4/6")
    priority = found["month-priority-visits"]
    assert priority.internal
    assert rows(priority)[-1][2:] == ("0/1", "0/1", "0/1", "0/3")
    assert "month-visits" not in tables(AUGUST)


def test_the_meetings_of_units() -> None:
    files = {**FILES, "gridctl.yaml": manifest("line-2022")}
    table = tables(Q3, files)["unit-meetings"]
    assert rows(table) == [
        ("B1", "一支部", "1/1", "0/1", "2/2", "3/4"),
        ("V", "all units", "1/1", "0/1", "2/2", "3/4"),
    ]
    assert rows(tables(AUGUST, files)["unit-meetings"])[0] == ("B1", "一支部", "0/1")
    asked_nothing = {**FILES, "gridctl.yaml": manifest("line-2022, clauses: [2.1-activity]")}
    assert "unit-meetings" not in tables(Q3, asked_nothing)


def test_the_village_period_by_period() -> None:
    table = tables(Period.parse("2022"))["year-series"]
    assert [row.period for row in table.rows] == list(Period.parse("2022").split("quarter"))
    assert [str(row[1]) for row in rows(table)] == ["2022Q1", "2022Q2", "2022Q3", "2022Q4"]
    keys = [column.key for column in table.columns]
    third = dict(zip(keys, rows(table)[2][1:], strict=True))
    assert third["visits"] == "2/10"
    assert third["promises"] == "2/3"
    assert third["requests"] == "2/4"
    assert (third["visits-made"], third["activities-held"]) == ("5", "4")
    assert dict(zip(keys, rows(table)[0][1:], strict=True))["promises"] == "—"


@pytest.mark.parametrize(
    ("period", "as_of", "first", "last", "count"),
    [
        ("2022Q3", "2023-01-05", "2022Q1", "2022Q3", 3),
        ("2022", "2023-01-05", "2022Q1", "2022Q4", 4),
        ("2022H1", "2023-01-05", "2022Q1", "2022Q2", 2),
        ("2022-12", "2023-01-05", "2022-01", "2022-12", 12),
        ("2022-08", "2023-01-05", "2022-01", "2022-08", 8),
        ("2023-01", "2023-01-05", "2022-02", "2023-01", 12),
        ("2023", "2023-01-05", "2022Q2", "2023Q1", 4),
        ("2022", "2022-09-30", "2022Q1", "2022Q3", 3),
    ],
)
def test_twelve_months_or_four_quarters(
    period: str, as_of: str, first: str, last: str, count: int
) -> None:
    asked = Period.parse(period)
    found = series(as_it_stood(opened(FILES, as_of), asked), asked)
    assert (str(found[0]), str(found[-1]), len(found)) == (first, last, count)
    assert all(one.step(1) == two for one, two in pairwise(found))


def test_a_series_of_one_is_none() -> None:
    files = {**FILES, "gridctl.yaml": manifest(records_from="2022-09-30")}
    assert "year-series" not in tables(Q3, files)
    files = {**FILES, "gridctl.yaml": manifest(records_from="2022-06-30")}
    assert len(tables(Q3, files)["year-series"].rows) == 2


def test_what_no_clause_asks_for_has_no_column() -> None:
    files = {**FILES, "gridctl.yaml": manifest("line-2022")}
    keys = [column.key for column in tables(Q3, files)["activity-grids"].columns]
    assert keys == ["name", "activities", "promises", "promises-late", "visits-made"]
    weekly = {**FILES, "gridctl.yaml": manifest("jieqin")}
    assert "member-visits" in [c.key for c in tables(Q3, weekly)["activity-members"].columns]


def test_duties_without_a_grid_have_a_row() -> None:
    files = edited(FILES, "households.csv", "H1,王样,VG1,", "H1,王样,VG9,")
    found = tables(Q3, {path: str(text) for path, text in files.items()})
    assert [row[:2] for row in rows(found["activity-grids"])] == [
        ("G1", "一网格"),
        ("", "no grid"),
        ("V", "whole village"),
    ]
    assert [row[:3] for row in rows(found["month-visits"])][1] == ("", "no grid", "0/1")


@pytest.mark.parametrize("text", ["2022Q3", "2022-12"])
def test_cells_of_the_example_are_their_figures(text: str) -> None:
    period = Period.parse(text)
    ctx = as_it_stood(opened(example(), "2023-01-05"), period)
    for table in of_example(text):
        for row in (table.rows[0], table.rows[-1]):
            for column, cell in zip(table.columns, row.cells, strict=True):
                if column.figure:
                    when = column.period or row.period or period
                    assert value_of(ctx, row.subject, column.figure, when) == cell


def test_the_example_has_every_table() -> None:
    assert [table.name for table in of_example("2022Q3")] == list(NAMES)
    for table in of_example("2022Q3"):
        assert table.rows
        assert table.title.zh != table.title.en


def test_pages_print_the_figures() -> None:
    ctx = context(example(), "2022-09-30")
    facts = Facts(ctx, Q3, quotas(ctx))
    for page in (activity_counts.view(facts), requests.view(facts)):
        for table in page.tables:
            assert len(table.subjects) == len(table.rows) > 0
            assert not [c for c in table.columns if c.kind == "number" and not c.figure]
            for subject, row in (
                (table.subjects[0], table.rows[0]),
                (table.subjects[-1], table.rows[-1]),
            ):
                for column, cell in zip(table.columns, row, strict=True):
                    if column.figure:
                        found = value_of(ctx, subject, column.figure, column.period or Q3)
                        assert told(cell, "en") == told(found, "en")


def test_priority_is_on_no_page() -> None:
    ctx = context(example(), "2022-09-30")
    facts = Facts(ctx, Q3, quotas(ctx))
    page = activity_counts.view(facts)
    figures = {column.figure for table in page.tables for column in table.columns}
    assert figures == {"", "visits", "activities", "activities-held"}


@pytest.mark.parametrize("measure", [visits.MEASURE, activities.MEASURE, answered.MEASURE])
def test_the_pivot_agrees_with_plain_counting(measure: object) -> None:
    ctx = context(example(), "2022-09-30")
    columns = (*Q3.split("month"), Q3)
    found = by_grid(ctx, measure, columns)  # type: ignore[arg-type]
    for grid, cells in found.items():
        assert cells == tuple(done(ctx, measure, grid, column) for column in columns)  # type: ignore[arg-type]
        assert all(type(number) is int for cell in cells for number in cell)
    assert list(found)[-1] == "V"


def test_a_pivot_of_nothing() -> None:
    ctx = context({**FILES, "gridctl.yaml": manifest("line-2022")}, "2022-09-30")
    assert by_grid(ctx, visits.MEASURE, (AUGUST, Q3)) == {"V": (Done(0, 0), Done(0, 0))}


@cache
def as_written() -> Context:
    return context(FILES, "2022-09-30")


@settings(max_examples=25, deadline=None)
@given(st.permutations(FILES["ledger/visits/2022Q3.csv"].splitlines()[1:]))
def test_the_order_of_rows_changes_no_figure(order: list[str]) -> None:
    path = "ledger/visits/2022Q3.csv"
    files = {**FILES, path: "\n".join([FILES[path].splitlines()[0], *order, ""])}
    second = context(files, "2022-09-30")
    for measure in (visits.MEASURE, units.MEASURE):
        one, two = shares(as_written(), measure, Q3), shares(second, measure, Q3)
        assert {s: index_of(d) for s, d in one.items()} == {s: index_of(d) for s, d in two.items()}
