"""What init writes for CI, and our hook: as their hosts ask, safe, and with one set of commands."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from gridctl import __version__
from gridctl.app.init import make
from tests.app.test_init import START
from tests.history import repo
from tests.kit import ROOT

GITHUB = ".github/workflows/gridctl.yml"
GITLAB = ".gitlab-ci.yml"
GITEE = ".workflow/gridctl.yml"
COMMIT = re.compile(r"[a-z-]+/[a-z-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make(tmp_path, START)
    return tmp_path


def parsed(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def tool(name: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).parent / name
    if not program.is_file():
        pytest.skip(f"{name} is not installed")
    return subprocess.run(
        [program, *words], capture_output=True, encoding="utf-8", check=False, timeout=120
    )


@pytest.mark.parametrize(
    ("schema", "path"), [("vendor.github-workflows", GITHUB), ("vendor.gitlab-ci", GITLAB)]
)
def test_a_ci_file_keeps_its_host_s_schema(folder: Path, schema: str, path: str) -> None:
    done = tool("check-jsonschema", "--builtin-schema", schema, folder / path)
    assert done.returncode == 0, done.stdout


def test_the_workflow_is_safe(folder: Path) -> None:
    done = tool("zizmor", "--offline", "--pedantic", "--no-progress", folder / GITHUB)
    assert done.returncode == 0, done.stdout
    assert "No findings to report" in done.stdout + done.stderr


def test_a_fork_s_pull_request_gets_nothing_but_files_to_read(folder: Path) -> None:
    text = (folder / GITHUB).read_text("utf-8")
    workflow = parsed(folder / GITHUB)
    assert set(workflow[True]) == {"push", "pull_request"}  # "on" is a yes to YAML
    assert workflow["permissions"] == {}
    (job,) = workflow["jobs"].values()
    assert job["permissions"] == {"contents": "read"}
    assert job["timeout-minutes"] <= 10
    for step in job["steps"]:
        assert "${{" not in step.get("run", "")  # data is no part of a script
        assert COMMIT.fullmatch(f"{step['uses']} # v0.0.0") if "uses" in step else step["run"]
    uses = [line.strip().removeprefix("- uses: ") for line in text.splitlines() if "uses:" in line]
    assert uses
    assert all(COMMIT.fullmatch(line) for line in uses)
    checkout = next(step for step in job["steps"] if "checkout" in step.get("uses", ""))
    assert checkout["with"] == {"fetch-depth": 0, "persist-credentials": False}


@pytest.mark.parametrize("path", [GITHUB, GITLAB, GITEE])
def test_no_secret_is_used_and_the_version_is_this_one(folder: Path, path: str) -> None:
    text = (folder / path).read_text("utf-8")
    assert f'"gridctl=={__version__}"' in text
    assert not re.search(r"secrets|token|password|密码", text, re.IGNORECASE)


def test_images_are_of_one_version(folder: Path) -> None:
    assert re.fullmatch(
        r"python:[0-9]+\.[0-9]+\.[0-9]+-[a-z]+", parsed(folder / GITLAB)["gridctl"]["image"]
    )


def test_one_command_does_it_everywhere(folder: Path) -> None:
    for path in (GITHUB, GITLAB, GITEE):
        commands = re.findall(r"gridctl [a-z]+ .*", (folder / path).read_text("utf-8"))
        assert len(commands) == 1, path
        assert commands[0].startswith("gridctl ci --base "), path


def test_no_push_to_github_cancels_another(folder: Path) -> None:
    concurrency = parsed(folder / GITHUB)["concurrency"]
    assert concurrency == {
        "group": "gridctl-${{ github.event_name == 'pull_request' && github.ref || github.sha }}",
        "cancel-in-progress": "${{ github.event_name == 'pull_request' }}",
    }


def base_at_gitee(folder: Path, clone: Path) -> str:
    """Return the base that Gitee's file names in a clone."""
    (step,) = parsed(folder / GITEE)["stages"][0]["steps"]
    script = step["commands"][-1].replace("gridctl ci --base", "echo")
    done = subprocess.run(
        ["sh", "-ec", script], cwd=clone, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout.strip()


def test_a_push_to_gitee_is_compared_with_the_one_before(folder: Path, tmp_path: Path) -> None:
    origin = repo.repository(tmp_path / "origin", {"a.txt": "x"})
    repo.git(tmp_path, "clone", "-q", str(origin), "clone")
    clone = tmp_path / "clone"
    assert base_at_gitee(folder, clone) == ""  # the first commit of all
    first = repo.git(clone, "rev-parse", "HEAD")
    repo.commit(origin, "second")
    repo.git(clone, "pull", "-q")
    assert base_at_gitee(folder, clone) == first
    repo.commit(clone, "of a branch")
    assert base_at_gitee(folder, clone) == "origin/main"


def test_our_hook_is_one_of_pre_commit_s() -> None:
    (hook,) = parsed(ROOT / ".pre-commit-hooks.yaml")
    assert (hook["id"], hook["entry"], hook["language"], hook["pass_filenames"]) == (
        "gridctl",
        "gridctl validate --quiet",
        "python",
        False,
    )
    looked_at = re.compile(hook["files"])
    for path in ("links.csv", "a/b/grids.yaml", "templates/x.html.j2", "published/2022Q3/x.md"):
        assert looked_at.search(path), path
    for path in ("README.md", "notes.txt", "unpublished.html"):
        assert not looked_at.search(path), path


def test_the_hook_s_command_is_the_one_of_the_plain_hook(folder: Path) -> None:
    (hook,) = parsed(ROOT / ".pre-commit-hooks.yaml")
    local = parsed(folder / ".pre-commit-config.yaml")["repos"][0]["hooks"][0]
    plain = (folder / ".githooks/pre-commit").read_text("utf-8").splitlines()[-1]
    assert hook["entry"] == local["entry"] == plain.removeprefix("exec ")
