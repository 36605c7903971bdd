"""The schemas of the data format, and the data package of a folder."""

import json
from collections.abc import Iterator
from typing import Any

from gridctl.app.village import Opened
from gridctl.exchange import jsonschemas, tableschemas
from gridctl.source.sheet import Sheet
from gridctl.tables.read import table_of

FOLDER = "schemas"
PACKAGE = "datapackage.json"


def schema_files() -> Iterator[tuple[str, bytes]]:
    """Yield the path and the bytes of every schema: of YAML files for editors, of CSV for tools."""
    for name, _, schema in jsonschemas.schemas():
        yield f"{FOLDER}/{name}.schema.json", _json(schema)
    for name, schema in tableschemas.schemas():
        yield f"{FOLDER}/{name}.tableschema.json", _json(schema)


def package_file(opened: Opened) -> tuple[str, bytes]:
    """Return the path and the bytes of the data package of a folder's CSV files.

    What lies in private/ is not told.
    """
    found = {}
    for path, text in opened.folder.texts.items():
        known = table_of(path)
        if known and path.endswith(".csv") and not path.startswith("private/"):
            found[path] = known[0], _headers(path, text)
    village = opened.village.manifests[0].village if opened.village.manifests else None
    code = village.code if village else ""
    return PACKAGE, _json(tableschemas.data_package(f"village-{code}", found))


def _headers(path: str, text: str) -> tuple[str, ...]:
    sheet = Sheet(path, text)
    return tuple(cell.strip() for cell in sheet.row(0)) if sheet.lines else ()


def _json(document: dict[str, Any]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
