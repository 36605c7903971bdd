"""gridctl link."""

from pathlib import Path

import pytest

from tests.cli.entries import changes, copy_of, files, findings, run

MOVE = ["link", "move", "H002", "--to", "M013", "--on", "2023-01-02"]


@pytest.fixture
def village(tmp_path: Path) -> Path:
    folder = copy_of(tmp_path)
    path = folder / "meetings.csv"
    path.write_bytes(path.read_bytes() + "MT114,2022-12-29,村党组织会议,V,联户调整,,5,5\n".encode())
    return folder


def test_the_old_link_ends_and_a_new_one_begins(village: Path) -> None:
    before, found = files(village), findings(village)
    words = ["--meeting", "MT114", "--basis", "near", "--chosen-by", "自选"]
    code, out, err = run(village, *MOVE, *words)
    assert (code, err) == (0, "")
    assert changes(before, village) == {
        "links.csv": [
            "- M001,H002,2022-01-01,,就便,自选,MT005,\n",
            "+ M001,H002,2022-01-01,2023-01-01,就便,自选,MT005,MT114\n",
            "+ M013,H002,2023-01-02,,就近,自选,MT114,\n",
        ]
    }
    assert out.splitlines() == [
        "links.csv:3: M001,H002,2022-01-01,2023-01-01,就便,自选,MT005,MT114",
        "links.csv:329: M013,H002,2023-01-02,,就近,自选,MT114,",
    ]
    assert {f for f in findings(village) - found if f[0] == "error"} == set()


def test_without_a_meeting_it_is_refused(village: Path) -> None:
    before = files(village)
    code, out, err = run(village, *MOVE, lang="zh")
    assert code == 1
    assert "links.csv:3:45: 错误 LNK107 link-not-approved" in out
    assert "links.csv:329:25: 错误 LNK107 link-not-approved" in out
    assert err == "没有写入：将新增2个错误；仍要写入请加 --force。\n"
    assert files(village) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["H002", "--to", "M001"], "M001 already links H002.\n"),
        (["H002", "--to", "M013", "--on", "2021-01-01"], "Nobody links H002 on 2021-01-01.\n"),
        (["H002", "--to", "M013", "--from", "M003"], "M003 does not link H002 on 2023-01-05.\n"),
        (
            ["H002", "--to", "M013", "--on", "2022-01-01"],
            "M001 links H002 from 2022-01-01: the change comes on a later day.\n",
        ),
        (["H002", "--to", "M013", "--basis", "far"], "basis says “far”; it takes one of: "),
    ],
)
def test_what_cannot_be(village: Path, words: list[str], said: str) -> None:
    before = files(village)
    code, _, err = run(village, "link", "move", *words)
    assert code == 2
    assert err.startswith(said)
    assert files(village) == before


def test_of_several_links_one_is_named(village: Path) -> None:
    path = village / "links.csv"
    path.write_bytes(path.read_bytes() + "M003,H002,2022-01-01,,就近,自报,MT005,\n".encode())
    code, _, err = run(village, *MOVE, "--meeting", "MT114")
    assert (code, err) == (
        2,
        "H002 is linked by M001, M003 on 2023-01-02; say which with --from.\n",
    )
    before = files(village)
    code, _, _ = run(village, *MOVE, "--meeting", "MT114", "--from", "M003", "--force")
    assert code == 0
    assert changes(before, village)["links.csv"] == [
        "- M003,H002,2022-01-01,,就近,自报,MT005,\n",
        "+ M003,H002,2022-01-01,2023-01-01,就近,自报,MT005,MT114\n",
        "+ M013,H002,2023-01-02,,,,MT114,\n",
    ]
