"""gridctl add: names that several persons bear."""

from pathlib import Path

import pytest

from gridctl.cli import entering
from tests.cli.entries import VISIT, files, recent_copy, run, two_of_a_name
from tests.kit import quick_reader

__all__ = ["quick_reader"]
pytestmark = pytest.mark.usefixtures("quick_reader")


@pytest.fixture
def village(tmp_path: Path) -> Path:
    return recent_copy(tmp_path, "commitments/2022.yaml")


def test_two_of_a_name_are_told_apart(village: Path) -> None:
    two_of_a_name(village)
    before = files(village)
    told = "member: 李例禾 may be M001 (branch B01, grid G01), M002 (branch B01, grid G01); "
    assert run(village, *VISIT, "--reason", "care") == (2, "", f"{told}say which by its id.\n")
    code, _, err = run(village, *VISIT, "--reason", "care", lang="zh")
    assert (code, err) == (
        2,
        "“党员”：“李例禾”可能是M001（党支部B01，网格G01）、M002（党支部B01，网格G01），请写编号。\n",
    )
    assert files(village) == before


def test_two_of_a_name_are_asked_about(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    two_of_a_name(village)
    monkeypatch.setattr(entering, "can_ask", lambda: True)
    code, out, err = run(village, *VISIT, "--reason", "care", answers="7\n2\n")
    assert code == 0
    assert "ledger/visits/2023Q1.csv:2: 2023-01-05,M002,H001,走访慰问,,\n" in out
    assert "  1. M001 (branch B01, grid G01)\n  2. M002 (branch B01, grid G01)\n" in err
    assert err.count("Type a number from 1 to 2.\n") == 1


def test_the_number_is_asked_again_in_chinese(
    village: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_of_a_name(village)
    monkeypatch.setattr(entering, "can_ask", lambda: True)
    code, _, err = run(village, *VISIT, "--reason", "care", answers="二\n1\n", lang="zh")
    assert code == 0
    assert err.count("请输入1至2的序号。\n") == 1
    assert "not a valid" not in err


def test_breaking_off_at_a_question_writes_nothing(
    village: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_of_a_name(village)
    before = files(village)
    monkeypatch.setattr(entering, "can_ask", lambda: True)
    for words in ([*VISIT, "--reason", "care"], ["add", "visit"], ["add", "rating"]):
        code, out, err = run(village, *words, lang="zh")
        assert (code, out.strip()) == (2, "")  # the library writes a blank after a question
        assert err.endswith("已中止。\n")
    assert run(village, "promise", "add", "M001", answers="")[0] == 2
    assert files(village) == before


@pytest.mark.parametrize("gap", ["\t", "\n", "\r", "\u2028"])
def test_a_text_is_one_line(village: Path, gap: str) -> None:
    before = files(village)
    words = ["activity", "--members", "M001", "--theme", "deeds", "--title", f"农资{gap}三户"]
    assert run(village, "add", *words, lang="zh") == (
        2,
        "",
        "“活动名称”应写成一行，不含制表符和换行。\n",
    )
    assert files(village) == before


def test_what_does_not_stop_it_stands_under_a_heading(village: Path) -> None:
    for lang, heading in (("zh", "还要办："), ("en", "To do:")):
        words = [*VISIT, "--reason", "care", "--dry-run"]
        code, _, err = run(village, *words, lang=lang)
        assert code == 0
        told = err.splitlines()
        assert "too-few-visits" in told[told.index(heading) + 1]


def test_one_who_left_does_not_count_among_two_of_a_name(village: Path) -> None:
    two_of_a_name(village)
    path = village / "members.csv"
    rows = path.read_text(encoding="utf-8").split("\n")
    rows[2] += "2022-12-31"
    path.write_text("\n".join(rows), encoding="utf-8")
    code, out, _ = run(village, *VISIT, "--reason", "care")
    assert code == 0
    assert ",M001,H001," in out
