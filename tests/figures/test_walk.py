"""Every figure that is printed or published can be explained, and comes to what is printed."""

import shlex
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

import pytest
from typer.testing import CliRunner

from gridctl.app.figures import as_it_stood, figure_tables, why
from gridctl.app.village import Opened, open_village
from gridctl.cli.main import app
from gridctl.compute.scoring import points_text  # noqa: F401 (the told texts are made with it)
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.page import Column, Page, Sentence
from gridctl.disclosure.site import pages
from gridctl.disclosure.views.at_a_glance import NOTHING_DUE
from gridctl.disclosure.views.points import WITHHELD
from gridctl.figures.catalogue import Traceable, catalogue, named
from gridctl.figures.figure import Answer, Done, Explained, Part, Share
from gridctl.figures.quotas.worked_out import quotas
from gridctl.figures.told import NOTHING, said, told
from gridctl.formats.quotasheets import sheets
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context
from tests.kit import COMMUNITY, EXAMPLE, community, example, opened

VILLAGES = {"village": example, "community": community}
AS_OF = {"village": "2023-01-05", "community": "2023-04-09"}
#: Periods that have ended, of which there are pages; and others, of which there are figures.
ENDED = {
    "village": ("2022Q3", "2022-08", "2022-12", "2022H2", "2022"),
    "community": ("2023Q1", "2023-02"),
}
PERIODS = {"village": (*ENDED["village"], "2022H1", "2023"), "community": ENDED["community"]}
WALKS = [(village, period) for village in VILLAGES for period in PERIODS[village]]
PAGES = [(village, period) for village in VILLAGES for period in ENDED[village]]
FIGURES = [pytest.param(item, id=item.figure.name) for item in catalogue()]


@cache
def village_of(name: str) -> Opened:
    return opened(VILLAGES[name](), as_of=AS_OF[name])


@cache
def context_on(name: str, day: date) -> Context:
    return village_of(name).context(day)


@cache
def context_of(name: str, text: str | None) -> Context:
    """Return the context of a period; periods that end on one day share it."""
    village, period = village_of(name), Period.parse(text) if text else None
    day = min(period.last, village.as_of) if period else village.as_of
    return as_it_stood(village, period, context_on(name, day))


@cache
def value_of(name: str, period: str, subject: str, figure: str, of: str | None) -> Any:
    """The value of a figure, worked out as `gridctl why` does, in the context of `period`."""
    item = named(figure)
    assert item is not None, figure
    asked = Period.parse(of or period) if item.figure.periods else None
    explained = item.explain(context_of(name, period), subject, asked)
    assert explained is not None, (figure, subject, str(asked))
    return explained.value


@pytest.mark.parametrize(("village", "period"), WALKS)
def test_each_cell_of_each_table_is_its_figure(village: str, period: str) -> None:
    made = context_of(village, period)
    for table in figure_tables(village_of(village), Period.parse(period), made=made):
        for row in table.rows:
            assert len(row.cells) == len(table.columns), table.name
            for column, cell in zip(table.columns, row.cells, strict=True):
                if not column.figure:
                    where = (table.name, column.key)
                    assert isinstance(cell, str | Words) or cell is None or _plain(cell), where
                    continue
                when = column.period or row.period
                of = str(when) if when else None
                subject = column.subject or row.subject
                value = value_of(village, period, subject, column.figure, of)
                assert cell == value, (table.name, column.key, subject, cell, value)


def _plain(cell: object) -> bool:
    """Whether a cell shows what the files say: a grade, a date; a number always has a figure."""
    return not isinstance(cell, int) and type(cell).__name__ not in {
        "Fraction",
        "Decimal",
        "Done",
        "Share",
        "Range",
    }


@pytest.mark.parametrize("village", VILLAGES)
def test_each_number_of_the_quotas_is_its_figure(village: str) -> None:
    made = context_of(village, None)
    found = quotas(made)
    for sheet in sheets(found, "en"):
        untold = sheet.numbers - sheet.figures.keys()
        assert not untold, (sheet.title, [sheet.heads[place] for place in untold])
        assert len(sheet.subjects) == len(sheet.rows)
        for named_so, row in zip(sheet.subjects, sheet.rows, strict=True):
            subject, _, of = named_so.partition("@")
            for place, figure in sheet.figures.items():
                period = Period.parse(of) if of else None
                answer = why(village_of(village), subject, figure, period, made)
                text = told(answer.explained.value, "en")
                assert row[place] in {text, "–" if text == NOTHING else text}, (
                    sheet.title,
                    subject,
                    figure,
                )


@cache
def pages_of(village: str, period: str) -> tuple[Page, ...]:
    ctx = context_of(village, period)
    return pages(Facts(ctx, Period.parse(period), quotas(ctx)))


