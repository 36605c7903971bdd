"""Leaves out of a report what was there before: in a base version, or in an earlier report."""

import json
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from gridctl.app.validate import validate
from gridctl.app.village import MANIFEST, SKIPPED, Opened, opened_from
from gridctl.compute.published_names import PROOF, PUBLISHED
from gridctl.findings.finding import Finding, Severity
from gridctl.findings.fingerprint import fingerprints
from gridctl.findings.report import Report
from gridctl.history.git import Base, files_called, folder_in, repository, resolve, way_to
from gridctl.history.tracked import committed_below, tracked_below
from gridctl.model.village import Village
from gridctl.rules.earlier import Earlier
from gridctl.tables.read import read_village

#: What a finding weighs, by its severity; one that is waived weighs nothing.
_WEIGHTS = {Severity.NOTICE: 1, Severity.WARNING: 2, Severity.ERROR: 3}
_LARGEST = 64 * 1024 * 1024
#: What git is not to hold.
_PRIVATE = "private"


class BaselineError(Exception):
    """A file is no report that `gridctl validate --format json` wrote."""


def opened_at(opened: Opened, revision: str) -> tuple[Base, Opened | None]:
    """Return a data folder as it was where HEAD left a revision, judged as on the same day.

    One that was moved or renamed since is found where it lay. None where there was no data folder
    yet. NoHistoryError where it cannot be read.
    """
    return opened_in(opened, resolve(opened.root, revision))


def opened_in(opened: Opened, commit: str) -> tuple[Base, Opened | None]:
    """Return a data folder as it was at a commit, as `opened_at` does."""
    base = folder_in(opened.root, commit, SKIPPED)
    moved_from = None
    if MANIFEST not in base.files:
        moved_from = _moved_from(opened, base.commit)
        if moved_from is None:
            return base, None
        base = folder_in(opened.root, commit, SKIPPED, moved_from)
    before = opened_from(opened.root, base.files, opened.as_of, opened.as_of)
    way = way_to(opened.root) if moved_from is None else moved_from
    listed = committed_below(opened.root, base.commit, way, PUBLISHED, _PRIVATE)
    private = frozenset(path for path in listed if path.startswith(f"{_PRIVATE}/"))
    proofs = frozenset(path for path in listed - private if path.endswith(f"/{PROOF}"))
    return base, before._replace(proofs=proofs, private_files=private)


def _moved_from(opened: Opened, commit: str) -> str | None:
    """Return where a data folder lay at a commit: a folder of the same village, gone since.

    Where no manifest tells the same code, it is the only data folder that is gone.
    """
    top = repository(opened.root)
    found = files_called(opened.root, commit, MANIFEST)
    gone = {way: data for way, data in found.items() if not (top / way / MANIFEST).is_file()}
    code = _code(opened.village)
    same = [way for way, data in gone.items() if code and _code(_village(data)) == code]
    if len(same) == 1:
        return same[0]
    return next(iter(gone)) if len(gone) == 1 and not same else None


def _village(manifest: bytes) -> Village:
    return read_village({MANIFEST: manifest}).village


def _code(village: Village) -> str:
    facts = village.manifests[0].village if village.manifests else None
    return facts.code if facts else ""


def beside(opened: Opened, before: Opened | None) -> Opened:
    """Return a data folder to be compared with what it was before; None: nothing was there."""
    private = tracked_below(opened.root, _PRIVATE)
    if before is None:
        return opened._replace(base=Earlier(Village(), private_added=private))
    base = Earlier(
        before.village,
        before.policies,
        before.folder.unparsed,
        before.proofs.union(before.published),
        private - before.private_files,
    )
    return opened._replace(base=base)


def known_at(
    before: Opened | None, select: Collection[str] = (), ignore: Collection[str] = ()
) -> Mapping[str, int]:
    """Return the weight of each finding that stood before, by its fingerprint."""
    return _weights(validate(before, select, ignore).findings) if before else {}


def known_in(file: Path) -> Mapping[str, int]:
    """Return the weight of each finding of an earlier JSON report, by its fingerprint.

    OSError where it cannot be read, BaselineError where it is no such report.
    """
    if file.stat().st_size > _LARGEST:
        raise BaselineError(file)
    try:
        found = json.loads(file.read_bytes())["findings"]
        return {
            str(entry["fingerprint"]): 0
            if entry["waived"] is True
            else _WEIGHTS[Severity(entry["severity"])]
            for entry in found
        }
    except (ValueError, KeyError, TypeError, RecursionError):
        raise BaselineError(file) from None


def only_new(report: Report, known: Mapping[str, int]) -> Report:
    """Return a report with what was not there before, or is graver now; the rest is counted."""
    marked = zip(report.findings, fingerprints(report.findings), strict=True)
    new = tuple(f for f, mark in marked if _weight(f) > known.get(mark, -1))
    return report._replace(findings=new, known=len(report.findings) - len(new))


def _weights(findings: Iterable[Finding]) -> dict[str, int]:
    findings = tuple(findings)
    return dict(zip(fingerprints(findings), map(_weight, findings), strict=True))


def _weight(finding: Finding) -> int:
    return 0 if finding.waived else _WEIGHTS[finding.severity]
