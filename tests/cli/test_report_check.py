"""gridctl report --check: drift of published pages; nothing is written."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gridctl.app.report import publish
from gridctl.app.village import open_village
from gridctl.cli.main import app
from gridctl.model.period import Period
from tests.app.test_verify import change, write
from tests.disclosure.once import render_each_once
from tests.disclosure.small import Q3, VILLAGE
from tests.history import repo

DAY = ("--as-of", "2023-01-05", "--lang", "en")
AUGUST = Period.parse("2022-08")


@pytest.fixture(autouse=True)
def rendered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    render_each_once(monkeypatch)


@pytest.fixture(scope="module")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> repo.Kept:
    folder = write(tmp_path_factory.mktemp("village"), VILLAGE)
    for period in (AUGUST, Q3):
        publish(open_village(folder, date(2023, 1, 5)), period, "zh")
    return repo.kept(folder)


@pytest.fixture
def village(tmp_path: Path, published_once: repo.Kept) -> Path:
    return repo.laid_down(tmp_path / "village", published_once)


def run(*words: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["report", *map(str, words), "--check", *DAY])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def files(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path): (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_same_and_nothing_is_written(village: Path) -> None:
    before = files(village)
    code, said = run(village)
    assert (code, [line.split(";")[0] for line in said.splitlines()]) == (
        0,
        ["2022-08: the same", "2022Q3: the same"],
    )
    assert run(village, "--quarter", "2022Q3")[0] == 0
    assert files(village) == before


def test_drift_is_1_and_named(village: Path) -> None:
    change(village, "ledger/visits/2022Q3.csv", "2022-08-20,M4,H6", "2022-09-20,M4,H6")
    (village / "published/2022Q3/more.html").write_text("x", "utf-8")
    (village / "published/2022Q3/requests.md").unlink()
    (village / "published/index.html").write_text("x", "utf-8")
    before = files(village)
    code, said = run(village)
    assert code == 1
    lines = said.splitlines()
    august, quarter = lines[: lines.index("2022Q3: differs.")], lines
    assert august[0] == "2022-08: differs."
    assert "  activity-counts.html would come out otherwise today" in august
    assert "  more.html is not of this publication" in quarter
    assert "  requests.md is missing" in quarter
    assert "  ../index.html would come out otherwise today" in quarter
    assert files(village) == before
    assert run(village, "--month", "2022-08")[0] == 1


def test_bytes_are_compared_whatever_version_wrote_them(village: Path) -> None:
    build = village / "published/2022Q3/build.json"
    about = json.loads(build.read_bytes())
    about["tool"]["version"] = "0.0.1"
    build.write_text(json.dumps(about), "utf-8")
    page = village / "published/2022Q3/ratings.html"
    made = json.loads((village / "published/2022Q3/manifest.json").read_bytes())
    page.write_bytes(page.read_bytes() + b"<!-- as another version might write it -->")
    from gridctl.source.digests import digest

    made["files"]["ratings.html"] = digest(page.read_bytes())
    (village / "published/2022Q3/manifest.json").write_text(json.dumps(made), "utf-8")
    words = ["verify", str(village / "published/2022Q3"), *DAY]
    assert CliRunner().invoke(app, words).exit_code == 0
    code, said = run(village, "--quarter", "2022Q3")
    assert code == 1
    assert "  ratings.html would come out otherwise today" in said


def test_a_period_in_another_language_and_folder(village: Path, tmp_path: Path) -> None:
    publish(open_village(village, date(2023, 1, 5)), Q3, "en", tmp_path / "site")
    assert run(village, "--quarter", "2022Q3", "--out", tmp_path / "site")[0] == 0
    publish(open_village(village, date(2023, 1, 5)), Q3, "en")  # the pages above, too
    assert run(village)[0] == 0


def test_what_was_never_published(village: Path, tmp_path: Path) -> None:
    code, said = run(village, "--month", "2022-07")
    assert code == 1
    assert "  index.html is missing" in said
    bare = write(tmp_path / "bare", VILLAGE)
    assert run(bare) == (0, "Nothing is published yet.\n")


def test_a_published_period_without_its_manifest_is_1_and_named(village: Path) -> None:
    (village / "published/2022Q3/manifest.json").unlink()
    code, said = run(village)
    assert code == 1
    assert said.splitlines()[0].startswith("2022-08: the same; ")
    assert said.splitlines()[1:] == ["2022Q3: differs.", "  manifest.json is missing"]
    (village / "published/2022-08/manifest.json").unlink()
    code, said = run(village)
    assert (code, said.count("  manifest.json is missing\n")) == (1, 2)
    for page in (*village.glob("published/*/*.html"), *village.glob("published/*/*.md")):
        page.unlink()  # no page lies there any more
    assert run(village) == (0, "Nothing is published yet.\n")


def test_a_link_out_of_the_folder_is_no_page(village: Path, tmp_path: Path) -> None:
    page = village / "published/2022Q3/ratings.html"
    (tmp_path / "away.html").write_bytes(page.read_bytes())
    page.unlink()
    page.symlink_to(tmp_path / "away.html")
    code, said = run(village, "--quarter", "2022Q3")
    assert code == 1
    assert "  ratings.html is missing" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--format", "pdf"), "--check compares the published pages; leave "),
        (("--form", "annex-2"), "--check compares the published pages; leave "),
        (("--print",), "--check compares the published pages; leave "),
        (("--out", "x"), "With --out, --check takes a period."),
    ],
)
def test_wrong_use_is_2(village: Path, words: tuple[str, ...], said: str) -> None:
    code, told = run(village, *words)
    assert code == 2
    assert told.startswith(said)


def test_what_cannot_be_rendered_is_2(village: Path) -> None:
    (village / "ledger/visits/2022Q3.csv").unlink()
    assert run(village)[0] == 2
