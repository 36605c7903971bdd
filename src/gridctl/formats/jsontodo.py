"""What is to be done as JSON, format 1."""

import json
from typing import Any

from gridctl.findings.todo import Owner, Task, Todo
from gridctl.formats.todosheets import says
from gridctl.model.period import Period
from gridctl.model.words import Lang


def _task(task: Task, lang: Lang) -> dict[str, Any]:
    period = task.values.get("period")
    return {
        "rule": task.rule,
        "overdue": task.overdue,
        "due": task.due.isoformat() if task.due else None,
        "period": str(period) if isinstance(period, Period) else None,
        "subjects": list(task.subjects),
        "says": says(task, lang),
        "internal": task.internal,
    }


def _owner(owner: Owner, lang: Lang) -> dict[str, Any]:
    return {
        "id": owner.id,
        "kind": owner.kind,
        "name": owner.name,
        "grid": owner.grid or None,
        "tasks": [_task(task, lang) for task in owner.tasks],
    }


def write(todo: Todo, lang: Lang) -> str:
    """Return the list as one JSON document."""
    document = {
        "format": 1,
        "village": todo.village,
        "as_of": todo.as_of.isoformat(),
        "until": todo.until.isoformat(),
        "complete": todo.complete,
        "summary": {
            "overdue": todo.overdue,
            "due": todo.due,
            "due_until": todo.soon,
            "errors": todo.errors,
        },
        "owners": [_owner(owner, lang) for owner in todo.owners],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
