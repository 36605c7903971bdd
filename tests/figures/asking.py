"""Asks a figure or a table of a village of texts, as `gridctl why` and `gridctl score` do."""

from types import ModuleType

from gridctl.app.figures import as_it_stood
from gridctl.figures.figure import Explained, FigureTable, Part
from gridctl.lang.say import fill
from gridctl.model.period import Period
from tests.kit import Files, opened


def ask(
    module: ModuleType, files: Files, subject: str, period: str = "", as_of: str = "2023-01-05"
) -> Explained | None:
    """Return a figure's explanation, in the context of the period's last day."""
    asked = Period.parse(period) if period else None
    found: Explained | None = module.explain(
        as_it_stood(opened(files, as_of), asked), subject, asked if module.FIGURE.periods else None
    )
    return found


def have(
    module: ModuleType, files: Files, period: str = "", as_of: str = "2023-01-05"
) -> tuple[str, ...]:
    """Return who has a figure; each of them is explained."""
    asked = Period.parse(period) if period else None
    ctx = as_it_stood(opened(files, as_of), asked)
    found = tuple(module.subjects(ctx, asked))
    assert all(module.explain(ctx, subject, asked) is not None for subject in found)
    return found


def shown(
    module: ModuleType, files: Files, period: str, as_of: str = "2023-01-05"
) -> FigureTable | None:
    """Return a table of a period."""
    asked = Period.parse(period)
    found: FigureTable | None = module.table(as_it_stood(opened(files, as_of), asked), asked)
    return found


def rows(table: FigureTable | None, *keys: str) -> list[tuple[object, ...]]:
    """Return each row's subject with the cells of some columns."""
    assert table is not None
    places = [[column.key for column in table.columns].index(key) for key in keys]
    return [(row.subject, *(row.cells[place] for place in places)) for row in table.rows]


def places(part: Part) -> list[tuple[str, int | None, int | None, object]]:
    """Return where the lines of a part stand, and what each counts."""
    return [(*line.mark, line.counts) for line in part.lines]


def notes(explained: Explained | None, lang: str = "en") -> list[str]:
    """Return what is said of a figure."""
    assert explained is not None
    return [fill(w, v, "zh" if lang == "zh" else "en") for w, v in explained.notes]


def set_by(explained: Explained | None) -> list[tuple[object, str]]:
    """Return the parameters' values with their clauses."""
    assert explained is not None
    return [(each.value, each.clause) for each in explained.parameters]
