"""The forms of a report that other programs read: checked by their own published schemas."""

import csv
import io
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import xmlschema

from gridctl.app.validate import asked_for
from gridctl.findings.finding import Finding, NotChecked, Severity
from gridctl.findings.fingerprint import fingerprints
from gridctl.findings.report import Report
from gridctl.formats import csvfindings, github, gitlab, jsonfindings, junit, sarif
from gridctl.formats.csvcells import BOM
from gridctl.model.mark import Mark
from gridctl.model.period import Period
from gridctl.model.words import Words
from tests.kit import community, edited, example, report

SCHEMAS = Path(__file__).parent.parent / "data" / "schemas"
#: What is meant to steer a runner, a viewer or a parser, if data were taken for more.
HOSTILE = (
    "::error::x",
    "  ::add-mask::x",
    "a##[error]b",
    "x%0A::set-output name=a::b",
    "line\n::warning::two\r::debug::three",
    "[click](https://example.org)",
    "{0} {{x}}",
    "<b>&amp;</b>]]>",
    "\x00\x1b[31m\x9b31m\u202e",
    "\ud800 \ufffe \uffff",
    "=1+1",
    "a,b:c",
)


def finding(text: str, **changed: Any) -> Finding:
    whole = Finding(
        "REF102",
        "unknown-reference",
        Severity.ERROR,
        Mark(f"{text}.csv", 3, 2),
        "member",
        text,
        Words("{member} is not there.", "没有{member}。"),
        Words("Mend {member}.", "请改正{member}。"),
        {"member": text},
        "ninghai-2019/1.2-span",
        related=(Mark("members.csv", 4),),
    )
    return whole._replace(**changed)


def made(*findings: Finding, not_checked: tuple[NotChecked, ...] = ()) -> Report:
    day = Period.parse("2022Q4").last
    return Report(findings, not_checked, 3, day, ("ninghai-2019",))


HOSTILE_REPORT = made(
    *(finding(text) for text in HOSTILE),
    *(finding(text, waived=True) for text in HOSTILE[:2]),
    not_checked=tuple(
        NotChecked("LNK101", "member-span", Words("{file} is missing", "缺少{file}"), {"file": t})
        for t in HOSTILE
    ),
)


@cache
def broken() -> Report:
    return report(edited(example(), "links.csv", "M001,H001,", "M999,H001,"))


@cache
def whole(name: str) -> Report:
    return {"broken": broken, "community": lambda: report(community())}[name]()


RULES = asked_for((), ())


@cache
def sarif_schema() -> Any:
    text = (SCHEMAS / "sarif-2.1.0.json").read_text(encoding="utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


@cache
def junit_schema() -> Any:
    return xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd"))


REPORTS = [pytest.param(lambda: whole("broken"), id="broken")]
REPORTS += [pytest.param(lambda: whole("community"), id="community")]
REPORTS += [pytest.param(lambda: HOSTILE_REPORT, id="hostile")]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("get", REPORTS)
def test_sarif_keeps_its_schema(get: Any, lang: Any) -> None:
    text = sarif.write(get(), RULES, lang, "village/")
    document = json.loads(text.encode("utf-8", "backslashreplace"))
    assert [error.message for error in sarif_schema().iter_errors(document)] == []
    (run,) = document["runs"]
    assert len(run["results"]) == len(get().findings)
    rules = run["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in rules} == {rule.code for rule in RULES}
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"village/[A-Za-z0-9%_.~/-]+", uri)


def test_sarif_tells_place_clause_and_waiver() -> None:
    results = json.loads(sarif.write(HOSTILE_REPORT, RULES, "en"))["runs"][0]["results"]
    region = results[0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 2}
    assert results[0]["properties"]["clause"] == "ninghai-2019/1.2-span"
    assert results[0]["relatedLocations"][0]["physicalLocation"]["region"] == {"startLine": 4}
    assert [result.get("suppressions") for result in results[-3:]] == [
        None,
        *[[{"kind": "external"}]] * 2,
    ]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_sarif_links_results_to_clauses(lang: Any) -> None:
    (run,) = json.loads(sarif.write(whole("broken"), RULES, lang))["runs"]
    known = {pack["name"]: {taxon["id"] for taxon in pack["taxa"]} for pack in run["taxonomies"]}
    asked = [result for result in run["results"] if "clause" in result.get("properties", {})]
    assert asked
    for result in asked:
        (taxon,) = result["taxa"]
        pack = taxon["toolComponent"]["name"]
        assert f"{pack}/{taxon['id']}" == result["properties"]["clause"]
        assert taxon["id"] in known[pack]
    for pack in run["taxonomies"]:
        assert pack["shortDescription"]["text"]
        assert all(taxon["shortDescription"]["text"] for taxon in pack["taxa"])


def test_in_sarif_data_is_no_link_and_no_placeholder() -> None:
    results = json.loads(sarif.write(HOSTILE_REPORT, RULES, "en"))["runs"][0]["results"]
    texts = [result["message"]["text"] for result in results]
    assert texts[5].startswith(r"\[click\](https://example.org) is not there.")
    assert texts[6].startswith("{{0}} {{{{x}}}} is not there.")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("get", REPORTS)
def test_junit_keeps_its_schema(get: Any, lang: Any) -> None:
    text = junit.write(get(), RULES, lang, "village/")
    assert [error.reason for error in junit_schema().iter_errors(text)] == []


def test_junit_counts_rules() -> None:
    text = junit.write(broken(), RULES, "en")
    head = re.search(r"<testsuite [^>]*>", text)
    assert head
    assert f'tests="{len(RULES)}"' in head[0]
    assert 'failures="1"' in head[0]
    assert re.search(
        r'name="unknown-reference" time="0">\s*<failure message="member names M999', text
    )
    assert re.search(r'<skipped message="no policy in force asks for it"', text)


def test_a_waived_error_fails_no_case() -> None:
    text = junit.write(made(finding("M999", waived=True)), RULES, "en")
    assert 'failures="0"' in text
    assert "waived error" in text


@pytest.mark.parametrize("get", REPORTS)
def test_gitlab_has_what_it_asks_for(get: Any) -> None:
    entries = json.loads(gitlab.write(get(), "zh", "village/"))
    assert len(entries) == sum(not found.waived for found in get().findings)
    for entry in entries:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["location"]["path"].startswith("village/")
        assert entry["location"]["lines"]["begin"] >= 1
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)