@pytest.mark.parametrize(("village", "period"), PAGES)
def test_each_number_of_each_page_is_its_figure(village: str, period: str) -> None:
    """All but a part's share of the parts that stand with it in the same table."""
    for page in pages_of(village, period):
        for table in page.tables:
            traced = [c for c in table.columns if c.figure]
            numbers = [
                c
                for c in table.columns
                if c.kind == "number" and not c.figure and c.title.zh != "占比"
            ]
            assert not numbers, (page.id, table.id, [c.title.en for c in numbers])
            assert not traced or len(table.subjects) == len(table.rows), (page.id, table.id)
            own = table.figures or ("",) * len(table.rows)
            for subject, figure, row in zip(table.subjects, own, table.rows, strict=False):
                for column, cell in zip(table.columns, row, strict=True):
                    if column.figure:
                        shown = column._replace(figure=figure) if column.figure == "row" else column
                        _compare(village, period, (page.id, table.id), subject, shown, cell)


def _end_of(value: Any, end: str) -> Any:
    """What a cell shows of a pair: one of its ends, what is missing, or the share."""
    if not end:
        return value
    assert isinstance(value, Done)
    missing, share = value.due - value.done, Share(Fraction(value.done), Fraction(value.due))
    return {"missing": missing, "share": share}.get(end, getattr(value, end, None))


def _compare(
    village: str, period: str, where: tuple[str, str], subject: str, column: Column, cell: Any
) -> None:
    if cell in WITHHELD:
        return  # it would tell of a single household
    subject, _, of = subject.partition("@")
    of = of or (str(column.period) if column.period else "")
    figure, _, end = column.figure.partition(".")
    value = _end_of(value_of(village, period, subject, figure, of or None), end)
    shown = cell.words.en.format(**cell.values) if isinstance(cell, Sentence) else cell
    texts = {told(value, "en"), told(value, "zh")}
    told_cell = NOTHING if cell is NOTHING_DUE else told(shown, "en")
    assert told_cell in texts, (*where, column.title.en, subject, told_cell, texts)


def _walk(item: Traceable, village: str) -> list[tuple[str, Explained]]:
    figure = item.figure
    kinds = figure.periods
    found = []
    for text in PERIODS[village] if kinds else ENDED[village][:1]:
        period = Period.parse(text)
        if kinds and period.kind not in kinds:
            continue
        ctx = context_of(village, text)
        asked = period if kinds else None
        for subject in item.subjects(ctx, asked):
            explained = item.explain(ctx, subject, asked)
            assert explained is not None, (figure.name, subject, text)
            found.append((subject, explained))
    return found


@cache
def lines_of(village: str) -> dict[str, int]:
    files = VILLAGES[village]()
    return {
        path: (text if isinstance(text, bytes) else text.encode()).count(b"\n") + 1
        for path, text in files.items()
    }


@pytest.mark.parametrize("item", FIGURES)
def test_each_figure_is_made_of_lines_that_are_there(item: Traceable) -> None:
    walked = 0
    told_so: set[tuple[Any, ...]] = set()  # a line stands in many figures: of its member, its grid
    for village in VILLAGES:
        known = lines_of(village)
        clauses = {adopted.ref for adopted in village_of(village).policies.adopted}
        clauses.add("gridctl.yaml")  # a setting of the manifest, such as the fewest ballots
        for subject, explained in _walk(item, village):
            walked += 1
            for part in explained.parts:
                _adds_up(item, subject, part)
                for line in part.lines:
                    assert line.mark.line is None or 1 <= line.mark.line <= known[line.mark.file]
                    what = (line.says, *line.values.items())
                    if what not in told_so:
                        told_so.add(what)
                        said(line.says, line.values, "en")
                        said(line.says, line.values, "zh")
            for parameter in explained.parameters:
                assert not parameter.clause or parameter.clause in clauses, parameter.clause
            for words, values in explained.notes:
                assert said(words, values, "en")
                assert said(words, values, "zh")
    assert walked, f"neither example shows {item.figure.name}"


def _adds_up(item: Traceable, subject: str, part: Part) -> None:
    if part.sums:
        counts = (line.counts for line in part.lines if line.counts is not None)
        total: Any = sum(counts, start=0)  # type: ignore[misc,arg-type]
        assert total == part.value, (item.figure.name, subject, part.name.en, total, part.value)


@pytest.mark.parametrize("item", FIGURES)
def test_each_figure_names_itself_in_both_languages(item: Traceable) -> None:
    figure = item.figure
    for words in (figure.title, figure.formula):
        assert words.en
        assert words.zh
        assert words.en != words.zh
    assert figure.of


_open_once = cache(open_village)


@pytest.mark.parametrize("item", FIGURES)
def test_the_example_of_each_figure_works(item: Traceable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gridctl.cli.opening.open_village", _open_once)
    program, command, *words = shlex.split(item.figure.example)
    assert (program, command) == ("gridctl", "why")
    assert words[1] == item.figure.name
    outputs = []
    for folder in (EXAMPLE, COMMUNITY):
        outcome = CliRunner().invoke(app, [command, *words, "-C", str(folder), "--lang", "en"])
        if outcome.exit_code == 0:
            return
        outputs.append(outcome.output)
    pytest.fail("\n".join(outputs))


def test_no_two_figures_share_a_name() -> None:
    names = [item.figure.name for item in catalogue()]
    assert len(names) == len(set(names))
    assert isinstance(why(village_of("village"), "V", "coverage", None), Answer)
