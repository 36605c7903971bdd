"""Frictionless Table Schemas of the CSV files, and a data package of those that a folder has."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gridctl.exchange.described import description
from gridctl.exchange.jsonschemas import file_name
from gridctl.model.declare import Column, Table, columns
from gridctl.model.tables import TABLES

_SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"
_PACKAGE = "https://datapackage.org/profiles/2.0/datapackage.json"
_DAY, _MONTH = "[0-9]{4}-[0-9]{2}-[0-9]{2}", "[0-9]{4}-[0-9]{2}(-[0-9]{2})?"
_PERIOD = "[0-9]{4}(Q[1-4]|H[12]|-(0[1-9]|1[0-2]))?"
_SIMPLE: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "id": {"type": "string"},
    "whole": {"type": "integer"},
    "decimal": {"type": "number"},
    "yes-no": {"type": "boolean", "trueValues": ["yes", "是"], "falseValues": ["no", "否"]},
    "period": {"type": "string", "constraints": {"pattern": f"^{_PERIOD}$"}},
}


def schemas() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the name and the Table Schema of each kind of CSV file, with English headers."""
    for table in TABLES:
        if not table.is_yaml:
            names = tuple(column.name for column in columns(table.record))
            yield file_name(table.path), table_schema(table, names)


def table_schema(table: Table, headers: Sequence[str]) -> dict[str, Any]:
    """Return the schema of a file with `headers` in either language; an unknown one is text."""
    known = _known(table)
    found: dict[str, Any] = {"$schema": _SCHEMA}
    fields = []
    for header in headers:
        column = known.get(header)
        fields.append(_field(header, column) if column else {"name": header, "type": "string"})
    found["fields"] = fields
    keys = [h for h in headers if h in known and known[h].field.key]
    if keys:
        found["primaryKey"] = keys
    found["missingValues"] = [""]
    return found


def _known(table: Table) -> dict[str, Column]:
    """Return the columns of a table by their names in both languages."""
    return {name: column for column in columns(table.record) for name in column.words}


def _field(header: str, column: Column) -> dict[str, Any]:
    title = f"{column.name} {column.field.zh}"
    field: dict[str, Any] = {"name": header, "title": title, "description": description(column)}
    constraints: dict[str, Any] = {}
    if column.many:
        field["type"] = "string"
    elif column.choice is not None:
        field["type"] = "string"
        constraints["enum"] = [name for item in column.choice for name in item.words]
    elif column.kind == "date":
        field["type"] = "string"
        constraints["pattern"] = f"^{_MONTH if column.field.month else _DAY}$"
    else:
        field |= _SIMPLE[column.kind]
        constraints |= field.pop("constraints", {})
    if column.field.required:
        constraints["required"] = True
    if column.field.low is not None and column.kind in {"whole", "decimal"}:
        constraints["minimum"] = column.field.low
    return {**field, **({"constraints": constraints} if constraints else {})}


def data_package(name: str, files: Mapping[str, tuple[Table, Sequence[str]]]) -> dict[str, Any]:
    """Return the package of a folder's CSV files: by path, each with its table and its headers.

    Columns that name members, households and the like refer to the files with their ids.
    """
    resources = {path: _resource_name(path) for path in sorted(files)}
    ids = {
        table.entity: (resources[path], header)
        for path, (table, headers) in files.items()
        if table.entity and not table.span
        for header in headers
        if header in _known(table) and _known(table)[header].field.key
    }
    return {
        "$schema": _PACKAGE,
        "name": _resource_name(name) or "village",
        "resources": [_resource(resources[path], path, *files[path], ids) for path in resources],
    }


def _resource(
    name: str,
    path: str,
    table: Table,
    headers: Sequence[str],
    ids: Mapping[str, tuple[str, str]],
) -> dict[str, Any]:
    schema = table_schema(table, headers)
    if keys := list(_foreign_keys(table, headers, ids)):
        schema["foreignKeys"] = keys
    return {
        "name": name,
        "title": f"{table.title.en} {table.title.zh}",
        "path": path,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _foreign_keys(
    table: Table, headers: Sequence[str], ids: Mapping[str, tuple[str, str]]
) -> Iterator[dict[str, Any]]:
    """Yield the references of columns whose value is one id, of one sort, in a file of its own."""
    for header in headers:
        column = _known(table).get(header)
        if column is None or column.many or len(column.field.refers) != 1:
            continue
        (entity,) = column.field.refers
        if entity in ids:
            resource, key = ids[entity]
            yield {"fields": [header], "reference": {"resource": resource, "fields": [key]}}


def _resource_name(path: str) -> str:
    """Return a name of letters, digits, dots, hyphens and underscores, as packages need it."""
    return re.sub(r"[^a-z0-9._-]+", "-", path.removesuffix(".csv").lower()).strip("-")
