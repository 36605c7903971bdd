"""gridctl verify as a user types it."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gridctl.app.report import publish
from gridctl.app.village import open_village
from gridctl.cli.main import app
from tests.app.test_verify import write
from tests.disclosure.once import render_each_once
from tests.disclosure.small import Q3, VILLAGE

DAY = ("--as-of", "2023-01-05")


@pytest.fixture(autouse=True)
def rendered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    render_each_once(monkeypatch)


@pytest.fixture
def village(tmp_path: Path) -> Path:
    folder = write(tmp_path / "village", VILLAGE)
    publish(open_village(folder, date(2023, 1, 5)), Q3, "zh")
    return folder


def run(*words: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["verify", *map(str, words), *DAY])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout, result.stderr


def test_the_same(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for words in ((village,), (village / "published" / "2022Q3",)):
        code, said, _ = run(*words, "--lang", "en")
        assert code == 0
        assert said.startswith("2022Q3: the same; ")
    monkeypatch.chdir(village / "published" / "2022Q3")
    assert run()[0] == 0
    assert run(village, "--lang", "zh")[1].startswith("2022Q3：一致")


def test_a_difference_is_1_and_named(village: Path) -> None:
    tasks = village / "tasks.yaml"
    tasks.write_text(tasks.read_text(encoding="utf-8").replace("护林防火", "护林"), "utf-8")
    (village / "published/2022Q3/quotas.md").write_text("x", "utf-8")
    code, said, _ = run(village / "published/2022Q3", "--lang", "en")
    assert code == 1
    assert said.split("\n")[0] == "2022Q3: differs."
    assert "  rows of task lists (tasks.yaml) have changed" in said
    assert "  commitments.html would come out otherwise today" in said
    assert "  quotas.md is not as it was written: it was edited afterwards" in said
    code, said, _ = run(village, "--lang", "zh")
    assert code == 1
    assert "责任清单（tasks.yaml）的记录有改动" in said


def test_why_nothing_can_be_compared(village: Path) -> None:
    (village / "links.csv").unlink()
    code, said, error = run(village / "published/2022Q3", "--lang", "en")
    assert (code, said) == (2, "")
    assert error.startswith("Nothing was compared, because policies in force need these files and ")
    assert "links.csv" in error
    assert run(village, "--lang", "zh")[2].startswith("没有核对，因为缺少现行政策需要的文件：")


def test_pages_without_their_manifest_are_named(village: Path) -> None:
    (village / "published/2022Q3/manifest.json").unlink()
    code, said, _ = run(village, "--lang", "en")
    assert (code, said) == (1, "2022Q3: differs.\n  manifest.json is missing\n")
    code, said, _ = run(village, "--lang", "zh")
    assert (code, said.splitlines()[0]) == (1, "2022Q3：不一致。")


def test_json(village: Path) -> None:
    code, said, _ = run(village, "--format", "json")
    assert code == 0
    assert json.loads(said) == {
        "format": 1,
        "same": True,
        "periods": [
            {
                "period": "2022Q3",
                "folder": str(village / "published" / "2022Q3"),
                "same": True,
                "compared": "bytes",
                "version": json.loads((village / "published/2022Q3/build.json").read_bytes())[
                    "tool"
                ]["version"],
                "differences": [],
            }
        ],
    }
    (village / "published/2022Q3/quotas.md").unlink()
    code, said, _ = run(village, "--format", "json")
    assert code == 1
    assert json.loads(said)["periods"][0]["differences"] == [
        {"kind": "file", "name": "quotas.md", "what": "missing"}
    ]


def test_elsewhere_with_its_data_folder_named(village: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(open_village(village, date(2023, 1, 5)), Q3, "en", out)
    assert run(out, "-C", village)[0] == 0
    code, _, said = run(out)
    assert code == 2
    assert "gridctl.yaml" in said


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    assert run(nowhere, "--lang", "en") == (2, "", f"There is no folder {nowhere}.\n")
    assert run(nowhere, "--lang", "zh") == (2, "", f"没有目录{nowhere}。\n")


@pytest.mark.parametrize("format_", ["xml", ""])
def test_what_cannot_run_is_2(village: Path, tmp_path: Path, format_: str) -> None:
    assert run(village, "--format", format_)[0] == 2
    assert run(tmp_path / "nowhere")[0] == 2
    assert run(village / "ledger")[0] == 2
    bare = write(tmp_path / "bare", VILLAGE)
    code, said, error = run(bare, "--lang", "en")
    assert (code, said) == (2, "")
    assert error.startswith("Nothing is published in ")
    (village / "ledger/visits/2022Q3.csv").unlink()
    assert run(village)[0] == 2