def test_github_says_one_command_a_finding() -> None:
    lines = github.write(broken(), "en", "village/").splitlines()
    assert len(lines) == len(broken().findings) + 1
    (error,) = [line for line in lines if line.startswith("::error ")]
    assert error.startswith(
        "::error file=village/links.csv,line=2,col=1,title=REF102 unknown-reference::member names "
        "M999, but members.csv has no member with this id.%0A"
    )
    assert lines[-1].startswith("1 error, 0 warnings")


@pytest.mark.parametrize("text", HOSTILE)
def test_on_github_data_starts_no_command(text: str) -> None:
    lines = github.write(made(finding(text)), "en").split("\n")
    assert lines[0].startswith("::error file=")
    assert not lines[1].startswith("::")
    assert lines[2:] == [""]
    properties, _, data = lines[0].removeprefix("::error ").partition("::")
    assert [part.partition("=")[0] for part in properties.split(",")] == [
        "file",
        "line",
        "col",
        "title",
    ]
    assert "##[" not in lines[0]
    assert "\r" not in data
    assert not re.search(r"%0A\s*::", data)


def test_csv_is_one_row_a_finding() -> None:
    text = csvfindings.write(HOSTILE_REPORT, "en")
    rows = list(csv.reader(io.StringIO(text.removeprefix(BOM))))
    assert tuple(rows[0]) == csvfindings.HEADS
    assert len(rows) == 1 + len(HOSTILE_REPORT.findings)
    cells = [cell for row in rows[1:] for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]
    assert rows[1][3] == "no"
    assert rows[-1][3] == "yes"


def test_json_has_the_fingerprints() -> None:
    found = json.loads(jsonfindings.write(broken(), "zh"))["findings"]
    assert [entry["fingerprint"] for entry in found] == list(fingerprints(broken().findings))


def test_a_fingerprint_outlives_moved_lines_and_changed_counts() -> None:
    first = finding("M001", values={"member": "M001", "count": 21, "line": 7})
    moved = first._replace(
        mark=Mark("M001.csv", 90, 5),
        values={"member": "M001", "count": 22, "line": 9},
        severity=Severity.NOTICE,
        waived=True,
        clause="line-2022/2.2-grids",
    )
    assert fingerprints([first]) == fingerprints([moved])


@pytest.mark.parametrize(
    "other",
    [
        finding("M002"),
        finding("M001", name="duplicate-link"),
        finding("M001", mark=Mark("other.csv", 3, 2)),
        finding("M001", field="household"),
        finding("M001", values={"member": "M003"}),
        finding("M001", values={"member": "M001", "period": Period.parse("2022Q3")}),
        finding("M001", message=Words("other", "其他")),
    ],
)
def test_another_finding_has_another_fingerprint(other: Finding) -> None:
    assert fingerprints([finding("M001")]) != fingerprints([other])


def test_the_second_alike_differs_and_stays_the_second() -> None:
    alike = finding("M001")
    first, second = fingerprints([alike, alike])
    assert first != second
    assert fingerprints([alike]) == (first,)
    assert re.fullmatch(r"[0-9a-f]{32}", first)
