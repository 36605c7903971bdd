"""A sheet's texts in the language that a file is written in."""

from collections import Counter
from collections.abc import Mapping

from gridctl.exchange.book.cells import parts, worded
from gridctl.exchange.book.plan import Leaf
from gridctl.exchange.book.rows import Held
from gridctl.model.words import Lang

_OTHER: Mapping[Lang, Lang] = {"zh": "en", "en": "zh"}


def written(text: str, leaf: Leaf, lang: Lang) -> str:
    """Return a sheet's text as a CSV file has it."""
    column = leaf.column
    said = worded(text, column, lang) if text else ""
    return ";".join(parts(said, column)) if column.many else said


def lang_in(held: Held, leaf: int, path: str) -> Lang | None:
    """Return the language in which a column's values are written in a file, else elsewhere."""
    column = held.plan.leaves[leaf].column
    counts: Counter[Lang] = Counter()
    for row in held.rows:
        weight = 1_000 if row.file == path else 1
        text = row.texts[leaf]
        for lang in ("zh", "en") if text else ():
            if worded(text, column, lang) == text and worded(text, column, _OTHER[lang]) != text:
                counts[lang] += weight
    return counts.most_common(1)[0][0] if counts else None
