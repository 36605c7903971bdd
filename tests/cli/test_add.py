"""gridctl add."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gridctl.app.entry_kinds import kinds
from gridctl.cli import entering
from gridctl.cli.main import app
from gridctl.model.declare import columns
from tests.cli.entries import VISIT, changes, copy_of, files, findings, lines, recent_copy, run
from tests.kit import COMMUNITY, quick_reader

__all__ = ["quick_reader"]
pytestmark = pytest.mark.usefixtures("quick_reader")


@pytest.fixture
def village(tmp_path: Path) -> Path:
    return recent_copy(tmp_path, "commitments/2022.yaml")


def test_a_visit_with_names_is_one_line_more(village: Path) -> None:
    before, found = files(village), findings(village)
    ledger = (village / "ledger/visits/2022Q4.csv").read_text("utf-8").splitlines()
    place = next(n for n, row in enumerate(ledger, 1) if row.startswith("2022-12-31"))
    code, out, err = run(village, *VISIT, "--reason", "policy", "--date", "2022-12-30")
    assert (code, err) == (0, "")
    assert out == (
        f"ledger/visits/2022Q4.csv:{place}: 2022-12-30,M001,H001,政策宣讲,,\n"
        "member: 李例禾 is M001.\nhousehold: 姚样梅 is H001.\n"
    )
    row = ["+ 2022-12-30,M001,H001,政策宣讲,,\n"]
    assert changes(before, village) == {"ledger/visits/2022Q4.csv": row}
    assert findings(village) == found


def test_the_first_row_of_a_period_makes_the_file(tmp_path: Path) -> None:
    village = recent_copy(tmp_path)
    before = files(village)
    code, out, _ = run(village, *VISIT, "--reason", "走访慰问", lang="zh")
    assert code == 0
    assert out.splitlines()[:2] == [
        "ledger/visits/2023Q1.csv:2: 2023-01-05,M001,H001,走访慰问,,",
        "“日期”未写，按基准日期记为2023年1月5日。",
    ]
    assert "……too-few-visits285条，见 gridctl validate" in out
    assert changes(before, village) == {
        "ledger/visits/2023Q1.csv": [
            "+ 日期,党员,农户,事由,诉求,佐证\n",
            "+ 2023-01-05,M001,H001,走访慰问,,\n",
        ]
    }
    assert not [f for f in findings(village) if f[0] == "error"]


def test_the_first_row_of_a_period_that_has_ended(village: Path) -> None:
    (village / "ledger/visits/2022Q4.csv").unlink()
    before = files(village)
    code, out, err = run(village, *VISIT, "--reason", "care", "--date", "2022-12-30")
    assert (code, err) == (0, "")
    assert "error ACT102 too-few-visits: " in out
    assert "more of too-few-visits\n" in out
    assert len(out.splitlines()) < 20
    row = "+ 2022-12-30,M001,H001,走访慰问,,\n"
    assert changes(before, village)["ledger/visits/2022Q4.csv"][1:] == [row]


def test_a_folder_in_english_gets_an_english_file(village: Path) -> None:
    for path in village.rglob("*.csv"):
        if path.parent.name != "visits" and path.name != "former-values.csv":
            path.unlink()
    for path in (village / "ledger" / "visits").glob("*.csv"):
        head = "date,member,household,reason,request,evidence\r\n"
        path.write_bytes(head.encode() + path.read_bytes().partition(b"\n")[2])
    (village / "members.csv").write_text(
        "id,name,born,branch\nM001,Li,1970-01,B01\n", encoding="utf-8"
    )
    (village / "households.csv").write_text(
        "id,head,villager_group\nH001,Yao,VG01\n", encoding="utf-8"
    )
    words = ["--member", "Li", "--household", "Yao", "--reason", "政策宣讲", "--force"]
    assert run(village, "add", "visit", *words, "--date", "2022-10-02")[0] == 0
    assert run(village, "add", "visit", *words, "--date", "2023-01-02")[0] == 0
    old = (village / "ledger/visits/2022Q4.csv").read_bytes()
    rows = old.splitlines(keepends=True)
    at = rows.index(b"2022-10-02,M001,H001,policy,,\n")
    assert [rows[at - 1][:10], rows[at + 1][:10]] == [b"2022-10-02", b"2022-10-03"]
    assert (village / "ledger/visits/2023Q1.csv").read_bytes() == (
        b"date,member,household,reason,request,evidence\n2023-01-02,M001,H001,policy,,\n"
    )


@pytest.mark.parametrize(
    ("words", "path", "row"),
    [
        (
            ["activity", "--members", "李例禾;M002", "--theme", "deeds", "--title", "农资, 三户",
             "--date", "2022-12-03"],
            "ledger/activities/2022Q4.csv",
            '2022-12-03,M001;M002,办实事,"农资, 三户",,',
        ),
        (
            ["request", "--household", "H001", "--received-by", "M001", "--kind", "wish"],
            "ledger/requests/2023.csv",
            "R043,2023-01-05,H001,M001,微心愿,,,,,",
        ),
        (
            ["request-step", "--request", "R042", "--step", "discussed", "--meeting", "MT113",
             "--date", "2023-01-02"],
            "ledger/request-steps/2023.csv",
            "R042,2023-01-02,商议,MT113",
        ),
        (
            ["meeting", "--kind", "organisation", "--agenda", "link-change;评星", "--attended",
             "5"],
            "meetings.csv",
            "MT114,2023-01-05,村党组织会议,,联户调整;评星,,5,",
        ),
        (
            ["household", "--head", "新样户", "--villager-group", "一组"],
            "households.csv",
            "H340,新样户,VG01,,,,,2023-01-05,,",
        ),
        (
            ["member", "--name", "新例员", "--born", "1990-02", "--branch", "示例村第一党支部",
             "--since", "2023-01-02"],
            "members.csv",
            "M044,新例员,,1990-02,,,B01,,,,,,,2023-01-02,",
        ),
        (
            ["rating", "--period", "2023-01", "--member", "M001", "--good", "20", "--fairly-good",
             "3", "--fair", "0", "--poor", "0"],
            "ledger/ratings/2023-01.csv",
            "M001,20,3,0,0",
        ),
        (
            ["talk", "--member", "M001", "--cause", "low-score", "--held-by", "M002"],
            "ledger/talks/2023.csv",
            "2023-01-05,M001,积分偏低,M002",
        ),
        (
            ["event", "--kind", "patrol", "--unit", "G01", "--persons", "M001、石试文"],
            "ledger/events/2023Q1.csv",
            "2023-01-05,巡查,G01,M001;S01,",
        ),
        (["staff", "--name", "白例"], "staff.csv", "S05,白例,,"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)  # fmt: skip
def test_each_kind_finds_its_file(village: Path, words: list[str], path: str, row: str) -> None:
    before = files(village)
    code, out, err = run(village, "add", *words)
    assert code == 0, out + err
    assert changes(before, village)[path][-1] == f"+ {row}\n"
    assert set(changes(before, village)) == {path}
    at = (village / path).read_text("utf-8").splitlines().index(row) + 1
    assert out.startswith(f"{path}:{at}: {row}\n")


def test_what_would_break_a_rule_is_refused(village: Path) -> None:
    before = files(village)
    words = ["add", "link", "--member", "M001", "--household", "H100"]
    code, out, err = run(village, *words)
    assert code == 1
    assert "links.csv:329:25: error LNK107 link-not-approved: " in out
    assert "links.csv:329: M001,H100" not in out
    assert err == "Nothing was written: a new error would stand; --force writes it all the same.\n"
    assert files(village) == before
    code, out, err = run(village, *words, "--force", lang="zh")
    assert (code, err) == (0, "")
    assert out.startswith("links.csv:329: M001,H100,2023-01-05,,,,,\n")
    assert changes(before, village) == {"links.csv": ["+ M001,H100,2023-01-05,,,,,\n"]}
    assert ("error", "link-not-approved", "links.csv", 329) in findings(village)


def test_an_id_that_is_taken_is_refused(village: Path) -> None:
    before = files(village)
    words = ["--name", "新例员", "--born", "1990-02", "--branch", "B01", "--id", "H001"]
    code, out, _ = run(village, "add", "member", *words)
    assert code == 1
    assert "duplicate-id" in out
    assert files(village) == before


def test_what_a_newcomer_owes_does_not_stop_it(village: Path) -> None:
    words = ["--name", "新例员", "--born", "1990-02", "--branch", "B01"]
    code, out, err = run(village, "add", "member", *words)
    assert (code, err) == (0, "")
    assert "members.csv:45: error COR104 member-without-core: " in out
    assert "id: M044, the next free one." in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["--household", "H001"],
            "Say --member, --reason too, or run the command on a terminal to be asked.\n",
        ),
        (
            ["--member", "M999", "--household", "H001", "--reason", "policy"],
            "member: no member has the id or the name M999.\n",
        ),
        (
            ["--member", "H001", "--household", "H001", "--reason", "policy"],
            "member: no member has the id or the name H001.\n",
        ),
        (
            ["--member", "M001", "--household", "H001", "--reason", "chat"],
            (
                "reason says “chat”; it takes one of: policy, errand, care, emergency, mediation, "
                "opinions, routine.\n"
            ),
        ),
        (
            ["--member", "M001", "--household", "H001", "--reason", "care", "--date", "2022-1-5"],
            "date takes a date such as 2022-03-01, not “2022-1-5”.\n",
        ),
        (
            ["--member", "M001", "--household", "H001", "--reason", "care", "--format", "xml"],
            "--format is text, json, not xml.\n",
        ),
    ],
)
def test_what_cannot_be_entered_is_one_sentence(village: Path, words: list[str], said: str) -> None:
    before = files(village)
    assert run(village, "add", "visit", *words) == (2, "", said)
    assert files(village) == before


def test_what_is_missing_is_told_in_chinese(village: Path) -> None:
    assert run(village, "add", "visit", lang="zh") == (
        2,
        "",
        "还应写明 --member、--household、--reason；也可在终端中运行，逐项填写。\n",
    )


def test_a_round_needs_its_period(village: Path) -> None:
    words = ["--member", "M001", "--good", "9", "--fairly-good", "1", "--fair", "0", "--poor", "0"]
    code, _, err = run(village, "add", "rating", *words)
    assert (code, err.partition(" too")[0]) == (2, "Say --period")
    code, _, err = run(village, "add", "rating", *words, "--period", "2022Q3")
    assert (code, err) == (
        2,
        "ledger/ratings/PERIOD.csv has one file a month: --period takes 2022-08, not “2022Q3”.\n",
    )


def test_what_is_missing_is_asked(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entering, "can_ask", lambda: True)
    answers = "nobody\n李例禾\n姚样梅\nchat\ncare\n"
    code, out, err = run(village, "add", "visit", "--date", "2022-12-30", answers=answers)
    assert code == 0
    assert "2022-12-30,M001,H001,走访慰问,,\n" in out
    assert "member: no member has the id or the name nobody.\n" in err
    assert "reason (policy, errand, care, emergency, mediation, opinions, routine):" in err


def test_a_dry_run_prints_the_diff(village: Path) -> None:
    before = files(village)
    last = lines(village, "staff.csv")
    code, out, err = run(village, "add", "staff", "--name", "白例", "--dry-run")
    assert code == 0
    assert out.startswith(f"--- a/staff.csv\n+++ b/staff.csv\n@@ -{last - 2},3 +{last - 2},4 @@\n")
    assert out.endswith("+S05,白例,,\n")
    assert err == "id: S05, the next free one.\n"
    assert files(village) == before


def test_json_says_the_same(village: Path) -> None:
    words = ["add", "link", "--member", "M001", "--household", "H100", "--format", "json"]
    code, out, _ = run(village, *words)
    document = json.loads(out)
    assert (code, document["written"], document["refused"]) == (1, False, True)
    assert [f["name"] for f in document["findings"]] == ["link-not-approved"]
    code, out, err = run(village, *words, "--force")
    document = json.loads(out)
    assert (code, err) == (0, "")
    assert document["format"] == 1
    assert (document["written"], document["refused"]) == (True, False)
    row = {"file": "links.csv", "line": 329, "text": "M001,H100,2023-01-05,,,,,"}
    assert document["lines"] == [row]
    assert document["notes"] == ["since: 2023-01-05, not said: the as-of date."]
    assert document["diff"].startswith("--- a/links.csv\n+++ b/links.csv\n")


def test_gb18030_crlf_and_a_missing_last_line_end_stay(village: Path) -> None:
    path = village / "staff.csv"
    text = "编号,姓名,起始日期,截止日期\r\nS01,石试文,,\r\nS02,白试武,,"
    path.write_bytes(text.encode("gb18030"))
    assert run(village, "add", "staff", "--name", "白例")[0] == 0
    assert path.read_bytes() == f"{text}\r\nS05,白例,,\r\n".encode("gb18030").replace(
        b"S05", b"S03"
    )


def test_a_column_that_the_file_has_not(village: Path) -> None:
    path = village / "staff.csv"
    path.write_text("id,name\nS01,石试文\n", encoding="utf-8")
    code, _, err = run(village, "add", "staff", "--name", "白例", "--since", "2022-02-01")
    assert (code, err) == (2, "staff.csv has no column since; add it to the first line.\n")
    assert run(village, "add", "staff", "--name", "白例", "--force")[0] == 0
    assert path.read_text(encoding="utf-8").startswith("id,name\nS01,石试文\nS0")


@pytest.mark.parametrize("data", [b"\xff\xff\n", b'id,"name\n', b"what,is\n1,2\n"])
def test_a_file_that_cannot_be_edited(village: Path, data: bytes) -> None:
    (village / "staff.csv").write_bytes(data)
    code, _, err = run(village, "add", "staff", "--name", "白例")
    assert (code, err) == (
        2,
        "staff.csv cannot be read as it stands; gridctl validate says why.\n",
    )
    assert (village / "staff.csv").read_bytes() == data


def test_a_link_out_of_the_folder_is_not_followed(village: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_bytes((village / "staff.csv").read_bytes())
    (village / "staff.csv").unlink()
    (village / "staff.csv").symlink_to(outside)
    before = outside.read_bytes()
    assert run(village, "add", "staff", "--name", "白例")[0] == 2
    assert outside.read_bytes() == before


def test_a_broken_manifest_is_told_first(village: Path) -> None:
    (village / "gridctl.yaml").write_text("format: [\n", encoding="utf-8")
    code, _, err = run(village, *VISIT)
    assert (code, err) == (1, "gridctl.yaml cannot be read; gridctl validate says where.\n")


def test_the_community_too(tmp_path: Path) -> None:
    folder = copy_of(tmp_path, COMMUNITY)
    before, found = files(folder), findings(folder)
    words = ["--household", "H0001", "--received-by", "M001", "--kind", "at-once"]
    words += ["--received-on", "2023-04-05"]
    code, out, err = run(folder, "add", "request", *words)
    assert (code, err.partition(":")[0]) == (1, "Nothing was written")
    assert "error GEN131 record-incomplete: Request R019 has no owner.\n" in out
    assert files(folder) == before
    words += ["--owner", "M002", "--due-on", "2023-04-20"]
    code, out, _ = run(folder, "add", "request", *words)
    assert code == 0
    row = "R019,2023-04-05,H0001,M001,即办件,M002,2023-04-20,,,"
    last = lines(folder, "ledger/requests/2023.csv")
    assert out.startswith(f"ledger/requests/2023.csv:{last}: {row}\n")
    assert changes(before, folder) == {"ledger/requests/2023.csv": [f"+ {row}\n"]}
    new = {f for f in findings(folder) - found if f[0] == "error"}
    assert new == {("error", "request-not-passed-on", "ledger/requests/2023.csv", last)}


@pytest.mark.parametrize("kind", kinds())
def test_each_kind_has_an_option_for_each_column(kind: str) -> None:
    outcome = CliRunner().invoke(app, ["add", kind, "-h", "--lang", "en"])
    assert outcome.exit_code == 0
    for column in columns(kinds()[kind].record):
        assert f"--{column.name.replace('_', '-')} " in outcome.output
    assert "Exit code" in outcome.output


def test_the_help_says_what_may_be_said_in_chinese() -> None:
    words = [sys.executable, "-m", "gridctl", "add", "link", "-h", "--lang", "zh"]
    told = subprocess.run(words, capture_output=True, check=True, encoding="utf-8").stdout
    for said in (
        "在 links.csv 中登记一条：联户台账。",
        "党员；编号或名称；必填。",
        "起始日期；不写则为基准日期。",
        "联户依据；就近、就亲、就便、兜底。",
        "退出码：0 已写入，1 因会新增错误或疑似误填而没有写入，2 无法执行。",
    ):
        assert said in told
