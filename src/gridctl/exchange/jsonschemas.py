"""JSON Schemas of the YAML files, for editors: from the one declaration of the model.

They follow draft-07, which YAML editors know best. An editor reads scalars as YAML 1.2 does (2022
is a number, ``yes`` a word), gridctl as text: a schema allows what gridctl reads either way.
"""

import re
from collections.abc import Iterator
from typing import Any

from gridctl.exchange.described import description
from gridctl.model.declare import Column, Table, columns
from gridctl.model.tables import TABLES
from gridctl.model.words import Words
from gridctl.policy.pack import Pack

DRAFT = "http://json-schema.org/draft-07/schema#"
_PERIOD = "^[0-9]{4}(Q[1-4]|H[12]|-(0[1-9]|1[0-2]))?$"
_DAY, _MONTH = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"
_PACK = Words("policy pack", "政策包")
_WORDS = {"type": ["string", "number", "boolean"]}
_SIMPLE: dict[str, dict[str, Any]] = {
    "text": _WORDS,
    "id": _WORDS,
    "decimal": {"type": ["number", "string"], "pattern": r"^-?[0-9]{1,9}(\.[0-9]{1,6})?$"},
    "yes-no": {"enum": [True, False, "yes", "no", "是", "否"]},
    "period": {"type": ["string", "integer"], "pattern": _PERIOD},
    "settings": {"type": "object"},
}


def file_name(path: str) -> str:
    """Return a schema's name for a file's path: ledger-visits for ledger/visits/{period}.csv."""
    return re.sub(r"/\{period\}|\.(yaml|csv)$", "", path).replace("/", "-")


def schemas() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the name, the path pattern and the schema of each kind of YAML file."""
    for table in TABLES:
        if table.is_yaml:
            yield file_name(table.path), _glob(table), schema_of(table.record, table.title)
    yield "policy-pack", "policies/*.yaml", schema_of(Pack, _PACK)


def _glob(table: Table) -> str:
    return table.path.replace("{period}", "*")


def schema_of(record: type[Any], title: Words) -> dict[str, Any]:
    """Return the schema of a document that holds a `record`."""
    definitions: dict[str, Any] = {}
    whole = _mapping(record, definitions)
    found = {"$schema": DRAFT, **_titled(title), **whole}
    return {**found, "definitions": definitions} if definitions else found


def _titled(words: Words) -> dict[str, str]:
    return {"title": f"{words.en} {words.zh}"}


def _mapping(record: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    declared = columns(record)
    found: dict[str, Any] = {
        "type": "object",
        "properties": {column.name: _property(column, definitions) for column in declared},
        "additionalProperties": False,
    }
    if required := [column.name for column in declared if column.field.required]:
        found["required"] = required
    return found


def _property(column: Column, definitions: dict[str, Any]) -> dict[str, Any]:
    one = _one(column, definitions)
    if column.many:
        several: dict[str, Any] = {"type": "array", "items": one}
        one = {"anyOf": [several, _WORDS]} if column.record is None else several
    if column.kind == "settings":
        one = _SIMPLE["settings"]
    described = {"description": description(column)}
    if "$ref" in one:  # beside a reference, draft-07 reads nothing else
        one = {"allOf": [one]}
    return {**_titled(Words(column.name, column.field.zh)), **described, **one}


def _one(column: Column, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of one value of a column."""
    if column.record is not None:
        name = column.record.__name__
        if name not in definitions:
            definitions[name] = {}  # a record may hold its own kind
            definitions[name] = _mapping(column.record, definitions)
        return {"$ref": f"#/definitions/{name}"}
    if column.choice is not None:
        return {"enum": [name for item in column.choice for name in item.words]}
    if column.kind == "date":
        return {"type": "string", "pattern": _MONTH if column.field.month else _DAY}
    if column.kind == "whole":
        least = {"minimum": column.field.low} if column.field.low is not None else {}
        return {"type": "integer", **least}
    return _SIMPLE[column.kind]
