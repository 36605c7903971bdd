"""gridctl household."""

from pathlib import Path

import pytest

from tests.cli.entries import changes, copy_of, files, findings, run


@pytest.fixture
def village(tmp_path: Path) -> Path:
    return copy_of(tmp_path)


def test_leaving_ends_the_links(village: Path) -> None:
    before, found = files(village), findings(village)
    code, out, err = run(village, "household", "leave", "H100")
    assert (code, err) == (0, "")
    assert changes(before, village) == {
        "households.csv": [
            "- H100,何样明,VG02,C104,外出,,,,,\n",
            "+ H100,何样明,VG02,C104,外出,,,,2023-01-05,\n",
        ],
        "links.csv": [
            "- M013,H100,2022-01-01,,就近,自报,MT005,\n",
            "+ M013,H100,2022-01-01,2023-01-05,就近,自报,MT005,\n",
        ],
    }
    assert out.splitlines() == [
        "households.csv:101: H100,何样明,VG02,C104,外出,,,,2023-01-05,",
        "links.csv:90: M013,H100,2022-01-01,2023-01-05,就近,自报,MT005,",
    ]
    assert {f for f in findings(village) - found if f[0] == "error"} == set()


def test_a_head_s_name_will_do(village: Path) -> None:
    before = files(village)
    words = ["household", "leave", "何样明", "--on", "2023-01-04", "--meeting", "MT099"]
    code, _, _ = run(village, *words, "--force", lang="zh")
    assert code == 0
    row = "+ M013,H100,2022-01-01,2023-01-04,就近,自报,MT005,MT099\n"
    assert changes(before, village)["links.csv"][-1] == row


def test_a_value_changes_and_the_old_one_is_kept(village: Path) -> None:
    before = files(village)
    code, _, _ = run(village, "household", "set", "H100", "重点户", "yes", "--on", "2023-01-01")
    assert code == 0
    assert changes(before, village) == {
        "households.csv": [
            "- H100,何样明,VG02,C104,外出,,,,,\n",
            "+ H100,何样明,VG02,C104,外出,是,,,,\n",
        ],
        "former-values.csv": ["+ H100,重点户,,2022-12-31\n"],
    }


def test_the_village_group_by_its_name(village: Path) -> None:
    before = files(village)
    words = ["household", "set", "H100", "villager-group", "三组", "--on", "2023-01-01"]
    assert run(village, *words)[0] == 0
    assert changes(before, village)["former-values.csv"] == ["+ H100,村民小组,VG02,2022-12-31\n"]


def test_a_household_that_there_is_not(village: Path) -> None:
    assert run(village, "household", "leave", "H999", lang="zh") == (
        2,
        "",
        "“农户”：没有编号或名称为“H999”的农户。\n",
    )


def test_a_household_that_has_ended_changes_no_more(village: Path) -> None:
    assert run(village, "household", "leave", "H100", "--on", "2023-01-04", "--force")[0] == 0
    before = files(village)
    words = ["household", "set", "H100", "重点户", "是"]
    assert run(village, *words) == (2, "", "H100 left on 2023-01-04.\n")
    assert run(village, *words, lang="zh") == (2, "", "H100已于2023年1月4日离开。\n")
    assert files(village) == before


def test_a_link_that_begins_after_the_last_day_stops_it(village: Path) -> None:
    before = files(village)
    words = ["household", "leave", "H100", "--on", "2021-12-31"]
    code, out, err = run(village, *words)
    assert (code, out, err.partition(":")[0]) == (
        2,
        "",
        "links.csv line 90 of H100 begins on 2022-01-01, after 2021-12-31",
    )
    assert files(village) == before
