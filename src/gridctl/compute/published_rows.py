"""Which rows that a published period was made of are no longer what they were, by their digests."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from gridctl.compute.canonical import FORM, digest, tables
from gridctl.compute.posting import postings
from gridctl.compute.publishing import BrokenManifestError, Made, of_tables, read_made
from gridctl.model.ledger import Publication
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.model.tables import TABLES as DECLARED
from gridctl.model.village import Village
from gridctl.model.words import Words

#: The tables of which rows go into published periods.
TABLES = tables()
#: What a posted period counted, and what stays as it was.
_COUNTED = frozenset({"ratings", "points"})


class Changed(Record):
    """A published period (by the path of its manifest.json) and the tables that differ now.

    Where the households' heads do, no other table can be told apart by its digest: it is then
    `households` alone. `posted` are the rows that posted it, by date.
    """

    path: str
    period: Period
    tables: frozenset[str]
    posted: Sequence[tuple[date, Publication]]


def changed_periods(
    as_read: Village, manifests: Mapping[str, bytes], day: date
) -> tuple[Changed, ...]:
    """Return the published periods ended by `day` whose rows give other digests than are told.

    A manifest.json that is none of ours, and one with digests of another form, are left out.
    """
    posted = postings(as_read.publications)
    return tuple(
        Changed(path, made.period, different, posted.get(made.period, ()))
        for path, made in _made_of(manifests)
        if made.period.ended(day) and (different := _different(as_read, made))
    )


def closed(changed: Iterable[Changed], day: date) -> Iterator[Changed]:
    """Yield those of the changed periods that were posted by `day`, with the tables they counted.

    Left out are those of which neither ratings nor points can be told to differ.
    """
    for each in changed:
        counted = _COUNTED.intersection(each.tables)
        if counted and each.posted and each.posted[0][0] <= day:
            yield each._replace(tables=counted)


def titles(named: Iterable[str]) -> tuple[Words, ...]:
    """Return the tables' titles, in the order of the tables."""
    names = frozenset(named)
    return tuple(table.title for table in DECLARED if table.name in names)


def _made_of(manifests: Mapping[str, bytes]) -> Iterator[tuple[str, Made]]:
    for path, data in sorted(manifests.items()):
        try:
            made = read_made(data)
        except BrokenManifestError:
            continue
        if made.form == FORM:
            yield path, made


def _different(as_read: Village, made: Made) -> frozenset[str]:
    now = digest(as_read, made.period)
    if now.whole == made.digest:
        return frozenset()
    # where only the whole digest differs, no table can be named
    return frozenset(d.name for d in of_tables(made.tables, now.tables)) or frozenset(TABLES)
