"""Findings as SARIF 2.1.0, with the rules, their clauses, and marks that survive line moves."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from gridctl import __version__
from gridctl.findings.finding import Finding, NotChecked, Severity
from gridctl.findings.fingerprint import fingerprints
from gridctl.findings.report import Report
from gridctl.formats.text import safe
from gridctl.lang.say import fill
from gridctl.model.mark import Mark
from gridctl.model.words import Lang
from gridctl.policy.pack import built_in
from gridctl.rules.rule import Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
#: The name under which our own mark of a finding stands.
FINGERPRINT = "gridctl/v1"
#: A rule's hint is for all its findings: what is filled in for each stands as its name.
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}


def _plain(text: str) -> dict[str, str]:
    """Return a message: brackets would start a link, and braces a placeholder."""
    shown = safe(text).replace("\\", "\\\\")
    for bracket in "[]":
        shown = shown.replace(bracket, f"\\{bracket}")
    return {"text": shown.replace("{", "{{").replace("}", "}}")}


def _rule(rule: Rule, lang: Lang) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": _plain(rule.summary(lang)),
        "fullDescription": _plain(rule.why(lang)),
        "help": _plain(_PLACEHOLDER.sub(r"<\1>", rule.hint(lang))),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _reference(finding: Finding) -> tuple[str, str]:
    """Return the pack and the id of the clause that a finding breaks; blank where there is none."""
    pack, _, clause = finding.clause.partition("/")
    return (safe(pack), safe(clause)) if clause else ("", "")


def _taxonomies(findings: Iterable[Finding], lang: Lang) -> list[dict[str, Any]]:
    """Return each pack with those of its clauses that results refer to."""
    clauses: dict[str, dict[str, None]] = {}
    for pack, clause in sorted({_reference(finding) for finding in findings}):
        if clause:
            clauses.setdefault(pack, {})[clause] = None
    return [_taxonomy(pack, ids, lang) for pack, ids in clauses.items()]


def _taxonomy(name: str, ids: Iterable[str], lang: Lang) -> dict[str, Any]:
    """Return a pack; what it is called, and what its clauses say, where it comes with gridctl."""
    pack = built_in(name)
    says = {clause.id: clause.says for clause in pack.clauses} if pack else {}
    taxa: list[dict[str, Any]] = [{"id": clause} for clause in ids]
    for taxon in taxa:
        if (words := says.get(taxon["id"])) is not None:
            taxon["shortDescription"] = _plain(words.words(lang))
    title = {"shortDescription": _plain(pack.title.words(lang))} if pack and pack.title else {}
    return {"name": name, **title, "taxa": taxa}


def _location(mark: Mark, prefix: str) -> dict[str, Any]:
    place: dict[str, Any] = {
        "artifactLocation": {"uri": quote(prefix + mark.file, errors="backslashreplace")}
    }
    if mark.line:
        place["region"] = {"startLine": mark.line}
        if mark.column:
            place["region"]["startColumn"] = mark.column
    return {"physicalLocation": place}


def _result(
    finding: Finding, fingerprint: str, indexes: Mapping[str, int], lang: Lang, prefix: str
) -> dict[str, Any]:
    message = fill(finding.message, finding.values, lang)
    hint = fill(finding.hint, finding.values, lang)
    found: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": _plain(f"{message} {hint}"),
        "locations": [_location(finding.mark, prefix)],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
    if finding.code in indexes:
        found["ruleIndex"] = indexes[finding.code]
    pack, clause = _reference(finding)
    if clause:
        found["taxa"] = [{"id": clause, "toolComponent": {"name": pack}}]
    if finding.related:
        found["relatedLocations"] = [_location(mark, prefix) for mark in finding.related]
    if finding.waived:
        found["suppressions"] = [{"kind": "external"}]
    properties = {"clause": finding.clause, "subject": finding.subject, "field": finding.field}
    if said := {name: safe(value) for name, value in properties.items() if value}:
        found["properties"] = said
    return found


def _not_checked(entry: NotChecked, lang: Lang) -> dict[str, Any]:
    reason = fill(entry.reason, entry.values, lang)
    return {
        "level": "note",
        "message": _plain(f"{entry.name}: {reason}"),
        "associatedRule": {"id": entry.code},
    }


def write(report: Report, rules: Iterable[Rule], lang: Lang, prefix: str = "") -> str:
    """Return the report as one SARIF log: `rules` are those that were asked for.

    Columns count characters; `prefix` is put before files, so that they are of the repository.
    """
    rules = tuple(rules)
    indexes = {rule.code: index for index, rule in enumerate(rules)}
    marked = zip(report.findings, fingerprints(report.findings), strict=True)
    run = {
        "tool": {
            "driver": {
                "name": "gridctl",
                "version": __version__,
                "rules": [_rule(rule, lang) for rule in rules],
            }
        },
        "language": "zh-CN" if lang == "zh" else "en",
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    _not_checked(entry, lang) for entry in report.not_checked
                ],
            }
        ],
        "taxonomies": _taxonomies(report.findings, lang),
        "results": [_result(f, mark, indexes, lang, prefix) for f, mark in marked],
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
