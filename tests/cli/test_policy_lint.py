"""gridctl policy diff and lint, as a user types them."""

import json
from pathlib import Path

import pytest

from tests.cli.test_policy import OURS, cells, run
from tests.cli.test_validate import change, write
from tests.kit import example


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """A copy of the example with a pack of its own."""
    return write(tmp_path / "village", {**example(), "policies/ours.yaml": OURS})


# diff


def test_diff_puts_two_packs_side_by_side(village: Path) -> None:
    code, text = run("policy", "diff", "ninghai-2019", "ours", "-C", village, "--lang", "en")
    assert code == 0
    row = cells(text, "member.households")
    assert row[2:] == [
        "5 to 20; exempt: excused, away, aged 70 or more [1.2-span]",
        "8 to 12 [span]",
        "different: min, max, exempt, exempt age",
    ]
    assert cells(text, "household.visits")[-1] == "only ninghai-2019"
    last = text.strip().splitlines()[-1]
    assert last.startswith("0 the same, 1 different, ")
    assert last.endswith(" only in ninghai-2019, 0 only in ours.")


def test_diff_takes_files_and_gives_json(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(village)
    code, text = run("policy", "diff", "policies/ours.yaml", "ours", "--format", "json")
    found = json.loads(text)
    assert code == 0
    assert (found["left"], found["right"]) == ("ours", "ours")
    assert [(key["key"], key["verdict"]) for key in found["keys"]] == [
        ("member.households", "same")
    ]
    assert found["keys"][0]["left"]["parameters"] == {"min": 8, "max": 12}


def test_diff_of_what_is_not_there(village: Path) -> None:
    code, text = run("policy", "diff", "ours", "our", "-C", village, "--lang", "en")
    assert (code, text) == (2, "There is no policy, clause or key our; did you mean ours?\n")
    code, text = run("policy", "diff", "ours", "none.yaml", "-C", village, "--lang", "en")
    assert (code, text) == (2, "none.yaml cannot be read: No such file or directory.\n")
    (village / "policies/torn.yaml").write_text("id: [", encoding="utf-8")
    code, text = run("policy", "diff", "ours", "torn", "-C", village, "--lang", "en")
    assert (code, text) == (
        1, "The policy torn cannot be read; gridctl policy lint says where.\n",
    )  # fmt: skip
    assert run("policy", "diff", "ours", "-C", village)[0] == 2


# lint


def test_lint_of_a_file_in_order(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(village)
    told = "policies/ours.yaml: nothing wrong.\n"
    assert run("policy", "lint", "policies/ours.yaml", "--lang", "en") == (0, told)
    assert run("policy", "lint", "--lang", "en") == (0, told)
    assert run("policy", "lint") == (0, "policies/ours.yaml：没有问题。\n")


def test_lint_names_the_line(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(village / "policies/ours.yaml", "min: 8", "min: 13")
    monkeypatch.chdir(village.parent)
    code, text = run("policy", "lint", "policies/ours.yaml", "-C", village, "--lang", "en")
    assert code == 1
    assert text.splitlines()[0] == (
        "policies/ours.yaml:11:21: error POL101 bad-policy: min is 13, above max, which is 12: "
        "nothing can keep both."
    )
    assert text.splitlines()[-1] == "1 error, 0 warnings."
    code, text = run("policy", "lint", village / "policies/ours.yaml", "--format", "json")
    found = json.loads(text)
    assert code == 1
    (finding,) = found["findings"]
    assert (finding["name"], finding["line"], finding["column"]) == ("bad-policy", 11, 21)
    assert found["summary"]["error"] == 1
    assert (found["as_of"], found["policies"]) == (None, ["ours"])


def test_lint_finds_the_source_in_the_data_folder(village: Path) -> None:
    change(village / "policies/ours.yaml", "clauses:", "source: docs/ours.pdf\nclauses:")
    assert run("policy", "lint", village / "policies/ours.yaml")[0] == 1
    assert run("validate", village, "--select", "bad-policy", "--quiet")[0] == 1
    write(village, {"docs/ours.pdf": "x"})
    assert run("policy", "lint", village / "policies/ours.yaml")[0] == 0
    assert run("validate", village, "--select", "bad-policy", "--quiet")[0] == 0


def test_lint_of_what_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("policy", "lint", "none.yaml", "--lang", "en") == (
        2, "none.yaml cannot be read: No such file or directory.\n",
    )  # fmt: skip
    assert run("policy", "lint", tmp_path, "--lang", "en")[0] == 2
    assert run("policy", "lint", "--lang", "en")[0] == 2
    write(tmp_path, {"bad.yaml": b"\xff\xff", "torn.yaml": "id: ["})
    code, text = run("policy", "lint", "bad.yaml", "torn.yaml", "--lang", "en")
    assert code == 1
    assert "bad.yaml: error FMT001 unreadable-file" in text.replace(":1:", ":").replace(":1 ", " ")
    assert "torn.yaml:2:1: error FMT004 bad-yaml" in text


def test_lint_looks_at_a_pack_beside_a_broken_manifest(village: Path) -> None:
    (village / "gridctl.yaml").write_text("format: [", encoding="utf-8")
    assert run("policy", "lint", "-C", village, "--lang", "en")[0] == 0
    for words in (("list",), ("show",), ("diff", "ours", "pyramid")):
        code, text = run("policy", *words, "-C", village, "--lang", "en")
        assert (code, text) == (1, "gridctl.yaml cannot be read; gridctl validate says where.\n")
