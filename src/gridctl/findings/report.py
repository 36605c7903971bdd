"""What a check reports: everything that a format needs."""

from collections import Counter
from datetime import date
from typing import NamedTuple

from gridctl.findings.finding import Finding, NotChecked, Severity


class Report(NamedTuple):
    """The findings of a run in order, what was not checked, and what it was judged by."""

    findings: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...]
    rules_run: int
    as_of: date
    policies: tuple[str, ...]

    @property
    def failed(self) -> bool:
        """Whether an error stands that is not waived."""
        return any(f.severity is Severity.ERROR and not f.waived for f in self.findings)

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity, and how many are waived."""
        found = Counter("waived" if f.waived else f.severity.value for f in self.findings)
        return {name: found[name] for name in ("error", "warning", "notice", "waived")}
