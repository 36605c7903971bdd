"""What a period's pages and the quotas are made of, and what of it is missing or unread.

Figures of a table that is not there, or of which rows could not be read, would be published as
facts: so whoever computes from tables asks first.
"""

from collections.abc import Callable, Iterable

from gridctl.app.village import Opened
from gridctl.engine.catalogue import catalogue
from gridctl.engine.run import run
from gridctl.findings.finding import Problem
from gridctl.model.declare import Table
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.model.tables import TABLES
from gridctl.rules.rule import Context, asks_for
from gridctl.tables.read import table_of

#: What the pages are made of; a file of another table may be broken.
_NEEDED_TABLES = (
    "manifests members staff households grid_documents branch_documents links assignments "
    "core_households appraisals meetings former_values commitment_documents tasks stars visits "
    "activities requests ratings waiver_documents"
)
NEEDED = frozenset(_NEEDED_TABLES.split())
#: What figures are worked out from, beside that.
FIGURED = NEEDED | {"scores", "assessments", "points_documents", "points", "talks", "events"}
#: What the pages about points are made of, where a clause in force asks for one of them.
_OF_POINTS = frozenset({"points_documents", "points"})
_POINTS = frozenset({"points.notice", "villager-group.ranking", "village.selection"})
#: Of these the files of earlier periods matter too.
_CARRIED = frozenset({"requests", "stars", "points"})
#: Where nobody has a former value, a post or a waiver, there need be no file.
_OPTIONAL = frozenset({"former_values", "staff", "waiver_documents"})
#: What a page shows, where its clause is in force, beside what the rules about the clause ask for.
_SHOWN = {
    "link.ledgers": "members households grid_documents branch_documents links assignments",
    "link.notice": "members households grid_documents links",
    "form.annex-2": "members households grid_documents branch_documents links",
    "points.notice": "members households grid_documents links points_documents",
    "villager-group.ranking": "households grid_documents points_documents",
    "village.selection": "members households grid_documents links points_documents",
}
#: The rules that tell of a ledger's absent file, where somebody owed a row in it.
_ABOUT_LEDGERS = ("too-few-visits", "priority-visit-missing", "too-few-activities")
_REQUESTS = "request."
_QUOTAS = frozenset({"members", "households", "grid_documents", "links", "branch_documents"})
_ELECTED = frozenset({"village.core-households", "grid.core-households"})
#: Of these the quotas count what there is; they need not be there.
_COUNTED = frozenset({"manifests", "core_households", "meetings", "former_values", "stars"})
_TABLES = {table.name: table for table in TABLES}
#: What is told of a file, and leaves nothing out of its records.
_HARMLESS = frozenset({"unknown-column", "bad-encoding"})

Place = tuple[str, int]


class Lacks(Record):
    """What keeps figures from being facts: files missing, files broken, places not read."""

    missing: tuple[str, ...] = ()
    unparsed: tuple[str, ...] = ()
    unread: tuple[Place, ...] = ()

    @property
    def values(self) -> dict[str, object]:
        """The placeholders of sentences about what lacks."""
        file, line = self.unread[0] if self.unread else ("", 0)
        files = {"missing": self.missing, "unparsed": self.unparsed}
        return {**files, "file": file, "line": line, "count": len(self.unread)}


def of_period(opened: Opened, ctx: Context, period: Period) -> Lacks:
    """Return what lacks for the pages of a period; `ctx` is of its last day."""
    keys = ctx.policies.keys_between(period.first, period.last)
    names = NEEDED | _OF_POINTS if keys & _POINTS else NEEDED

    def needed(path: str) -> bool:
        return _is_of(path, period, names)

    return Lacks(
        _missing(opened, ctx, period, names),
        _unparsed(opened, names, needed),
        _unread(opened, ctx, needed),
    )


def of_quotas(opened: Opened, ctx: Context) -> Lacks:
    """Return what lacks for the quotas on the context's day."""
    names = _QUOTAS
    if ctx.policies.keys_between(ctx.as_of, ctx.as_of) & _ELECTED:
        names |= {"core_households"}
    looked_at = names | _COUNTED | {"ratings"}

    def needed(path: str) -> bool:
        known = table_of(path)
        return known is not None and known[0].name in looked_at

    return Lacks(
        _absent(opened, names), _unparsed(opened, looked_at, needed), _unread(opened, ctx, needed)
    )


def of_figures(opened: Opened, ctx: Context, period: Period | None) -> Lacks:
    """Return what lacks for the figures of a period, or of a day; `ctx` is of its last day."""

    def needed(path: str) -> bool:
        known = table_of(path)
        if known is None or known[0].name not in FIGURED:
            return False
        return known[1] is None or known[1].first <= ctx.as_of

    first = period.first if period else ctx.as_of
    keys = ctx.policies.keys_between(first, ctx.as_of)
    asked = _asked_tables(keys) & FIGURED - _OPTIONAL
    return Lacks(
        _absent(opened, _QUOTAS | asked),
        _unparsed(opened, FIGURED, needed),
        _unread(opened, ctx, needed),
    )


