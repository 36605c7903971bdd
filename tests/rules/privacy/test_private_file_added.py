"""private-file-added: what lies in private/ stays out of git."""

from pathlib import Path

import pytest

from gridctl.app.baseline import beside, opened_at
from gridctl.app.validate import validate
from gridctl.app.village import open_village
from gridctl.findings.finding import Finding
from tests.history import repo
from tests.kit import TODAY, Files, manifest, message, places, report, severities

NAME = "private-file-added"
CONTACTS = "private/contacts.csv"
ROWS = "id,phone\nM1,13900000000\n"


def village(folder: Path, files: Files) -> Path:
    return repo.repository(folder, {"gridctl.yaml": manifest(), **files})


def found(folder: Path, base: str = "HEAD") -> tuple[Finding, ...]:
    opened = open_village(folder, TODAY)
    compared = beside(opened, opened_at(opened, base)[1])
    outcome = validate(compared, select=[NAME])
    assert outcome.rules_run == 1
    return outcome.findings


def add(folder: Path, path: str = CONTACTS) -> None:
    repo.write(folder, {path: ROWS})
    repo.git(folder, "add", "--force", "--", path)


def test_clean(tmp_path: Path) -> None:
    folder = village(tmp_path / "village", {".gitignore": "private/\n"})
    repo.write(folder, {CONTACTS: ROWS})
    assert found(folder) == ()  # it lies there, and git does not track it
    add(folder, "private/.gitkeep")
    add(folder, "my-private/list.csv")
    assert found(folder) == ()


@pytest.mark.parametrize("where", [".", "villages/new"])
def test_an_added_file(tmp_path: Path, where: str) -> None:
    top = repo.repository(tmp_path / "top", {f"{where}/gridctl.yaml": manifest()})
    first = repo.git(top, "rev-parse", "HEAD")
    repo.git(top, "checkout", "-q", "-b", "work")
    folder = top / where
    add(folder)
    staged = found(folder, first)
    repo.commit(top)
    (one,) = found(folder, "main")
    assert staged == (one,)
    assert places((one,)) == [(CONTACTS, None, None)]
    assert severities((one,)) == ["error"]
    assert message(one, "en") == f"{CONTACTS} was added to git, where nothing can be deleted."
    assert message(one, "zh") == f"{CONTACTS}被加入了 git，进入 git 的内容无法删净。"
    repo.git(top, "rm", "-q", "--cached", f"{where}/{CONTACTS}")
    assert found(folder, "main") == (one,)  # HEAD has it still
    repo.git(top, "commit", "-q", "-m", "without")
    assert found(folder, "main") == ()


def test_what_the_base_had_is_not_new(tmp_path: Path) -> None:
    """As in our own example, whose numbers are invented; also where the folder was moved."""
    top = repo.repository(
        tmp_path / "top", {"old/gridctl.yaml": manifest(), f"old/{CONTACTS}": ROWS}
    )
    assert found(top / "old") == ()
    repo.git(top, "mv", "old", "new")
    assert found(top / "new") == ()
    add(top / "new", "private/more.csv")
    assert places(found(top / "new")) == [("private/more.csv", None, None)]


def test_a_folder_that_the_base_did_not_have(tmp_path: Path) -> None:
    top = repo.repository(tmp_path / "top", {"README.md": "x"})
    repo.write(top, {"new/gridctl.yaml": manifest()})
    add(top / "new")
    assert places(found(top / "new")) == [(CONTACTS, None, None)]


def test_without_a_base_it_is_not_checked() -> None:
    outcome = report({CONTACTS: ROWS}, NAME)
    assert (outcome.rules_run, len(outcome.not_checked)) == (0, 1)
