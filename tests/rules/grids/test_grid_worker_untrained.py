"""grid-worker-untrained: every grid worker took part in a training."""

import pytest

from tests.kit import check, manifest, message, places, report, severities

NAME = "grid-worker-untrained"
EVENTS = "ledger/events/2022Q1.csv"
HEAD = "date,kind,unit,persons,evidence\n"


def village(row: str = "", workers: str = "M1, S1", since: str = "2022-01-01") -> dict[str, str]:
    return {
        "gridctl.yaml": manifest("fire-training", records_from=since),
        "members.csv": "id,name,born,branch,household\nM1,李,1980-01,B01,H9\n",
        "staff.csv": "id,name\nS1,王\n",
        "households.csv": "id,head,villager_group\nH9,李样,VG1\n",
        "grids.yaml": f"grids:\n- {{id: G1, name: 甲, workers: [{workers}]}}\n",
        EVENTS: f"{HEAD}{row}\n",
    }


@pytest.mark.parametrize("day", ["2022-01-01", "2022-12-31"])
def test_clean(day: str) -> None:
    files = village()
    path = EVENTS.replace("Q1", "Q4") if day > "2022-09" else EVENTS
    files[path] = f"{HEAD}{day},training,V,M1;S1,PX-1\n"
    found = check(NAME, files)
    assert severities(found) == ["notice"]  # of 2023, of which no file is there yet
    assert found[0].mark.file == "ledger/events/2023Q1.csv"


@pytest.mark.parametrize("row", ["", "2022-03-04,patrol,G1,M1;S1,", "2022-03-04,training,V,,"])
def test_nobody_was_trained(row: str) -> None:
    found = [f for f in check(NAME, village(row)) if f.severity == "error"]
    assert places(tuple(found)) == [("members.csv", 2, None), ("staff.csv", 2, None)]
    assert (found[0].subject, found[0].clause) == ("M1", "fire-training/training")
    assert message(found[0], "en") == (
        "M1, a worker of G1, is not named in any event (training) of 2022."
    )
    assert message(found[0], "zh") == "G1的网格员M1在2022年没有参加培训的记录。"


def test_a_training_that_one_missed_is_only_due_in_the_running_year() -> None:
    found = check(NAME, village("2022-03-04,training,V,M1,"), as_of="2022-12-31")
    assert places(found) == [("staff.csv", 2, None)]
    assert severities(found) == ["notice"]
    assert message(found[0], "en") == "S1, a worker of G1, is due an event (training) in 2022."
    assert message(found[0], "zh") == "G1的网格员S1在2022年应参加培训，目前没有记录。"
    ended = check(NAME, village("2022-03-04,training,V,M1,"), as_of="2023-01-01")
    assert [(f.subject, f.severity) for f in ended if f.severity == "error"] == [("S1", "error")]


def test_only_grid_workers_owe_it() -> None:
    found = check(NAME, village("2022-03-04,training,V,M1,", workers="M1"), as_of="2022-12-31")
    assert found == ()


def test_an_id_that_is_nobody_s_is_another_rule_s() -> None:
    assert check(NAME, village(workers="X1"), as_of="2022-12-31") == ()


def test_a_year_without_any_file_of_events_is_told_once() -> None:
    files = village()
    del files[EVENTS]
    found = [f for f in check(NAME, files) if f.severity == "error"]
    assert places(tuple(found)) == [(EVENTS, None, None)]
    assert message(found[0], "en") == (
        "There is no ledger/events/2022Q1.csv: the training of 2 grid workers in 2022Q1 is not "
        "recorded."
    )
    assert message(found[0], "zh") == (
        "缺少ledger/events/2022Q1.csv：2名网格员在2022年第一季度的培训没有记录。"
    )


def test_no_clause_no_rule() -> None:
    files = village() | {"gridctl.yaml": manifest("ninghai-2019")}
    assert report(files, NAME).rules_run == 0
