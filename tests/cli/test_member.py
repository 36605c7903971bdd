"""gridctl member."""

from pathlib import Path

import pytest

from tests.cli.entries import changes, files, findings, recent_copy, run
from tests.kit import quick_reader

__all__ = ["quick_reader"]
pytestmark = pytest.mark.usefixtures("quick_reader")

LEAVE = ["member", "leave", "M012", "--on", "2023-01-04"]


@pytest.fixture
def village(tmp_path: Path) -> Path:
    return recent_copy(tmp_path, "commitments/2022.yaml")


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
        "+ M012,黄例江,男,1971-07,1997-06-26,1998-06-26,B01,PG02,H095,,,在村,,,2023-01-04\n",
    ]
    assert len(changed["links.csv"]) == 2 * len(HOMES)
    assert "+ M012,H091,2022-01-01,2023-01-04,就近,自选,MT005,MT114\n" in changed["links.csv"]
    assert changed["assignments.csv"] == [
        "- 委员联支部,M012,B01,2022-01-01,,MT005\n",
        "+ 委员联支部,M012,B01,2022-01-01,2023-01-04,MT005\n",
        "- 支委联党小组,M012,PG02,2022-01-01,,MT005\n",
        "+ 支委联党小组,M012,PG02,2022-01-01,2023-01-04,MT005\n",
        "- 中心户联党员,M008,M012,2023-01-01,,MT111\n",
        "+ 中心户联党员,M008,M012,2023-01-01,2023-01-04,MT111\n",
    ]
    new = {
        (name, file) for severity, name, file, _ in findings(village) - found if severity == "error"
    }
    assert new == {
        ("household-without-link", "households.csv"),
        ("plate-mismatch", "households.csv"),
        ("grid-leader-not-member", "grids.yaml"),
    }
    assert f"From 2023-01-05 nobody links {', '.join(HOMES)}: gridctl add link.\n" in out
    assert (
        "M012 is still leader of G02, head of VG02, one of the committee of V, one of the "
        "committee of B01: name who follows with --successor, or change grids.yaml, "
        "branches.yaml.\n"
    ) in out
    assert "\nTo do:\n" in out


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
        "+ G02,网格长,M012,2023-01-04\n",
        "+ VG02,组长,M012,2023-01-04\n",
        "+ V,委员,M001;M003;M012;M027;M028,2023-01-04\n",
        "+ B01,委员,M003;M012;M022,2023-01-04\n",
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
    assert "branches.yaml: M012 is no longer one of the committee of V; M003 already is.\n" in out
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
    assert (code, err) == (2, "M012 left on 2023-01-04.\n")


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


def presence(value: str, day: str) -> list[str]:
    return ["member", "set", "M014", "presence", value, "--on", day]


def test_the_same_field_twice_on_a_day_keeps_what_it_was_before(village: Path) -> None:
    before = files(village)
    assert run(village, *presence("away", "2022-12-01"))[0] == 0
    path = village / "former-values.csv"
    path.write_bytes(path.read_bytes().replace("M014,在村情况".encode(), b"M014,presence"))
    assert run(village, *presence("incoming", "2022-12-01"))[0] == 0
    changed = changes(before, village)
    assert changed["former-values.csv"] == ["+ M014,presence,在村,2022-11-30\n"]
    assert changed["members.csv"][1].endswith(",H113,,,流入,,,\n")
    assert run(village, *presence("away", "2022-12-02"))[0] == 0
    added = changes(before, village)["former-values.csv"]
    assert added[1:] == ["+ M014,在村情况,流入,2022-12-01\n"]


def test_a_change_before_one_that_is_entered_is_refused(village: Path) -> None:
    assert run(village, *presence("away", "2022-12-01"))[0] == 0
    before = files(village)
    assert run(village, *presence("incoming", "2022-11-30")) == (
        2,
        "",
        (
            "The presence of M014 was entered as holding until 2022-11-30; a change before that "
            "day is made by hand in former-values.csv.\n"
        ),
    )
    assert run(village, *presence("流入", "2022-11-30"), lang="zh") == (
        2,
        "",
        (
            "M014的“在村情况”已登记原值到2022年11月30日为止，"
            "此前的变更请在 former-values.csv 中手工登记。\n"
        ),
    )
    assert files(village) == before