def figured_from(path: str, period: Period) -> bool:
    """Say whether figures of a period may hang on what is in a file, or in a folder.

    On that of an earlier period, too: what it tells is carried, or shown beside.
    """
    known = table_of(path)
    if known is None:
        return True
    table, of = known
    return table.name in FIGURED and (of is None or of.first <= period.last)


def _asked_tables(keys: frozenset[str]) -> frozenset[str]:
    """Return the tables that the rules about clauses with these keys cannot do without."""
    rules = (item.rule for item in catalogue() if asks_for(item.rule, keys))
    return frozenset(table for rule in rules for table in rule.tables)


def _is_of(path: str, period: Period, names: frozenset[str]) -> bool:
    """Say whether the pages of a period are made of a file, being one of the tables `names`."""
    known = table_of(path)
    if known is None or known[0].name not in names:
        return False
    table, of = known
    if of is None:
        return True
    return of.first <= period.last and (table.name in _CARRIED or period.first <= of.last)


def _absent(opened: Opened, names: Iterable[str]) -> tuple[str, ...]:
    """Return the files, of tables with one file each, that are not there at all."""
    there = opened.village.present | opened.folder.unparsed
    paths = (_TABLES[name].path for name in names if not _TABLES[name].span)
    return tuple(sorted(path for path in paths if path not in there))


def _missing(
    opened: Opened, ctx: Context, period: Period, names: frozenset[str]
) -> tuple[str, ...]:
    """Return the files that a clause in force in a period asks for, and that are not there."""
    keys = ctx.policies.keys_between(period.first, period.last)
    asked = set(_asked_tables(keys))
    for key in keys & _SHOWN.keys():
        asked.update(_SHOWN[key].split())
    found = set(_absent(opened, (asked & names) - _OPTIONAL))
    outcome = run(ctx, opened.folder.unparsed, (), _ABOUT_LEDGERS)
    absent = (f.mark.file for f in outcome.findings if f.mark.line is None)
    found.update(path for path in absent if _is_of(path, period, names))
    if any(key.startswith(_REQUESTS) for key in keys):
        found.add(ctx.path_of("requests", Period.of("year", period.last)))
    found.update(_points_files(ctx, period))
    return tuple(sorted(found - opened.village.present - opened.folder.unparsed))


def _points_files(ctx: Context, period: Period) -> set[str]:
    """Return the ledgers of points that the pages of a period are made of."""
    return {
        ctx.path_of("points", quarter)
        for quarter in period.split("quarter")
        if ctx.policies.keys_between(quarter.first, quarter.last) & _POINTS
        and quarter.last >= ctx.records_from
    }


def _unparsed(
    opened: Opened, names: Iterable[str], needed: Callable[[str], bool]
) -> tuple[str, ...]:
    """Return the needed files that gave no records, and the folders that hide some."""
    tables = [_TABLES[name] for name in names]
    hidden = {
        problem.mark.file
        for problem in opened.problems
        if problem.name == "unreadable-file" and _hides(problem, tables)
    }
    return tuple(sorted({path for path in opened.folder.unparsed if needed(path)} | hidden))


def _hides(problem: Problem, tables: Iterable[Table]) -> bool:
    """Say whether a needed table may stand where nothing was read."""
    if problem.variant in {"too-many", "too-much"}:
        return True
    return any(table.path.startswith(f"{problem.mark.file}/") for table in tables)


def _unread(opened: Opened, ctx: Context, needed: Callable[[str], bool]) -> tuple[Place, ...]:
    """Return the places of rows, cells and ids that could not be taken, each once."""
    wrong: dict[str, list[int]] = {}
    found: set[Place] = set()
    for problem in opened.problems:
        if problem.name not in _HARMLESS and problem.mark.line:
            wrong.setdefault(problem.mark.file, []).append(problem.mark.line)
            if problem.name == "duplicate-key":
                found.add((problem.mark.file, problem.mark.line))
    for row in opened.folder.unread:
        # a YAML mapping is named by its first line: what is wrong stands there or below
        below = (line for line in wrong.get(row.file, ()) if line >= row.line)
        found.add((row.file, min(below, default=row.line)))
    # an id that was not read leaves others dangling: the cause comes first
    loose = {(row.mark.file, row.mark.line or 1) for row in ctx.dangling} - found
    return tuple(place for place in (*sorted(found), *sorted(loose)) if needed(place[0]))
