"""Writes a data folder as one workbook of sheets to fill in."""

from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path

from gridctl.app.office import TOO_LONG, TOO_MANY, no_library
from gridctl.app.placing import hide_from_git
from gridctl.app.village import PRINT, Opened
from gridctl.exchange.book.names import Names
from gridctl.exchange.book.overview import overview
from gridctl.exchange.book.plan import PRIVATE, Plan, find_plan, plans
from gridctl.exchange.book.rows import Held, cell_of, held
from gridctl.exchange.book.write import Content, Told, sheets_book
from gridctl.exchange.library import NoLibraryError
from gridctl.exchange.widths import TooLongError
from gridctl.exchange.workbook import LONGEST_CELL
from gridctl.findings.finding import Finding, Severity
from gridctl.formats.text import severity_words
from gridctl.history.tracked import may_be_tracked
from gridctl.lang.say import fill
from gridctl.model.period import Period
from gridctl.model.told import ToldError
from gridctl.model.words import Lang, Words
from gridctl.rules.format import bad_yaml, missing_column, unreadable_file
from gridctl.source.folder import is_inside, write_atomic
from gridctl.tables.read import table_of

_GRAVEST = (Severity.ERROR, Severity.WARNING, Severity.NOTICE)
_NO_TABLE = Words(
    "There is no table {asked}; there are: {known}.", "没有名为{asked}的表，可选：{known}。"
)
_PRIVATE_PLACE = Words(
    "Nothing was written: a workbook with telephones goes into {print}, or where git does not "
    "look, not to {path}.",
    "没有写出文件：含电话的表格只能写入{print}或不受 git 跟踪之处，不能写入{path}。",
)
_IN_FOLDER = Words(
    "Nothing was written: {path} would lie among the tables; name a place in {print}, or outside "
    "of the data folder.",
    "没有写出文件：{path}在数据目录内，请写入{print}或数据目录之外。",
)
_IS_THERE = Words(
    "Nothing was written: {path} is there already; import it, choose another name with --out, or "
    "write over it with --force.",
    "没有写出文件：{path}已存在，请先导入它、用 --out 另取文件名，或加 --force 覆盖。",
)


#: The rules that say why a file gave no rows.
_WHY = {r.name: r.messages for r in (unreadable_file.RULE, bad_yaml.RULE, missing_column.RULE)}


class NoTableError(ToldError):
    """No sheet is called so."""


class SheetsPlaceError(ToldError):
    """The workbook must not be written there."""


def tables_called(names: Iterable[str]) -> tuple[Plan, ...]:
    """Return the sheets that are called so (a table's name: all of its sheets); NoTableError."""
    found: dict[str, Plan] = {}
    for name in names:
        one = find_plan(name)
        whole = [p for p in plans() if one is not None and p.table.name == one.name]
        if one is None:
            known = tuple(plan.title for plan in plans())
            raise NoTableError(_NO_TABLE, asked=name, known=known)
        for plan in whole or [one]:
            found[plan.name] = plan
    return tuple(plan for plan in plans() if plan.name in found)


def sheets_of(
    opened: Opened,
    tables: Collection[Plan] = (),
    periods: Collection[Period] = (),
    *,
    private: bool = False,
) -> tuple[Held, ...]:
    """Return what goes on the sheets of `tables`; telephones only if `private`.

    Without `tables`: all. Of tables with a file each period, those of `periods` only, where any
    is said.
    """
    wanted = [p for p in tables or plans() if private or p.name != PRIVATE]
    broken = broken_in(opened)
    return tuple(held(plan, opened.folder.texts, periods, broken) for plan in wanted)


def broken_in(opened: Opened) -> dict[str, Words]:
    """Return why files with tables, or folders of them, could not be read, by path."""
    found: dict[str, Words] = dict.fromkeys(opened.folder.unparsed, Words("", ""))
    for problem in opened.folder.problems:
        path = problem.mark.file
        messages = _WHY.get(problem.name)
        if messages is None or problem.variant not in messages or found.get(path) != ("", ""):
            continue
        values = {"file": path, **problem.values}
        said = messages[problem.variant]
        found[path] = Words(fill(said, values, "en"), fill(said, values, "zh"))
    return found


def lost_of(sheets: Iterable[Held]) -> tuple[str, ...]:
    """Return the files, and folders, of which no row is on its sheet as they cannot be read."""
    return tuple(sorted({path for one in sheets for path in one.lost}))


