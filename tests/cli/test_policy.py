"""gridctl policy list and show, as a user types them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gridctl.cli.main import app
from tests.cli.test_validate import change, write
from tests.kit import EXAMPLE, example

RUNNER = CliRunner(env={"LC_ALL": "C.UTF-8", "NO_COLOR": None})
OURS = """\
id: ours
title: {en: Our county, zh: 本县}
issuer: {en: County, zh: 县委}
clauses:
- id: span
  kind: span
  sets: member.households
  duty: [check, compute]
  says: {en: eight to twelve, zh: 8至12户}
  honoured_by: [member-span]
  parameters: {min: 8, max: 12}
"""
STACK = """- {id: sanlian, clauses: [1.3-span]}
- id: pyramid
  clauses: [spans-*]
  overrides:
  - {clause: spans-member, set: {max: 18}, basis: MT007}
as_of: 2023-01-05
"""


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """A copy of the example that also follows parts of two packs and has one of its own."""
    folder = write(tmp_path / "village", {**example(), "policies/ours.yaml": OURS})
    change(folder / "gridctl.yaml", "as_of: 2023-01-05\n", STACK)
    return folder


def run(*words: str | Path) -> tuple[int, str]:
    result = RUNNER.invoke(app, [*map(str, words)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def cells(text: str, start: str) -> list[str]:
    """Return the words of the only line that starts so, cells apart."""
    found = [line for line in text.splitlines() if line.split()[:1] == [start]]
    assert len(found) == 1, text
    return [cell.strip() for cell in found[0].split("   ") if cell.strip()]


# list


def test_list_names_every_pack_and_what_is_followed(village: Path) -> None:
    code, text = run("policy", "list", "-C", village, "--lang", "en")
    assert code == 0
    assert cells(text, "ours") == [
        "ours", "policies/ours.yaml", "Our county", "County", "–", "–", "1", "no",
    ]  # fmt: skip
    assert cells(text, "line-2022")[1:4] == [
        "built in", "Lin'e town: three lights, three links, five leads", "Town party committee",
    ]  # fmt: skip
    assert cells(text, "line-2022")[-1] == "from 2022-06-02"
    followed, part = cells(text, "sanlian")[-1].split("; ")
    assert followed.startswith("from 2022-01-01 (13 of ")
    assert part.startswith("in force (1 of ")
    assert cells(text, "hygiene")[-1] == "no"
    assert cells(run("policy", "list", "-C", village)[1], "ours")[-1] == "否"


def test_list_works_without_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, text = run("policy", "list", "--lang", "en")
    assert code == 0
    assert cells(text, "ninghai-2019")[1] == "built in"
    found = json.loads(run("policy", "list", "--format", "json")[1])
    assert found["as_of"] is None
    assert {p["in_force"] for p in found["packs"]} == {None}


def test_list_says_that_a_pack_is_read_in_place_of_a_built_in_one(village: Path) -> None:
    text = OURS.replace("id: ours", "id: hygiene")
    (village / "policies/hygiene.yaml").write_text(text, encoding="utf-8")
    (village / "policies/torn.yaml").write_text("id: [", encoding="utf-8")
    out = run("policy", "list", "-C", village, "--lang", "en")[1]
    assert cells(out, "hygiene")[1] == "policies/hygiene.yaml, in place of the built-in one"
    assert cells(out, "torn")[2] == "cannot be read; see gridctl policy lint"
    found = json.loads(run("policy", "list", "-C", village, "--format", "json")[1])
    by_id = {pack["id"]: pack for pack in found["packs"]}
    assert (by_id["hygiene"]["hides_built_in"], by_id["hygiene"]["clauses"]) == (True, 1)
    assert by_id["torn"]["title"] is None
    assert len([pack for pack in found["packs"] if pack["id"] == "hygiene"]) == 1


def test_list_as_json(village: Path) -> None:
    found = json.loads(
        run("policy", "list", "-C", village, "--format", "json", "--as-of", "2022-05-01")[1]
    )
    assert (found["format"], found["as_of"]) == (1, "2022-05-01")
    by_id = {pack["id"]: pack for pack in found["packs"]}
    line = by_id["line-2022"]
    assert list(line) == [
        "id", "built_in", "file", "hides_built_in", "title", "issuer", "number", "from", "until",
        "clauses", "followed", "in_force",
    ]  # fmt: skip
    assert (line["built_in"], line["file"], line["from"], line["until"]) == (
        True, None, "2022-06-02", None,
    )  # fmt: skip
    assert line["followed"] == [{"from": "2022-06-02", "until": None, "clauses": line["clauses"]}]
    assert line["in_force"] is False
    assert by_id["ninghai-2019"]["in_force"] is True
    assert (by_id["ours"]["file"], by_id["ours"]["followed"]) == ("policies/ours.yaml", [])


# show


def test_show_says_what_holds_and_why(village: Path) -> None:
    code, text = run("policy", "show", "-C", village, "--lang", "en")
    assert code == 0
    rows = [line for line in text.splitlines() if line.startswith(" member.households ")]
    everyone, workers = ([c.strip() for c in row.split("   ") if c.strip()] for row in rows)
    assert everyone[:3] == [
        "member.households", "everyone", "10 to 18; exempt: excused, away, aged 70 or more",
    ]  # fmt: skip
    assert everyone[3] == (
        "pyramid/spans-member (min, max); ninghai-2019/1.2-span (exempt, exempt_age)"
    )
    assert everyone[4] == "max 15→18, basis: MT007"
    assert workers[1:4] == ["grid-worker", "10 to 20", "sanlian/1.3-span"]
    assert "every household is visited" not in text


def test_conflicts_are_told_with_the_one_that_wins(village: Path) -> None:
    change(village / "gridctl.yaml", "- {id: sanlian,", "- {id: ours}\n- {id: sanlian,")
    for words in ((), ("member.households",)):
        text = run("policy", "show", *words, "-C", village, "--lang", "en")[1]
        assert (
            "member.households: ninghai-2019/1.2-span says 5 to 20, ours/span says 8 to 12, "
            "pyramid/spans-member says 10 to 18; pyramid/spans-member holds, being later in "
            "gridctl.yaml." in text
        )
        assert (
            "member.households: for grid-worker sanlian/1.3-span holds (10 to 20): who is meant "
            "more narrowly follows that." in text
        )
    chinese = run("policy", "show", "member.households", "-C", village)[1]
    assert "以pyramid/spans-member为准（清单中在后）。" in chinese


def test_show_a_key_parameter_by_parameter(village: Path) -> None:
    code, text = run("policy", "show", "member.households", "-C", village, "--lang", "en")
    assert code == 0
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert "everyone min 10 pyramid/spans-member" in lines
    assert "everyone max 18 pyramid/spans-member the document says 15; basis: MT007" in lines
    assert "everyone exempt age 70 ninghai-2019/1.2-span" in lines
    assert cells(text, "ninghai-2019/1.2-span")[-1] == (
        "in force, but pyramid/spans-member holds for: min, max"
    )
    assert cells(text, "pyramid/spans-member")[-1] == "in force"


def test_show_another_day(village: Path) -> None:
    before = run("policy", "show", "member.duties", "-C", village, "--as-of", "2022-06-01",
                 "--lang", "en")[1]  # fmt: skip
    assert cells(before, "line-2022/2.1-duties")[-1] == "from 2022-06-02 on"
    assert "No clause in force asks for member.duties." in before
    change(village / "gridctl.yaml", "2022-06-02}", "2022-06-02, until: 2022-12-31}")
    after = run("policy", "show", "member.duties", "-C", village, "--lang", "en")[1]
    assert cells(after, "line-2022/2.1-duties")[-1] == "ended on 2022-12-31"


def test_show_a_pack_and_a_clause(village: Path) -> None:
    code, text = run("policy", "show", "pyramid", "-C", village, "--lang", "en")
    assert code == 0
    assert cells(text, "pyramid/spans-member")[2] == "10 to 18"
    assert cells(text, "pyramid/meetings")[-1] == "not followed"
    code, text = run("policy", "show", "pyramid/spans-member", "-C", village, "--lang", "en")
    assert code == 0
    facts = dict(cells(text, start)[:2] for start in ("says", "key", "kind", "marks", "here"))
    assert facts == {
        "says": "each member links 10 to 15 households",
        "key": "member.households",
        "kind": "span",
        "marks": "check, compute",
        "here": "in force",
    }
    assert "max 15→18, basis: MT007" in text


def test_show_a_key_that_no_clause_in_force_asks_for(village: Path) -> None:
    code, text = run("policy", "show", "cadence.pest-campaigns", "-C", village, "--lang", "en")
    assert code == 0
    assert "No clause in force asks for cadence.pest-campaigns." in text


def test_show_as_json(village: Path) -> None:
    found = json.loads(
        run("policy", "show", "member.households", "-C", village, "--format", "json")[1]
    )
    assert list(found) == ["format", "as_of", "asked", "standing", "clauses"]
    everyone, workers = found["standing"]
    assert everyone["parameters"]["max"] == {
        "value": 18, "clause": "pyramid/spans-member", "changed_from": 15, "basis": "MT007",
    }  # fmt: skip
    assert everyone["parameters"]["exempt"]["value"] == ["excused", "away"]
    assert everyone["differing"] == ["min", "max"]
    assert (everyone["audience"], workers["audience"]) == (None, "grid-worker")
    assert [c["clause"] for c in everyone["clauses"]] == [
        "ninghai-2019/1.2-span", "pyramid/spans-member",
    ]  # fmt: skip
    (first, *_) = found["clauses"]
    assert first["adopted"][0]["overruled"] == {
        "min": "pyramid/spans-member", "max": "pyramid/spans-member",
    }  # fmt: skip
    whole = json.loads(run("policy", "show", "-C", village, "--format", "json")[1])
    assert len(whole["standing"]) > 50
    assert whole["clauses"] == []
    one = json.loads(run("policy", "show", "pyramid/spans-core", "-C", village, "--format",
                         "json")[1])  # fmt: skip
    assert [s["key"] for s in one["standing"]] == ["core-household.members"]
    assert one["clauses"][0]["adopted"][0]["in_force"] is True


def test_show_without_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, text = run("policy", "show", "line-2022/3-stars", "--lang", "en")
    assert code == 0
    assert "1 of each: study, industry, environment, service, governance" in text
    assert cells(text, "here") == ["here", "not followed"]
    code, text = run("policy", "show", "--lang", "en")
    assert (code, text.count("\n")) == (2, 1)
    assert text.startswith("There is no data folder here")


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("member.housholds", "member.households"),
        ("ninghai-2091", "ninghai-2019"),
        ("ninghai-2019/1.2-spam", "ninghai-2019/1.2-span"),
    ],
)
def test_a_slip_of_the_pen_is_wrong_use(asked: str, near: str) -> None:
    assert run("policy", "show", asked, "-C", EXAMPLE, "--lang", "en") == (
        2,
        f"There is no policy, clause or key {asked}; did you mean {near}?\n",
    )
    assert run("policy", "show", "qqq", "-C", EXAMPLE) == (
        2,
        "没有名为qqq的政策、条款或键；可用 gridctl policy list 查看。\n",
    )


# conventions


@pytest.mark.parametrize("command", ["list", "show", "diff", "lint"])
def test_each_explains_itself_and_refuses_what_it_does_not_know(command: str) -> None:
    more = ["ninghai-2019", "line-2022"] if command == "diff" else []
    for option in ("-h", "--help"):
        code, text = run("policy", command, option)
        assert code == 0
        assert "Exit code" in text or "退出码" in text
        assert all(f"--{name}" in text for name in ("format", "lang"))
        assert "-C" in text
    assert run("policy", command, *more, "--no-such")[0] == 2
    assert run("policy", command, *more, "-C", EXAMPLE, "--format", "xml") == (
        2, "--format 只能是text、json，不能是xml。\n",
    )  # fmt: skip
    assert run("policy", command, *more, "--lang", "fr") == (2, "--lang is zh or en.\n")


@pytest.mark.parametrize("command", ["list", "show", "diff", "lint"])
def test_a_folder_that_is_named_must_be_one(command: str, tmp_path: Path) -> None:
    more = ["ninghai-2019", "line-2022"] if command == "diff" else []
    code, text = run("policy", command, *more, "-C", tmp_path, "--lang", "en")
    assert (code, text) == (2, f"{tmp_path} is no data folder: it has no gridctl.yaml.\n")


def test_no_command_is_help() -> None:
    code, text = run("policy")
    assert code in {0, 2}
    assert all(name in text for name in ("list", "show", "diff", "lint"))
