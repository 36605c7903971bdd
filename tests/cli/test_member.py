"""gridctl member."""

from pathlib import Path

import pytest

from tests.cli.entries import changes, copy_of, files, findings, run

LEAVE = ["member", "leave", "M012", "--on", "2022-12-31"]


@pytest.fixture
def village(tmp_path: Path) -> Path:
    return copy_of(tmp_path)


def with_meeting(village: Path) -> None:
    """Hold the meeting that passes what changes about links."""
    path = village / "meetings.csv"
    path.write_bytes(path.read_bytes() + "MT114,2022-12-29,村党组织会议,V,联户调整,,5,5\n".encode())


HOMES = ("H091", "H092", "H093", "H094", "H096", "H097", "H098", "H099")


def test_leaving_ends_what_belongs_together(village: Path) -> None:
    with_meeting(village)
    before, found = files(village), findings(village)
    code, out, err = run(village, *LEAVE, "--meeting", "MT114")
    assert (code, err) == (0, "")
    changed = changes(before, village)
    assert set(changed) == {"members.csv", "links.csv", "assignments.csv"}
    assert changed["members.csv"] == [
        "- M012,黄例江,男,1971-07,1997-06-26,1998-06-26,B01,PG02,H095,,,在村,,,\n",
        "+ M012,黄例江,男,1971-07,1997-06-26,1998-06-26,B01,PG02,H095,,,在村,,,2022-12-31\n",
    ]
    assert len(changed["links.csv"]) == 2 * len(HOMES)
    assert "+ M012,H091,2022-01-01,2022-12-31,就近,自选,MT005,MT114\n" in changed["links.csv"]
    assert changed["assignments.csv"] == [
        "- 委员联支部,M012,B01,2022-01-01,,MT005\n",
        "+ 委员联支部,M012,B01,2022-01-01,2022-12-31,MT005\n",
        "- 支委联党小组,M012,PG02,2022-01-01,,MT005\n",
        "+ 支委联党小组,M012,PG02,2022-01-01,2022-12-31,MT005\n",
    ]
    new = {
        (name, file) for severity, name, file, _ in findings(village) - found if severity == "error"
    }
    assert new == {
        ("household-without-link", "households.csv"),
        ("plate-mismatch", "households.csv"),
        ("grid-leader-not-member", "grids.yaml"),
    }
    assert f"From 2023-01-01 nobody links {', '.join(HOMES)}: gridctl add link.\n" in out
    assert (
        "M012 still holds leader of G02, head of VG02, committee of V, committee of B01: name who "
        "follows with --successor, or change grids.yaml, branches.yaml.\n"
    ) in out
    assert "begins after that day: take it out." in out


def test_without_a_meeting_ended_links_are_refused(village: Path) -> None:
    before = files(village)
    code, out, err = run(village, *LEAVE, lang="zh")
    assert code == 1
    assert "LNK107 link-not-approved" in out
    assert "……另有5条link-not-approved" in out
    assert err == "没有写入：将新增8个错误；仍要写入请加 --force。\n"
    assert files(village) == before


def test_a_successor_takes_the_posts(village: Path) -> None:
    with_meeting(village)
    before, found = files(village), findings(village)
    words = ["--meeting", "MT114", "--successor", "罗例成"]
    code, out, _ = run(village, *LEAVE, *words, lang="zh")
    assert code == 0
    changed = changes(before, village)
    assert changed["grids.yaml"] == [
        "-   leader: M012\n",
        "+   leader: M014\n",
        "-   - {id: VG02, name: 二组, head: M012}\n",
        "+   - {id: VG02, name: 二组, head: M014}\n",
    ]
    assert changed["branches.yaml"] == [
        "-   committee: [M001, M003, M012, M027, M028]\n",
        "+   committee: [M001, M003, M014, M027, M028]\n",
        "-     committee: [M003, M012, M022]\n",
        "+     committee: [M003, M014, M022]\n",
    ]
    assert changed["former-values.csv"] == [
        "+ G02,网格长,M012,2022-12-31\n",
        "+ VG02,组长,M012,2022-12-31\n",
        "+ V,委员,M001;M003;M012;M027;M028,2022-12-31\n",
        "+ B01,委员,M003;M012;M022,2022-12-31\n",
    ]
    assert "grids.yaml：M014接替M012任G02的网格长。\n" in out
    new = {name for severity, name, _, _ in findings(village) - found if severity == "error"}
    assert new == {"household-without-link", "plate-mismatch"}


