"""What makes a finding the same finding after lines have moved or numbers have changed."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from gridctl.findings.finding import Finding
from gridctl.model.choice import Choice
from gridctl.model.period import Period
from gridctl.model.words import Words, of_several

_LENGTH = 32


def fingerprints(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return a stable mark of each finding, in their order: 32 hexadecimal digits.

    It hangs on the rule, the file, the field, whom it is about and the names, dates and periods
    that the message tells; not on lines, counts, severity or language. The second of two alike
    differs from the first.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for finding in findings:
        identity = _identity(finding)
        seen[identity] += 1
        whole = "\x1f".join((*identity, str(seen[identity])))
        digest = sha256(whole.encode("utf-8", "surrogatepass"))
        found.append(digest.hexdigest()[:_LENGTH])
    return tuple(found)


def _identity(finding: Finding) -> tuple[str, ...]:
    told = (f"{name}={_text(value)}" for name, value in sorted(finding.values.items()))
    text = of_several(finding.message.en)
    about = (finding.name, finding.mark.file, finding.field, finding.subject, text)
    return (*about, *told)


def _text(value: object) -> str:
    """Return what of a value says whom or when it is about; a count or a line says nothing."""
    match value:
        case Words():
            return value.en
        case Choice():
            return str(value.value)
        case str() | Period() | date():
            return str(value)
        case tuple() | list():
            return ";".join(_text(each) for each in value)
        case _:
            return ""
