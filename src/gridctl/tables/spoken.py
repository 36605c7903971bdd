"""What may be said in either language though its column is open: former values, "all forms"."""

from collections.abc import Mapping
from typing import Any

from gridctl.compute.references import homes
from gridctl.model.declare import Column, columns
from gridctl.model.ledger import Publication
from gridctl.model.people import FormerValue
from gridctl.model.record import Record
from gridctl.model.tables import TABLES
from gridctl.model.words import Lang, Words
from gridctl.tables.tidy import tidy_text

ALL_FORMS = Words("all", "全部")
_SHEETS = frozenset(table.name for table in TABLES if not table.is_yaml)
_FIXED = frozenset({"choice", "yes-no"})


def spoken(
    record: type[Any], said: Mapping[str, str], lang: Lang, entities: Mapping[str, str]
) -> dict[str, str]:
    """Return by attribute the texts of a row that are said otherwise in a language.

    `entities` says what each id of the folder names: whose former value it is. Keys of YAML
    documents are English in every folder, so a grid's or a branch's stay as they are.
    """
    if record is Publication:
        form = said.get("form", "").strip()
        return {"form": ALL_FORMS(lang)} if form in ALL_FORMS else {}
    column = _former(said, entities) if record is FormerValue else None
    if column is None:
        return {}
    found = {"field": column.words(lang)}
    if column.kind in _FIXED:
        found["value"] = tidy_text(said.get("value", ""), column, lang)
    return found


def as_one(record: Any, entities: Mapping[str, str]) -> Any:
    """Return a record as it is in English, to compare those of a file before and after."""
    if not isinstance(record, FormerValue | Publication):
        return record
    said = {name: text for name in record._fields if isinstance(text := getattr(record, name), str)}
    return record._replace(**spoken(type(record), said, "en", entities))


def speaks(record: type[Record]) -> bool:
    """Say whether rows of a record may hold such texts."""
    return record in {FormerValue, Publication}


def _former(said: Mapping[str, str], entities: Mapping[str, str]) -> Column | None:
    """Return the column of a register that a former value was in; None where there is none."""
    kind, table = homes().get(entities.get(said.get("subject", "").strip(), ""), (None, ""))
    if kind is None or table not in _SHEETS:
        return None
    name = said.get("field", "").strip()
    return next((column for column in columns(kind) if name in column.words), None)
