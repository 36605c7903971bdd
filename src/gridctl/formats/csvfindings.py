"""Findings as CSV, for a spreadsheet: one row a finding."""

from gridctl.findings.report import Report
from gridctl.formats import csvcells
from gridctl.formats.text import safe
from gridctl.lang.say import fill
from gridctl.model.words import Lang

HEADS = (
    "code",
    "name",
    "severity",
    "waived",
    "file",
    "line",
    "column",
    "field",
    "subject",
    "message",
    "hint",
    "clause",
)


def write(report: Report, lang: Lang, prefix: str = "") -> str:
    """Return the findings as CSV with heads in English; `prefix` is put before files."""
    rows = (
        (
            finding.code,
            finding.name,
            finding.severity.value,
            "yes" if finding.waived else "no",
            prefix + finding.mark.file,
            str(finding.mark.line or ""),
            str(finding.mark.column or ""),
            finding.field,
            finding.subject,
            fill(finding.message, finding.values, lang),
            fill(finding.hint, finding.values, lang),
            finding.clause,
        )
        for finding in report.findings
    )
    return csvcells.write(HEADS, ([safe(cell) for cell in row] for row in rows))
