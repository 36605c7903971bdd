"""gridctl promise."""

from pathlib import Path

import pytest

from tests.cli.entries import changes, files, findings, recent_copy, run
from tests.kit import quick_reader

__all__ = ["quick_reader"]
pytestmark = pytest.mark.usefixtures("quick_reader")

FILE = "commitments/2022.yaml"
NEW = [
    "--text",
    "新修路灯",
    "--target",
    "三盏",
    "--measures",
    "筹资: 投劳",
    "--due-on",
    "2023-06-30",
]


@pytest.fixture
def village(tmp_path: Path) -> Path:
    return recent_copy(tmp_path)


def test_a_promise_in_a_form_that_is_there(village: Path) -> None:
    before = files(village)
    code, out, err = run(village, "promise", "add", "M002", *NEW, "--year", "2022")
    assert (code, err) == (0, "")
    row = '- {text: 新修路灯, target: 三盏, measures: "筹资: 投劳", due_on: 2023-06-30}'
    assert changes(before, village) == {FILE: [f"+   {row}\n"]}
    assert out.splitlines()[0] == f"{FILE}:13: {row}"


def test_the_first_form_of_a_year(village: Path) -> None:
    before, found = files(village), findings(village)
    code, out, _ = run(village, "promise", "add", "李例禾", *NEW, lang="zh")
    assert code == 0
    assert changes(before, village) == {
        "commitments/2023.yaml": [
            "+ commitments:\n",
            "+ - member: M001\n",
            "+   promises:\n",
            '+   - {text: 新修路灯, target: 三盏, measures: "筹资: 投劳", due_on: 2023-06-30}\n',
        ]
    }
    assert "M001原无2023年承诺书：还应填写 signed_on（签订日期）和 duties（岗位职责）。\n" in out
    assert {f for f in findings(village) - found if f[0] == "error"} == set()


def test_a_third_promise_is_refused(village: Path) -> None:
    before = files(village)
    code, out, err = run(village, "promise", "add", "M001", *NEW, "--year", "2022")
    assert code == 1
    assert "DUT103 commitment-count" in out
    assert err == "Nothing was written: a new error would stand; --force writes it all the same.\n"
    assert files(village) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--text", "x"], "Say --target, --measures, --due-on too, or run the command on a "),
        ([*NEW, "--due-on", "soon"], "due_on takes a date (2022-03-01) or a month (2022-03), not"),
    ],
)
def test_what_is_missing_or_unfit(village: Path, words: list[str], said: str) -> None:
    before = files(village)
    code, _, err = run(village, "promise", "add", "M001", *words)
    assert code == 2
    assert err.startswith(said)
    assert files(village) == before


def test_the_only_open_promise_is_done(village: Path) -> None:
    before, found = files(village), findings(village)
    line = before[FILE].decode().split("\n")[92]
    member = "M017"
    code, out, _ = run(village, "promise", "done", member, "--on", "2023-01-03")
    assert code == 0
    new = line.replace("due_on: 2023-01-31}", "due_on: 2023-01-31, done_on: 2023-01-03}")
    assert changes(before, village) == {FILE: [f"- {line}\n", f"+ {new}\n"]}
    assert out.splitlines()[0] == f"{FILE}:93: {new.strip()}"
    assert findings(village) <= found
    code, _, err = run(village, "promise", "done", member)
    assert (code, err) == (2, f"{member} has no open promise in 2022.\n")


def test_a_promise_is_withdrawn_by_its_number(village: Path) -> None:
    before = files(village)
    path = village / FILE
    path.write_bytes(before[FILE].replace(b", done_on: 2022-11-01}", b"}", 1))
    path.write_bytes(path.read_bytes().replace(b", done_on: 2022-10-17}", b"}", 1))
    code, _, err = run(village, "promise", "withdraw", "M001", lang="zh")
    assert (code, err) == (
        2,
        "M001未了的承诺有1 为联系户代办医保缴费、2 当好政策宣传员，请写明序号。\n",
    )
    before = files(village)
    assert run(village, "promise", "withdraw", "M001", "1", "--on", "2022-09-01")[0] == 0
    new = [line for line in changes(before, village)[FILE] if line[0] == "+"]
    assert len(new) == 1
    assert new[0].endswith("due_on: 2022-11-16, withdrawn_on: 2022-09-01}\n")


def test_a_form_that_is_not_understood_is_left_alone(village: Path) -> None:
    text = "commitments:\n- member: M001\n  promises:\n  - text: |\n      x"
    (village / FILE).write_text(text, encoding="utf-8")
    code, _, err = run(village, "promise", "add", "M001", *NEW, "--year", "2022", lang="zh")
    assert (code, err) == (2, f"{FILE}的写法无法在此修改，请手工改动。\n")
    assert (village / FILE).read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["M001", "1"], "Promise 1 of M001 was settled on 2022-11-01.\n"),
        (["M001", "3"], "M001 has no promise 3 in 2022.\n"),
        (["M001", "--year", "2021"], "M001 has no promises in 2021.\n"),
        (["nobody"], "member: no member has the id or the name nobody.\n"),
    ],
)
def test_what_cannot_be_done(village: Path, words: list[str], said: str) -> None:
    before = files(village)
    assert run(village, "promise", "done", *words) == (2, "", said)
    assert files(village) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["done", "M001", "7"], "M001在2022年没有第7件承诺。\n"),
        (["done", "M001", "--year", "2021"], "M001在2021年没有承诺事项。\n"),
        (["done", "M001", "--year", "2022"], "M001在2022年没有未了的承诺。\n"),
        (["withdraw", "M037", "1"], "M037已于2022年8月15日离开。\n"),
        (["add", "M037", *NEW], "M037已于2022年8月15日离开。\n"),
        (["add", "M043", *NEW, "--year", "2021"], "M043到2022年7月11日才来。\n"),
        (
            ["add", "M001", *NEW, "--text", "路灯\n三盏"],
            "“承诺事项”应写成一行，不含制表符和换行。\n",
        ),
    ],
)
def test_what_cannot_be_is_told_in_chinese(village: Path, words: list[str], said: str) -> None:
    before = files(village)
    assert run(village, "promise", *words, lang="zh") == (2, "", said)
    assert files(village) == before


def test_a_promise_of_a_year_in_which_the_member_was_there(village: Path) -> None:
    assert run(village, "promise", "add", "M037", *NEW, "--year", "2022", "--dry-run")[0] == 0
