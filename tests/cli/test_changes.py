import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gridctl.cli.main import app
from tests.disclosure.small import VILLAGE
from tests.history import repo
from tests.kit import edited

_LINKED = [("M001", n) for n in range(1, 9)] + [("M002", n) for n in range(9, 29)]
#: M001 links eight households and visits each in every month of a quarter, M002 links twenty.
LINKED: dict[str, str | bytes] = {
    "gridctl.yaml": (
        'format: 1\nvillage: {name: 试村, code: "990000001201", kind: village}\n'
        "records_from: 2022-10-01\nas_of: 2022-12-31\n"
        "policies:\n- {id: ninghai-2019, clauses: [1.2-span, 2.4-visits, 2.4-answer]}\n"
        "- {id: line-2022, clauses: [2.1-commitments]}\n"
    ),
    "members.csv": "id,name,sex,born,branch\n"
    + "".join(f"M00{n},党员{n},male,1970-01,B1\n" for n in (1, 2, 3)),
    "households.csv": "id,head,villager_group\n"
    + "".join(f"H{n:03},户主{n},VG1\n" for n in range(1, 31)),
    "former-values.csv": "subject,field,value,until\n",
    "grids.yaml": (
        "grids:\n- id: G1\n  name: 东网格\n  leader: M001\n"
        "  villager_groups:\n  - {id: VG1, name: 一组, head: M001}\n"
    ),
    "branches.yaml": (
        "organisation:\n  id: V\n  name: 试村党总支\n"
        "  branches:\n  - {id: B1, name: 一支部, secretary: M001}\n"
    ),
    "links.csv": "member,household,since\n"
    + "".join(f"{member},H{n:03},2022-01-01\n" for member, n in [*_LINKED, ("M003", 29)]),
    "commitments/2022.yaml": (
        "commitments:\n- member: M001\n  signed_on: 2022-06-10\n  duties: [调解纠纷]\n"
        "  promises:\n"
        "  - {text: 清理水沟, target: 一百米, measures: 每月一次, due_on: 2023-08-31}\n"
    ),
    "ledger/requests/2022.csv": (
        "id,received_on,household,received_by,kind,owner,due_on,answered_on,closed_on,outcome\n"
    ),
    "ledger/visits/2022Q4.csv": "date,member,household,reason\n"
    + "".join(f"2022-{m}-02,M001,H{n:03},care\n" for m in (10, 11, 12) for n in range(1, 9)),
}


def run(folder: Path, *words: str, lang: str = "en") -> tuple[int, str]:
    outcome = CliRunner().invoke(app, ["changes", *words, "-C", str(folder), "--lang", lang])
    return outcome.exit_code, outcome.output


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """A branch on which H001 moves from M001 to M002, who then links one household too many."""
    folder = repo.repository(tmp_path / "village", LINKED)
    repo.git(folder, "checkout", "-q", "-b", "change")
    repo.write(folder, edited(LINKED, "links.csv", "M001,H001,", "M002,H001,"))
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
    folder = repo.repository(tmp_path / "village", LINKED)
    assert "所比较的就是当前版本，没有可比较的内容。" in run(folder, "HEAD", lang="zh")[1]
    repo.write(folder, edited(LINKED, "members.csv", "M001,党员1,", "M001,某某某,"))
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


@pytest.mark.parametrize("day", ["2023-01-05", "2022-10-15"])  # then the half-year it judges, too
def test_a_round_of_ratings_that_comes_out_otherwise(day: str, tmp_path: Path) -> None:
    files = {**VILLAGE, "gridctl.yaml": f"{VILLAGE['gridctl.yaml']!s}as_of: {day}\n"}
    folder = repo.repository(tmp_path / "village", files)
    repo.git(folder, "checkout", "-q", "-b", "change")
    repo.write(folder, edited(files, "ledger/ratings/2022-07.csv", "M1,9,1,0,0", "M1,0,1,0,9"))
    repo.commit(folder)
    document = json.loads(run(folder, "main", "--format", "json")[1])
    of_one = [f for f in document["figures"] if f["subject"] == "M1"]
    (rating,) = [f for f in of_one if f["figure"] == "rating"]
    assert (rating["before"], rating["after"], rating["period"]) == ("good", "poor", "2022-07")
    assert [f["period"] for f in of_one if (f["before"], f["after"]) == (9, 0)] == ["2022-07"]
    assert {f["period"] for f in of_one} == {"2022-07"}
    repo.write(folder, edited(files, "ledger/ratings/2022-07.csv", "M1,9,1,0,0", "M1,8,2,0,0"))
    told = {f["figure"] for f in json.loads(run(folder, "main", "--format", "json")[1])["figures"]}
    assert {"good-share", "fairly-good-share"} <= told
    assert "poor-share" not in told


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
    repo.write(folder, LINKED)
    code, text = run(folder)
    assert code == 0
    assert "There was no readable data folder at" in text
    assert json.loads(run(folder, "--format", "json")[1])["base_readable"] is False


