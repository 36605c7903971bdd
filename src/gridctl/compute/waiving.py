"""Which waivers are in force on a day: passed by a meeting, and not ended.

A meeting of any kind with the item `waiver` (豁免) on its agenda passes one. Until that meeting is
held a waiver waives nothing; it ends on the last day of its period.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from gridctl.findings.finding import Problem
from gridctl.model.choices import Agenda
from gridctl.model.ledger import Meeting
from gridctl.model.promises import Waiver
from gridctl.model.village import Village


def waivers_of(village: Village) -> tuple[Waiver, ...]:
    """Return every waiver, in file order."""
    return tuple(waiver for document in village.waiver_documents for waiver in document.waivers)


def meetings_read(village: Village, problems: Iterable[Problem]) -> dict[str, Meeting]:
    """Return the meetings by id, without those of which something could not be read."""
    unread = {(problem.mark.file, problem.mark.line) for problem in problems}
    return {m.id: m for m in village.meetings if (m.at.file, m.at.line) not in unread}


def approval_fault(waiver: Waiver, meetings: Mapping[str, Meeting], day: date) -> str | None:
    """Return what is wrong with the meeting that is to have passed a waiver by `day`.

    ``later``: it has not been held yet; ``agenda``: it had no such item; blank: it passed it. None
    where nobody knows: the meeting is not named, not among `meetings`, or of an unknown day, which
    others tell of.
    """
    meeting = meetings.get(waiver.approved_at)
    if meeting is None or meeting.date is None:
        return None
    if meeting.date > day:
        return "later"
    return "" if Agenda.WAIVER in meeting.agenda else "agenda"


def ended(waiver: Waiver, day: date) -> bool:
    """Say whether the last day of a waiver's period is before `day`."""
    return waiver.until is not None and waiver.until.ended(day)


def approved(village: Village, meetings: Mapping[str, Meeting], day: date) -> Iterator[Waiver]:
    """Yield the waivers that a meeting had passed by `day`, those that have ended since too."""
    for waiver in waivers_of(village):
        if waiver.until is not None and approval_fault(waiver, meetings, day) == "":
            yield waiver
