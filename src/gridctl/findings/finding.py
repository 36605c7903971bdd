"""Problems, breaches, findings, and what was not checked."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from gridctl.model.mark import Mark
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.model.words import Words


class Severity(StrEnum):
    """How grave a finding is; only an error makes `validate` exit with 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class Problem(Record):
    """A fact met while reading a file, not yet worded.

    `name` is the rule that words it (``ragged-row``), `variant` which of its messages, `values`
    what the message needs.
    """

    name: str
    mark: Mark
    values: Mapping[str, object] = {}
    field: str = ""
    subject: str = ""
    variant: str = ""


class Breach(Record):
    """What a rule saw; the engine adds the rule's code, words, severity and clause.

    `values` fill the message; values may be ids, numbers, dates, periods, enumerated values or
    Words, each said in the reader's language. `absent` marks a shortfall: something missing
    that an unreadable row may hold. `severity` overrides the rule's own, `clause` is the
    reference of the clause that was broken, `related` other places that matter. `holders` are the
    tables of which one would hold what is missing: nothing is said while one cannot be read.
    `doubts` are tables of which any unreadable row, whomever it names, makes a shortfall uncertain;
    ``policies`` in it: so does a pack that is not found.
    """

    mark: Mark
    values: Mapping[str, object] = {}
    subject: str = ""
    field: str = ""
    variant: str = ""
    severity: Severity | None = None
    clause: str = ""
    absent: bool = False
    related: tuple[Mark, ...] = ()
    holders: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


class Finding(Record):
    """A breach with everything that a clerk, a program or an editor needs.

    `variant` says which of the rule's messages it is.
    """

    code: str
    name: str
    severity: Severity
    mark: Mark
    field: str
    subject: str
    message: Words
    hint: Words
    values: Mapping[str, object]
    clause: str
    waived: bool = False
    related: tuple[Mark, ...] = ()
    variant: str = ""


class NotChecked(Record):
    """A rule that did not run, or not for everyone, and why."""

    code: str
    name: str
    reason: Words
    values: Mapping[str, object] = {}


def in_order(finding: Finding) -> tuple[str, int, int, str, str, date, str]:
    """Return the key by which findings are sorted: file, line, column, code, subject, time."""
    mark, values = finding.mark, finding.values
    begun = [value.first for value in values.values() if isinstance(value, Period)]
    return (
        mark.file,
        mark.line or 0,
        mark.column or 0,
        finding.code,
        finding.subject,
        min(begun, default=date.min),
        str([(name, _sortable(values[name])) for name in sorted(values)]),
    )


def _sortable(value: object) -> object:
    """Return a day, or a period, as text that sorts by time; anything else as it is."""
    return str(value) if isinstance(value, date | Period) else value
