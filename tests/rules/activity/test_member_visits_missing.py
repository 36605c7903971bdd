"""member-visits-missing: each member goes into households as often as asked."""

import pytest

from tests.kit import check, manifest, message, places, report, severities

NAME = "member-visits-missing"
PATH = "ledger/visits/2022Q3.csv"
MEMBERS = "id,name,born,branch,household,since,left_on\n"
#: Monday to Sunday: the week judged here.
FIRST, LAST = "2022-08-08", "2022-08-14"


def village(*rows: str, since: str = FIRST, more: str = "", member: str = "") -> dict[str, str]:
    return {
        "gridctl.yaml": manifest("jieqin, clauses: [3.2-visits]", records_from=since, more=more),
        "members.csv": f"{MEMBERS}{member or 'M1,李,1980-01,B01,H9,,'}\n",
        "households.csv": "id,head,villager_group\nH1,王样,VG1\nH9,李样,VG1\n",
        PATH: "\n".join(["date,member,household,reason,request,evidence", *rows]) + "\n",
    }


@pytest.mark.parametrize("day", [FIRST, "2022-08-10", LAST])
def test_clean(day: str) -> None:
    assert check(NAME, village(f"{day},M1,H1,routine,,"), as_of=LAST) == ()
    found = check(NAME, village(f"{day},M1,H1,routine,,"), as_of="2022-08-15")
    assert severities(found) == ["notice"]  # of the week that has just begun


@pytest.mark.parametrize(
    "rows", [(), ("2022-08-07,M1,H1,routine,,",), ("2022-08-09,M2,H1,routine,,",)]
)
def test_a_week_without_a_visit_stands_at_the_member(rows: tuple[str, ...]) -> None:
    found = check(NAME, village(*rows), as_of="2022-08-15")
    assert places(found) == [("members.csv", 2, None)] * 2
    assert severities(found) == ["error", "notice"]
    assert (found[0].subject, found[0].clause) == ("M1", "jieqin/3.2-visits")
    assert message(found[0], "en") == "M1 made 0 of 1 visits due in 2022-W32."
    assert message(found[0], "zh") == "M1在2022年第32周入户0次，应不少于1次。"
    assert message(found[1], "en") == "M1 is due visits in 2022-W33: 0 of 1 so far."
    assert message(found[1], "zh") == "M1在2022年第33周应入户1次，目前0次。"


@pytest.mark.parametrize(("count", "wrong"), [(1, 1), (2, 0)])
def test_a_county_may_ask_for_two(count: int, wrong: int) -> None:
    more = "  overrides: [{clause: 3.2-visits, set: {times: 2}, basis: MT1}]"
    text = manifest("jieqin", records_from=FIRST).replace("- {id: jieqin}", f"- id: jieqin\n{more}")
    files = village(*["2022-08-09,M1,H1,routine,,"] * count) | {"gridctl.yaml": text}
    assert len(check(NAME, files, as_of="2022-08-14")) == wrong
    assert (
        len([f for f in check(NAME, files, as_of="2022-08-15") if f.severity == "error"]) == wrong
    )


@pytest.mark.parametrize(
    ("stay", "owed"),
    [("2022-08-08,", 1), ("2022-08-09,", 0), (",2022-08-14", 1), (",2022-08-13", 0)],
)
def test_it_binds_who_was_there_all_week(stay: str, owed: int) -> None:
    files = village(member=f"M1,李,1980-01,B01,H9,{stay}")
    found = check(NAME, files, as_of="2022-08-15")
    assert severities(found).count("error") == owed


def test_nobody_is_exempt_unless_the_policy_says_so() -> None:
    old = village(member="M1,李,1940-01,B01,H9,,")
    assert severities(check(NAME, old, as_of="2022-08-15")) == ["error", "notice"]
    set_to = "set: {exempt: [away], exempt_age: 70}"
    more = f"  overrides: [{{clause: 3.2-visits, {set_to}, basis: MT1}}]"
    text = manifest("jieqin", records_from=FIRST).replace("- {id: jieqin}", f"- id: jieqin\n{more}")
    assert check(NAME, old | {"gridctl.yaml": text}, as_of="2022-08-15") == ()


def test_a_quarter_without_its_file_is_told_once() -> None:
    files = village()
    del files[PATH]
    found = check(NAME, files, as_of="2022-09-01")
    assert places(found) == [(PATH, None, None)]
    assert message(found[0], "en") == (
        "There is no ledger/visits/2022Q3.csv: the visits of 1 member in 2022Q3 are not recorded."
    )
    assert message(found[0], "zh") == (
        "缺少ledger/visits/2022Q3.csv：1名党员在2022年第三季度的走访没有记录。"
    )


def test_no_clause_no_rule() -> None:
    files = village() | {"gridctl.yaml": manifest("ninghai-2019")}
    assert report(files, NAME).rules_run == 0
