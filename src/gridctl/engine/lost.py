"""What is absent or could not be read, and what is not certain because of it."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from gridctl.findings.finding import Breach
from gridctl.model.period import Period
from gridctl.model.tables import TABLES
from gridctl.rules.rule import Context, Rule
from gridctl.source.records import Unread
from gridctl.tables.read import table_of

_PATHS = {table.name: table for table in TABLES}
#: Without the file there are none, which is nothing to tell of.
_MAY_BE_ABSENT = frozenset({"waiver_documents"})


class Lost:
    """The files, folders, rows and packs of one village that could not be read."""

    def __init__(self, ctx: Context, unparsed: Collection[str], unread: Iterable[Unread]) -> None:
        """Sort by table what was not read: files and folders (`unparsed`), and rows (`unread`)."""
        self.ctx = ctx
        self.unparsed = unparsed
        #: By table, the files of periods, with their periods.
        self.broken: dict[str, list[tuple[str, Period]]] = {}
        #: By table, the first row not read that names an id; under "" the first of all.
        self.rows: dict[str, dict[str, Unread]] = {}
        self._absences: dict[str, tuple[str, str]] = {}
        #: Folders that could not be listed: what is below them is not absent.
        self.folders = tuple(path for path in sorted(unparsed) if table_of(path) is None)
        lost = (p for p in ctx.problems if (p.name, p.variant) == ("bad-policy", "no-pack"))
        self.pack = next((str(problem.values["pack"]) for problem in lost), "")
        for path in sorted(unparsed):
            table, period = table_of(path) or (None, None)
            if table and period:
                self.broken.setdefault(table.name, []).append((path, period))
        for row in (*unread, *_dangling_rows(ctx)):
            known = table_of(row.file)
            if known:
                rows = self.rows.setdefault(known[0].name, {})
                for one in ("", *row.ids):
                    rows.setdefault(one, row)

    def files(self, *tables: str) -> Iterator[tuple[str, Period]]:
        """Yield the files of periods that could not be read, with their periods."""
        for table in tables if self.broken else ():
            yield from self.broken.get(table, ())

    def lacking(self, tables: Iterable[str], reads: Iterable[str] = ()) -> tuple[str, str] | None:
        """Return why the first table that is not there, or one of `reads`, cannot be looked at.

        That is the reason and the file. A file of one period is no table: what it may hold is held
        back by its time.
        """
        needed = tuple(tables)
        for table in (*needed, *reads):
            reason, path = self._absence(table)
            whole = not _PATHS[table].span or path in self.folders
            if whole and (reason == "unparsed" or (reason and table in needed)):
                return reason, path
        return None

    def holding_back(self, rule: Rule, breach: Breach) -> tuple[str, dict[str, object]] | None:
        """Return why a breach is not certain: what it misses may stand where none could read."""
        for table in breach.holders:
            reason, path = self._absence(table)
            if reason == "unparsed" or (reason == "missing" and table in self.ctx.needed):
                return reason, {"file": path}
        for path, period in self.files(*rule.tables):
            if may_be_in(breach, path, period):
                return "unparsed", {"file": path}
        if "policies" in breach.doubts and self.pack:
            return "pack", {"pack": self.pack}
        if breach.absent and breach.subject:
            for table in (*rule.tables, *rule.reads):
                rows = self.rows.get(table, {})
                row = rows.get("" if table in breach.doubts else breach.subject)
                if row is not None:
                    values = {"file": row.file, "line": row.line, "subject": breach.subject}
                    return "held", values
        return None

    def _absence(self, table: str) -> tuple[str, str]:
        """Return why a table cannot be looked at, and its file; no reason where it can."""
        if table not in self._absences:
            self._absences[table] = self._look_for(table)
        return self._absences[table]

    def _look_for(self, table: str) -> tuple[str, str]:
        path = _PATHS[table].path
        if _PATHS[table].span:
            head = path.partition("{")[0]
            broken = next((p for p in self.folders if head.startswith(f"{p}/")), "")
            broken = broken or next((file for file, _ in self.files(table)), "")
            return ("unparsed", broken) if broken else ("", path)
        broken = next((p for p in self.folders if path.startswith(f"{p}/")), "")
        if broken or path in self.unparsed:
            return "unparsed", broken or path
        there = path in self.ctx.village.present or table in _MAY_BE_ABSENT
        return "" if there else "missing", path


def _dangling_rows(ctx: Context) -> Iterator[Unread]:
    """Yield the rows that name what is not there: whom they meant is not known."""
    for row in ctx.dangling:
        yield Unread(row.mark.file, row.mark.line or 0, row.ids)


def may_be_in(breach: Breach, path: str, period: Period) -> bool:
    """Say whether an unreadable file of a period may hold what a breach misses, or disprove it.

    A breach that names its period hangs on the files of that time, a shortfall also on those up to
    the day on which it was due; a shortfall that names none hangs on every file.
    """
    absent = breach.absent or breach.mark.line is None
    when = [value for value in breach.values.values() if isinstance(value, Period)]
    if not when or breach.mark.file == path:
        return absent
    due = breach.values.get("due")
    last = max(each.last for each in when)
    if absent and isinstance(due, date):
        last = max(last, due)
    return period.first <= last and min(each.first for each in when) <= period.last
