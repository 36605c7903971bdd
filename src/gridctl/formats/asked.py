"""How limits are written in a table: from one number to another, or open on one side."""

from gridctl.figures.quotas.clauses import asked_for
from gridctl.figures.told import NOTHING, told
from gridctl.model.words import Lang

NO_LIMIT = "–"


def asked(low: int | None, high: int | None, lang: Lang) -> str:
    """Return ``5–20``, ``≥ 10``, ``at most 20``; a dash where there is no limit."""
    text = told(asked_for(low, high), lang)
    return NO_LIMIT if text == NOTHING else text
