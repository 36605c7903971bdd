"""A published period, rendered again: the same, or what differs."""

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from gridctl.app.report import publish
from gridctl.app.verify import NotVerifiedError, published_periods, verify
from gridctl.app.village import open_village
from gridctl.compute.publishing import BrokenManifestError, Verified, read_made
from tests.disclosure.once import render_each_once
from tests.disclosure.small import Q3, VILLAGE
from tests.history import repo
from tests.kit import Files

DAY = date(2023, 1, 5)


def write(folder: Path, files: Files) -> Path:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


@pytest.fixture(autouse=True)
def rendered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    render_each_once(monkeypatch)


@pytest.fixture(scope="module")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> repo.Kept:
    folder = write(tmp_path_factory.mktemp("village"), VILLAGE)
    publish(open_village(folder, DAY), Q3, "zh")
    return repo.kept(folder)


@pytest.fixture
def village(tmp_path: Path, published_once: repo.Kept) -> Path:
    """The small village with its third quarter published."""
    return repo.laid_down(tmp_path / "village", published_once)


@pytest.fixture(scope="module")
def committed_once(tmp_path_factory: pytest.TempPathFactory) -> repo.Kept:
    folder = repo.repository(tmp_path_factory.mktemp("committed"), VILLAGE)
    publish(open_village(folder, DAY), Q3, "zh")
    repo.commit(folder, "published")
    return repo.kept(folder)


@pytest.fixture
def committed(tmp_path: Path, committed_once: repo.Kept) -> Path:
    """The small village in a repository: its rows committed first, then its pages."""
    return repo.laid_down(tmp_path / "committed", committed_once)


def again(village: Path) -> Verified:
    return verify(open_village(village, DAY), village / "published" / "2022Q3")


def told(found: Verified) -> set[tuple[str, str, str]]:
    return {(d.kind, d.name, d.what) for d in found.differences}


def change(village: Path, path: str, old: str, new: str) -> None:
    text = (village / path).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (village / path).write_text(text.replace(old, new), encoding="utf-8")


def test_the_same(village: Path) -> None:
    found = again(village)
    assert found.same
    assert found.bytes_compared
    folder = village / "published" / "2022Q3"
    assert found.files == len(list(folder.iterdir())) - 1  # build.json is not compared


def test_one_changed_cell_that_the_quarter_used(village: Path) -> None:
    change(village, "ledger/visits/2022Q3.csv", "2022-08-20,M4,H6", "2022-09-20,M4,H6")
    found = again(village)
    assert ("rows", "visits", "changed") in told(found)
    assert ("file", "activity-counts.html", "changed") in told(found)
    assert ("file", "data.json", "changed") in told(found)
    # what a page says of others is the same but for the digest at its foot
    assert not any(name.startswith("annex-2") for _, name, _ in told(found))


def test_a_changed_cell_that_no_page_shows_is_told_by_its_table(village: Path) -> None:
    change(village, "households.csv", "H4,周壬", "H4,周癸")  # 周* either way
    found = again(village)
    assert told(found) == {("rows", "households", "changed")}
    assert found.untold


def test_one_byte_of_one_page(village: Path) -> None:
    page = village / "published" / "2022Q3" / "annex-2.html"
    data = page.read_bytes()
    page.write_bytes(data.replace(b"<h1>", b"<h1 >", 1))
    assert told(again(village)) == {("file", "annex-2.html", "edited")}


@pytest.mark.parametrize(
    ("name", "what"),
    [("requests.md", "missing"), ("data.json", "missing"), ("extra.html", "extra")],
)
def test_a_file_less_and_a_file_more(village: Path, name: str, what: str) -> None:
    file = village / "published" / "2022Q3" / name
    if what == "missing":
        file.unlink()
    else:
        file.write_text("<p>x</p>", encoding="utf-8")
    assert told(again(village)) == {("file", name, what)}


def test_an_edited_manifest(village: Path) -> None:
    file = village / "published" / "2022Q3" / "manifest.json"
    file.write_bytes(file.read_bytes().replace(b'"as_on": "2022-09-30"', b'"as_on": "2022-09-29"'))
    assert told(again(village)) == {("file", "manifest.json", "edited")}