def blank_of(sheets: Iterable[Held], *, named: bool) -> tuple[Words, ...]:
    """Return the tables with a file each period of which no row is on its sheet.

    Where they were not `named`, only if that holds for all of them.
    """
    periodic = [one for one in sheets if one.plan.table.span and not one.lost]
    blank = tuple(one.plan.title for one in periodic if not one.rows)
    return blank if named or len(blank) == len(periodic) else ()


def export_sheets(
    opened: Opened, sheets: tuple[Held, ...], findings: Iterable[Finding], lang: Lang
) -> bytes:
    """Return the workbook of `sheets`, with what was found as comments.

    ToldError where a cell or a table does not fit, or XlsxWriter is not installed.
    """
    told: dict[tuple[str, str, int], list[Finding]] = {}
    loose: list[Finding] = []
    for finding in findings:
        if finding.waived:
            continue
        place = _place(sheets, finding)
        if place is None:
            if not _elsewhere(sheets, finding):
                loose.append(finding)
        else:
            told.setdefault(place, []).append(finding)
    village = opened.village.manifest.village
    content = Content(
        lang,
        village.code if village else "",
        opened.as_of,
        sheets,
        Names(opened.village, opened.as_of, lang),
        overview(
            village.name if village else "",
            opened.as_of.isoformat(),
            _counts(told),
            tuple((f.mark.file, _sentence(f, lang)) for f in loose),
            lang,
        ),
        {place: _told(found, lang) for place, found in told.items()},
    )
    try:
        return sheets_book(content)
    except NoLibraryError as error:
        raise no_library(error) from error
    except TooLongError as error:
        words = TOO_MANY if error.row is None else TOO_LONG
        values = {"table": error.table, "row": error.row, "most": LONGEST_CELL}
        raise SheetsPlaceError(words, **values) from error


def write_sheets(
    opened: Opened, data: bytes, out: Path, *, private: bool, force: bool = False
) -> None:
    """Write the workbook where it can be neither read as data nor committed with telephones.

    A file that is there may have been filled in: it is written over only if `force`.
    SheetsPlaceError, OSError.
    """
    own = opened.root / PRINT
    if is_inside(out, opened.root) and not is_inside(out, own):
        raise SheetsPlaceError(_IN_FOLDER, path=out, print=own)
    if out.is_file() and not force:
        raise SheetsPlaceError(_IS_THERE, path=out)
    hide_from_git(out, opened.root)
    if private and may_be_tracked(out.parent):
        raise SheetsPlaceError(_PRIVATE_PLACE, path=out, print=own)
    write_atomic(out, data)


def default_place(opened: Opened) -> Path:
    """Return where the workbook goes when nothing is said."""
    village = opened.village.manifest.village
    return opened.root / PRINT / f"sheets-{village.code if village else 'village'}.xlsx"


def _place(sheets: tuple[Held, ...], finding: Finding) -> tuple[str, str, int] | None:
    """Return the sheet, the row's mark and the column at which a finding is told."""
    for one in sheets:
        if found := cell_of(one, finding.mark, finding.field):
            return one.plan.name, found[0].mark, found[1]
    return None


def _elsewhere(sheets: tuple[Held, ...], finding: Finding) -> bool:
    """Say whether a finding stands at a row of a table that is not in the workbook."""
    known = table_of(finding.mark.file) if finding.mark.line is not None else None
    return known is not None and all(known[0] is not one.plan.table for one in sheets)


def _counts(
    told: dict[tuple[str, str, int], list[Finding]],
) -> dict[str, tuple[int, int, int]]:
    found: dict[str, Counter[Severity]] = {}
    for (sheet, _, _), findings in told.items():
        found.setdefault(sheet, Counter()).update(f.severity for f in findings)
    return {
        name: (c[Severity.ERROR], c[Severity.WARNING], c[Severity.NOTICE])
        for name, c in found.items()
    }


def _told(findings: list[Finding], lang: Lang) -> Told:
    gravest = min(findings, key=lambda f: _GRAVEST.index(f.severity)).severity
    return Told(gravest, tuple(dict.fromkeys(_sentence(f, lang) for f in findings)))


def _sentence(finding: Finding, lang: Lang) -> str:
    """Return what a finding says: how grave, what, how to mend it, by which clause."""
    clause = f" [{finding.clause}]" if finding.clause else ""
    said = fill(finding.message, finding.values, lang)
    hint = fill(finding.hint, finding.values, lang)
    colon = "：" if lang == "zh" else ": "
    space = "" if lang == "zh" else " "
    return f"{severity_words(finding.severity, lang)}{colon}{said}{space}{hint}{clause}"
