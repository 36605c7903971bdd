"""The second example is right; each edit of it gives the one finding that it should."""

from decimal import Decimal
from functools import cache

import pytest

from gridctl.findings.finding import Severity
from gridctl.findings.report import Report
from tests.kit import Files, community, edited, line_of, report

AS_OF = "2023-04-09"
EVENTS, VISITS = "ledger/events/2023Q1.csv", "ledger/visits/2023Q1.csv"
Told = tuple[str, str, int | None, str]


@cache
def usual() -> Report:
    return report(community(), as_of=AS_OF)


def told(outcome: Report) -> set[Told]:
    return {
        (f.name, f.mark.file, f.mark.line, f"{f.severity.value} {f.clause}")
        for f in outcome.findings
        if f.severity is not Severity.NOTICE
    }


def new(files: Files) -> list[Told]:
    """Return the errors and warnings of an edited community."""
    return sorted(told(report(files, as_of=AS_OF)), key=str)


def without(path: str, *starts: str) -> dict[str, str | bytes]:
    """Return the example without the one line of a file that begins with each of `starts`."""
    files = community()
    for start in starts:
        line = line_of(files, path, start)
        text = bytes(files[path]).decode().split("\n")
        files[path] = "\n".join(text[: line - 1] + text[line:]).encode()
    return files


def changed(path: str, start: str, old: str, text: str) -> dict[str, str | bytes]:
    """Return the example with `old` changed in the one line that begins with `start`."""
    files = community()
    line = bytes(files[path]).decode().split("\n")[line_of(files, path, start) - 1]
    return edited(files, path, f"{line}\n", f"{line.replace(old, text, 1)}\n")


def test_no_error_no_warning_and_hardly_a_notice() -> None:
    assert told(usual()) == set()
    assert [(f.name, f.clause) for f in usual().findings] == [
        ("meeting-missing", "community-party/review")
    ]


def test_it_is_a_community_of_about_1200_households_in_four_grids() -> None:
    households = bytes(community()["households.csv"]).count(b"\n") - 1
    grids = bytes(community()["grids.yaml"]).decode().count("tier: 网格")
    assert (households, grids) == (1221, 4)


def test_each_grid_is_assessed_out_of_1000_each_month() -> None:
    rows = bytes(community()["ledger/assessments/2023.csv"]).decode().splitlines()[1:]
    sums: dict[tuple[str, str], Decimal] = {}
    for row in rows:
        on, grid, _, _, score = row.split(",")
        sums[on, grid] = sums.get((on, grid), Decimal()) + Decimal(score)
    assert len(rows) == 72
    assert len(sums) == 12
    assert all(800 < total < 1000 for total in sums.values())


@pytest.mark.parametrize(
    ("files", "found"),
    [
        # a member who did not go out in a week
        (
            without(VISITS, "2023-01-04,M072,"),
            ("member-visits-missing", "members.csv", 73, "error jieqin/3.2-visits"),
        ),
        # the joint meeting of February on the 10th
        (
            changed("meetings.csv", "MT019,2023-02-09,", "02-09", "02-10"),
            ("meeting-missing", "meetings.csv", None, "error jieqin/3.4-closing"),
        ),
        # a unit that links no grid
        (
            without("assignments.csv", "单位联网格,U03,"),
            ("span-outside", "branches.yaml", 50, "error jieqin/3.1-span-organisations"),
        ),
        # a visit without its archive number
        (
            changed(VISITS, "2023-01-04,M072,", ",ZF-2023-0043", ","),
            ("record-incomplete", VISITS, 44, "error jieqin/3.2-records"),
        ),
        # a grid without its patrol on a day
        (
            without(EVENTS, "2023-02-14,巡查,G03,"),
            ("patrol-missing", EVENTS, None, "error community-grid/patrol-daily"),
        ),
        # a grid of too few people
        (
            edited(community(), "grids.yaml", "people: 1041", "people: 999"),
            ("grid-size", "grids.yaml", 11, "warning community-grid/size-people"),
        ),
        # a grid led by someone who is on no committee
        (
            edited(community(), "grids.yaml", "leader: M002\n", "leader: M013\n"),
            ("post-holder", "grids.yaml", 15, "warning community-grid/holder-committee"),
        ),
        # the division was reported a day late
        (
            changed(EVENTS, "2023-01-18,报送,", "2023-01-18", "2023-01-26"),
            ("cadence-missed", EVENTS, None, "error community-grid/report"),
        ),
        # a building without a member
        (
            without("assignments.csv", "联系院落,M006,C101,"),
            (
                "courtyard-without-member",
                "grids.yaml",
                27,
                "error community-party/structure-buildings",
            ),
        ),
        # a week without the analysis of what residents raised
        (
            without("meetings.csv", "MT024,2023-03-03,"),
            ("meeting-missing", "meetings.csv", None, "error community-party/meetings"),
        ),
        # the community's own grid is not led by a secretary
        (
            edited(community(), "grids.yaml", "leader: M001\n", "leader: M002\n"),
            ("post-holder", "grids.yaml", 6, "warning community-party/structure-secretary"),
        ),
    ],
    ids=lambda value: value[3] if isinstance(value, tuple) else "",
)
def test_an_edit_is_found_where_it_is(files: Files, found: Told) -> None:
    assert new(files) == [found]
