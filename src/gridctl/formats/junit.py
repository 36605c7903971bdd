"""A run as JUnit XML: each rule a test case, each error that is not waived a failure of it."""

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from gridctl.findings.finding import Finding, Severity
from gridctl.findings.report import Report
from gridctl.formats.text import label, place, safe
from gridctl.lang.say import fill
from gridctl.model.words import Lang
from gridctl.rules.rule import Rule

#: What XML 1.0 has no character for, beside what `safe` takes out.
_ILLEGAL = re.compile("[\ud800-\udfff\ufffe\uffff]")


def _text(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", safe(text))


def _said(finding: Finding, lang: Lang, prefix: str) -> str:
    message = fill(finding.message, finding.values, lang)
    hint = fill(finding.hint, finding.values, lang)
    clause = f" ({finding.clause})" if finding.clause else ""
    return f"{prefix}{place(finding)} {label(finding, lang)} {message}{clause} {hint}"


def _fails(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR and not finding.waived


def write(report: Report, rules: Iterable[Rule], lang: Lang, prefix: str = "") -> str:
    """Return the run as XML: `rules` are those that were asked for, in order.

    Warnings, notices and waived errors are output of their case; a rule that was not checked is
    skipped, with the reason. `prefix` is put before files.
    """
    cases: dict[str, list[Finding]] = {rule.name: [] for rule in rules}
    for finding in report.findings:
        cases.setdefault(finding.name, []).append(finding)
    skipped = {n.name: fill(n.reason, n.values, lang) for n in reversed(report.not_checked)}
    suite = Element("testsuite", name="gridctl", tests=str(len(cases)), errors="0", time="0")
    failed = 0
    for name, findings in cases.items():
        case = SubElement(suite, "testcase", classname="gridctl", name=_text(name), time="0")
        failures = [finding for finding in findings if _fails(finding)]
        failed += bool(failures)
        for finding in failures:
            message = _text(fill(finding.message, finding.values, lang))
            failure = SubElement(case, "failure", message=message, type=_text(finding.code))
            failure.text = _text(_said(finding, lang, prefix))
        if name in skipped and not findings:
            SubElement(case, "skipped", message=_text(skipped[name]))
        others = [_text(_said(f, lang, prefix)) for f in findings if not _fails(f)]
        if others:
            SubElement(case, "system-out").text = "\n".join(others)
    suite.set("failures", str(failed))
    suite.set("skipped", str(sum(case.find("skipped") is not None for case in suite)))
    root = Element("testsuites")
    root.append(suite)
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'
