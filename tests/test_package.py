"""The wheel works outside the repository: packs and templates are inside it."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, PathDistribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from gridctl import __version__
from tests.kit import EXAMPLE, ROOT

SCRIPTS = "Scripts" if os.name == "nt" else "bin"
PIP = ("-m", "pip", "--disable-pip-version-check", "--quiet")


def run(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a program from `cwd`, without the variables that lead Python back into the repo."""
    return subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env={**{k: v for k, v in os.environ.items() if k[:6] != "PYTHON"}, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy: building must not leave traces in the repo."""
    folder = tmp_path_factory.mktemp("build")
    left_out = shutil.ignore_patterns(".*", "tests", "bench", "docs", "published", "__pycache__")
    shutil.copytree(ROOT, folder / "source", ignore=left_out)
    built = run(
        sys.executable, *PIP, "wheel", "--no-deps", "-w", "out", folder / "source", cwd=folder
    )
    assert built.returncode == 0, built.stderr
    (found,) = (folder / "out").glob("gridctl-*.whl")
    return found


def needed(by: Distribution) -> Iterator[Distribution]:
    """Yield what a distribution declares to need, and what that needs in turn: from here."""
    for requirement in map(Requirement, by.requires or ()):
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            found = distribution(requirement.name)
            assert found.version in requirement.specifier
            yield found
            yield from needed(found)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of an environment that holds the wheel and what it declares to need."""
    folder = tmp_path_factory.mktemp("installed")
    scripts = folder / "env" / SCRIPTS
    for words in (
        ("-m", "venv", "--without-pip", "env"),
        (*PIP, "--python", scripts / "python", "install", "--no-deps", "--no-compile", wheel),
    ):
        done = run(sys.executable, *words, cwd=folder)
        assert done.returncode == 0, done.stderr
    where = run(scripts / "python", "-c", "import gridctl; print(gridctl.__path__[0])", cwd=folder)
    packages = Path(where.stdout.strip()).parent
    (metadata,) = packages.glob("gridctl-*.dist-info")
    for each in needed(PathDistribution(metadata)):
        for name in {file.parts[0] for file in each.files or ()} - {"..", "__pycache__"}:
            lay(Path(str(each.locate_file(name))), packages / name)
    return scripts


def lay(there: Path, here: Path) -> None:
    """Link a file or folder; copy it where links are not to be had."""
    if not here.exists():
        try:
            here.symlink_to(there)
        except OSError:
            (shutil.copytree if there.is_dir() else shutil.copy)(there, here)


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """A copy of the example, far from the repo."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "somewhere else" / "村"))


def test_the_wheel_holds_packs_templates_and_types(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    packs = {path.name for path in (ROOT / "src/gridctl/policy/packs").glob("*.yaml")}
    templates = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "templates").rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
    assert packs
    assert templates
    assert {f"gridctl/policy/packs/{name}" for name in packs} <= names
    assert {f"gridctl/{path}" for path in templates} <= names
    assert "gridctl/py.typed" in names
    assert not [name for name in names if name.split("/")[0] in {"tests", "examples", "docs"}]


def test_it_tells_its_version(installed: Path, tmp_path: Path) -> None:
    shown = run(installed / "gridctl", "--version", cwd=tmp_path)
    assert (shown.returncode, shown.stdout) == (0, f"gridctl {__version__}\n")
    where = run(installed / "python", "-c", "import gridctl; print(gridctl.__file__)", cwd=tmp_path)
    assert Path(where.stdout.strip()).is_relative_to(installed.parent)


def test_it_validates_from_another_folder(installed: Path, village: Path) -> None:
    for words, cwd in (
        (("validate", village), village.parent),
        (("validate",), village / "ledger"),
    ):
        done = run(installed / "gridctl", *words, "--format", "json", cwd=cwd)
        found = json.loads(done.stdout)
        assert (done.returncode, done.stderr) == (0, "")
        assert found["policies"] == ["ninghai-2019", "line-2022", "chongqing-2013", "sanlian"]
        assert found["summary"]["rules_run"] > 50


def test_it_shows_quotas_and_writes_the_report(installed: Path, village: Path) -> None:
    quota = run(installed / "gridctl", "quota", village, "--format", "json", cwd=village.parent)
    assert (quota.returncode, quota.stderr) == (0, "")
    assert json.loads(quota.stdout)["members"]
    report = run(
        installed / "gridctl", "report", "--quarter", "2022Q3", village, cwd=village.parent
    )
    assert (report.returncode, report.stderr) == (0, "")
    written = village / "published" / "2022Q3"
    assert "示例村" in (written / "index.html").read_text(encoding="utf-8")
    assert list(written.glob("*.md"))


def test_it_runs_as_a_module_without_the_folder_s_own_code(installed: Path, village: Path) -> None:
    for name in ("yaml.py", "typer.py", "csv.py"):
        (village / name).write_text("raise SystemExit('this folder ran its own code')\n", "utf-8")
    for words in ((installed / "gridctl",), (installed / "python", "-P", "-m", "gridctl")):
        done = run(*words, "validate", "--quiet", "--ignore", "unknown-file", cwd=village)
        assert (done.returncode, done.stderr) == (0, "")