#: A file, what breaks it, and what of the branch's own changes can be told all the same.
BROKEN = [
    ("members.csv", "id,name,name\n", ()),
    ("households.csv", 'id,"nam', ()),
    ("links.csv", "党员,农户\n", ()),
    ("former-values.csv", "x\n", ()),
    ("grids.yaml", "grids: [\n", ("H001 moves from M001 to M002.",)),
    ("ledger/requests/2022.csv", "x\n", ("H001 moves from M001 to M002.", "M001 goes from 8")),
    ("commitments/2022.yaml", "x: [\n", ("H001 moves from M001 to M002.", "M001 goes from 8")),
]


@pytest.mark.parametrize(("path", "text", "told"), BROKEN)
def test_what_hangs_on_a_broken_file_is_left_out(
    village: Path, path: str, text: str, told: tuple[str, ...]
) -> None:
    repo.write(village, {path: text})
    code, said = run(village, "main")
    assert code == 0
    head, *rest = [line for line in said.splitlines()[1:] if line]
    assert head == f"{path} cannot be read whole, and what hangs on that is not compared."
    assert len([line for line in rest if line.startswith("  ")]) <= 3
    assert all(each in said for each in told)
    assert "Nothing changes." not in said
    assert bool(rest) == bool(told)


@pytest.mark.parametrize(("path", "text", "told"), BROKEN)
def test_what_hangs_on_a_file_broken_at_the_base_is_left_out(
    village: Path, path: str, text: str, told: tuple[str, ...]
) -> None:
    moved = (village / "links.csv").read_bytes()
    repo.git(village, "checkout", "-q", "main")
    repo.write(village, {path: text})
    base = repo.commit(village)
    repo.write(village, {path: LINKED[path], **({"links.csv": moved} if told else {})})
    code, said = run(village, "main")
    assert code == 0
    head, *rest = [line for line in said.splitlines()[1:] if line]
    where = f"At {base[:12]} {path}"
    assert head == f"{where} cannot be read whole, and what hangs on that is not compared."
    assert all(each in said for each in told)
    assert bool(rest) == bool(told)


#: A file, what makes a row of it unreadable, and what can be told all the same.
RAGGED = [
    ("members.csv", "M003,", "M003,x,", ()),
    ("members.csv", ",male,", ",x,", ()),
    ("links.csv", "M003,", "M003,x,", ()),
    ("ledger/visits/2022Q4.csv", ",M001,", ",M001,x,", ("H001 moves from M001 to M002.",)),
]


@pytest.mark.parametrize(("path", "old", "new", "told"), RAGGED)
@pytest.mark.parametrize("at_base", [False, True])
def test_what_hangs_on_a_file_with_an_unreadable_row_is_left_out(
    village: Path, path: str, old: str, new: str, told: tuple[str, ...], *, at_base: bool
) -> None:
    whole = (village / path).read_bytes()
    moved = (village / "links.csv").read_bytes()
    text = whole.decode("utf-8")
    assert old in text
    if at_base:
        repo.git(village, "checkout", "-q", "main")
    base = repo.git(village, "rev-parse", "main")
    repo.write(village, {path: text.replace(old, new, 1)})
    if at_base:
        base = repo.commit(village)
        repo.write(village, {"links.csv": moved, path: whole})
    code, said = run(village, "main")
    assert code == 0
    head, *rest = [line for line in said.splitlines()[1:] if line]
    where = f"At {base[:12]} {path}" if at_base else path
    assert head == f"{where} cannot be read whole, and what hangs on that is not compared."
    assert all(each in said for each in told)
    assert "no longer" not in said
    assert bool(rest) == bool(told)


def test_files_that_cannot_be_read_are_told_in_every_form(village: Path) -> None:
    repo.write(village, {"members.csv": "x\n"})
    commit = repo.commit(village)
    repo.write(village, {"members.csv": LINKED["members.csv"], "households.csv": "x\n"})
    repo.write(village, {"links.csv": "x\n"})
    assert run(village, lang="zh")[1].splitlines()[1:] == [
        "households.csv、links.csv不能完整读取，与之有关的内容未作比较。",
        f"{commit[:12]}中的members.csv不能完整读取，与之有关的内容未作比较。",
    ]
    document = json.loads(run(village, "--format", "json")[1])
    assert document["unread"] == ["households.csv", "links.csv"]
    assert document["unread_at_base"] == ["members.csv"]
    assert (document["changes"], document["spans"], document["figures"]) == ([], [], [])
    shown = run(village, "--format", "md")[1].splitlines()
    assert shown[2].startswith(
        "households.csv, links.csv cannot be read whole, and what hangs on that"
    )
    assert shown[3] == ""


def test_a_manifest_that_cannot_be_read_at_the_base(village: Path) -> None:
    repo.write(village, {"gridctl.yaml": "x: [\n"})
    commit = repo.commit(village)
    repo.write(village, {"gridctl.yaml": LINKED["gridctl.yaml"]})
    assert run(village)[1].splitlines()[1:] == [
        f"At {commit[:12]} gridctl.yaml cannot be read, so nothing is compared."
    ]
    assert json.loads(run(village, "--format", "json")[1])["base_readable"] is False


def test_an_unknown_base_is_said(village: Path) -> None:
    assert run(village, "nope") == (
        2,
        "nope is not known here; name a branch, a tag or a commit.\n",
    )
