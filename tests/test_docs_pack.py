"""The guide to writing a pack: what it shows is what happens, counted once more by hand."""

import csv
import io
import re
import shlex
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gridctl.app.policies import lint_files
from gridctl.app.validate import validate
from gridctl.app.whatif import by_clause, under
from gridctl.cli.main import app
from gridctl.findings.finding import Finding
from gridctl.policy.kinds import Cadence, Exactly, Share, Span
from tests.kit import EXAMPLE, ROOT, example, opened

GUIDE = (ROOT / "docs" / "writing-a-pack.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
PACK, TRAINING, FOLLOWED, PARTLY = BLOCKS
NAME = "qingshan-2022"
PATH = f"policies/{NAME}.yaml"
DAY = date(2023, 1, 5)


def files() -> dict[str, str | bytes]:
    return {**example(), PATH: PACK}


@pytest.fixture(scope="module")
def findings() -> tuple[Finding, ...]:
    return validate(under(opened(files()), [NAME])).findings


def found(findings: tuple[Finding, ...], *names: str) -> list[tuple[str, str, str]]:
    """Return (name, severity, subject) of the findings with these names."""
    return sorted((f.name, f.severity.value, f.subject) for f in findings if f.name in names)


# The same facts, read and counted without gridctl.


@cache
def rows(path: str) -> tuple[dict[str, str], ...]:
    data = example()[path]
    text = data if isinstance(data, str) else data.decode()
    return tuple(csv.DictReader(io.StringIO(text)))


def day(text: str, default: date) -> date:
    return date.fromisoformat(text if len(text) == 10 else f"{text}-01") if text else default


def holds(row: dict[str, str], at: date, since: str = "起始日期", until: str = "截止日期") -> bool:
    return day(row[since], date.min) <= at <= day(row[until], date.max)


def was(subject: str, field: str, now: str, at: date) -> str:
    """Return what a field said on a day: the former value that ended first since then."""
    ended = [
        (day(row["截止日期"], date.max), row["原值"])
        for row in rows("former-values.csv")
        if (row["对象编号"], row["字段"]) == (subject, field)
    ]
    return next((value for until, value in sorted(ended) if at <= until), now)


def members_on(at: date) -> dict[str, dict[str, str]]:
    return {row["编号"]: row for row in rows("members.csv") if holds(row, at, until="转出日期")}


def linked_on(at: date) -> dict[str, set[str]]:
    """Return who links each ordinary household on a day."""
    members = members_on(at)
    homes = {was(i, "农户", row["农户"], at) for i, row in members.items()}
    known = {row["编号"] for row in rows("households.csv") if holds(row, at)} - homes
    linkers: dict[str, set[str]] = {}
    for row in rows("links.csv"):
        if holds(row, at) and row["党员"] in members and row["农户"] in known:
            linkers.setdefault(row["农户"], set()).add(row["党员"])
    return linkers


def bound(at: date) -> set[str]:
    """Return who is present, under 70, not excused and not away."""
    return {
        i
        for i, row in members_on(at).items()
        if day(row["出生年月"], date.max).replace(year=day(row["出生年月"], at).year + 70) > at
        and row["免联户"] != "是"
        and was(i, "在村情况", row["在村情况"], at) != "外出"
    }


def days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)


def test_the_spans_are_those_counted_by_hand(findings: tuple[Finding, ...]) -> None:
    counts = Counter(member for linkers in linked_on(DAY).values() for member in linkers)
    owing = set.intersection(*(bound(at) for at in (date(2022, 10, 1), date(2022, 12, 31), DAY)))
    expected = [("member-span", "error", m) for m in owing if 0 < counts[m] < 8]
    expected += [("member-span", "error", m) for m, n in counts.items() for _ in range(12, n)]
    expected += [("member-without-link", "error", m) for m in owing if not counts[m]]
    assert found(findings, "member-span", "member-without-link") == sorted(expected)
    assert len(expected) > 10


def test_the_visits_are_those_counted_by_hand(findings: tuple[Finding, ...]) -> None:
    visits = [row for quarter in "1234" for row in rows(f"ledger/visits/2022Q{quarter}.csv")]
    expected = []
    for month in range(1, 13):
        first = date(2022, month, 1)
        last = date(2022, month + 1, 1) if month < 12 else date(2023, 1, 1)
        by_day = [linked_on(at) for at in days(first, last - timedelta(days=1))]
        due = set.intersection(*(set(linkers) for linkers in by_day))
        made = Counter(
            row["农户"]
            for row in visits
            if row["日期"].startswith(f"2022-{month:02}")
            and any(row["党员"] in linkers.get(row["农户"], ()) for linkers in by_day)
        )
        expected += [("too-few-visits", "error", home) for home in due if made[home] < 2]
    told = [each for each in found(findings, "too-few-visits") if each[1] == "error"]
    assert told == sorted(expected)
    assert len(expected) > 1000


def test_the_core_households_are_those_counted_by_hand(findings: tuple[Finding, ...]) -> None:
    elected = date(2022, 12, 31)
    homes = {was(i, "农户", row["农户"], elected) for i, row in members_on(elected).items()}
    core = [row for row in rows("core-households.csv") if row["任期年度"] == "2023"]
    assert (len(homes), len(core)) == (38, 6)  # 10% to 12% of 38 is 4 only
    (finding,) = [f for f in findings if f.name == "core-share"]
    assert (finding.severity.value, finding.clause) == ("error", f"{NAME}/3-core")
    assert (finding.values["low"], finding.values["high"]) == (4, 4)


