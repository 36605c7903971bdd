"""gridctl validate --policy, as a user types it."""

import json
from pathlib import Path

import pytest

from tests.cli.test_policy import OURS, run
from tests.cli.test_validate import change, write
from tests.kit import example


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """A copy of the example with a pack of its own."""
    return write(tmp_path / "village", {**example(), "policies/ours.yaml": OURS})


def test_what_if_counts_by_clause(village: Path) -> None:
    before = (village / "gridctl.yaml").read_bytes()
    code, text = run("validate", village, "--policy", "ours", "--lang", "en")
    lines = text.splitlines()
    assert code == 1
    assert (village / "gridctl.yaml").read_bytes() == before
    at = lines.index("By clause:")
    errors = sum("[clause ours/span]" in line for line in lines)
    assert lines[at + 1] == (
        f"  ours/span: {errors} errors, 0 warnings, 0 notices (eight to twelve)"
    )
    assert lines[at + 2 :] == ["1 clause to check: 0 in order, 1 not, 0 not checked."]
    assert "line-2022" not in text


def test_what_if_takes_several_packs_and_gives_json(village: Path) -> None:
    words = ("--policy", "ninghai-2019", "--policy", "ours", "--format", "json")
    found = json.loads(run("validate", village, *words)[1])
    assert found["policies"] == ["ninghai-2019", "ours"]
    assert list(found)[-1] == "by_clause"
    assert list(found["by_clause"]["ours/span"]) == ["error", "warning", "notice", "checked"]
    counted = sum(f["clause"] == "ours/span" for f in found["findings"] if f["severity"] == "error")
    assert found["by_clause"]["ours/span"]["error"] == counted > 10
    # that the two differ is told, and is no breach of either
    assert "policy-conflict" in {f["name"] for f in found["findings"]}
    assert found["by_clause"]["ours/span"]["notice"] == 0
    assert "ninghai-2019/3.8-rights" not in found["by_clause"]
    assert "by_clause" not in json.loads(run("validate", village, "--format", "json")[1])


def test_what_if_of_a_pack_to_come(village: Path) -> None:
    change(village / "policies/ours.yaml", "clauses:", "from: 2024-01-01\nclauses:")
    code, text = run("validate", village, "--policy", "ours", "--lang", "en")
    assert code == 1
    assert text.splitlines()[0] == (
        "ours comes into force on 2024-01-01 only; it is judged as though it were in force already."
    )


def test_what_if_there_is_no_such_pack(village: Path) -> None:
    assert run("validate", village, "--policy", "our", "--lang", "en") == (
        2, "There is no policy our; did you mean ours?\n",
    )  # fmt: skip
    (village / "policies/ours.yaml").write_text("id: [", encoding="utf-8")
    assert run("validate", village, "--policy", "ours", "--lang", "en") == (
        1, "The policy ours cannot be read; gridctl policy lint says where.\n",
    )  # fmt: skip


def test_what_if_quietly(village: Path) -> None:
    _, text = run("validate", village, "--policy", "ours", "--quiet", "--lang", "en")
    assert "By clause" not in text
