"""Findings as JSON, format 1: kept stable for other people's programs."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from gridctl import __version__
from gridctl.findings.finding import Finding
from gridctl.findings.fingerprint import fingerprints
from gridctl.findings.report import Report
from gridctl.lang.say import fill
from gridctl.model.mark import Mark
from gridctl.model.words import Lang


def _place(mark: Mark) -> dict[str, Any]:
    return {"file": mark.file, "line": mark.line, "column": mark.column}


def _finding(finding: Finding, fingerprint: str, lang: Lang) -> dict[str, Any]:
    found = {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        **_place(finding.mark),
        "field": finding.field or None,
        "subject": finding.subject or None,
        "message": fill(finding.message, finding.values, lang),
        "hint": fill(finding.hint, finding.values, lang),
        "clause": finding.clause or None,
        "waived": finding.waived,
        "fingerprint": fingerprint,
    }
    if finding.related:
        found["related"] = [_place(mark) for mark in finding.related]
    return found


def entries(findings: Sequence[Finding], lang: Lang) -> list[dict[str, Any]]:
    """Return findings as what JSON documents hold of them."""
    marked = zip(findings, fingerprints(findings), strict=True)
    return [_finding(finding, mark, lang) for finding, mark in marked]


def write(report: Report, lang: Lang) -> str:
    """Return the report as one JSON document, with a line break at its end."""
    document: dict[str, Any] = {
        "format": 1,
        "tool": {"name": "gridctl", "version": __version__},
        "as_of": None if report.as_of == date.min else report.as_of.isoformat(),
        "policies": list(report.policies),
        "findings": entries(report.findings, lang),
        "not_checked": [
            {"code": n.code, "name": n.name, "reason": fill(n.reason, n.values, lang)}
            for n in report.not_checked
        ],
        "summary": {**report.counts, "rules_run": report.rules_run},
    }
    if report.known is not None:
        document["summary"]["known"] = report.known
    if report.by_clause is not None:
        document["by_clause"] = {
            count.clause: {**count.numbers, "checked": count.checked} for count in report.by_clause
        }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
