"""What a published folder says that it was made of, and how that compares with the rows now."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from gridctl.compute.canonical import FORM, Source, tables
from gridctl.model.mark import Mark
from gridctl.model.period import Period
from gridctl.model.privacy import used
from gridctl.model.record import Record, Setting
from gridctl.model.tables import TABLES

#: Of manifest.json, data.json and build.json.
FORMAT = 1
What = Literal["changed", "added", "missing", "edited", "extra"]
Kind = Literal["rows", "pack", "template", "file"]
#: By what a row without an id is recognised as the same one, changed.
_KEYS = ("id", "clause", "member", "household", "target", "kind", "year", "term", "period")
#: Rows that are whole documents.
_WHOLE = frozenset(table.record for table in TABLES if table.path.endswith(".yaml"))


class BrokenManifestError(Exception):
    """A manifest.json is not one that gridctl wrote, or is of a later format."""


class Made(Record):
    """What a manifest.json says: for which period and language, and every digest."""

    period: Period
    lang: str
    form: int
    digest: str
    tables: Mapping[str, str]
    packs: Mapping[str, str]
    templates: Mapping[str, str]
    files: Mapping[str, str]


class RowChange(Record):
    """A row that is not as it was: where, whose, and which fields; never a value.

    Of a document that is one row, it stands at the innermost record that is not as it was.
    """

    what: What
    mark: Mark
    subject: str
    fields: tuple[str, ...] = ()


class Difference(Record):
    """What differs: a table's rows, a pack, a template or a file.

    `edited` files are not as they were written; `changed` ones would come out otherwise today.
    """

    kind: Kind
    name: str
    what: What
    rows: tuple[RowChange, ...] = ()


class Verified(Record):
    """What comparing a published period with the data says.

    `bytes_compared` is false where another version of the tool (`version`) wrote it; `untold` says
    that rows differ, but not which.
    """

    period: Period
    folder: str
    files: int
    differences: tuple[Difference, ...] = ()
    bytes_compared: bool = True
    version: str = ""
    untold: bool = False

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not self.differences


def read_made(data: bytes) -> Made:
    """Read a manifest.json; BrokenManifestError where it is none."""
    try:
        found = json.loads(data)
        rows = found["rows"]
        strange = any("/" in name or "\\" in name for name in found["files"])  # leads elsewhere
        if found["format"] != FORMAT or found["lang"] not in {"zh", "en"} or strange:
            raise BrokenManifestError
        made = Made(
            Period.parse(found["period"]),
            found["lang"],
            int(rows["form"]),
            str(rows["digest"]),
            *(_texts(part) for part in (rows["tables"], *map(found.get, _LISTS))),
        )
    except _NOT_OURS as error:
        raise BrokenManifestError from error
    if made.form == FORM and not made.tables.keys() <= set(tables()):  # it tells of none of ours
        raise BrokenManifestError
    return made


_LISTS = ("packs", "templates", "files")
_NOT_OURS = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
    OverflowError,
)


def _texts(found: Any) -> dict[str, str]:
    return {str(name): str(value) for name, value in found.items()}


def of_digests(kind: Kind, then: Mapping[str, str], now: Mapping[str, str]) -> list[Difference]:
    """Return which of the named digests differ."""
    found = []
    for name in sorted({*then, *now}):
        if name not in now:
            found.append(Difference(kind, name, "missing"))
        elif name not in then:
            found.append(Difference(kind, name, "added"))
        elif then[name] != now[name]:
            found.append(Difference(kind, name, "changed"))
    return found


def of_tables(then: Mapping[str, str], now: Mapping[str, str]) -> list[Difference]:
    """Return the tables of which the digests differ.

    Where the households' heads do, no other table can be told apart by its digest: it is then
    `households` alone.
    """
    found = of_digests("rows", then, now)
    if len(found) == len(now) > 1:
        return [Difference("rows", "households", "changed")]
    return found


def row_changes(then: Iterable[Source], now: Iterable[Source]) -> tuple[RowChange, ...]:
    """Return which rows of a table were changed, added or removed, in file order."""
    before, after = list(then), list(now)
    gone = Counter(source.row for source in before) - Counter(source.row for source in after)
    come = Counter(source.row for source in after) - Counter(source.row for source in before)
    lost = _taken(before, gone)
    found = []
    for source in _taken(after, come):
        key = _key(source.record)
        old = next((s for s in lost if _is_of_it(s.record, source.record)), None)
        subject = key[0] if key else ""
        if old is None:
            found.append(RowChange("added", source.record.at.mark(), subject))
            continue
        lost.remove(old)
        pairs = zip(used(type(source.record)), old.row, source.row, strict=False)
        fields = tuple(name for name, was, now in pairs if was != now)
        mark = _innermost(old.record, source.record, fields).at.mark()
        found.append(RowChange("changed", mark, subject, fields))
    for old in lost:
        key = _key(old.record)
        found.append(RowChange("missing", old.record.at.mark(), key[0] if key else ""))
    return tuple(sorted(found, key=lambda c: (c.mark.file, c.mark.line or 0, c.what)))


def _is_of_it(then: Any, now: Any) -> bool:
    """Say whether two rows are of one thing: by their keys, or as one whole document."""
    key = _key(now)
    return _key(then) == key if key else type(now) in _WHOLE and then.at.file == now.at.file


def _innermost(then: Any, now: Any, fields: Iterable[str]) -> Any:
    """Return the first record within one that is not as it was, or the record itself."""
    for name in fields:
        was, come = _records(getattr(then, name)), _records(getattr(now, name))
        before, after = [_plain(each) for each in was], [_plain(each) for each in come]
        gone = {_key(old): old for old, said in zip(was, before, strict=True) if said not in after}
        for new, said in zip(come, after, strict=True):
            if said not in before:
                old = gone.get(_key(new))
                return new if old is None else _innermost(old, new, used(type(new)))
    return now


def _records(value: Any) -> tuple[Any, ...]:
    """Return the records that a value is, or holds, but no settings."""
    values = value if type(value) is tuple else (value,)
    return tuple(one for one in values if isinstance(one, Record) and not isinstance(one, Setting))


def _plain(value: Any) -> Any:
    """Return what a value says, wherever it stands."""
    if isinstance(value, Setting):
        return value.name, value.texts
    if isinstance(value, Record):
        return tuple(_plain(getattr(value, name)) for name in used(type(value)))
    return tuple(map(_plain, value)) if type(value) is tuple else value


def _taken(sources: Iterable[Source], wanted: Counter[Any]) -> list[Source]:
    found = []
    for source in sources:
        if wanted[source.row] > 0:
            wanted[source.row] -= 1
            found.append(source)
    return found


def _key(record: Any) -> tuple[str, ...]:
    if "id" in record._fields:
        return (record.id,)
    return tuple(str(getattr(record, name)) for name in _KEYS if name in record._fields)
