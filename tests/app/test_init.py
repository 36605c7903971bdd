"""A new folder: what init writes validates at once, whatever policy it follows."""

import os
import subprocess
from datetime import date
from itertools import cycle
from pathlib import Path

import pytest
import yaml

from gridctl.app.init import NotMadeError, Start, make
from gridctl.app.validate import validate
from gridctl.app.village import open_village
from gridctl.findings.finding import Severity
from gridctl.model.declare import columns
from gridctl.model.tables import TABLES
from gridctl.policy.pack import built_in_names
from tests.exchange.test_schemas import as_an_editor_reads, schema_for
from tests.history import repo

DAY = date(2022, 8, 17)
START = Start("新村", "990000001201", ("ninghai-2019", "line-2022"), "zh", DAY)
#: Days on which other periods begin, run and end.
DAYS = (DAY, date(2022, 1, 1), date(2022, 12, 31), date(2022, 9, 30))


@pytest.mark.parametrize(("name", "day"), [*zip(built_in_names(), cycle(DAYS), strict=False)])
def test_a_new_folder_has_no_error_and_no_warning(tmp_path: Path, name: str, day: date) -> None:
    make(tmp_path, START._replace(policies=(name,), records_from=day))
    report = validate(open_village(tmp_path, day))
    found = [f for f in report.findings if f.severity is not Severity.NOTICE]
    assert [(f.name, f.mark.file) for f in found] == []
    assert not [n for n in report.not_checked if "missing" in n.reason.en]


def test_a_policy_said_twice_is_followed_once(tmp_path: Path) -> None:
    make(tmp_path, START._replace(policies=("line-2022", "ninghai-2019", "line-2022")))
    policies = open_village(tmp_path, DAY).village.manifest.policies
    assert [entry.id for entry in policies] == ["line-2022", "ninghai-2019"]


def test_every_table_has_its_header_and_nothing_else(tmp_path: Path) -> None:
    for lang in ("zh", "en"):
        made = make(tmp_path / lang, START._replace(lang=lang))
        for table in TABLES:
            if table.span:
                continue
            assert table.path in made
            text = (tmp_path / lang / table.path).read_text(encoding="utf-8")
            if not table.is_yaml:
                heads = [c.field.zh if lang == "zh" else c.name for c in columns(table.record)]
                assert text == ",".join(heads) + "\n"


def test_every_yaml_file_names_a_schema_that_it_keeps(tmp_path: Path) -> None:
    make(tmp_path, START._replace(township="某镇", county='某"县', village="新: {村}"))
    for table in TABLES:
        if table.is_yaml and not table.span:
            text = (tmp_path / table.path).read_text(encoding="utf-8")
            head, _, _ = text.partition("\n")
            schema = head.removeprefix("# yaml-language-server: $schema=")
            assert (tmp_path / schema).is_file()
            assert not list(schema_for(table.path).iter_errors(as_an_editor_reads(text)))
    opened = open_village(tmp_path, DAY)
    village = opened.village.manifest.village
    assert village is not None
    assert (village.name, village.township, village.county) == ("新: {村}", "某镇", '某"县')


def test_private_folders_stay_out_of_git(tmp_path: Path) -> None:
    make(tmp_path, START)
    (tmp_path / "print").mkdir()
    (tmp_path / "print" / "x.html").write_text("x", encoding="utf-8")
    repo.git(tmp_path, "init", "-q")
    repo.commit(tmp_path)
    tracked = repo.git(tmp_path, "ls-files").split("\n")
    assert "gridctl.yaml" in tracked
    assert not [path for path in tracked if path.startswith(("private/", "print/"))]


def test_what_is_for_other_programs_can_be_read(tmp_path: Path) -> None:
    made = make(tmp_path, START)
    for path in made:
        text = (tmp_path / path).read_text(encoding="utf-8")
        assert "@VERSION@" not in text
        assert "@VILLAGE@" not in text
        if path.endswith((".yml", ".yaml")):
            yaml.safe_load(text)
    hook = tmp_path / ".githooks" / "pre-commit"
    assert os.access(hook, os.X_OK)
    assert subprocess.run(["sh", "-n", str(hook)], check=True).returncode == 0


@pytest.mark.parametrize("path", ["gridctl.yaml", "README.md", "members.csv", ".gitignore"])
def test_nothing_is_overwritten(tmp_path: Path, path: str) -> None:
    (tmp_path / path).write_text("mine", encoding="utf-8")
    with pytest.raises(NotMadeError) as caught:
        make(tmp_path, START)
    assert caught.value.values["file"] == path
    assert [file.name for file in tmp_path.iterdir()] == [path]


def test_an_empty_repository_may_be_there(tmp_path: Path) -> None:
    repo.git(tmp_path, "init", "-q")
    assert "gridctl.yaml" in make(tmp_path, START)


@pytest.mark.parametrize(
    "code", ["", "12345678901", "1234567890123", "12345678901x", "１２３４５６７８９０１２"]
)
def test_a_code_is_twelve_digits(tmp_path: Path, code: str) -> None:
    with pytest.raises(NotMadeError, match="12 digits"):
        make(tmp_path, START._replace(code=code))
    assert not list(tmp_path.iterdir())


def test_an_unknown_policy_is_said_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(NotMadeError, match="No policy is called") as caught:
        make(tmp_path, START._replace(policies=("ninghai",)))
    assert "ninghai-2019" in str(caught.value.values["known"])
