"""The clause that a table's numbers come from, as its last sentence."""

from gridctl.lang.say import fill
from gridctl.model.words import Lang, Words

_CLAUSE = Words("Clause: {clause}.", "依据：{clause}。")


def clause_note(clause: str, lang: Lang) -> tuple[str, ...]:
    """Return the sentence; none where no clause is in force."""
    return (fill(_CLAUSE, {"clause": clause}, lang),) if clause else ()
