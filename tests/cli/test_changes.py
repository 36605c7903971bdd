import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gridctl.cli.main import app
from tests.history import repo
from tests.kit import edited, example


def run(folder: Path, *words: str, lang: str = "en") -> tuple[int, str]:
    outcome = CliRunner().invoke(app, ["changes", *words, "-C", str(folder), "--lang", lang])
    return outcome.exit_code, outcome.output


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """A branch on which H001 moves from M001 to M002, who then links one household too many."""
    folder = repo.repository(tmp_path / "village", example())
    repo.git(folder, "checkout", "-q", "-b", "change")
    repo.write(folder, edited(example(), "links.csv", "M001,H001,", "M002,H001,"))
    repo.commit(folder)
    return folder


def test_a_branch_tells_what_it_changes(village: Path) -> None:
    code, text = run(village, "main")
    assert code == 0
    assert "\n  H001 moves from M001 to M002. (links.csv:2)\n" in text
    assert "  M001 goes from 8 to 7 households; limit 5 to 20. (members.csv:2)\n" in text
    assert (
        "  M002 goes from 20 to 21 households; limit 5 to 20. (members.csv:3) — outside the limit\n"
        in text
    )
    assert "  M001 household visits done / due 2022Q4: 24/24 → 21/21\n" in text


def test_an_entry_that_was_changed_is_told_by_its_columns(tmp_path: Path) -> None:
    folder = repo.repository(tmp_path / "village", example())
    assert "所比较的就是当前版本，没有可比较的内容。" in run(folder, "HEAD", lang="zh")[1]
    members = (folder / "members.csv").read_text("utf-8")
    row = next(line for line in members.splitlines() if line.startswith("M001,"))
    name = row.split(",")[1]
    repo.write(folder, edited(example(), "members.csv", row, row.replace(name, "某某某")))
    code, text = run(folder, "HEAD")
    assert code == 0
    assert "\n  M001's entry was changed: name. (members.csv:2)\n" in text
    assert "某某某" not in text
    assert "Nothing changes." not in text
    document = json.loads(run(folder, "HEAD", "--format", "json")[1])
    (change,) = document["changes"]
    assert (change["kind"], change["subject"]) == ("member-changed", "M001")
    assert change["values"]["columns"] == ["name"]
    assert "M001的登记有改动：姓名。" in run(folder, "HEAD", lang="zh")[1]


def test_a_round_of_ratings_that_comes_out_otherwise(tmp_path: Path) -> None:
    folder = repo.repository(tmp_path / "village", example())
    repo.git(folder, "checkout", "-q", "-b", "change")
    repo.write(
        folder, edited(example(), "ledger/ratings/2022-07.csv", "M001,19,5,2,0", "M001,0,5,2,19")
    )
    repo.commit(folder)
    text = run(folder, "main")[1]
    assert "  M001 rating by the villagers 2022-07: good → poor\n" in text
    assert text.count("M001 ballots: good 2022-07: 19 → 0\n") == 1
    document = json.loads(run(folder, "main", "--format", "json")[1])
    (rating,) = [
        f for f in document["figures"] if (f["figure"], f["subject"]) == ("rating", "M001")
    ]
    assert (rating["before"], rating["after"], rating["period"]) == ("good", "poor", "2022-07")


def test_the_same_as_markdown_in_chinese(village: Path) -> None:
    _, text = run(village, "main", "--format", "md", lang="zh")
    assert text.startswith("## 自")
    assert "- H001由M001改为M002联系。 (links.csv\\:2)\n" in text
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert rows[:2] == ["| 编号 | 数字 | 期次 | 原值 | 新值 |", "| --- | --- | --- | --- | --- |"]
    assert all(line.count("|") == 6 for line in rows)


def test_the_same_for_programs(village: Path) -> None:
    document = json.loads(run(village, "main", "--format", "json")[1])
    (moved,) = document["changes"]
    assert moved == {
        "kind": "link-moved",
        "subject": "H001",
        "says": "H001 moves from M001 to M002.",
        "values": {
            "subject": "H001",
            "household": "H001",
            "before": ["M001"],
            "after": ["M002"],
        },
        "places": [{"file": "links.csv", "line": 2}],
    }
    assert [(s["subject"], s["outside"]) for s in document["spans"]] == [
        ("M001", False),
        ("M002", True),
    ]
    figures = {(f["figure"], f["subject"], f["period"]): f for f in document["figures"]}
    visits = next(f for key, f in figures.items() if key[1:] == ("M001", "2022Q4"))
    assert visits["before"] == {"done": 24, "due": 24}
    assert len(figures) == len(document["figures"])


def test_without_a_change_nothing_is_told(village: Path) -> None:
    code, text = run(village)
    assert code == 0
    assert text.splitlines()[1:] == ["The base is this very version: nothing to compare."]


def test_data_is_no_markup(village: Path) -> None:
    forms = village / "commitments" / "2022.yaml"
    text = forms.read_text(encoding="utf-8")
    start = text.index("{text: ") + len("{text: ")
    end = text.index(", target")
    hostile = "'<img src=x> [a](http://b.example) @somebody | x'"
    forms.write_text(
        text[:start] + hostile + text[end:].replace("}", ", withdrawn_on: 2022-12-01}", 1),
        encoding="utf-8",
    )
    _, shown = run(village, "--format", "md")
    line = next(line for line in shown.splitlines() if "withdrew" in line)
    assert "<img" not in line.replace("\\<", "")
    assert "[a](" not in line.replace("\\[", "").replace("\\]", "")
    assert "@somebody" not in line.replace("\\", "")


def test_before_there_was_a_folder(village: Path) -> None:
    folder = village / "second"
    repo.write(folder, example())
    code, text = run(folder)
    assert code == 0
    assert "There was no readable data folder at" in text
    assert json.loads(run(folder, "--format", "json")[1])["base_readable"] is False


def test_an_unknown_base_is_said(village: Path) -> None:
    assert run(village, "nope") == (
        2,
        "nope is not known here; name a branch, a tag or a commit.\n",
    )
