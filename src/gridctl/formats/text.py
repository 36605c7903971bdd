"""Findings as lines of text for people."""

import re
from collections import Counter
from collections.abc import Iterator

from gridctl.findings.finding import Finding, Severity
from gridctl.findings.report import Report
from gridctl.lang.say import fill
from gridctl.model.words import Lang, Words

#: Notices of one rule shown before the rest is only counted.
SHOWN = 3
_CONTROL = r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]"  # none of them is printable
_SEVERITY = {
    Severity.ERROR: Words("error", "错误"),
    Severity.WARNING: Words("warning", "警告"),
    Severity.NOTICE: Words("notice", "提示"),
}
_MORE = Words("… and {count} more {count:notice|notices} of {name}", "……另有{count}条{name}提示")
_CLAUSE = Words("clause", "依据")
_HINT = Words("mend", "处理")
_NOT_CHECKED = Words("not checked: {name}: {reason}", "未检查：{name}：{reason}")
_NOT_CHECKED_MANY = Words(
    "not checked: {count} {count:rule|rules}: {reason} (--verbose names them)",
    "未检查：{count}条规则：{reason}（加 --verbose 列出名称）",
)
_WAIVED_LABEL = Words("waived {severity}", "已豁免的{severity}")
_SUMMARY = Words(
    "{error} {error:error|errors}, {warning} {warning:warning|warnings}, {notice} "
    "{notice:notice|notices} ({rules} {rules:rule|rules} run, {skipped} not checked; as of {day})",
    "{error}个错误、{warning}个警告、{notice}条提示（运行{rules}条规则，{skipped}条未检查；"
    "基准日期{day}）",
)
_KNOWN = Words("; {known} were there before", "；另有{known}条此前已存在")
_WAIVED = Words("; {waived} waived", "；{waived}条已豁免")


def safe(text: str) -> str:
    """Return text with control characters shown, so that data cannot steer a terminal.

    Nor a CI runner: GitHub's takes ``##[`` anywhere and ``::`` at a line's start for commands.
    """
    shown = text
    if not text.isprintable():
        shown = re.sub(_CONTROL, lambda found: f"\\x{ord(found[0]):02x}", text)
    shown = shown.replace("##[", "# #[")
    return shown.replace("::", ": :", 1) if shown.lstrip().startswith("::") else shown


def severity_words(severity: Severity, lang: Lang) -> str:
    """Return the word for a severity."""
    return _SEVERITY[severity](lang)


def label(finding: Finding, lang: Lang) -> str:
    """Return a finding's severity in words, and that it is waived."""
    severity = severity_words(finding.severity, lang)
    return fill(_WAIVED_LABEL, {"severity": severity}, lang) if finding.waived else severity


def place(finding: Finding) -> str:
    """Return ``file:line:column`` as far as it is known."""
    mark = finding.mark
    return safe(":".join(str(part) for part in mark if part is not None))


def shown(report: Report, *, quiet: bool = False) -> Iterator[tuple[Finding | None, str, int]]:
    """Yield what people see: all findings, but only the first notices of each rule.

    Where `quiet`, neither notices nor what is waived.
    After the last finding come (None, rule, count) for each rule with notices left out.
    """
    seen: Counter[str] = Counter()
    for finding in report.findings:
        if quiet and (finding.waived or finding.severity is Severity.NOTICE):
            continue
        if finding.severity is Severity.NOTICE:
            seen[finding.name] += 1
            if seen[finding.name] > SHOWN:
                continue
        yield finding, finding.name, 1
    for name, count in seen.items():
        if count > SHOWN:
            yield None, name, count - SHOWN


def details(finding: Finding, lang: Lang) -> str:
    """Return the second line of a finding: the mending, and the clause."""
    clause = f" [{_CLAUSE(lang)} {finding.clause}]" if finding.clause else ""
    return safe(f"{_HINT(lang)}: {fill(finding.hint, finding.values, lang)}{clause}")


def more(name: str, count: int, lang: Lang) -> str:
    """Say how many notices of a rule were left out."""
    return fill(_MORE, {"name": name, "count": count}, lang)


def summary(report: Report, lang: Lang) -> str:
    """Return the last line: the counts."""
    values = {
        **report.counts,
        "rules": report.rules_run,
        "skipped": len({n.name for n in report.not_checked}),
        "day": report.as_of.isoformat(),
    }
    waived = fill(_WAIVED, values, lang) if report.counts["waived"] else ""
    known = fill(_KNOWN, {"known": report.known}, lang) if report.known is not None else ""
    return fill(_SUMMARY, values, lang) + waived + known


def not_checked(report: Report, lang: Lang, *, verbose: bool = False) -> Iterator[str]:
    """Yield a line for each reason why rules were not checked.

    It names the rules; where many share a reason it only counts them, unless `verbose`.
    """
    by_reason: dict[str, list[str]] = {}
    for entry in report.not_checked:
        by_reason.setdefault(fill(entry.reason, entry.values, lang), []).append(entry.name)
    for reason, names in by_reason.items():
        many = len(names) > SHOWN and not verbose
        values = {"name": tuple(names), "count": len(names), "reason": reason}
        yield safe(fill(_NOT_CHECKED_MANY if many else _NOT_CHECKED, values, lang))


def write(report: Report, lang: Lang, *, quiet: bool = False, verbose: bool = False) -> str:
    """Return the report as plain text: two lines a finding, then the summary.

    Where `quiet`, errors and warnings only; where `verbose`, every rule that was not checked.
    """
    lines = []
    for finding, name, count in shown(report, quiet=quiet):
        if finding is None:
            lines.append(more(name, count, lang))
            continue
        message = safe(fill(finding.message, finding.values, lang))
        head = f"{place(finding)}: {label(finding, lang)} {finding.code} {finding.name}"
        lines.append(f"{head}: {message}")
        lines.append(f"    {details(finding, lang)}")
    if not quiet:
        lines += [*not_checked(report, lang, verbose=verbose), summary(report, lang)]
    return "".join(f"{line}\n" for line in lines)
