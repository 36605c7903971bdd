import os
from pathlib import Path

import pytest

from gridctl.history import git as history
from gridctl.history.git import NoHistoryError, commit_of, folder_at, repository, resolve
from tests.history import repo

FILES: dict[str, str | bytes] = {
    "gridctl.yaml": "format: 1\n",
    "links.csv": b"member,household\r\nM1,H1\r\n",
    "ledger/visits/2022Q3.csv": "date\n",
    "ledger/名册.csv": "姓名\n",
    "published/2022Q3/index.md": "# x\n",
    ".github/workflows/check.yml": "x\n",
    "empty.csv": "",
}


@pytest.fixture
def village(tmp_path: Path) -> Path:
    return repo.repository(tmp_path / "village", FILES)


def test_a_folder_as_it_was(village: Path) -> None:
    first = repo.git(village, "rev-parse", "HEAD")
    repo.write(village, {"links.csv": "changed\n", "new.csv": "new\n"})
    repo.commit(village)
    base = folder_at(village, first, frozenset({"published"}))
    assert base.commit == first
    kept = ("gridctl.yaml", "links.csv", "ledger/visits/2022Q3.csv", "ledger/名册.csv", "empty.csv")
    assert dict(base.files) == {
        path: data if isinstance(data := FILES[path], bytes) else data.encode() for path in kept
    }


def test_a_subfolder_of_a_repository(tmp_path: Path) -> None:
    whole = repo.repository(tmp_path, {f"county/a/{path}": text for path, text in FILES.items()})
    base = folder_at(whole / "county" / "a", "HEAD")
    assert base.files["gridctl.yaml"] == b"format: 1\n"
    assert repository(whole / "county" / "a") == whole.resolve()
    (whole / "county" / "b").mkdir()
    assert not folder_at(whole / "county" / "b", "HEAD").files


def test_the_base_is_where_the_branch_left(village: Path) -> None:
    left = repo.git(village, "rev-parse", "HEAD")
    repo.git(village, "checkout", "-q", "-b", "change")
    repo.write(village, {"links.csv": "on the branch\n"})
    repo.commit(village)
    repo.git(village, "checkout", "-q", "main")
    repo.write(village, {"links.csv": "meanwhile on main\n"})
    repo.commit(village)
    repo.git(village, "checkout", "-q", "--detach", "change")
    assert resolve(village, "main") == left
    assert folder_at(village, "main").files["links.csv"] == FILES["links.csv"]


def test_histories_that_never_met_are_compared_as_they_are(village: Path) -> None:
    repo.git(village, "checkout", "-q", "--orphan", "other")
    repo.commit(village)
    main = repo.git(village, "rev-parse", "main")
    assert resolve(village, "main") == main


def test_links_and_submodules_are_no_files(village: Path) -> None:
    (village / "away.csv").symlink_to("/etc/passwd")
    repo.commit(village)
    assert "away.csv" not in folder_at(village, "HEAD").files


@pytest.mark.parametrize(
    "revision", ["nope", "--help", "HEAD:links.csv", "HEAD~9", "-h", "main..main", "\0", "\ud800"]
)
def test_an_unknown_revision_is_said(village: Path, revision: str) -> None:
    with pytest.raises(NoHistoryError, match="is not known here"):
        folder_at(village, revision)


@pytest.mark.parametrize("revision", ["", "  "])
def test_a_blank_revision_is_none(village: Path, revision: str) -> None:
    with pytest.raises(NoHistoryError, match="No version is named"):
        folder_at(village, revision)


@pytest.fixture
def shallow(village: Path, tmp_path: Path) -> Path:
    """A clone of the last commit alone, of two."""
    repo.write(village, {"links.csv": "later\n"})
    repo.commit(village)
    folder = tmp_path / "shallow"
    repo.git(tmp_path, "clone", "-q", "--depth=1", village.as_uri(), str(folder))
    return folder


@pytest.mark.parametrize("form", ["{first}", "{short}", "HEAD~1", "HEAD^"])
def test_a_shallow_clone_says_what_to_fetch(village: Path, shallow: Path, form: str) -> None:
    first = repo.git(village, "rev-parse", "HEAD~1")
    with pytest.raises(NoHistoryError, match="is not in this shallow clone; fetch it first"):
        folder_at(shallow, form.format(first=first, short=first[:9]))
    assert folder_at(shallow, "HEAD").files["links.csv"] == b"later\n"


@pytest.mark.parametrize("revision", ["nope", "origin/other", "v9~2"])
def test_a_name_that_a_shallow_clone_has_not_may_be_none(shallow: Path, revision: str) -> None:
    with pytest.raises(NoHistoryError, match="here; if the name is right, fetch it") as found:
        folder_at(shallow, revision)
    assert found.value.values == {"revision": revision}


def test_a_shallow_clone_that_ends_before_the_branch_was_left(village: Path, shallow: Path) -> None:
    repo.git(village, "checkout", "-q", "-b", "other", "HEAD~1")
    other = repo.commit(village)
    repo.git(shallow, "fetch", "-q", "--depth=1", "origin", "other")
    with pytest.raises(NoHistoryError, match="does not reach back to where"):
        resolve(shallow, other)
    repo.git(shallow, "fetch", "-q", "--unshallow", "origin")
    assert resolve(shallow, other) == repo.git(village, "rev-parse", "main~1")


def test_without_a_repository(tmp_path: Path) -> None:
    with pytest.raises(NoHistoryError, match="no git repository"):
        folder_at(tmp_path, "HEAD")
    assert commit_of(tmp_path) is None


def test_without_git(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(NoHistoryError, match="not installed"):
        folder_at(village, "HEAD")
    assert commit_of(village) is None


def test_too_much_is_refused(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_FILES", 2)
    with pytest.raises(NoHistoryError, match="more than can be read"):
        folder_at(village, "HEAD")


def test_a_commit_is_clean_or_not(village: Path) -> None:
    name = repo.git(village, "rev-parse", "HEAD")
    assert commit_of(village) == (name, True)
    (village / "notes.txt").write_text("x", encoding="utf-8")
    assert commit_of(village) == (name, False)


def test_a_hook_s_environment_does_not_mislead(
    village: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = repo.repository(tmp_path / "other", {"x": "x"})
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert "links.csv" in folder_at(village, "HEAD").files


def test_nothing_of_the_repository_runs(village: Path, tmp_path: Path) -> None:
    trap = tmp_path / "ran"
    script = tmp_path / "trap.sh"
    script.write_text(f"#!/bin/sh\ntouch {trap}\ncat\n", encoding="utf-8")
    script.chmod(0o755)
    repo.write(village, {".gitattributes": "*.csv filter=trap diff=trap\n"})
    repo.commit(village)
    for key in ("core.fsmonitor", "core.pager", "filter.trap.clean", "filter.trap.smudge"):
        repo.git(village, "config", key, str(script))
    repo.git(village, "config", "diff.trap.command", str(script))
    trap.unlink(missing_ok=True)
    folder_at(village, "HEAD")
    assert not trap.exists()


def test_hidden_and_deep_files_are_left_out(village: Path) -> None:
    deep = "/".join("abcdefgh")
    repo.write(village, {f"{deep}/x.csv": "x", "a/b/c/d/e/f/g.csv": "x"})
    repo.commit(village)
    files = folder_at(village, "HEAD").files
    assert f"{deep}/x.csv" not in files
    assert "a/b/c/d/e/f/g.csv" in files
    assert not [path for path in files if path.startswith(".")]
    assert os.sep == "/" or "\\" not in "".join(files)
