"""Findings as GitLab's code quality report."""

import json

from gridctl.findings.finding import Severity
from gridctl.findings.fingerprint import fingerprints
from gridctl.findings.report import Report
from gridctl.formats.text import safe
from gridctl.lang.say import fill
from gridctl.model.words import Lang

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTICE: "info"}


def write(report: Report, lang: Lang, prefix: str = "") -> str:
    """Return the findings that are not waived as one JSON list; `prefix` is put before files.

    What is about a whole file stands at its line 1, because GitLab needs a line.
    """
    marked = zip(report.findings, fingerprints(report.findings), strict=True)
    found = [
        {
            "description": safe(fill(finding.message, finding.values, lang)),
            "check_name": finding.name,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": prefix + finding.mark.file,
                "lines": {"begin": finding.mark.line or 1},
            },
        }
        for finding, fingerprint in marked
        if not finding.waived
    ]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
