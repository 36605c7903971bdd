"""gridctl ci: validate, changes and what is published, in one process."""

import json
import re
from csv import DictReader
from hashlib import sha256
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gridctl.cli.main import app
from tests.cli.linked import LINKED
from tests.disclosure.once import render_each_once
from tests.disclosure.small import VILLAGE
from tests.formats.test_for_machines import junit_schema, sarif_schema
from tests.history import repo
from tests.kit import example

DAY = ("--as-of", "2023-01-05")


@pytest.fixture(autouse=True)
def rendered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    render_each_once(monkeypatch)


def run(*words: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [*map(str, words), "--lang", "en"])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    return repo.repository(tmp_path / "linked", LINKED)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return repo.repository(tmp_path / "small", VILLAGE)


def move_a_link(folder: Path, old: str = "M001,H001", new: str = "M002,H001") -> None:
    links = folder / "links.csv"
    text = links.read_text("utf-8")
    assert f"\n{old}," in text
    links.write_text(text.replace(f"\n{old},", f"\n{new},", 1), "utf-8")


def test_it_says_what_the_three_commands_say(small: Path, tmp_path: Path) -> None:
    day = ("--as-of", "2022-02-05")
    move_a_link(small, "M1,H4", "M3,H4")
    summary = tmp_path / "summary.md"
    summary.write_text("of another step\n", "utf-8")
    code, said, _ = run("ci", small, "--base", "HEAD", *day, "--summary", summary)
    alone = [
        run("validate", small, "--base", "HEAD", *day)[1],
        run("changes", "HEAD", "-C", small, *day)[1],
    ]
    assert code == 1
    assert said == f"{alone[0]}\n{alone[1]}\n"
    assert "error LNK108 link-changed-without-approval: M1's link with H4" in said
    assert "visits done / due" in alone[1]
    text = summary.read_text("utf-8")
    assert text.startswith("of another step\n# Data of 试村, as of 2022-02-05\n")
    assert "**Something is to be mended.** " in text
    assert "| error | links.csv\\:2 | M1's link with H4 since 2022-01-01 was written over" in text
    assert run("changes", "HEAD", "-C", small, *day, "--format", "md")[1].strip() in text


