"""A sheet that comes back, the sheet as it went out, and the folder as it is now, in one.

A cell is taken over where the clerk changed it and the folder did not; where both did, and
differently, it is told and nothing is written. What only the folder changed stays. Without
a base (a CSV file, a foreign workbook) the folder as it is now stands for it, and no row is taken
for deleted unless that is asked for.
"""

from gridctl.exchange.book.alike import Alike, Known, SheetRow
from gridctl.exchange.book.base import BaseSheet
from gridctl.exchange.book.cells import plain
from gridctl.exchange.book.check import Checker
from gridctl.exchange.book.given import Given, Trouble
from gridctl.exchange.book.grids import Line
from gridctl.exchange.book.merged import Merged, Set, Settings
from gridctl.exchange.book.placing import Placing, file_of
from gridctl.exchange.book.plan import Plan
from gridctl.exchange.book.rows import Held, Row
from gridctl.model.mark import Mark
from gridctl.model.words import Words

_BOTH = Words(
    "Changed here and in the folder: {column} is “{given}” here and “{now}” in {file}, line "
    "{line}; it was “{base}”.",
    "此处与数据目录都改过“{column}”：此处为“{given}”，{file}第{line}行为“{now}”，原为“{base}”。",
)
_GONE = Words(
    "This row was changed here, but meanwhile taken out of {file}, or changed beyond recognition.",
    "此处改过的这一行，在{file}中已被删除或改动过大。",
)
_CHANGED = Words(
    "A row was deleted here, but meanwhile changed in {file}, line {line}.",
    "此处删除的一行，在{file}第{line}行已被改动。",
)
_STALE = Words(
    "This row differs from {file}, line {line}, which was changed after the sheet was written.",
    "这一行与{file}第{line}行不同，而后者在导出之后改动过。",
)
_THERE = Words(
    "A row with this key was meanwhile added to {file}, line {line}, and says something else.",
    "{file}第{line}行已另行增加了相同键值的行，内容不同。",
)
_NO_PERIOD = Words(
    "It cannot be told which file this row belongs to: its “{column}” says no fitting period.",
    "无法确定该行属于哪个文件：“{column}”中没有合适的期次或日期。",
)
_ONE = Words(
    "{file} has one such row already: change that one.", "{file}已有这样一行，请直接修改该行。"
)
_LOST = Words(
    "This file cannot be read, so nothing can be put into it: mend it first. {why}",
    "该文件无法读取，不能向其中写入，请先修复。{why}",
)
_MOVED = Words(
    "“{column}” cannot be changed here: further records hang on this row.",
    "不能在此更改“{column}”：该行下还有其他记录。",
)


def merge(
    given: Given,
    base: BaseSheet | None,
    now: Held,
    checker: Checker,
    settings: Settings,
    *,
    parents: bool,
) -> Merged:
    """Compare a sheet with what it was and with what the folder is now.

    `base` None: two ways only. `parents` says that other sheets' rows hang on this one's.
    """
    return _Merge(given, base, now, checker, settings, parents=parents).merged()


def lost(held: Held, path: str) -> Trouble | None:
    """Return what stands in the way of changing a file that cannot be read; None where it can."""
    at = held.lost_at(path)
    return None if at is None else Trouble(Mark(at), _LOST, {"why": held.lost[at]})


