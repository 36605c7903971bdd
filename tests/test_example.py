"""The example village is right; each edit of it gives the one finding that it should.

Every edit keeps all other facts true: whoever loses a household keeps its visits up to the day,
and each change of a link names the meeting that passed it. What is new must then be exactly the
error of the edit, at the edited line.
"""

from functools import cache

import pytest

from gridctl.findings.finding import Severity
from gridctl.findings.report import Report
from tests.kit import edited, errors, example, line_of, quick_reader, report

__all__ = ["quick_reader"]
pytestmark = pytest.mark.usefixtures("quick_reader")
LINKS, MEMBERS, HOUSEHOLDS = "links.csv", "members.csv", "households.csv"
JULY = "ledger/ratings/2022-07.csv"
POINTS = "ledger/points/2022Q4.csv"
Told = tuple[str, str, int | None]
CHANGE = "MT083"  # the organisation's meeting of 2022-09-28, with the item link-change
TWENTY_FIRST = f"M002,H001,2022-10-01,,就近,自报,{CHANGE},"


@cache
def usual() -> Report:
    return report(example())


def told(outcome: Report, *severities: Severity) -> set[Told]:
    return {
        (finding.name, finding.mark.file, finding.mark.line)
        for finding in outcome.findings
        if finding.severity in severities
    }


def new(outcome: Report, *severities: Severity) -> list[Told]:
    """Return (name, file, line) of the errors and warnings that an edit added."""
    which = severities or (Severity.ERROR, Severity.WARNING)
    return sorted(told(outcome, *which) - told(usual(), *which), key=str)


def with_line(path: str, text: str) -> dict[str, str | bytes]:
    """Return the example with one more row at the end of a file."""
    files = example()
    return {**files, path: bytes(files[path]).rstrip() + f"\n{text}\n".encode()}


def with_21_households() -> dict[str, str | bytes]:
    return with_line(LINKS, TWENTY_FIRST)


def with_four_households(born: str = "1983-12") -> dict[str, str | bytes]:
    files = edited(
        example(),
        LINKS,
        "M013,H105,2022-01-01,,就亲,自报,MT005,",
        f"M013,H105,2022-01-01,2022-12-31,就亲,自报,MT005,{CHANGE}\n"
        f"M012,H105,2023-01-01,,就近,自报,{CHANGE},",
    )
    return edited(files, MEMBERS, "M013,何例英,女,1983-12,", f"M013,何例英,女,{born},")


def test_the_example_is_right() -> None:
    assert errors(usual()) == []
    assert [f for f in usual().findings if f.severity is Severity.WARNING] == []
    assert not usual().failed


@pytest.mark.parametrize(
    ("leader", "staff"), [("leader: M012", "leader: S01"), ("leader: M027", "leader: S02")]
)
def test_a_grid_leader_who_is_staff(leader: str, staff: str) -> None:
    files = edited(example(), "grids.yaml", leader, staff)
    line = line_of(files, "grids.yaml", f"  {staff}")
    outcome = report(files)
    assert new(outcome) == [("grid-leader-not-member", "grids.yaml", line)]
    assert outcome.failed


def test_a_21st_household() -> None:
    files = with_21_households()
    outcome = report(files)
    assert new(outcome) == [("member-span", LINKS, line_of(files, LINKS, TWENTY_FIRST))]
    assert outcome.failed


def test_left_with_four_households() -> None:
    files = with_four_households()
    outcome = report(files)
    assert new(outcome) == [("member-span", MEMBERS, line_of(files, MEMBERS, "M013,"))]
    assert outcome.failed


def test_seventy_years_on_the_day_owe_no_minimum() -> None:
    assert new(report(with_four_households(born="1953-01-05"))) == []


def test_a_day_younger_owes_it() -> None:
    files = with_four_households(born="1953-01-06")
    outcome = report(files)
    assert new(outcome) == [("member-span", MEMBERS, line_of(files, MEMBERS, "M013,"))]
    assert outcome.failed


def test_an_unknown_member_in_a_link() -> None:
    files = edited(example(), LINKS, "M001,H001,", "M099,H001,")
    outcome = report(files)
    assert new(outcome) == [("unknown-reference", LINKS, line_of(files, LINKS, "M099,"))]
    found = [f for f in outcome.findings if f.name == "unknown-reference"]
    assert [(f.mark.column, f.field) for f in found] == [(1, "member")]
    assert outcome.failed