@pytest.mark.parametrize(
    ("words", "en", "zh"),
    [
        (
            ["leave", "M012", "--successor", "M012"],
            "M012 cannot follow in their own posts.",
            "M012不能接任自己的职务。",
        ),
        (
            ["leave", "M012", "--successor", "M037"],
            "M037 is not there on 2023-01-06 and cannot follow in a post.",
            "M037在2023年1月6日不在任，不能接任职务。",
        ),
        (
            ["leave", "M012", "--on", "2022-12-31"],
            (
                "assignments.csv line 68 of M012 begins on 2023-01-01, after 2022-12-31: say a "
                "later day, or change that row first."
            ),
            (
                "assignments.csv第68行（M012）自2023年1月1日起，晚于2022年12月31日："
                "请改用更晚的日期，或先更正该行。"
            ),
        ),
        (["leave", "M037"], "M037 left on 2022-08-15.", "M037已于2022年8月15日离开。"),
        (
            ["set", "M037", "presence", "away", "--on", "2022-08-16"],
            "M037 left on 2022-08-15.",
            "M037已于2022年8月15日离开。",
        ),
        (
            ["set", "M043", "presence", "away", "--on", "2022-07-10"],
            "M043 came on 2022-07-11 only.",
            "M043到2022年7月11日才来。",
        ),
        (
            ["set", "M014", "name", "罗例\t成"],
            "name is written on one line, without tabs.",
            "“姓名”应写成一行，不含制表符和换行。",
        ),
    ],
)
def test_what_is_refused_before_anything_is_judged(
    village: Path, words: list[str], en: str, zh: str
) -> None:
    before = files(village)
    assert run(village, "member", *words) == (2, "", f"{en}\n")
    assert run(village, "member", *words, lang="zh") == (2, "", f"{zh}\n")
    assert files(village) == before


def test_a_value_on_the_last_day_is_that_of_a_member(village: Path) -> None:
    words = ["set", "M037", "presence", "away", "--on", "2022-08-15", "--force"]
    assert run(village, "member", *words)[0] == 0


def test_a_core_term_that_has_begun_after_the_day_stops_it(village: Path) -> None:
    with_meeting(village)
    path = village / "assignments.csv"
    rows = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(r for r in rows if "M008" not in r or "2022-12-31" in r), "utf-8")
    code, _, err = run(village, "member", "leave", "M008", "--on", "2022-12-31")
    assert (code, err.partition(":")[0]) == (
        2,
        "core-households.csv line 9 of M008 begins on 2023-01-01, after 2022-12-31",
    )


def test_a_core_term_still_to_come_is_told(village: Path) -> None:
    with_meeting(village)
    path = village / "core-households.csv"
    path.write_bytes(path.read_bytes() + "2024,M008,选举,MT108,\n".encode())
    words = ["member", "leave", "M008", "--meeting", "MT114", "--force"]
    code, out, _ = run(village, *words, "--dry-run", lang="zh")
    assert code == 0
    code, out, _ = run(village, *words)
    last = path.read_bytes().count(b"\n")
    assert f"core-households.csv line {last} still names M008 for the term 2024.\n" in out


def test_a_staff_member_may_follow(village: Path) -> None:
    with_meeting(village)
    before = files(village)
    words = ["--meeting", "MT114", "--successor", "石试文", "--force"]
    assert run(village, *LEAVE, *words)[0] == 0
    assert "+   leader: S01\n" in changes(before, village)["grids.yaml"]


def test_a_member_may_not_move_where_they_link(village: Path) -> None:
    before = files(village)
    code, out, err = run(village, "member", "set", "M012", "household", "H091", lang="zh")
    assert (code, err) == (1, "没有写入：将新增1个错误；仍要写入请加 --force。\n")
    stopping, _, others = out.partition("还要办：\n")
    assert stopping.count("错误 ") == 1
    assert "错误 LNK105 self-link: " in stopping
    assert "plate-mismatch" in others
    assert files(village) == before
