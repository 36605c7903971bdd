"""gridctl add: what is likely a slip is doubted."""

import json
from pathlib import Path

import pytest

from gridctl.cli import entering
from tests.cli.entries import VISIT, changes, files, recent_copy, run, two_of_a_name
from tests.kit import quick_reader

__all__ = ["quick_reader"]
pytestmark = pytest.mark.usefixtures("quick_reader")

GONE = ["add", "visit", "--member", "M037", "--household", "H001", "--reason", "care"]


@pytest.fixture
def village(tmp_path: Path) -> Path:
    return recent_copy(tmp_path, "commitments/2022.yaml")


def test_one_who_left_before_the_day_is_doubted(village: Path) -> None:
    before = files(village)
    code, out, err = run(village, *GONE, "--date", "2022-08-16")
    assert (code, out) == (
        1, "member: M037 was there until 2022-08-15 only; the row is of 2022-08-16.\n",
    )  # fmt: skip
    assert err == "Nothing was written: if it is right all the same, add --force.\n"
    code, out, err = run(village, *GONE, "--date", "2022-08-16", lang="zh")
    assert (code, out) == (1, "“党员”：M037在册至2022年8月15日为止，而本行为2022年8月16日。\n")
    assert err == "没有写入：确认无误的，请加 --force。\n"
    assert files(village) == before
    code, out, _ = run(village, *GONE, "--date", "2022-08-16", "--force")
    assert code == 0
    assert out.endswith("member: M037 was there until 2022-08-15 only; the row is of 2022-08-16.\n")
    assert len(changes(before, village)) == 1
    assert run(village, *GONE, "--date", "2022-08-15")[0] == 0


def test_a_doubt_for_programs_and_in_a_dry_run(village: Path) -> None:
    before = files(village)
    code, out, _ = run(village, *GONE, "--date", "2022-08-16", "--format", "json")
    document = json.loads(out)
    assert (code, document["written"], document["refused"]) == (1, False, True)
    assert document["notes"] == [
        "member: M037 was there until 2022-08-15 only; the row is of 2022-08-16."
    ]
    code, out, err = run(village, *GONE, "--date", "2022-08-16", "--dry-run")
    assert code == 1
    assert "\n+2022-08-16,M037,H001,走访慰问,,\n" in out
    assert err.startswith("member: M037 was there until 2022-08-15 only")
    assert files(village) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["visit", "--member", "M001", "--household", "H338", "--reason", "care",
          "--date", "2022-04-09"],
         "household: H338 is there from 2022-04-10 only; the row is of 2022-04-09."),
        (["activity", "--members", "M001;M037", "--theme", "deeds", "--title", "x",
          "--date", "2022-09-01"],
         "members: M037 was there until 2022-08-15 only; the row is of 2022-09-01."),
        (["request", "--household", "H001", "--received-by", "M037", "--kind", "wish"],
         "received_by: M037 was there until 2022-08-15 only; the row is of 2023-01-05."),
        (["points", "--date", "2022-09-01", "--account", "M037", "--rule", "P04", "--points", "2"],
         "account: M037 was there until 2022-08-15 only; the row is of 2022-09-01."),
        (["link", "--member", "M037", "--household", "H001", "--since", "2022-09-01"],
         "member: M037 was there until 2022-08-15 only; the row is of 2022-09-01."),
        (["rating", "--period", "2022-12", "--member", "M037", "--good", "9", "--fairly-good", "0",
          "--fair", "0", "--poor", "0"],
         "member: M037 was there until 2022-08-15 only; the row is of 2022-12-01."),
        (["appraisal", "--year", "2023", "--member", "M037", "--grade", "qualified"],
         "member: M037 was there until 2022-08-15 only; the row is of 2023-01-01."),
    ],
)  # fmt: skip
def test_whoever_a_row_names_must_be_there(village: Path, words: list[str], said: str) -> None:
    before = files(village)
    code, out, _ = run(village, "add", *words)
    assert code == 1
    assert said in out.splitlines()
    assert files(village) == before


