"""gridctl todo: the clerk's morning list."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from gridctl.cli.main import app
from tests.kit import COMMUNITY, EXAMPLE, example, manifest

RUNNER = CliRunner()


@cache
def told(*words: str) -> Result:
    """Run the command on the example; what was run once is not run again."""
    return RUNNER.invoke(app, ["todo", str(EXAMPLE), *words])


def run(*words: str, folder: Path = EXAMPLE) -> tuple[int, str]:
    again = folder == EXAMPLE
    result = told(*words) if again else RUNNER.invoke(app, ["todo", str(folder), *words])
    return result.exit_code, result.output


def made(tmp_path: Path, files: dict[str, str | bytes]) -> Path:
    for path, text in files.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
    return tmp_path


def test_text_in_both_languages() -> None:
    code, said = run("--as-of", "2022-08-15", "--lang", "zh")
    assert code == 0
    assert said.startswith(
        "示例村2022年8月15日待办\n"
        "逾期0项；应办173项，其中2022年8月31日前（含当日）169项。\n\n"
        "村党组织 V 示例村党总支\n"
        "  2022年12月31日前：2022年召开党员大会：年终述职\n"
    )
    assert "\nM001 李例禾\n  2022年8月31日前：走访H003、H007（2022年8月）\n" in said
    code, said = run("--as-of", "2022-08-15", "--lang", "en")
    assert code == 0
    assert said.startswith(
        "示例村: to do as of 2022-08-15\n"
        "Overdue: 0. Due: 173, of these by 2022-08-31: 169.\n\n"
        "village organisation V 示例村党总支\n"
        "  by 2022-12-31: hold the members meeting in 2022: year-report\n"
    )
    assert "\nM001 李例禾\n  by 2022-08-31: visit H003, H007 in 2022-08\n" in said


def test_markdown_can_be_passed_on() -> None:
    code, said = run("--as-of", "2022-07-20", "--format", "md", "--lang", "zh")
    assert code == 0
    assert said.startswith("**示例村2022年7月20日待办**\n\n逾期0项；")
    assert "**M001 李例禾**\n\n- 2022年7月31日前：走访H002（2022年7月）\n\n" in said
    assert "|" not in said
    assert "M016谈话" not in said
    note = {
        "zh": "另有1项内部事项未列入，请运行 gridctl todo 查看。\n",
        "en": "Left out of this list, as internal: 1; gridctl todo tells them.\n",
    }
    for lang, left_out in note.items():
        result = told("--as-of", "2022-07-20", "--format", "md", "--lang", lang)
        assert result.stderr == left_out
        assert left_out.strip() not in result.stdout
        assert result.stdout.endswith("\n")
    assert "M016谈话" in run("--as-of", "2022-07-20", "--lang", "zh")[1]


@pytest.mark.parametrize("as_of", ["2022-07-20", "2022-08-15", "2023-01-05"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_private_is_passed_on(as_of: str, lang: str) -> None:
    said = run("--as-of", as_of, "--format", "md", "--lang", lang)[1]
    homes = example()["households.csv"]
    assert isinstance(homes, bytes)
    members = {
        line.split(",")[1]
        for line in example()["members.csv"].decode().splitlines()[1:]  # type: ignore[union-attr]
    }
    heads = {line.split(",")[1] for line in homes.decode().splitlines()[1:]} - members
    assert len(heads) > 200
    assert [head for head in heads if head in said] == []
    assert not re.search(r"1[3-9]\d{9}|\d{3,4}-\d{7,8}", said)
    for word in ("重点", "priority", "免联", "exempt", "excused", "谈话", "talk", "帮扶"):
        assert word not in said.lower()


def test_json_is_stable() -> None:
    code, said = run("--as-of", "2022-08-15", "--format", "json", "--member", "M001")
    assert code == 0
    found = json.loads(said)
    assert list(found) == [
        "format",
        "village",
        "as_of",
        "until",
        "complete",
        "summary",
        "owners",
    ]
    assert found["summary"] == {"overdue": 0, "due": 2, "due_until": 2, "errors": 0}
    (owner,) = found["owners"]
    assert {key: owner[key] for key in ("id", "kind", "name", "grid")} == {
        "id": "M001",
        "kind": "member",
        "name": "李例禾",
        "grid": "G01",
    }
    assert owner["tasks"] == [
        {
            "rule": "too-few-visits",
            "overdue": False,
            "due": "2022-08-31",
            "period": "2022-08",
            "subjects": ["H003", "H007"],
            "says": owner["tasks"][0]["says"],
            "internal": False,
        }
    ]


def test_nothing_to_do_is_one_friendly_sentence(tmp_path: Path) -> None:
    folder = made(
        tmp_path,
        {
            "gridctl.yaml": manifest("national-disclosure"),
            "publications.csv": "period,form,proposed_by,reviewed_by,"
            "approved_by,posted_on,removed_on\n",
        },
    )
    for lang, end in (("zh", "辛苦了！\n"), ("en", "well done.\n")):
        code, said = run("--as-of", "2022-01-05", "--lang", lang, folder=folder)
        assert code == 0, said
        assert said.count("\n") == 2
        assert said.endswith(end)


def test_a_member_by_name() -> None:
    said = run("--as-of", "2022-08-15", "--member", "李 例禾", "--lang", "zh")
    assert said == run("--as-of", "2022-08-15", "--member", "M001", "--lang", "zh")
    assert "\nM001 李例禾\n" in said[1]


@pytest.mark.parametrize(("lang", "head"), [("zh", "社区党组织"), ("en", "community organisation")])
def test_the_organisation_of_a_community(lang: str, head: str) -> None:
    code, said = run("--as-of", "2023-04-09", "--lang", lang, folder=COMMUNITY)
    assert code == 0
    assert f"\n{head} V " in said
    assert "村党组织" not in said
    assert "village organisation" not in said


def test_a_broken_table_is_no_missing_member(tmp_path: Path) -> None:
    files = example()
    files["members.csv"] = bytes(files["members.csv"]) + b"\xff\xfe"  # type: ignore[arg-type]
    code, said = run("--member", "M012", "--lang", "zh", folder=made(tmp_path, files))
    assert (code, said) == (2, "members.csv缺失或无法读取，请运行 gridctl validate。\n")


def test_only_a_grid() -> None:
    said = run("--as-of", "2022-08-15", "--grid", "G01", "--lang", "en")[1]
    assert "M001 " in said
    assert "B01" not in said


def test_errors_and_what_could_not_be_read_are_told(tmp_path: Path) -> None:
    files = example()
    files["links.csv"] = b'member,household\n"'
    code, said = run("--as-of", "2022-08-15", "--lang", "en", folder=made(tmp_path, files))
    assert code == 1
    assert re.search(
        r"\nErrors in the data to correct first: [12]; gridctl validate tells them\.\n", said
    )
    assert said.endswith("this list may lack something; run gridctl validate.\n")


@pytest.mark.parametrize(
    ("words", "en", "zh"),
    [
        (["--member", "M999"], "no member has the id or the name M999.", "名称为“M999”的党员。"),
        (["--member", ""], "--member takes an id or a name, not nothing.", "--member 后应写"),
        (["--grid", " "], "--grid takes an id, not nothing.", "--grid 后应写编号，不能为空。"),
        (["--grid", "G99"], "There is no grid G99.", "没有编号为G99的网格。"),
        (["--format", "csv"], "--format is text, md, json, not csv.", "不能是csv"),
        (["--as-of", "gestern"], "a day such as", "应为 2023-01-05 这样的日期"),
    ],
)
def test_wrong_use_is_one_sentence(words: list[str], en: str, zh: str) -> None:
    for lang, said in (("en", en), ("zh", zh)):
        code, output = run(*words, "--lang", lang)
        assert code == 2
        assert said in output
        assert output.count("\n") == 1