def test_a_changed_pack_of_the_village(tmp_path: Path) -> None:
    pack = (
        "id: own\ntitle: {en: own, zh: 自定}\nissuer: {en: us, zh: 本村}\nclauses:\n"
        "- {id: up, kind: publication, sets: disclosure.up, duty: [check], "
        "says: {en: up, zh: 张贴}, parameters: {up_days: 7}}\n"
    )
    files = {
        **VILLAGE,
        "gridctl.yaml": str(VILLAGE["gridctl.yaml"]).replace(
            "- {id: line-2022}\n", "- {id: line-2022}\n- {id: own}\n"
        ),
        "policies/own.yaml": pack,
    }
    folder = write(tmp_path / "village", files)
    publish(open_village(folder, DAY), Q3, "zh")
    (folder / "policies/own.yaml").write_text(f"# a comment\n{pack}", encoding="utf-8")
    assert again(folder).same
    change(folder, "policies/own.yaml", "zh: 张贴}", "zh: 公示}")
    assert told(again(folder)) == {("pack", "own", "changed")}


def test_a_changed_template(village: Path) -> None:
    own = '{% extends "page.html.j2" %}\n'
    write(village, {"templates/requests.html.j2": own})
    assert told(again(village)) == {("template", "requests.html.j2", "added")}


def test_a_later_quarters_rows_change_nothing(village: Path) -> None:
    write(
        village,
        {
            "ledger/visits/2022Q4.csv": "date,member,household,reason\n2022-10-02,M1,H4,care\n",
            "ledger/activities/2022Q4.csv": "date,members,theme,title\n2022-10-02,M1,deeds,一\n",
            "publications.csv": "period,form,posted_on,approved_by\n2022Q3,all,2022-10-10,M1\n",
        },
    )
    change(village, "links.csv", "M1,H4,2022-01-01,,near", "M1,H4,2022-01-01,2022-11-01,near")
    publish(open_village(village, DAY), Q3.step(1), "zh")
    assert again(village).same
    assert [f.name for f in published_periods(village)] == ["2022Q3", "2022Q4"]


def test_private_and_print_change_nothing(village: Path) -> None:
    write(village, {"private/contacts.csv": "person,phone,publish\nM1,13800001111,yes\n"})
    assert again(village).same


def test_with_git_the_rows_are_told(tmp_path: Path) -> None:
    village = repo.repository(tmp_path / "village", VILLAGE)
    publish(open_village(village, DAY), Q3, "zh")
    build = json.loads((village / "published/2022Q3/build.json").read_bytes())
    assert (build["history"], len(build["commit"])) == ("git", 40)
    change(village, "members.csv", "M2,钱丙", "M2,钱丁")
    change(village, "links.csv", "M1,H5,2022-01-01,,kin,household,MT1\n", "")
    found = again(village)
    rows = {
        d.name: [(r.what, r.mark, r.subject, r.fields) for r in d.rows] for d in found.differences
    }
    assert rows["members"] == [("changed", ("members.csv", 3, None), "M2", ("name",))]
    assert [(what, mark[:2]) for what, mark, _, _ in rows["links"]] == [
        ("missing", ("links.csv", 3))
    ]
    assert not found.untold


def _rows(found: Verified) -> dict[str, list[tuple[str, str, int | None]]]:
    return {
        d.name: [(r.what, r.mark.file, r.mark.line) for r in d.rows]
        for d in found.differences
        if d.kind == "rows"
    }


def test_of_a_folder_that_was_moved_the_rows_are_told(committed: Path) -> None:
    (committed / "data").mkdir()
    for path in sorted(committed.iterdir()):
        if path.name not in {".git", "data"}:
            path.rename(committed / "data" / path.name)
    repo.commit(committed, "moved")
    folder = committed / "data"
    change(folder, "members.csv", "M2,钱丙", "M2,钱丁")
    found = again(folder)
    assert _rows(found) == {"members": [("changed", "members.csv", 3)]}
    assert not found.untold


def test_rows_that_were_committed_with_the_pages_are_told(village: Path) -> None:
    repo.git(village, "init", "-q")
    repo.git(village, "commit", "-qm", "nothing yet", "--allow-empty")
    publish(open_village(village, DAY), Q3, "zh")  # of rows that no commit has
    repo.commit(village, "all at once")
    change(village, "members.csv", "M2,钱丙", "M2,钱丁")
    assert _rows(again(village)) == {"members": [("changed", "members.csv", 3)]}