class _Merge:
    def __init__(
        self,
        given: Given,
        base: BaseSheet | None,
        now: Held,
        checker: Checker,
        settings: Settings,
        *,
        parents: bool,
    ) -> None:
        self.given, self.now, self.checker = given, now, checker
        self.plan: Plan = given.plan
        self.settings, self.parents = settings, parents
        self.three = base is not None
        self.rows = Alike(given, base, now, checker, settings.period)
        self.sets: list[Set] = []
        self.added: list[tuple[int, SheetRow, str, tuple[str, ...]]] = []
        self.removed: list[Row] = []
        self.troubles = list(given.troubles)

    # what is to be done

    def merged(self) -> Merged:
        pairs = self.rows.pairs()
        for index, new in enumerate(self.rows.lines):
            if index in pairs.of:
                self._kept(new, self.rows.known[pairs.of[index]])
            else:
                self._new(index, new)
        gone = [self.rows.known[i] for i in pairs.rest()]
        kept = 0
        if self.three or self.settings.delete:
            for known in self._within(gone):
                self._gone(known)
        else:
            kept = len(self._within(gone))
        placing = Placing(self.rows, pairs, self.removed)
        added = tuple(placing.placed(*entry) for entry in self.added)
        return Merged(
            self.now, tuple(self.sets), added, tuple(self.removed), tuple(self.troubles), kept
        )

    def _within(self, gone: list[Known]) -> list[Known]:
        """Return, of the rows that the sheet does not have, those of the files that it is about."""
        if self.three or not self.plan.table.span:
            return gone
        files = {
            file for new in self.rows.lines if (file := file_of(self.plan, new.means)) is not None
        }
        return [known for known in gone if known.base.file in files]

    def _kept(self, new: SheetRow, known: Known) -> None:
        """Take over what differs in a row that the base has, too."""
        changed = [i for i in self.rows.present if new.means[i] != known.means[i]]
        self._names(new, known, changed)
        if not changed:
            return
        row = known.row
        if row is None:
            if not self._lost(known.base.file):
                self._trouble(new.line, _GONE, {"file": known.base.file})
            return
        stale = self.rows.mark(new) if not self.three else None
        if stale is not None and stale != row.mark:
            self._trouble(new.line, _STALE, {"file": row.file, "line": row.line})
            return
        now = self.rows.now_means[id(row)]
        wanted = [i for i in changed if now[i] != new.means[i]]
        clash = [i for i in wanted if now[i] != known.means[i]]
        for i in clash:
            self._both(new, known, row, i)
        texts = {i: text for i in wanted if (text := self._checked(new.line, i)) is not None}
        if clash or len(texts) < len(wanted):
            return
        whole = tuple(texts.get(i, text) for i, text in enumerate(row.texts))
        roles = any(self.plan.leaves[i].role for i in wanted)
        file = (
            file_of(self.plan, self.rows.means(whole)) if roles or self._dates(wanted) else row.file
        )
        if roles or file != row.file:
            self._move(new, row, whole, file, wanted)
        else:
            self.sets += [Set(row, i, text) for i, text in texts.items()]

    def _names(self, new: SheetRow, known: Known, changed: list[int]) -> None:
        """Look at ids that are the same, behind which another name stands now."""
        for i in set(self.rows.present).difference(changed):
            said = new.line.cell(self.given.columns[i])
            if self.plan.leaves[i].column.field.refers and plain(said.text) != known.base.texts[i]:
                self._checked(new.line, i)

    def _dates(self, changed: list[int]) -> bool:
        """Say whether the day changes by which a row belongs to a file."""
        return bool(self.plan.table.dated) and self.plan.leaf_of(self.plan.table.dated) in changed

    def _move(
        self, new: SheetRow, row: Row, texts: tuple[str, ...], file: str | None, changed: list[int]
    ) -> None:
        """Put a row into another file, or another record's list."""
        if self.parents or file is None:
            words = _MOVED if self.parents else _NO_PERIOD
            self._trouble(new.line, words, {"column": self.plan.leaves[changed[0]].words})
            return
        if self._lost(file):
            return
        self.removed.append(row)
        self.added.append((-1, new, file, texts))

    def _new(self, index: int, new: SheetRow) -> None:
        """Add a row that the base has not."""
        mark = None if self.three else self.rows.mark(new)
        if mark is not None and mark not in self.rows.marks:
            if self._lost(self.plan.table.path):
                return
            self._trouble(new.line, _GONE, {"file": self.plan.table.path})
            return
        if self.three and (there := self.rows.there(new)) is not None:
            if self.rows.content(self.rows.now_means[id(there)]) != self.rows.content(new.means):
                self._trouble(new.line, _THERE, {"file": there.file, "line": there.line})
            return
        found = [
            self._checked(new.line, i) if i in self.given.columns else self._ours(i)
            for i in range(len(self.plan.leaves))
        ]
        texts = tuple(text for text in found if text is not None)
        if len(texts) < len(found):
            return
        file = file_of(self.plan, self.rows.means(texts))
        if self.plan.table.is_yaml and not self.plan.way and file in self.now.files:
            self._trouble(new.line, _ONE, {"file": file})
            return
        if file is None:
            table = self.plan.table
            name = table.dated or "period"
            at = self.plan.leaf_of(name) if table.dated else 0
            self._trouble(new.line, _NO_PERIOD, {"column": self.plan.leaves[at or 0].words})
            return
        if not self._lost(file):
            self.added.append((index, new, file, texts))

    def _ours(self, index: int) -> str:
        period = self.settings.period
        role = self.plan.leaves[index].role
        return str(period) if role == "period" and period is not None else ""

    def _gone(self, known: Known) -> None:
        """Take out a row that the sheet has no more."""
        row = known.row
        if row is None:
            self._lost(known.base.file)
            return
        if self.rows.now_means[id(row)] != known.means:
            values = {"file": row.file, "line": row.line}
            self.troubles.append(Trouble(Mark(row.file, row.line), _CHANGED, values))
        else:
            self.removed.append(row)

    # what is told

    def _lost(self, path: str) -> bool:
        """Say whether a file cannot be read, and tell so once."""
        trouble = lost(self.now, path)
        if trouble is not None and trouble not in self.troubles:
            self.troubles.append(trouble)
        return trouble is not None

    def _mark_of(self, line: Line, leaf: int) -> Mark:
        return self.given.grid.mark(line.number, self.given.columns.get(leaf))

    def _checked(self, line: Line, leaf: int) -> str | None:
        said = line.cell(self.given.columns[leaf])
        return self.checker.text(said, self.plan.leaves[leaf], self._mark_of(line, leaf))

    def _trouble(self, line: Line, words: Words, values: dict[str, object]) -> None:
        self.troubles.append(Trouble(self.given.grid.mark(line.number), words, values))

    def _both(self, new: SheetRow, known: Known, row: Row, leaf: int) -> None:
        values = {
            "column": self.plan.leaves[leaf].words,
            "given": new.line.cell(self.given.columns[leaf]).text.strip(),
            "now": row.texts[leaf],
            "base": known.base.texts[leaf],
            "file": row.file,
            "line": row.line,
        }
        self.troubles.append(Trouble(self._mark_of(new.line, leaf), _BOTH, values))
