"""What is overdue and what is due, and for whom: all of it from the findings of the rules."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from gridctl.app import entry_names
from gridctl.app.tasks import ALIKE, BEGUN, INTERNAL, OF_THE_BRANCH, TASKS
from gridctl.app.village import Opened
from gridctl.compute.gathering import ORGANISATION
from gridctl.compute.known import known_on
from gridctl.compute.state import State
from gridctl.engine.catalogue import catalogue
from gridctl.engine.run import run
from gridctl.findings.finding import Finding, Severity
from gridctl.findings.todo import Owner, Task, Todo
from gridctl.model.choice import Choice
from gridctl.model.choices import VillageKind
from gridctl.model.period import Period, periods
from gridctl.model.tables import TABLES
from gridctl.model.told import ToldError
from gridctl.model.village import Village
from gridctl.model.words import Words
from gridctl.rules.rule import Context

#: Towards the end of a month the list looks into the next one, so many days.
AHEAD = timedelta(days=7)
_DAY = timedelta(days=1)
#: In which of a message's values the day stands by which something is to be done.
_DUE = ("due", "last", "day")
#: The order of those who have something to do.
_KINDS = ("organisation", "branch", "party_group", "unit", "grid", "member", "staff")
_FILES = {table.name: table for table in TABLES}
#: Messages that tell of a file that is not there.
_NO_FILE = frozenset({"file", "in-file"})
_SEVERAL = "{household}"


class NoOwnerError(ToldError):
    """The list was asked for of someone who is not there."""


_NO_MEMBER = Words("There is no member {id} on {day}.", "{day}没有编号为{id}的党员。")
_NO_GRID = Words("There is no grid {id}.", "没有编号为{id}的网格。")
_NOT_READ = Words(
    "{file} is missing or cannot be read; run gridctl validate.",
    "{file}缺失或无法读取，请运行 gridctl validate。",
)


def due_of(finding: Finding) -> date | None:
    """Return the day by which something is to be done; None where it is owed from now on."""
    for name in _DUE:
        value = finding.values.get(name)
        if isinstance(value, date):
            return value
    periods = [value.last for value in finding.values.values() if isinstance(value, Period)]
    return max(periods, default=None)


def todo(opened: Opened, member: str | None = None, grid: str | None = None) -> Todo:
    """Return what is overdue and what is due, of all, or of one member or one grid.

    What is due: the shortfalls of running periods, and what falls due by the end of the month (at
    least `AHEAD`): what the same rules would find then if nothing more were entered.
    A `member` is an id or a name. NoOwnerError or EntryError where nobody is called so, or where
    who there is cannot be read.
    """
    at = opened.as_of
    until = max(Period.of("month", at).last, at + AHEAD)
    village = _begun(opened, known_on(opened.village, at))
    ctx = _context(opened, village, at)
    _readable(village, member, grid)
    member = member and entry_names.person(ctx, member)
    _known(ctx.now, at, member, grid)
    found = _run(opened, ctx)
    later = _run(opened, _context(opened, village, until + _DAY), tuple(TASKS))
    told = {(f.name, f.subject, due_of(f)) for f in found if _words(f)}
    owed = [(f, f.severity is not Severity.NOTICE) for f in found if _words(f)]
    for finding in later:
        due = due_of(finding)
        if not _words(finding) or due is None or not at <= due <= until:
            continue
        if any(isinstance(v, Period) and v.first > at for v in finding.values.values()):
            continue  # a week, or a day's round, that has not begun
        if (finding.name, finding.subject, due) not in told:
            owed.append((finding, False))
    return _listed(ctx, owed, until, found, member, grid)


def _listed(
    ctx: Context,
    owed: Iterable[tuple[Finding, bool]],
    until: date,
    found: Iterable[Finding],
    member: str | None,
    grid: str | None,
) -> Todo:
    tasks: dict[str, list[Task]] = {}
    late = due = soon = 0
    for finding, overdue in owed:
        who = [one for one in _owners(ctx, finding) if _wanted(ctx.now, one, member, grid)]
        task = _task(finding, overdue=overdue)
        for one in who:
            tasks.setdefault(one, []).append(task)
        late += bool(who and overdue)
        due += bool(who and not overdue)
        soon += bool(who and not overdue and task.due and task.due <= until)
    other = sum(f.severity is Severity.ERROR and not f.waived and not _words(f) for f in found)
    owners = tuple(_owner(ctx, one, tasks[one]) for one in _in_order(ctx, tasks))
    counts = (late, due, soon, other)
    community = ctx.here == VillageKind.COMMUNITY.value
    return Todo(_village(ctx), ctx.as_of, until, owners, *counts, _complete(ctx), community)


def _context(opened: Opened, village: Village, day: date) -> Context:
    """Return the context in which `village`, as known, is judged on a day."""
    told = (opened.problems, opened.folder.texts, opened.folder.unparsed)
    return Context(opened.village, village, opened.policies, day, *told, day, opened.published)


def _begun(opened: Opened, village: Village) -> Village:
    """Return the village with each period's files begun: what is missing is told singly.

    Not with a file that a waiver says need not be there any more.
    """
    files: set[str] = set()
    until = opened.as_of
    start = min(opened.village.manifest.records_from or date(until.year, 1, 1), until)
    for table in BEGUN:
        if span := _FILES[table].span:
            path = _FILES[table].path
            files.update(path.replace("{period}", str(p)) for p in periods(span, start, until))
    files -= village.present | opened.folder.unparsed
    if files and village.waiver_documents:
        found = run(_context(opened, village, until), opened.folder.unparsed, ()).findings
        files -= {f.mark.file for f in found if f.waived and f.variant in _NO_FILE}
    return village._replace(present=village.present | files)


def _run(opened: Opened, ctx: Context, select: tuple[str, ...] = ()) -> tuple[Finding, ...]:
    found = run(ctx, opened.folder.unparsed, opened.folder.unread, select).findings
    return tuple(finding for finding in found if not finding.waived)


def _complete(ctx: Context) -> bool:
    """Say whether every rule about tasks could look at everything."""
    return all(i.rule.name in ctx.ran.judged for i in catalogue() if i.rule.name in TASKS)


def _words(finding: Finding) -> Words | None:
    return TASKS.get(finding.name, {}).get(finding.variant)


def _task(finding: Finding, *, overdue: bool) -> Task:
    words, due = _words(finding), due_of(finding)
    assert words is not None  # noqa: S101 (only such findings are taken)
    values = {**finding.values, "progress": _progress(finding), "item": _item(finding)}
    told = {name: value for name, value in values.items() if f"{{{name}}}" in words.en}
    if period := next((v for v in values.values() if isinstance(v, Period)), None):
        told.setdefault("period", period)
    rule, internal = ALIKE.get(finding.name, finding.name), finding.name in INTERNAL
    return Task(rule, words, told, (finding.subject,), due, overdue, internal)


def _progress(finding: Finding) -> Words:
    """Return how many of how many are done; nothing where it is none of one."""
    done, times = (finding.values.get(name) for name in ("done", "times"))
    done = finding.values.get("count") if done is None else done
    if (done, times) == (0, 1) or times is None:
        return Words("", "")
    return Words(f" ({done} of {times})", f"（应{times}次，已{done}次）")


def _item(finding: Finding) -> Words:
    """Return what a meeting is to deal with; nothing where any agenda will do."""
    agenda = finding.values.get("agenda")
    if not isinstance(agenda, Choice):
        return Words("", "")
    return Words(f": {agenda.words('en')}", f"：{agenda.words('zh')}")


def _owners(ctx: Context, finding: Finding) -> tuple[str, ...]:
    """Return who is to do it: those who link a household, whose request it is, else the subject."""
    state, subject = ctx.now, finding.subject
    linking = finding.values.get("members")
    if isinstance(linking, tuple) and (known := [m for m in linking if m in state.members]):
        return tuple(known)
    kind = ctx.entities.get(subject, "")
    if kind == "member":
        named = state.members.get(subject)
        branch = named.branch if named and finding.name in OF_THE_BRANCH else ""
        return ((branch or ORGANISATION) if finding.name in OF_THE_BRANCH else subject,)
    if kind == "request":
        return (_of_request(ctx, subject),)
    if kind in {"household", "villager_group", "courtyard", "station"}:
        return (_grid_of(state, subject, kind) or ORGANISATION,)
    return (subject if kind in _KINDS else ORGANISATION,)


def _of_request(ctx: Context, request: str) -> str:
    """Return who has a request in hand: its owner, else who received it."""
    found = next((r for r in ctx.village.requests if r.id == request), None)
    for person in (found.owner, found.received_by) if found else ():
        if ctx.entities.get(person) in {"member", "staff", "grid", "branch", "unit"}:
            return person
    return ORGANISATION


def _grid_of(state: State, subject: str, kind: str) -> str:
    if kind == "household":
        return state.grid_of_household(subject)
    if kind == "villager_group":
        return state.grid_of_group.get(subject, "")
    if kind == "courtyard":
        holding = (i for i, g in state.grids.items() if any(c.id == subject for c in g.courtyards))
        return next(holding, "")
    stations = (s for document in state.village.station_documents for s in document.stations)
    return next((station.grid for station in stations if station.id == subject), "")


def _belongs(state: State, owner: str) -> str:
    """Return the grid of a member or a grid; blank for others."""
    if owner in state.members:
        return state.grid_of_member(state.members[owner])
    return owner if owner in state.grids else ""


def _wanted(state: State, owner: str, member: str | None, grid: str | None) -> bool:
    return member in {None, owner} and grid in {None, _belongs(state, owner)}


def _readable(village: Village, member: str | None, grid: str | None) -> None:
    """Raise NoOwnerError where the file cannot be read in which somebody asked for would stand."""
    for asked, table in ((member, "members"), (grid, "grid_documents")):
        if asked is not None and _FILES[table].path not in village.present:
            raise NoOwnerError(_NOT_READ, file=_FILES[table].path)


def _known(state: State, day: date, member: str | None, grid: str | None) -> None:
    if member is not None and member not in state.members:
        raise NoOwnerError(_NO_MEMBER, id=member, day=day)
    if grid is not None and grid not in state.grids:
        raise NoOwnerError(_NO_GRID, id=grid)


def _village(ctx: Context) -> str:
    return ctx.manifest.village.name if ctx.manifest.village else ""


def _kind(ctx: Context, owner: str) -> str:
    return "organisation" if owner == ORGANISATION else ctx.entities.get(owner, "")


def _in_order(ctx: Context, owners: Iterable[str]) -> list[str]:
    """Return the owners: the organisation first, then as they stand in the files."""
    place = {one: number for number, one in enumerate(ctx.entities)}
    kinds = {kind: number for number, kind in enumerate(_KINDS)}
    last = len(kinds)
    return sorted(owners, key=lambda o: (kinds.get(_kind(ctx, o), last), place.get(o, -1)))


def _owner(ctx: Context, owner: str, tasks: Iterable[Task]) -> Owner:
    state, name, leader = ctx.now, "", ""
    if owner == ORGANISATION:
        name = state.organisation.name if state.organisation else _village(ctx)
    elif owner in state.grids:
        name, leader = state.grids[owner].name, state.grids[owner].leader
    else:
        named = (state.members, state.staff, state.branches, state.party_groups)
        name = next((known[owner].name for known in named if owner in known), "")
    grid, told = _belongs(state, owner), tuple(_merged(tasks, list(ctx.entities)))
    return Owner(owner, _kind(ctx, owner), name, grid, leader, told)


def _merged(tasks: Iterable[Task], ids: list[str]) -> Iterator[Task]:
    """Yield tasks by day, overdue ones first; those alike but for the household as one.

    The households stand in the order of the files: in any other it would tell who has priority.
    """
    alike: dict[tuple[object, ...], list[Task]] = {}
    for number, task in enumerate(sorted(tasks, key=_by_day)):
        said = tuple((name, str(v)) for name, v in task.values.items() if name != "household")
        one = (task.words, task.due, task.overdue, said) if _SEVERAL in task.words.en else (number,)
        alike.setdefault(one, []).append(task)
    for same in alike.values():
        whole = same[0]
        if len(same) > 1:
            place = {one: number for number, one in enumerate(ids)}
            homes = {str(task.values["household"]): task for task in same}
            order = sorted(homes, key=lambda home: place.get(home, -1))
            subjects = tuple(dict.fromkeys(s for home in order for s in homes[home].subjects))
            values = {**whole.values, "household": tuple(order)}
            whole = whole._replace(values=values, subjects=subjects)
        yield whole


def _by_day(task: Task) -> tuple[bool, date, str, tuple[str, ...]]:
    return (not task.overdue, task.due or date.max, task.rule, task.subjects)