@pytest.mark.parametrize("form", ["json", "sarif", "github", "gitlab", "junit", "csv"])
def test_programs_get_the_findings_alone(
    linked: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    move_a_link(linked)
    monkeypatch.delattr("gridctl.app.ci.compared")  # nobody is told what changes: no work for it
    code, said, _ = run("ci", linked, "--base", "HEAD", *DAY, "--format", form)
    alone = run("validate", linked, "--base", "HEAD", *DAY, "--format", form)[1]
    assert (code, said) == (1, alone)
    assert "link-changed-without-approval" in said


def test_old_debts_are_left_out(linked: Path) -> None:
    move_a_link(linked, new="M999,H001")
    repo.commit(linked)
    code, said, _ = run("ci", linked, "--since", "HEAD", *DAY, "--format", "json")
    assert (code, json.loads(said)["summary"]["error"]) == (0, 0)
    assert json.loads(said)["summary"]["known"] > 0
    code, said, _ = run("ci", linked, "--base", "HEAD", *DAY, "--format", "json")
    assert code == 1
    assert json.loads(said)["summary"]["error"] > 0


@pytest.mark.parametrize(
    "base", [(), ("--base", ""), ("--base", "0" * 40), ("--since", ""), ("--base", " ")]
)
def test_where_nothing_is_named_nothing_is_compared(
    linked: Path, tmp_path: Path, base: tuple[str, ...]
) -> None:
    code, said, _ = run("ci", linked, *base, *DAY, "--summary", tmp_path / "x.md")
    assert code == 0
    assert "Changes since" not in said
    assert "No earlier version was named" in (tmp_path / "x.md").read_text("utf-8")
    assert "**Nothing is wrong.** " in (tmp_path / "x.md").read_text("utf-8")


def test_a_base_that_is_not_there_is_told_and_the_rest_is_done(tmp_path: Path) -> None:
    village = repo.repository(tmp_path / "village", example())
    code, said, error = run(
        "ci", village, "--base", "nope", *DAY, "--format", "json", "--summary", tmp_path / "x.md"
    )
    assert code == 2
    assert json.loads(said)["summary"]["error"] == 0
    assert error == "nope is not known here; name a branch, a tag or a commit.\n"
    reasons = [each["reason"] for each in json.loads(said)["not_checked"]]
    assert reasons.count("the earlier version that is named cannot be read") == 4
    assert not any("is named (--base" in reason for reason in reasons)
    text = (tmp_path / "x.md").read_text("utf-8")
    assert "**Not everything could be looked at.** " in text
    assert "- nope is not known here; name a branch, a tag or a commit." in text
    assert "The earlier version that was named was not compared" in text
    assert "No earlier version was named" not in text


def test_the_day_is_the_manifest_s_else_the_commit_s(linked: Path) -> None:
    folder = linked  # of 2022-10-01, as its commit
    found = json.loads(run("ci", folder, "--format", "json")[1])
    assert found["as_of"] == "2022-10-01"
    manifest = folder / "gridctl.yaml"
    manifest.write_text(manifest.read_text("utf-8") + "as_of: 2022-11-02\n", "utf-8")
    assert json.loads(run("ci", folder, "--format", "json")[1])["as_of"] == "2022-11-02"
    found = json.loads(run("ci", folder, "--format", "json", "--as-of", "2022-12-03")[1])
    assert found["as_of"] == "2022-12-03"


def test_what_is_published_is_rendered_again(small: Path, tmp_path: Path) -> None:
    assert run("report", small, "--quarter", "2022Q3", *DAY)[0] == 0
    _, said, _ = run("ci", small, *DAY)
    assert "\n2022Q3: the same; " in said
    page = small / "published/2022Q3/ratings.html"
    page.write_bytes(page.read_bytes().replace(b"<h1>", b"<h1 >"))
    code, _, error = run("ci", small, *DAY, "--format", "json", "--summary", tmp_path / "x.md")
    assert code == 1
    assert "  ratings.html is not as it was written: it was edited afterwards\n" in error
    assert "\n  - ratings.html is not as it was written" in (tmp_path / "x.md").read_text("utf-8")


@pytest.fixture(scope="module")
def posted_once(tmp_path_factory: pytest.TempPathFactory) -> repo.Kept:
    folder = repo.repository(tmp_path_factory.mktemp("posted"), VILLAGE)
    assert run("report", folder, "--quarter", "2022Q3", *DAY)[0] == 0
    repo.commit(folder)
    return repo.kept(folder)


@pytest.fixture
def posted(tmp_path: Path, posted_once: repo.Kept) -> Path:
    return repo.laid_down(tmp_path / "small", posted_once)


def _drifted(posted: Path) -> str:
    """Change a page and its manifest.json together; return the page's path in the folder."""
    name = "published/2022Q3/ratings.html"
    page, proof = posted / name, posted / "published/2022Q3/manifest.json"
    old = page.read_bytes()
    new = old.replace(b"<h1>", b"<h1 >")
    assert old != new
    page.write_bytes(new)
    proof.write_text(
        proof.read_text("utf-8").replace(sha256(old).hexdigest(), sha256(new).hexdigest()), "utf-8"
    )
    return name


def test_a_page_that_the_data_do_not_give_stands_in_every_format(posted: Path) -> None:
    path = _drifted(posted)
    said = f"{path} is not what would be written today."
    found = {}
    for form in ("text", "json", "sarif", "github", "gitlab", "junit", "csv"):
        code, found[form], _ = run("ci", posted, *DAY, "--format", form)
        assert code == 1
        assert said in found[form]
    assert f"{path}: error PUB105 published-drift: {said}" in found["text"]
    assert f"::error file={path},title=PUB105 published-drift::{said}" in found["github"]
    (entry,) = (x for x in json.loads(found["json"])["findings"] if x["code"] == "PUB105")
    assert (entry["name"], entry["file"], entry["line"]) == ("published-drift", path, None)
    log = json.loads(found["sarif"])
    assert [error.message for error in sarif_schema().iter_errors(log)] == []
    (result,) = (each for each in log["runs"][0]["results"] if each["ruleId"] == "PUB105")
    rule = log["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert (rule["id"], rule["name"], result["level"]) == ("PUB105", "published-drift", "error")
    (entry,) = (x for x in json.loads(found["gitlab"]) if x["check_name"] == "published-drift")
    assert entry["location"] == {"path": path, "lines": {"begin": 1}}
    junit_schema().validate(found["junit"])
    assert f'message="{said}" type="PUB105"' in found["junit"]
    assert any(row["name"] == "published-drift" for row in DictReader(StringIO(found["csv"][1:])))


def test_rows_that_changed_since_are_named_with_their_lines(posted: Path) -> None:
    move_a_link(posted, "M1,H4", "M3,H4")
    code, said, _ = run("ci", posted, *DAY, "--format", "json")
    assert code == 1
    (found,) = (x for x in json.loads(said)["findings"] if x["name"] == "published-drift")
    assert found["file"] == "published/2022Q3/manifest.json"
    assert found["message"].endswith("written today; changed since: links.")
    assert [place["file"] for place in found["related"]] == ["links.csv"]


def test_a_page_edited_by_hand_is_told_once(posted: Path) -> None:
    page = posted / "published/2022Q3/ratings.html"
    page.write_bytes(page.read_bytes() + b"x")
    found = json.loads(run("ci", posted, *DAY, "--format", "json")[1])["findings"]
    assert [x["name"] for x in found if x["file"].startswith("published/")] == ["published-edited"]
    outcome = json.loads(run("validate", posted, *DAY, "--format", "json")[1])
    reason = {x["name"]: x["reason"] for x in outcome["not_checked"]}["published-drift"]
    assert reason == "only gridctl ci renders what is published again"


def test_a_published_period_that_was_taken_out_is_an_error(posted: Path) -> None:
    repo.git(posted, "rm", "-rq", "published/2022Q3")
    code, said, _ = run("ci", posted, "--base", "HEAD", *DAY)
    assert code == 1
    assert "published/2022Q3/manifest.json was published in the version compared with" in said
    assert "is gone." not in run("ci", posted, *DAY)[1]


def test_a_folder_that_was_moved_keeps_what_it_published(posted: Path) -> None:
    (posted / "data").mkdir()
    for path in sorted(posted.iterdir()):
        if path.name not in {".git", "data"}:
            path.rename(posted / "data" / path.name)
    assert "is gone." not in run("ci", posted / "data", "--base", "HEAD", *DAY)[1]
    repo.git(posted, "add", "-A")
    repo.git(posted, "rm", "-rqf", "data/published/2022Q3")
    code, said, _ = run("ci", posted / "data", "--base", "HEAD", *DAY)
    assert code == 1
    assert "published/2022Q3/manifest.json was published in the version compared with" in said


def test_the_pages_above_the_periods_are_rendered_again(posted: Path, tmp_path: Path) -> None:
    assert "\n2022Q3: the same; " in run("ci", posted, *DAY)[1]
    index = posted / "published/index.html"
    index.write_bytes(index.read_bytes() + b"x\n")
    code, said, _ = run("ci", posted, *DAY, "--summary", tmp_path / "x.md")
    assert code == 1
    assert "\n  ../index.html would come out otherwise today\n" in said
    assert "index.html would come out otherwise today" in (tmp_path / "x.md").read_text("utf-8")


def test_pages_of_another_version_of_gridctl_are_not_compared_above_either(posted: Path) -> None:
    build = posted / "published/2022Q3/build.json"
    build.write_text('{"tool": {"version": "0.0.1"}}', "utf-8")
    (posted / "published/index.html").write_text("of that version", "utf-8")
    assert "index.html" not in run("ci", posted, *DAY)[1]


def test_the_base_that_is_this_very_version(linked: Path, tmp_path: Path) -> None:
    same = "The base is this very version: nothing to compare."
    summary = tmp_path / "x.md"
    assert same in run("ci", linked, "--base", "HEAD", *DAY, "--summary", summary)[1]
    assert "this very version" in summary.read_text("utf-8")
    (linked / "notes.txt").write_text("x", "utf-8")
    changed = run("ci", linked, "--base", "HEAD", *DAY)[1]
    assert same not in changed
    assert "Nothing changes." in changed


def test_what_cannot_be_rendered_is_told_once_and_as_such(posted: Path) -> None:
    assert run("report", posted, "--month", "2022-08", *DAY)[0] == 0
    (posted / "members.csv").write_text("id,name,name\n", "utf-8")
    code, _, error = run("ci", posted, *DAY, "--format", "json")
    assert code == 2
    assert error.count("The pages cannot be rendered, because these files could not be read") == 1
    assert "Nothing was published" not in error


def test_own_templates_are_tried_though_nothing_is_published(small: Path) -> None:
    repo.write(small, {"templates/ratings.html.j2": "{% for %}"})
    code, said, error = run("ci", small, "--as-of", "2022-12-05", "--format", "json")
    (found,) = (x for x in json.loads(said)["findings"] if x["name"] == "published-drift")
    assert (code, error) == (1, "")
    assert (found["file"], found["line"]) == ("templates/ratings.html.j2", 1)


FORMS = ("text", "json", "sarif", "github", "gitlab", "junit", "csv")
#: An own template, what stands in it, and why it is refused.
REFUSED = [
    ("index.md.j2", 'x\n{{ "".__class__.__mro__ }}', "it cannot be carried out: access to"),
    ("index.md.j2", 'x\n{% include "/etc/passwd" %}', "there is no template /etc/passwd"),
    ("ratings.html.j2", "x\n{{ 1 + 1 }}", "arithmetic is not allowed"),
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("name", "text", "why"), REFUSED)
def test_a_refused_template_stands_in_every_format(
    posted: Path, form: str, name: str, text: str, why: str
) -> None:
    path = f"templates/{name}"
    repo.write(posted, {path: text})
    code, said, error = run("ci", posted, *DAY, "--format", form)
    assert code == 1
    assert f"The pages cannot be rendered because of the template {path}: {why}" in said
    assert "cannot be rendered" not in error
    assert "root:" not in said
    if form == "github":
        assert f"::error file={path},line=2,title=PUB105 published-drift::" in said
    if form == "gitlab":
        (entry,) = (x for x in json.loads(said) if x["check_name"] == "published-drift")
        assert entry["location"] == {"path": path, "lines": {"begin": 2}}
    if form == "sarif":
        assert [error.message for error in sarif_schema().iter_errors(json.loads(said))] == []


def test_why_a_template_is_refused_tells_no_number(posted: Path) -> None:
    repo.write(posted, {"templates/index.md.j2": '{% include "13800000000" %}'})
    code, said, error = run("ci", posted, *DAY, "--format", "json")
    assert code == 1
    assert "because of the template templates/index.md.j2: there is no template " in said
    assert "13800000000" not in said + error


def test_a_page_that_own_templates_make_fetch_something_is_a_finding(posted: Path) -> None:
    path = "templates/page.html.j2"
    repo.write(posted, {"templates/annex-2.md.j2": "x\n"})
    text = "<!DOCTYPE html>\n<title>x</title>\n<script>1</script>\n"
    repo.write(posted, {path: text})
    code, said, error = run("ci", posted, *DAY, "--format", "json")
    (found,) = (x for x in json.loads(said)["findings"] if x["name"] == "published-drift")
    assert (code, error) == (1, "")
    assert (found["file"], found["line"]) == (path, None)
    assert ".html, line " in found["message"]
    assert "the finished page holds" in found["message"]


def test_a_broken_manifest_is_a_finding(linked: Path, tmp_path: Path) -> None:
    (linked / "gridctl.yaml").write_text("format: [\n", "utf-8")
    code, said, _ = run("ci", linked, "--base", "HEAD", "--summary", tmp_path / "x.md")
    assert code == 1
    assert re.search(r"gridctl\.yaml:2(:1)?: error FMT[0-9]+ bad-yaml: ", said)
    assert "bad-yaml" not in (tmp_path / "x.md").read_text("utf-8")
    assert "gridctl.yaml" in (tmp_path / "x.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--base", "HEAD", "--since", "HEAD"), "Only one of --base and --since can be given.\n"),
        (("--format", "xml"), "--format is text, json"),
        (("--as-of", "soon"), "--as-of takes a day such as"),
        (("--summary", "/no/such/folder/x.md"), "/no/such/folder/x.md cannot be written: "),
    ],
)
def test_wrong_use_is_2(linked: Path, words: tuple[str, ...], said: str) -> None:
    code, _, error = run("ci", linked, *words)
    assert code == 2
    assert error.startswith(said)


@pytest.mark.parametrize("command", ["ci", "validate"])
@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "gitlab", "junit", "csv"])
def test_no_data_folder_is_2_and_no_report(tmp_path: Path, command: str, form: str) -> None:
    """An empty report of the format would tell a host that nothing is wrong."""
    code, said, error = run(command, tmp_path, "--format", form)
    assert (code, said) == (2, "")
    assert error == f"{tmp_path} is no data folder: it has no gridctl.yaml.\n"