def test_the_stars_are_those_of_the_quarters(findings: tuple[Finding, ...]) -> None:
    told = [f for f in findings if f.name == "star-count"]
    assert [(f.mark.file, f.severity.value) for f in told] == [
        ("stars/2022Q1.yaml", "error"),  # due by 30 April, 31 July, 31 October
        ("stars/2022Q2.yaml", "error"),
        ("stars/2022Q3.yaml", "error"),
        ("stars/2022Q4.yaml", "notice"),  # due by 31 January
    ]


def test_stars_of_a_quarter_are_read() -> None:
    stars = (
        "chosen_at: MT049\nstars: {study: M004, industry: M019, environment: M034, "
        "service: M032, governance: M026}\n"
    )
    village = under(opened({**files(), "stars/2022Q3.yaml": stars}), [NAME])
    told = [f.mark.file for f in validate(village, ["star-count", "unknown-file"]).findings]
    assert told == ["stars/2022Q1.yaml", "stars/2022Q2.yaml", "stars/2022Q4.yaml"]


def test_every_finding_of_a_clause_is_of_these_four(findings: tuple[Finding, ...]) -> None:
    told = {(f.clause, f.name) for f in findings if f.clause}
    assert told == {
        (f"{NAME}/1-span", "member-span"),
        (f"{NAME}/2-visits", "too-few-visits"),
        (f"{NAME}/3-core", "core-share"),
        (f"{NAME}/4-stars", "star-count"),
    }


def test_the_counts_are_those_of_the_findings(findings: tuple[Finding, ...]) -> None:
    village = under(opened(files()), [NAME])
    counts = {count.clause: count for count in by_clause(village, validate(village))}
    assert list(counts) == [f"{NAME}/{c}" for c in ("1-span", "2-visits", "3-core", "4-stars")]
    for ref, count in counts.items():
        told = Counter(f.severity.value for f in findings if f.clause == ref)
        assert count.numbers == {"error": told["error"], "warning": 0, "notice": told["notice"]}


# What the guide shows.


def test_the_pack_passes_lint_with_and_without_the_training() -> None:
    for text in (PACK, PACK + TRAINING):
        report = lint_files({PATH: text.encode()}, lambda *_: False)
        assert report.findings == ()


@pytest.mark.parametrize(("times", "severities"), [(2, ["notice"]), (99, ["error", "notice"])])
def test_the_training_is_asked_for(times: int, severities: list[str]) -> None:
    held = [row for q in "1234" for row in rows(f"ledger/events/2022Q{q}.csv")]
    assert 2 <= sum(row["类别"] == "培训" for row in held) < 99
    text = PACK + TRAINING.replace("times: 2", f"times: {times}")
    village = under(opened({**files(), PATH: text}), [NAME])
    told = validate(village, ["cadence-missed"]).findings
    assert [f.clause for f in told] == [f"{NAME}/5-training"] * len(severities)
    assert [f.severity.value for f in told] == severities


@pytest.mark.parametrize(
    ("block", "limits", "basis", "keys"),
    [
        (FOLLOWED, (8, 12), "", {"household.visits", "village.core-households", "village.stars"}),
        (PARTLY, (8, 15), "MT007", {"household.visits"}),
    ],
)
def test_the_ways_to_follow_it(
    block: str, limits: tuple[int, int], basis: str, keys: set[str]
) -> None:
    data = example()["gridctl.yaml"]
    manifest = data if isinstance(data, str) else data.decode()
    head, _, rest = manifest.partition("policies:\n")
    tail = rest[rest.index("as_of") :]
    village = opened({**files(), "gridctl.yaml": f"{head}{block}{tail}"})
    assert [p for p in village.problems if p.name == "bad-policy"] == []
    ruling = village.policies.on("member.households", Span, DAY)
    assert ruling is not None
    assert (ruling.terms.min, ruling.terms.max) == limits
    assert ruling.adopted.basis == basis
    ours = {a.clause.sets for a in village.policies.adopted if a.pack.id == NAME}
    assert ours == {"member.households", *keys}
    visits = village.policies.on("household.visits", Cadence, DAY)
    assert visits is not None
    assert visits.terms.times == 2
    share = village.policies.on("village.core-households", Share, DAY)
    assert (share is not None) is ("village.core-households" in keys)
    stars = village.policies.on("village.stars", Exactly, DAY)
    assert (stars is not None) is ("village.stars" in keys)


def shown() -> list[tuple[str, list[str]]]:
    found = []
    for block in re.findall(r"```console\n(.*?)```", GUIDE, re.DOTALL):
        command, *output = block.splitlines()
        found.append((command.removeprefix("$ gridctl "), output))
    return found


@pytest.mark.parametrize(("command", "output"), shown())
def test_what_is_shown_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, output: list[str]
) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "village")
    (tmp_path / "village" / "policies").mkdir()
    (tmp_path / "village" / PATH).write_text(PACK, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "village")
    result = CliRunner().invoke(app, shlex.split(command))
    assert result.exit_code == (1 if command.startswith("validate") else 0), result.output
    printed = iter([line.split() for line in result.output.splitlines()])
    for line in output:
        assert line == "…" or line.split() in printed, f"{line!r} is not in\n{result.output}"
