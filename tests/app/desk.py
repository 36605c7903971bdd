"""A clerk's desk: a small village on disk, its workbook, what is changed in it, and the import."""

import io
import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from gridctl.app.sheet_export import export_sheets, sheets_of, tables_called
from gridctl.app.sheet_import import Imported, Options, import_sheets
from gridctl.app.validate import validate
from gridctl.app.village import Opened, open_village, opened_from
from gridctl.lang.say import fill
from gridctl.model.mark import Mark
from gridctl.model.words import Lang
from tests.exchange.made import read_book
from tests.kit import TODAY, Files, manifest

MEMBERS = """\
编号,姓名,性别,出生年月,入党时间,转正时间,党支部,党小组,农户,在村情况,免联户
M001,李例禾,男,1969-04,1994-06-28,1995-06-28,B01,PG01,H001,在村,
M002,张例平,女,1975-11,2001-07-01,2002-07-01,B01,PG01,H002,,否
M010,王例安,男,1980-01-05,2010-07-01,2011-07-01,B01,,,外出,是
"""
HOUSEHOLDS = """\
编号,户主,村民小组,院落,在村情况,重点户
H001,李样河,VG01,C101,在村,
H002,张样安,VG01,,,
010,赵样月,VG01,C101,在村,是
H004,"钱样,春",VG02,,在村,
"""
LINKS = """\
党员,农户,起始日期,截止日期,联户依据,确定方式,通过会议,变更会议
M001,010,2022-01-01,,就近,自报,,
M001,H004,2022-01-01,,kin,,,
M002,010,2022-02-01,,,,,
"""
VISITS = """\
日期,党员,农户,事由,诉求,佐证
2022-01-03,M001,010,日常走访,,=ZF-1
2022-01-03,M001,010,日常走访,,=ZF-1
2022-02-04,M001,H004,走访慰问,,ZF-2
2022-03-05,M002,010,日常走访,,ZF-3
"""
VISITS_2 = """\
date,member,household,reason,request,evidence
2022-04-03,M001,010,routine,,ZF-4
2022-05-03,M001,H004,care,,ZF-5
"""
RATINGS = """\
党员,好,较好,一般,差
M001,10,2,0,0
M002,9,3,1,0
"""
GRIDS = """\
# 网格，由支委会划定
grids:
- id: G01
  name: 东网格   # 村口一片
  leader: M001
  workers: [M002, S01]
  duties: [政策宣传, "巡看、登记"]
  villager_groups:
  - {id: VG01, name: 一组, head: M001}
  - {id: VG02, name: 二组}
  courtyards:
  - {id: C101, name: "溪口院子", villager_group: VG01}
- id: G02
  tier: grid
  name: 西网格
"""
BRANCHES = """\
organisation:
  id: V
  name: 试村党总支
  secretary: M001
  committee: [M001, M002]
  branches:
  - id: B01
    name: 第一党支部
    secretary: M001
    party_groups:
    - {id: PG01, name: 东党小组, leader: M002}
"""
COMMITMENTS = """\
commitments:
- member: M001
  signed_on: 2022-06-08
  duties: [指导产业发展]
  promises:
  # 第一项
  - {text: 清理沟渠, target: 两百米, measures: 每月清掏, due_on: 2022-09-28}
- member: M002
  duties: []
"""
STARS = """\
chosen_at:
stars: {study: M001, industry: M002, environment: M010}
"""
TASKS = """\
common: [policy, key-work]
own: [护林防火]
"""
CONTACTS = "人员,电话,同意公开\nM001,10000000001,是\n"
FILES = {
    "gridctl.yaml": manifest("line-2022", more="lang: zh"),
    "members.csv": MEMBERS,
    "staff.csv": "编号,姓名\nS01,石试文\n",
    "households.csv": HOUSEHOLDS,
    "links.csv": LINKS,
    "ledger/visits/2022Q1.csv": VISITS,
    "ledger/visits/2022Q2.csv": VISITS_2,
    "ledger/ratings/2022-07.csv": RATINGS,
    "grids.yaml": GRIDS,
    "branches.yaml": BRANCHES,
    "commitments/2022.yaml": COMMITMENTS,
    "stars/2022H1.yaml": STARS,
    "tasks.yaml": TASKS,
    "private/contacts.csv": CONTACTS,
}
#: The tables that have rows; the sheets of the others are blank.
HELD = (
    *("members", "staff", "households", "grids", "branch_documents", "links", "commitments"),
    *("tasks", "stars", "visits", "ratings"),
)
DAY = date(2023, 1, 5)
Change = Callable[[Any], None]


def exported(opened: Opened, tables: tuple[str, ...], lang: Lang, *, private: bool) -> bytes:
    sheets = sheets_of(opened, tables_called(tables), private=private)
    return export_sheets(opened, sheets, validate(opened).findings, lang)


