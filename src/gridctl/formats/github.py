"""Findings as annotations of a GitHub workflow: one command a line, data never starts another."""

from collections.abc import Iterator

from gridctl.findings.finding import Finding, Severity
from gridctl.findings.report import Report
from gridctl.formats.text import safe, summary
from gridctl.lang.say import fill
from gridctl.model.words import Lang

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _annotation(finding: Finding, lang: Lang, prefix: str) -> str:
    mark = finding.mark
    place = {"file": prefix + mark.file, "line": mark.line, "col": mark.column}
    named = {**place, "title": f"{finding.code} {finding.name}"}
    properties = ",".join(
        f"{name}={_property(safe(str(value)))}" for name, value in named.items() if value
    )
    message = fill(finding.message, finding.values, lang)
    hint = fill(finding.hint, finding.values, lang)
    clause = f" ({finding.clause})" if finding.clause else ""
    return f"::{_COMMANDS[finding.severity]} {properties}::{_data(safe(message + clause))}%0A" + (
        _data(safe(hint))
    )


def _lines(report: Report, lang: Lang, prefix: str) -> Iterator[str]:
    for finding in report.findings:
        if not finding.waived:
            yield _annotation(finding, lang, prefix)
    yield summary(report, lang)


def write(report: Report, lang: Lang, prefix: str = "") -> str:
    """Return a line a finding that is not waived, and the summary; `prefix` is put before files."""
    return "".join(f"{line}\n" for line in _lines(report, lang, prefix))
