"""The schemas accept what gridctl accepts, and refuse what it refuses."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from typer.testing import CliRunner

from gridctl.app.schemas import package_file, schema_files
from gridctl.cli.main import app
from gridctl.exchange import jsonschemas, tableschemas
from gridctl.model.declare import columns
from gridctl.model.tables import TABLES
from tests.kit import ROOT, community, edited, example, opened, report

PACKS = ROOT / "src" / "gridctl" / "policy" / "packs"
SCHEMAS = {name: schema for name, _, schema in jsonschemas.schemas()}
EXAMPLES = {"village": example(), "community": community()}
DOCUMENTS = [
    pytest.param(which, path, id=f"{which}-{path}")
    for which, files in EXAMPLES.items()
    for path in sorted(files)
    if path.endswith(".yaml") and not path.startswith("policies/")
]


def as_an_editor_reads(text: str | bytes) -> Any:
    """Return a document as YAML 1.2 editors see it: dates are words, numbers are numbers."""
    return json.loads(json.dumps(yaml.safe_load(text), default=date.isoformat))


def schema_for(path: str) -> Any:
    (name,) = [name for name, pattern, _ in jsonschemas.schemas() if Path(path).match(pattern)]
    return jsonschema.Draft7Validator(SCHEMAS[name])


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_one(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["title"]


@pytest.mark.parametrize(("which", "path"), DOCUMENTS)
def test_the_examples_keep_their_schemas(which: str, path: str) -> None:
    document = as_an_editor_reads(EXAMPLES[which][path])
    assert [error.message for error in schema_for(path).iter_errors(document)] == []


@pytest.mark.parametrize("path", sorted(PACKS.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_packs_keep_their_schema(path: Path) -> None:
    document = as_an_editor_reads(path.read_bytes())
    errors = list(jsonschema.Draft7Validator(SCHEMAS["policy-pack"]).iter_errors(document))
    assert [error.message for error in errors] == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("gridctl.yaml", "kind: 村}", "kind: 镇}"),
        ("gridctl.yaml", "lang: zh", "language: zh"),
        ("gridctl.yaml", "records_from: 2022-01-01\n", ""),
        ("gridctl.yaml", "records_from: 2022-01-01", "records_from: 1 January 2022"),
        ("gridctl.yaml", "minimum_ballots: 10", "minimum_ballots: ten"),
        ("gridctl.yaml", "minimum_ballots: 10", "minimum_ballots: -1"),
        ("stars/2022H2.yaml", "chosen_at:", "chosen:"),
    ],
)
def test_what_validate_refuses_the_schema_refuses(path: str, old: str, new: str) -> None:
    broken = edited(example(), path, old, new)
    assert report(broken).failed or any(f.mark.file == path for f in report(broken).findings)
    assert list(schema_for(path).iter_errors(as_an_editor_reads(broken[path])))


def test_every_field_is_told_in_both_languages() -> None:
    for table in TABLES:
        if table.is_yaml:
            properties = SCHEMAS[jsonschemas.file_name(table.path)]["properties"]
            titles = {name: value["title"] for name, value in properties.items()}
            assert titles == {c.name: f"{c.name} {c.field.zh}" for c in columns(table.record)}


def test_every_field_says_what_goes_into_it_in_both_languages() -> None:
    found = [
        value["description"]
        for schema in SCHEMAS.values()
        for mapping in (schema, *schema.get("definitions", {}).values())
        for value in mapping["properties"].values()
    ]
    fields = [f["description"] for _, s in tableschemas.schemas() for f in s["fields"]]
    assert len(found) > 130
    assert len(fields) > 100
    for text in (*found, *fields):
        assert re.search("[A-Za-z]{2}.*[\u4e00-\u9fff]", text), text
    assert "One of: township, work-area" in str(SCHEMAS["grids"])
    assert "A day, such as 2022-07-01. Required. 日期，如 2022-07-01。必填。" in fields


def test_each_csv_table_has_its_schema() -> None:
    found = dict(tableschemas.schemas())
    assert set(found) == {
        jsonschemas.file_name(table.path) for table in TABLES if not table.is_yaml
    }
    links = {field["name"]: field for field in found["links"]["fields"]}
    assert links["member"]["constraints"] == {"required": True}
    assert "就近" in links["basis"]["constraints"]["enum"]
    assert links["since"]["constraints"]["pattern"] == "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"
    ballots = {field["name"]: field for field in found["ledger-ratings"]["fields"]}
    assert ballots["poor"] == {
        "name": "poor",
        "title": "poor 差",
        "description": "A whole number. Required. 整数。必填。",
        "type": "integer",
        "constraints": {"required": True, "minimum": 0},
    }


def test_a_package_has_the_folder_s_files_with_their_own_headers() -> None:
    files = edited(example(), "links.csv", "党员,农户,", "member,农户,")
    path, data = package_file(opened(files))
    assert path == "datapackage.json"
    package = json.loads(data)
    resources = {resource["path"]: resource for resource in package["resources"]}
    tables = {p for p in files if p.endswith(".csv") and not p.startswith("private/")}
    assert set(resources) == tables
    schema = resources["links.csv"]["schema"]
    assert [field["name"] for field in schema["fields"]][:2] == ["member", "农户"]
    assert {
        "fields": ["member"],
        "reference": {"resource": "members", "fields": ["编号"]},
    } in schema["foreignKeys"]
    households = resources["households.csv"]["schema"]
    assert households["primaryKey"] == ["编号"]
    assert "foreignKeys" not in households  # a list of ids is no reference that tables know


def test_an_unknown_header_is_text() -> None:
    table = next(table for table in TABLES if table.name == "links")
    assert tableschemas.table_schema(table, ["备注"])["fields"] == [
        {"name": "备注", "type": "string"}
    ]


def test_the_command_writes_them_and_the_folder_still_validates(tmp_path: Path) -> None:
    for path, text in example().items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
    outcome = CliRunner().invoke(app, ["schema", "-C", str(tmp_path), "--lang", "en"])
    assert outcome.exit_code == 0, outcome.output
    written = {path for path, _ in schema_files()}
    assert f"{len(written)} schemas written to {tmp_path / 'schemas'}" in outcome.output
    assert all((tmp_path / path).read_bytes() == data for path, data in schema_files())
    assert json.loads((tmp_path / "datapackage.json").read_bytes())["name"] == (
        "village-990000001201"
    )
    checked = CliRunner().invoke(app, ["validate", str(tmp_path), "--quiet", "--lang", "en"])
    assert (checked.exit_code, checked.output) == (0, "")


def test_outside_a_data_folder_there_is_no_package(tmp_path: Path) -> None:
    outcome = CliRunner().invoke(
        app, ["schema", "--out", str(tmp_path), "-C", str(ROOT / "examples/village-data")]
    )
    assert outcome.exit_code == 0
    assert not (tmp_path / "datapackage.json").exists()
    assert (tmp_path / "schemas" / "gridctl.schema.json").is_file()


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    village, away = tmp_path / "village", tmp_path / "away"
    village.mkdir()
    away.mkdir()
    (village / "gridctl.yaml").write_bytes(bytes(example()["gridctl.yaml"]))  # type: ignore[arg-type]
    (village / "schemas").symlink_to(away)
    outcome = CliRunner().invoke(app, ["schema", "-C", str(village), "--lang", "en"])
    assert outcome.exit_code == 2
    assert "is a link out of the data folder" in outcome.output
    assert not list(away.iterdir())
