"""What changed since a base version as JSON, format 1."""

import json
from typing import Any

from gridctl.compute.changes import Change
from gridctl.figures.changed import Compared, FigureChange
from gridctl.figures.told import plain, said
from gridctl.model.words import Lang


def _change(change: Change, lang: Lang) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "subject": change.subject,
        "says": said(change.says, change.values, lang),
        "values": {name: _value(value) for name, value in change.values.items()},
        "places": [{"file": mark.file, "line": mark.line} for mark in change.marks],
    }


def _value(value: Any) -> Any:
    return [_value(each) for each in value] if type(value) is tuple else plain(value)


def _figure(change: FigureChange, lang: Lang) -> dict[str, Any]:
    return {
        "figure": change.figure,
        "title": change.title(lang),
        "subject": change.subject,
        "period": str(change.period) if change.period else None,
        "before": plain(change.before),
        "after": plain(change.after),
    }


def write(compared: Compared, lang: Lang) -> str:
    """Return the changes as one JSON document."""
    document = {
        "format": 1,
        "base": compared.commit,
        "base_readable": compared.known,
        "unread": list(compared.unread),
        "unread_at_base": list(compared.unread_before),
        "changes": [_change(change, lang) for change in compared.changes],
        "spans": [
            {**_change(change, lang), "outside": change.subject in compared.beyond}
            for change in compared.spans
        ],
        "figures": [_figure(change, lang) for change in compared.figures],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