def test_a_household_is_there_from_its_first_day(village: Path) -> None:
    words = ["--member", "M001", "--household", "H338", "--reason", "care"]
    assert run(village, "add", "visit", *words, "--date", "2022-04-10")[0] == 0


def test_a_name_is_that_of_who_was_there_on_the_day(village: Path) -> None:
    two_of_a_name(village)
    path = village / "members.csv"
    rows = path.read_text(encoding="utf-8").split("\n")
    rows[1] = f"{rows[1].rsplit(',', 2)[0]},2022-06-01,"
    rows[2] = f"{rows[2].rsplit(',', 2)[0]},,2022-05-31"
    path.write_text("\n".join(rows), encoding="utf-8")
    for day, one in (("2022-05-31", "M002"), ("2022-06-01", "M001")):
        _, out, _ = run(village, *VISIT, "--reason", "care", "--date", day, "--force")
        assert f"{day},{one},H001," in out


def test_a_name_that_is_asked_for_is_that_of_who_was_there(
    village: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_of_a_name(village)
    path = village / "members.csv"
    rows = path.read_text(encoding="utf-8").split("\n")
    rows[1] = f"{rows[1].rsplit(',', 2)[0]},2022-06-01,"
    path.write_text("\n".join(rows), encoding="utf-8")
    monkeypatch.setattr(entering, "can_ask", lambda: True)
    words = ["add", "visit", "--date", "2022-05-31", "--household", "H001", "--reason", "care"]
    _, out, _ = run(village, *words, "--force", answers="李例禾\n")
    assert "2022-05-31,M002,H001," in out


def test_the_same_row_twice_is_doubted(village: Path) -> None:
    words = [*VISIT, "--reason", "policy", "--date", "2022-12-30"]
    assert run(village, *words)[0] == 0
    before = files(village)
    ledger = (village / "ledger/visits/2022Q4.csv").read_text("utf-8").splitlines()
    line = ledger.index("2022-12-30,M001,H001,政策宣讲,,") + 1
    code, out, _ = run(village, *words)
    assert code == 1
    told = f"This row is there already, on line {line} of ledger/visits/2022Q4.csv.\n"
    assert out.endswith(told)
    assert (
        f"ledger/visits/2022Q4.csv第{line}行已有同样的一行。\n"
        in run(village, *words, lang="zh")[1]
    )
    assert files(village) == before
    assert run(village, *words, "--evidence", "ZF-1")[0] == 0
    assert run(village, *words, "--force")[0] == 0


def test_who_is_named_twice_is_written_once(village: Path) -> None:
    words = ["add", "activity", "--members", "M001;李例禾;M002", "--theme", "deeds", "--title", "x"]
    code, out, _ = run(village, *words, "--date", "2022-12-03")
    assert code == 0
    assert "2022-12-03,M001;M002,办实事,x,," in out
    assert "members: what is named twice is written once: M001;M002.\n" in out
    _, out, _ = run(village, *words, "--date", "2022-12-04", lang="zh")
    assert "“参加党员”：重复的只记一次：M001;M002。\n" in out


@pytest.mark.parametrize("one", ["a/b", "..", "=1+1", "-x"])
def test_an_id_that_is_taken_for_something_else_is_refused(village: Path, one: str) -> None:
    before = files(village)
    words = ["add", "household", f"--id={one}", "--head", "某甲", "--villager-group", "VG01"]
    code, out, err = run(village, *words, "--force")
    assert (code, out) == (2, "")
    assert err.startswith(f"id: “{one}” cannot be an id: none of ")
    assert err.count("\n") == 1
    assert run(village, *words, lang="zh")[2].startswith(f"“编号”不能是“{one}”：编号中不得有 ")
    assert files(village) == before


def test_open_columns_are_in_the_language_of_the_folder(village: Path) -> None:
    _, out, _ = run(village, "add", "publication", "--period", "2022Q4", "--form", "all")
    assert out.startswith("publications.csv:5: 2022Q4,全部,,,,,\n")
    words = ["--subject", "M001", "--field", "presence", "--value", "away", "--until", "2022-01-31"]
    _, out, _ = run(village, "add", "former-value", *words)
    assert ": M001,在村情况,外出,2022-01-31\n" in out