@lru_cache(maxsize=16)
def _book(
    files: tuple[tuple[str, bytes], ...], tables: tuple[str, ...], lang: Lang, private: bool
) -> bytes:
    opened = opened_from(Path("village"), dict(files), TODAY, DAY)
    return exported(opened, tables, lang, private=private)


class Desk:
    """A village in a folder, and what a clerk does with its workbook."""

    def __init__(self, root: Path, **changed: str) -> None:
        self.root = root
        for path, text in {**FILES, **changed}.items():
            self.put(path, text)

    def put(self, path: str, text: str | bytes) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_bytes().decode()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        self.put(path, text.replace(old, new))

    def opened(self) -> Opened:
        return open_village(self.root, TODAY, DAY)

    def export(self, *tables: str, lang: Lang = "zh", private: bool = False) -> bytes:
        return exported(self.opened(), tables, lang, private=private)

    def book(self, *tables: str, lang: Lang = "zh", private: bool = False) -> bytes:
        """Return what `export` gives; the same folder is exported once only."""
        paths = sorted(path for path in self.root.rglob("*") if path.is_file())
        files = [(path.relative_to(self.root).as_posix(), path.read_bytes()) for path in paths]
        return _book(tuple(files), tables, lang, private)

    def changed(self, data: bytes, change: Change) -> bytes:
        """Return the workbook as it is after `change` has been made in it."""
        book = read_book(data)
        change(book)
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    def take(self, data: bytes, name: str = "book.xlsx", **options: Any) -> Imported:
        return import_sheets(self.opened(), [(name, data)], Options(**options), "zh")

    def after(self, change: Change, *tables: str, **options: Any) -> Imported:
        """Export the sheets of `tables` (those with rows, if none is named), change, import."""
        return self.take(self.changed(self.book(*(tables or HELD)), change), **options)


def thinned(files: Files) -> dict[str, str | bytes]:
    """Return an example with its first and last households, and as few rows of each ledger."""
    found = dict(files)
    most = bytes(files["households.csv"]).count(b"\n")  # type: ignore[arg-type]
    for path, data in files.items():
        rows = bytes(data).splitlines(keepends=True)  # type: ignore[arg-type]
        if path in {"households.csv", "links.csv"} or path.startswith("ledger/"):
            homes = [max(map(int, re.findall(rb"\bH(\d+)", row)), default=0) for row in rows]
            kept = zip(rows, homes, strict=True)
            rows = [row for row, home in kept if home <= 30 or home > most - 30]
        if path.startswith("ledger/"):
            rows = [*rows[:25], *rows[25:][-25:]]
        found[path] = b"".join(rows)
    return found


def begun(files: Files) -> dict[str, str | bytes]:
    """Return an example whose records begin on the desk's day, so that little is found missing."""
    text = bytes(files["gridctl.yaml"]).decode()  # type: ignore[arg-type]
    start = re.sub(r"(?<=records_from: )\S+", str(DAY), text)
    return {**files, "gridctl.yaml": start}


def lines(found: Imported) -> dict[str, list[str]]:
    """Return the lines that a change takes away (-) and adds (+), by file."""
    told: dict[str, list[str]] = {}
    for path in found.edits.changed:
        old, new = found.edits.before.get(path), found.edits.after[path]
        before = (old or b"").decode().split("\n")
        after = (new or b"").decode().split("\n")
        told[path] = [f"-{x}" for x in gone(before, after)] + [f"+{x}" for x in gone(after, before)]
    return told


def gone(one: list[str], other: list[str]) -> list[str]:
    rest = list(other)
    found = []
    for line in one:
        if line in rest:
            rest.remove(line)
        else:
            found.append(line)
    return found


def told(found: Imported, lang: Lang = "zh") -> list[tuple[Mark, str]]:
    """Return what stands in the way."""
    return [(t.mark, fill(t.words, t.values, lang)) for t in found.troubles]


def at(book: Any, sheet: str, row: int, heading: str) -> Any:
    """Return a cell by its row and its column's heading."""
    here = book[sheet]
    columns = {cell.value: cell.column for cell in here[1]}
    return here.cell(row, columns[heading])


def find(book: Any, sheet: str, **wanted: str) -> int:
    """Return the number of the only row in which columns begin so."""
    here = book[sheet]
    columns = {cell.value: cell.column for cell in here[1]}
    found = [
        row
        for row in range(2, here.max_row + 1)
        if all(str(here.cell(row, columns[h]).value or "").startswith(v) for h, v in wanted.items())
    ]
    assert len(found) == 1, found
    return found[0]


def added(book: Any, sheet: str, before: int | None = None, **values: Any) -> int:
    """Put a new row into a sheet, at the end or before another; return its number."""
    here = book[sheet]
    row = here.max_row + 1 if before is None else before
    if before is not None:
        here.insert_rows(before)
    for heading, value in values.items():
        at(book, sheet, row, heading).value = value
    return row
