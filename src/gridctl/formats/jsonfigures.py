"""Figures as JSON, format 1: whole numbers, exact texts, and where each line stands."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from gridctl.figures.figure import Answer, Figure, FigureTable, Line, Parameter, Part
from gridctl.figures.told import plain, said, told
from gridctl.model.words import Lang


def _table(table: FigureTable, lang: Lang) -> dict[str, Any]:
    keys = [column.key for column in table.columns]
    return {
        "table": table.name,
        "title": table.title(lang),
        "period": str(table.period) if table.period else None,
        "internal": table.internal,
        "columns": [
            {
                "key": column.key,
                "title": column.head(lang),
                "figure": column.figure or None,
                "period": str(column.period) if column.period else None,
            }
            for column in table.columns
        ],
        "rows": [
            {
                "subject": row.subject,
                **({"period": str(row.period)} if row.period else {}),
                **dict(zip(keys, map(plain, row.cells), strict=True)),
            }
            for row in table.rows
        ],
        "notes": [said(words, values, lang) for words, values in table.notes],
    }


def write_tables(tables: Iterable[FigureTable], as_of: date, lang: Lang) -> str:
    """Return tables of figures as one JSON document."""
    document = {
        "format": 1,
        "as_of": as_of.isoformat(),
        "tables": [_table(table, lang) for table in tables],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _line(line: Line, lang: Lang) -> dict[str, Any]:
    return {
        "file": line.mark.file,
        "line": line.mark.line,
        "says": said(line.says, line.values, lang),
        "counts": plain(line.counts),
    }


def _part(part: Part, lang: Lang) -> dict[str, Any]:
    return {
        "name": part.name(lang),
        "value": plain(part.value),
        "lines": [_line(line, lang) for line in part.lines],
    }


def _parameter(parameter: Parameter, lang: Lang) -> dict[str, Any]:
    return {
        "name": parameter.name(lang),
        "value": told(parameter.value, lang),
        "clause": parameter.clause or None,
    }


def write_explained(answer: Answer, lang: Lang) -> str:
    """Return a figure with all that explains it as one JSON document."""
    figure, explained = answer.figure, answer.explained
    document = {
        "format": 1,
        "figure": figure.name,
        "title": figure.title(lang),
        "subject": answer.subject,
        "period": str(answer.period) if answer.period else None,
        "as_of": answer.day.isoformat(),
        "internal": figure.internal,
        "value": plain(explained.value),
        "formula": figure.formula(lang),
        "parameters": [_parameter(parameter, lang) for parameter in explained.parameters],
        "parts": [_part(part, lang) for part in explained.parts],
        "notes": [said(words, values, lang) for words, values in explained.notes],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def write_list(figures: Iterable[Figure], lang: Lang) -> str:
    """Return what figures there are as one JSON document."""
    document = {
        "format": 1,
        "figures": [
            {
                "name": figure.name,
                "title": figure.title(lang),
                "of": list(figure.of),
                "periods": list(figure.periods),
                "formula": figure.formula(lang),
                "internal": figure.internal,
                "example": figure.example,
            }
            for figure in figures
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
