"""Waives findings: those of a rule and a subject that a waiver in force names."""

from collections.abc import Iterable, Mapping

from gridctl.findings.finding import Finding
from gridctl.model.promises import Waiver

#: A finding that names no subject is about the village.
VILLAGE = "V"


def waive(
    findings: Iterable[Finding], waivers: Iterable[Waiver], waivable: Mapping[str, str]
) -> list[Finding]:
    """Return the findings, those that a waiver names marked as waived.

    `waivers` are those in force; `waivable` gives the name of each rule that may be waived by its
    name and by its code.
    """
    granted = {(waivable[w.rule], w.subject) for w in waivers if w.rule in waivable}
    return [
        f._replace(waived=True) if (f.name, f.subject or VILLAGE) in granted else f
        for f in findings
    ]