@pytest.mark.parametrize(
    "commit", ["0" * 40, "--all", "HEAD:x", "\0", "\ud800", "x" * 10_000_000, 7, ["HEAD"]]
)
def test_a_commit_that_is_gone_or_none_at_all(committed: Path, commit: object) -> None:
    """As after a rebase; or in a stranger's pull request, to break the run."""
    build = committed / "published/2022Q3/build.json"
    build.write_text(json.dumps({**json.loads(build.read_bytes()), "commit": commit}), "utf-8")
    change(committed, "members.csv", "M2,钱丙", "M2,钱丁")
    assert _rows(again(committed)) == {"members": [("changed", "members.csv", 3)]}


def test_rows_of_another_version_are_not_told_for_those_published(committed: Path) -> None:
    build = committed / "published/2022Q3/build.json"
    build.write_bytes(build.read_bytes().replace(b'"commit": "', b'"commit": "0'))
    manifest = committed / "published/2022Q3/manifest.json"
    manifest.write_bytes(manifest.read_bytes().replace(b'"digest": "', b'"digest": "0', 1))
    repo.commit(committed, "made up")
    change(committed, "members.csv", "M2,钱丙", "M2,钱丁")
    found = again(committed)
    assert found.untold
    assert _rows(found) == {"members": []}


def test_without_git_it_is_said_that_rows_cannot_be_told(village: Path) -> None:
    build = json.loads((village / "published/2022Q3/build.json").read_bytes())
    if build["commit"] is None:  # the test's folder lies in no repository
        assert build["history"] == "none"
        assert build["clean"] is None
    change(village, "members.csv", "M2,钱丙", "M2,钱丁")
    assert again(village).untold


def test_another_version_of_the_tool_compares_the_data(village: Path) -> None:
    folder = village / "published" / "2022Q3"
    build = folder / "build.json"
    build.write_bytes(build.read_bytes().replace(b'"version": "', b'"version": "9.'))
    found = again(village)
    assert found.same
    assert not found.bytes_compared
    assert found.version.startswith("9.")
    write(village, {"templates/requests.html.j2": '{% extends "page.html.j2" %}\n'})
    assert again(village).same  # another tool brings other templates
    change(village, "ledger/visits/2022Q3.csv", "2022-08-20,M4,H6", "2022-09-20,M4,H6")
    assert told(again(village)) == {("rows", "visits", "changed"), ("file", "data.json", "changed")}
    (folder / "index.md").write_text("x", encoding="utf-8")
    assert ("file", "index.md", "edited") in told(again(village))


def test_in_the_language_in_which_it_was_published(tmp_path: Path) -> None:
    folder = write(tmp_path / "village", VILLAGE)
    publish(open_village(folder, DAY), Q3, "en")
    assert again(folder).same


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format": 2}', "\x00", "[" * 100_000])
def test_what_is_no_manifest(village: Path, text: str) -> None:
    with pytest.raises(BrokenManifestError):
        read_made(text.encode())
    (village / "published/2022Q3/manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(NotVerifiedError):
        again(village)


@pytest.mark.parametrize(
    "rows", [{"form": float("inf")}, {"tables": {"evil": "1"}}, {"tables": {"../x": "1"}}]
)
def test_a_manifest_made_to_break_the_run(village: Path, rows: dict[str, object]) -> None:
    file = village / "published/2022Q3/manifest.json"
    made = json.loads(file.read_bytes())
    file.write_text(json.dumps({**made, "rows": {**made["rows"], **rows}}), encoding="utf-8")
    with pytest.raises(NotVerifiedError):
        again(village)


def test_nothing_is_published_yet(tmp_path: Path) -> None:
    folder = write(tmp_path / "village", VILLAGE)
    with pytest.raises(NotVerifiedError):
        published_periods(folder)


def test_on_another_machine(village: Path, tmp_path: Path) -> None:
    """Another working directory, locale, time zone and hash seed; run as its own program."""
    code = "import sys; from gridctl.cli.main import run; sys.argv[0] = 'gridctl'; run()"

    def gridctl(cwd: Path, seed: str, zone: str, locale: str, *words: str) -> str:
        env = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": locale,
            "PYTHONUTF8": "0",
        }
        done = subprocess.run(
            [sys.executable, "-c", code, *words], env=env, cwd=cwd, check=True, capture_output=True
        )
        return done.stdout.decode()

    period = village / "published" / "2022Q3"
    said = gridctl(period, "2", "Asia/Shanghai", "C", "verify", "--lang", "en")
    assert "2022Q3: the same" in said
    elsewhere = Path(shutil.copytree(village, tmp_path / "别处" / "村"))
    said = gridctl(
        tmp_path, "3", "Pacific/Kiritimati", "C", "verify", str(elsewhere), "--lang", "en"
    )
    assert "2022Q3: the same" in said
