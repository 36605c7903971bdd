"""member-without-core: who is no core member is linked by one."""

import pytest

from tests.kit import (
    check,
    edited,
    errors,
    example,
    line_of,
    manifest,
    message,
    places,
    report,
    severities,
)
from tests.rules.core.village import village

NAME = "member-without-core"


def linked(rows: str) -> dict[str, str]:
    files = village(3, ["M1"])
    return files | {"assignments.csv": files["assignments.csv"] + rows}


BOTH = "core-member,M1,M2,2023-01-01,\ncore-member,M1,M3,2023-01-01,\n"


def test_clean() -> None:
    assert check(NAME, linked(BOTH)) == ()


def test_a_member_whom_nobody_links_stands_at_the_member() -> None:
    found = check(NAME, linked("core-member,M1,M3,2023-01-01,\n"))
    assert places(found) == [("members.csv", 3, None)]
    assert severities(found) == ["error"]
    assert (found[0].subject, found[0].clause) == ("M2", "ninghai-2019/1.1-network")
    assert message(found[0], "en") == "No core member of the term 2023 links M2."
    assert message(found[0], "zh") == "M2没有2023年度的中心户党员联系。"


@pytest.mark.parametrize(
    ("row", "count"),
    [
        ("core-member,M1,M2,2023-01-05,2023-01-05", 0),
        ("core-member,M1,M2,2023-01-06,", 1),
        ("core-member,M1,M2,,2023-01-04", 1),
        ("core-member,M3,M2,2023-01-01,", 1),
        ("leader-core,M1,M2,2023-01-01,", 1),
    ],
)
def test_only_a_core_member_of_the_term_in_force_counts(row: str, count: int) -> None:
    assert len(check(NAME, linked(f"{row}\ncore-member,M1,M3,,\n"))) == count


def test_away_and_old_members_are_linked_too() -> None:
    files = linked(BOTH)
    files["members.csv"] = (
        files["members.csv"]
        .replace("household\n", "household,presence\n")
        .replace("H1\n", "H1,\n")
        .replace("H2\n", "H2,away\n")
        .replace("H3\n", "H3,\n")
        + "M4,张例平,1930-01,B01,,away\n"
    )
    assert [finding.subject for finding in check(NAME, files)] == ["M4"]


def test_a_term_without_any_core_member_is_another_rule() -> None:
    files = village(3)
    assert check(NAME, files) == ()
    files["gridctl.yaml"] = manifest("ninghai-2019, clauses: [1.1-network]")
    assert len(check(NAME, files)) == 3


def test_days_of_grace_where_the_manifest_gives_any() -> None:
    text = manifest().replace(
        "- {id: ninghai-2019}\n",
        "- id: ninghai-2019\n  overrides:\n"
        "  - {clause: 1.1-network, set: {grace_days: 30}, basis: MT1}\n",
    )
    for since, severity in (("2022-12-06", "notice"), ("2022-12-05", "error"), ("", "error")):
        files = linked(BOTH) | {"gridctl.yaml": text}
        rows = files["members.csv"].replace("household\n", "household,since\n")
        rows = rows.replace("H1\n", "H1,\n").replace("H2\n", "H2,\n").replace("H3\n", "H3,\n")
        files["members.csv"] = rows + f"M4,张例平,1980-01,B01,,{since}\n"
        assert severities(check(NAME, files)) == [severity], since


def test_a_core_row_that_cannot_be_read_holds_it_back() -> None:
    files = linked(BOTH.replace("M1,M2", "M3,M2"))
    files["core-households.csv"] += "2023,M3\n"
    outcome = report(files, NAME)
    assert outcome.findings == ()
    assert {skipped.values["line"] for skipped in outcome.not_checked} == {3}


def test_it_alone_in_the_example() -> None:
    files = edited(example(), "assignments.csv", "中心户联党员,M005,M006,2023-01-01,,MT111\n", "")
    line = line_of(files, "members.csv", "M006")
    assert errors(report(files)) == [(NAME, "members.csv", line)]