def test_a_successor_who_is_on_the_committee_stays_there_once(village: Path) -> None:
    with_meeting(village)
    before = files(village)
    words = ["--meeting", "MT114", "--successor", "M003"]
    code, out, _ = run(village, *LEAVE, *words)
    assert code == 0
    assert "branches.yaml: M012 is no longer committee of V; M003 already is.\n" in out
    assert "+   committee: [M001, M003, M027, M028]\n" in changes(before, village)["branches.yaml"]


def test_a_core_member_ends_the_term(village: Path) -> None:
    with_meeting(village)
    before = files(village)
    assert run(village, "member", "leave", "M008", "--meeting", "MT114", "--force")[0] == 0
    ended = [line for line in changes(before, village)["core-households.csv"] if line[0] == "+"]
    assert ended == ["+ 2023,M008,选举,MT108,2023-01-05\n"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nobody"], "member: no member has the id or the name nobody.\n"),
        (["M012", "--on", "today"], "--on takes a day such as 2023-01-05, not today.\n"),
        (["M043", "--on", "2022-01-01"], "M043 came on 2022-07-11 only.\n"),
    ],
)
def test_what_cannot_be(village: Path, words: list[str], said: str) -> None:
    before = files(village)
    assert run(village, "member", "leave", *words) == (2, "", said)
    assert files(village) == before


def test_one_who_left_cannot_leave_again(village: Path) -> None:
    with_meeting(village)
    assert run(village, *LEAVE, "--meeting", "MT114")[0] == 0
    code, _, err = run(village, *LEAVE)
    assert (code, err) == (2, "M012 already left on 2022-12-31.\n")


def test_a_value_changes_and_the_old_one_is_kept(village: Path) -> None:
    before = files(village)
    words = ["member", "set", "罗例成", "presence", "away", "--on", "2022-12-01"]
    code, out, err = run(village, *words)
    assert (code, err) == (0, "")
    assert changes(before, village) == {
        "members.csv": [
            "- M014,罗例成,男,1974-05-21,2000-07-01,2001-07-01,B01,PG02,H113,,,在村,,,\n",
            "+ M014,罗例成,男,1974-05-21,2000-07-01,2001-07-01,B01,PG02,H113,,,外出,,,\n",
        ],
        "former-values.csv": ["+ M014,在村情况,在村,2022-11-30\n"],
    }
    assert out.splitlines()[1] == "former-values.csv:12: M014,在村情况,在村,2022-11-30"
    code, _, err = run(village, *words)
    assert (code, err) == (2, "presence of M014 already is 外出.\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["M014", "presence", "here"], "presence says “here”; it takes one of: resident, away, "),
        (["M014", "branch", "B99"], "branch: no branch has the id or the name B99."),
        (["M014", "left_on", "2022-12-01"], "left_on is none of what changes: name, sex, branch,"),
        (["M014", "id", "M100"], "id is none of what changes: "),
    ],
)
def test_what_a_value_cannot_be(village: Path, words: list[str], said: str) -> None:
    before = files(village)
    code, _, err = run(village, "member", "set", *words)
    assert code == 2
    assert err.startswith(said)
    assert files(village) == before


def test_a_value_that_breaks_a_rule_in_its_row_is_refused(village: Path) -> None:
    before = files(village)
    code, out, _ = run(village, "member", "set", "M014", "name", "罗  成")
    assert code == 2
    assert files(village) == before
    code, out, _ = run(village, "member", "set", "M014", "branch", "")
    assert code == 1
    assert "missing-value" in out
    assert files(village) == before
