"""A village's repository as it grows: at each step every history rule says the right thing."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from gridctl.cli.main import app
from tests.history import repo
from tests.kit import manifest

CHANGED, CLOSED, REUSED = "link-changed-without-approval", "closed-period-changed", "id-reused"
HISTORY = {CHANGED, CLOSED, REUSED}
LINKS = """member,household,since,until,basis,chosen_by,approved_at,ended_at
M1,H4,2022-01-10,,near,member,MT1,
M1,H5,2022-01-10,,near,member,MT1,
M2,H6,2022-01-10,,near,member,MT1,
"""
MEETINGS = """id,date,kind,unit,agenda,reported,attended,expected
MT1,2022-01-10,members,V,link-list,,3,3
"""
PASSED = "MT2,2022-08-30,organisation,V,link-change,,2,2\n"
#: It follows no clause that asks for work: there are no figures to compare, which takes longest.
VILLAGE: dict[str, str | bytes] = {
    "gridctl.yaml": manifest("ninghai-2019, clauses: [1.*]", "chongqing-2013, clauses: [by, up]"),
    "members.csv": (
        "id,name,sex,born,branch,household\nM1,赵甲,male,1970-01,B1,H1\n"
        "M2,钱乙,female,1975-01,B1,H2\nM3,孙丙,male,1980-01,B1,H3\n"
    ),
    "households.csv": (
        "id,head,villager_group\nH1,赵甲,VG1\nH2,钱乙,VG1\nH3,孙丙,VG1\n"
        "H4,李丁,VG1\nH5,周戊,VG1\nH6,吴己,VG1\n"
    ),
    "grids.yaml": (
        "grids:\n- {id: G1, name: 一, tier: grid, leader: M1, "
        "villager_groups: [{id: VG1, name: 一组}]}\n"
    ),
    "branches.yaml": (
        "organisation:\n  id: V\n  name: 试村党组织\n  secretary: M1\n  committee: [M1, M2]\n"
        "  branches:\n  - {id: B1, name: 一支部, secretary: M1}\n"
    ),
    "links.csv": LINKS,
    "meetings.csv": MEETINGS,
    "publications.csv": (
        "period,form,approved_by,posted_on,removed_on\n2022Q3,all,M1,2022-10-10,2022-10-25\n"
    ),
    "ledger/ratings/2022-07.csv": "member,good,fairly_good,fair,poor\nM1,9,5,2,0\nM2,8,4,1,0\n",
}
MOVED = LINKS.replace("M1,H5", "M3,H5")
ENDED = "M1,H5,2022-01-10,2022-08-31,near,member,MT1,MT2\n"
PROPERLY = LINKS.replace("M1,H5,2022-01-10,,near,member,MT1,\n", ENDED)
PROPERLY += "M3,H5,2022-09-01,,near,member,MT2,\n"


class Repo:
    """A repository, and what gridctl says of it."""

    def __init__(self, top: Path, below: str = "") -> None:
        self.top, self.below = top, below

    @property
    def data(self) -> Path:
        return self.top / self.below

    def git(self, *words: str) -> str:
        return repo.git(self.top, *words)

    def write(self, message: str, **files: str) -> str:
        named = {name.replace("_csv", ".csv"): text for name, text in files.items()}
        repo.write(self.data, named)
        return repo.commit(self.top, message)

    def ci(self, base: str) -> tuple[int, dict[str, Any]]:
        """Run gridctl ci from within the folder, as CI does; the whole JSON document."""
        words = ["ci", str(self.data), "--base", base, "--as-of", "2023-01-05", "--lang", "en"]
        done = CliRunner().invoke(app, [*words, "--format", "json"])
        assert done.exception is None or isinstance(done.exception, SystemExit)
        return done.exit_code, {**json.loads(done.stdout), "told": done.stderr}

    def says(self, base: str) -> list[tuple[str, str, int | None]]:
        """Return what the history rules find against `base`; they must have been judged."""
        _, found = self.ci(base)
        assert not HISTORY & {n["name"] for n in found["not_checked"]}, found["told"]
        return [
            (f["name"], f["file"], f["line"]) for f in found["findings"] if f["name"] in HISTORY
        ]

    def changes(self, base: str) -> str:
        words = ["changes", base, "-C", str(self.data), "--as-of", "2023-01-05", "--lang", "en"]
        done = CliRunner().invoke(app, words)
        assert done.exit_code == 0, done.output
        return done.stdout


@pytest.fixture(params=["", "county/a-village"])
def village(tmp_path: Path, request: pytest.FixtureRequest) -> Repo:
    """A village at the top of its repository, and one in a folder below."""
    below: str = request.param
    files = {f"{below}/{path}".lstrip("/"): text for path, text in VILLAGE.items()}
    top = repo.repository(tmp_path / "origin", {**files, "notes.txt": "ours\n"})
    return Repo(top, below)


def clone(village: Repo, name: str, *words: str) -> Repo:
    top = village.top.parent / name
    source = village.top.as_uri()
    allowed = ("-c", "protocol.file.allow=always")
    repo.git(village.top.parent, *allowed, "clone", "-q", *words, source, str(top))
    return Repo(top, village.below)


def test_nothing_changed(village: Repo) -> None:
    assert village.says("HEAD") == []
    assert "The base is this very version" in village.changes("HEAD")
    village.write("a note", notes="theirs\n")
    assert "Nothing changes." in village.changes("HEAD~1")


def test_a_branch_moves_a_link_without_a_meeting_and_mends_it(village: Repo) -> None:
    here = clone(village, "clone")
    here.git("checkout", "-q", "-b", "move")
    here.write("move a link", links_csv=MOVED)
    assert here.says("origin/main") == [(CHANGED, "links.csv", 3)]
    assert "H5 moves from M1 to M3." in here.changes("origin/main")
    here.write("with a meeting", links_csv=PROPERLY, meetings_csv=MEETINGS + PASSED)
    assert here.says("origin/main") == []
    assert "H5 moves from M1 to M3." in here.changes("origin/main")


def test_the_branch_is_judged_by_where_it_left(village: Repo) -> None:
    here = clone(village, "clone")
    here.git("checkout", "-q", "-b", "idle")
    here.write("a note", notes_csv="x\n")
    village.write("on main, properly", links_csv=PROPERLY, meetings_csv=MEETINGS + PASSED)
    here.git("-c", "protocol.file.allow=always", "fetch", "-q", "origin")
    assert here.says("origin/main") == []  # what main did is no change of the branch
    here.git("merge", "-q", "--no-edit", "origin/main")
    assert here.says("origin/main") == []
    assert "Nothing changes." in here.changes("origin/main")


def test_a_merge_that_drops_a_link_is_seen(village: Repo) -> None:
    here = clone(village, "clone")
    here.git("checkout", "-q", "-b", "side")
    here.write("a note", notes_csv="x\n")
    village.write("a link more", links_csv=LINKS + "M3,H4,2022-09-01,,near,member,MT1,\n")
    here.git("-c", "protocol.file.allow=always", "fetch", "-q", "origin")
    here.git("merge", "-q", "--no-commit", "origin/main")
    here.write("an evil merge", links_csv=LINKS)
    assert here.says("origin/main") == [(CHANGED, "links.csv", 2)]


def test_a_rebase_changes_nothing(village: Repo) -> None:
    here = clone(village, "clone")
    here.git("checkout", "-q", "-b", "move")
    here.write("move a link", links_csv=MOVED)
    village.write("on main", tasks_csv="x\n")
    here.git("-c", "protocol.file.allow=always", "fetch", "-q", "origin")
    before = here.says("origin/main")
    here.git("rebase", "-q", "origin/main")
    assert here.says("origin/main") == before == [(CHANGED, "links.csv", 3)]


def test_a_detached_head_as_ci_checks_out(village: Repo) -> None:
    here = clone(village, "clone")
    base = here.git("rev-parse", "HEAD")
    moved = here.write("move a link", links_csv=MOVED)
    here.git("checkout", "-q", "--detach", moved)
    assert here.says(base) == [(CHANGED, "links.csv", 3)]
    here.git("checkout", "-q", "--detach", base)
    assert here.says(base) == []


def test_a_shallow_clone_says_what_it_cannot_see(village: Repo) -> None:
    base = village.git("rev-parse", "HEAD")
    village.write("move a link", links_csv=MOVED)
    here = clone(village, "shallow", "--depth=1")
    code, found = here.ci(base)
    assert code == 2  # not seen is not passed
    assert f"{base} is not in this shallow clone; fetch it first" in found["told"]
    assert {n["name"] for n in found["not_checked"]} >= HISTORY
    here.git("-c", "protocol.file.allow=always", "fetch", "-q", "--unshallow")
    assert here.says(base) == [(CHANGED, "links.csv", 3)]


def test_a_closed_period_and_a_reused_id(village: Repo) -> None:
    ratings = VILLAGE["ledger/ratings/2022-07.csv"]
    members = VILLAGE["members.csv"]
    assert isinstance(ratings, str)
    assert isinstance(members, str)
    repo.write(village.data, {"ledger/ratings/2022-07.csv": ratings.replace("M1,9", "M1,19")})
    village.write("another person", members_csv=members.replace("孙丙,male,1980", "何丁,male,1990"))
    assert village.says("HEAD~1") == [
        (CLOSED, "ledger/ratings/2022-07.csv", 2),
        (REUSED, "members.csv", 4),
    ]
    assert village.says("HEAD") == []


def move(village: Repo, below: str) -> Repo:
    """Move a data folder within its repository."""
    target = village.top / below
    target.mkdir(parents=True)
    for path in VILLAGE:
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (village.data / path).rename(target / path)
    repo.commit(village.top, "move the folder")
    return Repo(village.top, below)


def test_a_renamed_folder_is_compared_with_what_it_was(village: Repo) -> None:
    base = village.git("rev-parse", "HEAD")
    there = move(village, "villages/east")
    assert there.says(base) == []
    assert "Nothing changes." in there.changes(base)
    there.write("move a link", links_csv=MOVED)
    assert there.says(base) == [(CHANGED, "links.csv", 3)]
    assert "H5 moves from M1 to M3." in there.changes(base)


def test_a_renamed_folder_with_another_code_is_the_one_that_is_gone(village: Repo) -> None:
    base = village.git("rev-parse", "HEAD")
    there = move(village, "villages/east")
    path = there.data / "gridctl.yaml"
    path.write_text(path.read_text("utf-8").replace("990000001201", "990000001202"), "utf-8")
    there.write("move a link", links_csv=MOVED)
    assert there.says(base) == [(CHANGED, "links.csv", 3)]


def test_of_several_renamed_folders_the_code_tells(village: Repo) -> None:
    other = manifest("ninghai-2019").replace("990000001201", "990000001299")
    repo.write(village.top, {"west/gridctl.yaml": other, "west/links.csv": LINKS})
    base = repo.commit(village.top, "a second village")
    there = move(village, "villages/east")
    village.git("rm", "-rq", "west")
    there.write("move a link", links_csv=MOVED)
    assert there.says(base) == [(CHANGED, "links.csv", 3)]


def test_a_copy_is_a_new_folder(village: Repo) -> None:
    base = village.git("rev-parse", "HEAD")
    copy = Repo(village.top, "copy")
    repo.write(copy.data, {**VILLAGE, "links.csv": MOVED})
    repo.commit(village.top, "a copy")
    assert copy.says(base) == []
    assert "all of it is new" in copy.changes(base)


def test_before_the_first_commit_of_the_data(tmp_path: Path) -> None:
    top = repo.repository(tmp_path / "origin", {"README.md": "x\n"})
    here = Repo(top)
    here.write("nothing yet")
    repo.write(top, dict(VILLAGE))
    repo.commit(top, "the data")
    assert here.says("HEAD~1") == []
    assert "all of it is new" in here.changes("HEAD~1")


def test_without_a_repository_it_is_said(tmp_path: Path) -> None:
    repo.write(tmp_path / "plain", dict(VILLAGE))
    code, found = Repo(tmp_path / "plain").ci("main")
    assert code == 2
    assert "is in no git repository, so there is no earlier version" in found["told"]
    assert {n["name"] for n in found["not_checked"]} >= HISTORY
    code, found = Repo(tmp_path / "plain").ci("")
    assert (code, found["told"]) == (1, "")  # shortfalls of this small village alone
    assert not [f for f in found["findings"] if f["name"] in HISTORY]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_another_user_s_repository_is_told_as_what_it_is(village: Repo) -> None:
    subprocess.run(["chown", "-R", "65534", str(village.top)], check=True)
    code, found = village.ci("HEAD")
    assert code == 2
    assert found["told"] == (
        f"{village.data} belongs to another user, so git does not read its history; if you trust "
        f"it, run: git config --global --add safe.directory {village.top}\n"
    )
