"""What a check reports: everything that a format needs."""

from collections import Counter
from datetime import date

from gridctl.findings.finding import Finding, NotChecked, Severity
from gridctl.model.record import Record
from gridctl.model.words import Words


class Ran(Record):
    """What the rules of a run found, for those judged last.

    `judged` are the names of the rules that could look at everything, or that no clause asks for:
    what they did not find is not there.
    """

    findings: tuple[Finding, ...] = ()
    judged: frozenset[str] = frozenset()


class ClauseCount(Record):
    """How many findings of each severity stand against a clause; waived ones do not.

    `says` is the clause in words, `checked` whether some rule of it could look at everything.
    """

    clause: str
    says: Words | None
    error: int
    warning: int
    notice: int
    checked: bool

    @property
    def numbers(self) -> dict[str, int]:
        """The counts by severity."""
        return {"error": self.error, "warning": self.warning, "notice": self.notice}

    @property
    def total(self) -> int:
        """How many findings there are."""
        return self.error + self.warning + self.notice


class Report(Record):
    """The findings of a run in order, what was not checked, and what it was judged by.

    `by_clause` counts them, where other packs than the manifest's were asked about; `known` is how
    many were left out because they were there before.
    """

    findings: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...]
    rules_run: int
    as_of: date
    policies: tuple[str, ...]
    by_clause: tuple[ClauseCount, ...] | None = None
    known: int | None = None

    @property
    def failed(self) -> bool:
        """Whether an error stands that is not waived."""
        return any(f.severity is Severity.ERROR and not f.waived for f in self.findings)

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity, and how many are waived."""
        found = Counter("waived" if f.waived else f.severity.value for f in self.findings)
        return {name: found[name] for name in ("error", "warning", "notice", "waived")}