@pytest.mark.parametrize(
    ("since", "severity"),
    [
        ("2022-11-01", Severity.ERROR),
        ("2022-12-05", Severity.ERROR),
        ("2022-12-06", Severity.NOTICE),  # came in the last 30 days
    ],
)
def test_a_household_without_a_link(since: str, severity: Severity) -> None:
    files = with_line(HOUSEHOLDS, f"H399,白样新,VG01,C101,在村,,,{since},,")
    line = line_of(files, HOUSEHOLDS, "H399,")
    outcome = report(files)
    assert new(outcome, severity) == [("household-without-link", HOUSEHOLDS, line)]
    assert outcome.failed == (severity is Severity.ERROR)


def test_a_file_in_gb18030_is_read_with_a_warning() -> None:
    files = with_21_households()
    line = line_of(files, LINKS, TWENTY_FIRST)
    files[LINKS] = bytes(files[LINKS]).decode().encode("gb18030")
    outcome = report(files)
    assert new(outcome, Severity.ERROR) == [("member-span", LINKS, line)]
    assert new(outcome, Severity.WARNING) == [("bad-encoding", LINKS, 1)]
    assert outcome.failed


def test_a_quoted_line_break_and_a_blank_record_above() -> None:
    files = with_21_households()
    before = line_of(files, LINKS, TWENTY_FIRST)
    row = "M001,H001,2022-01-01,,就近,自报,"
    files = edited(files, LINKS, f"{row}MT005,", f'{row}"MT005\n",\n\n,,,,,,,')
    line = line_of(files, LINKS, TWENTY_FIRST)
    assert line == before + 3
    outcome = report(files)
    assert new(outcome) == [("member-span", LINKS, line)]


def test_a_duplicate_yaml_key() -> None:
    files = edited(example(), "grids.yaml", "  leader: M012\n", "  leader: M012\n  leader: M001\n")
    line = line_of(files, "grids.yaml", "  leader: M012") + 1
    outcome = report(files)
    assert new(outcome) == [("duplicate-key", "grids.yaml", line)]
    assert outcome.failed


def test_a_second_star_of_one_kind() -> None:
    path = "stars/2022H2.yaml"
    files = edited(example(), path, "study: M028", "study: [M028, M004]")
    outcome = report(files)
    assert new(outcome) == [("star-count", path, line_of(files, path, "  study"))]
    found = [f for f in outcome.findings if f.name == "star-count"]
    assert [(f.mark.column, f.subject) for f in found] == [(17, "M004")]
    assert outcome.failed


def test_a_removed_round_is_one_error() -> None:
    files = example()
    del files[JULY]
    outcome = report(files)
    assert new(outcome) == [("rating-round-missing", JULY, None)]
    assert errors(outcome) == [("rating-round-missing", JULY, None)]
    assert outcome.failed


@pytest.mark.parametrize(
    ("row", "name", "column"),
    [
        # the member has the month's five points already
        ("E9001,2022-12-28,M001,P01,5,,,JF-2022-9001,S03", "points-over-cap", None),
        ("E9001,2022-12-28,M001,P99,5,,,JF-2022-9001,S03", "points-rule-unknown", 23),
        ("E9001,2022-12-28,M001,P21,-10,,,DH-2022-9001,S03", "points-rule-unknown", 23),
        ("E9001,2022-12-28,H002,P14,3,,,,S03", "points-without-evidence", 31),
        # the household has 14 points
        ("E9001,2022-12-28,H003,P22,-20,,,DH-2022-9001,S03", "balance-below-zero", None),
    ],
)
def test_points_that_the_rulebook_does_not_give(row: str, name: str, column: int | None) -> None:
    files = with_line(POINTS, row)
    outcome = report(files)
    assert new(outcome) == [(name, POINTS, line_of(files, POINTS, "E9001,"))]
    found = [f for f in outcome.findings if f.name == name]
    assert [(f.mark.column, f.subject) for f in found] == [(column, "E9001")]
    assert outcome.failed


@pytest.mark.parametrize(
    "rows",
    [
        "E9001,2022-12-28,M001,P01,5,,,JF-2022-9001,S03\nE9002,2022-12-29,M001,P01,-5,,E9001,,S03",
        "E9001,2022-12-28,H003,P21,-10,,,DH-2022-9001,S03",
        "E9001,2022-12-28,H002,P14,3,,,JF-2022-9001,S03",
    ],
)
def test_points_within_the_rulebook(rows: str) -> None:
    assert new(report(with_line(POINTS, rows))) == []
