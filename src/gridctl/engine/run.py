"""Runs the rules on a Context: not checked with a reason, crash to finding, order."""

from collections.abc import Collection, Iterable
from fnmatch import fnmatchcase
from typing import NamedTuple

from gridctl.compute.references import dangling
from gridctl.engine.catalogue import Runnable, catalogue
from gridctl.findings.finding import Breach, Finding, NotChecked, Severity, in_order
from gridctl.model.mark import Mark
from gridctl.model.tables import TABLES
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule, asks_for
from gridctl.source.records import Unread
from gridctl.tables.read import table_of

_PATHS = {table.name: table for table in TABLES}
_CRASHED = Words(
    "The rule {rule} could not finish ({error}); the other rules ran.",
    "规则{rule}未能完成（{error}），其他规则已照常运行。",
)
_REPORT_IT = Words(
    "This is a fault of gridctl; please report it with the rule's name.",
    "这是 gridctl 的缺陷，请附规则名称反馈。",
)
_REASONS = {
    "no-clause": Words("no policy in force asks for it", "现行政策没有此项要求"),
    "missing": Words("{file} is missing", "缺少{file}"),
    "unparsed": Words("{file} could not be read", "{file}无法读取"),
    "held": Words(
        "{file} line {line} could not be read, so {subject} was not judged",
        "{file}第{line}行无法读取，未对{subject}作出判断",
    ),
    "crashed": Words("it stopped with an error of its own", "规则自身出错而中止"),
    "manifest": Words("the manifest could not be read", "项目清单无法读取"),
}


class Outcome(NamedTuple):
    """What a run found, what it could not check, and how many rules ran."""

    findings: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...]
    rules_run: int


def chosen(select: Collection[str], ignore: Collection[str]) -> tuple[Runnable, ...]:
    """Return the rules that `select` and `ignore` leave: names, codes, or patterns of them."""

    def named(rule: Rule, patterns: Iterable[str]) -> bool:
        return any(fnmatchcase(n, p) for p in patterns for n in (rule.name, rule.code))

    return tuple(
        item
        for item in catalogue()
        if (not select or named(item.rule, select)) and not named(item.rule, ignore)
    )


class _Run:
    """One run over one village."""

    def __init__(self, ctx: Context, unparsed: Collection[str], unread: Iterable[Unread]) -> None:
        self.ctx = ctx
        self.unparsed = unparsed
        self.findings: list[Finding] = []
        self.not_checked: list[NotChecked] = []
        self.rules_run = 0
        self.unread: dict[str, list[Unread]] = {}
        for row in (*unread, *self._dangling_rows()):
            known = table_of(row.file)
            if known:
                self.unread.setdefault(known[0].name, []).append(row)

    def _dangling_rows(self) -> Iterable[Unread]:
        for row in dangling(self.ctx.as_read):
            yield Unread(row.mark.file, row.mark.line or 0, row.ids)

    def take(self, item: Runnable) -> None:
        """Run one rule, or say why not."""
        rule = item.rule
        if rule.sets and not asks_for(rule, self.ctx.policies.keys):
            self._skip(rule, "no-clause")
            return
        for table in rule.tables:
            if reason := self._absence(table):
                self._skip(rule, reason, {"file": _PATHS[table].path})
                return
        self.rules_run += 1
        try:
            for breach in item.check(self.ctx):
                self._stamp(rule, breach)
        except Exception as error:  # noqa: BLE001 (a crash is a finding, and the run goes on)
            values = {"rule": rule.name, "error": type(error).__name__}
            self.findings.append(
                Finding(
                    "GEN001",
                    "rule-crashed",
                    Severity.ERROR,
                    Mark("gridctl.yaml"),
                    "",
                    rule.name,
                    _CRASHED,
                    _REPORT_IT,
                    values,
                    "",
                )
            )
            self._skip(rule, "crashed")

    def _absence(self, table: str) -> str:
        path = _PATHS[table].path
        if _PATHS[table].span:
            head = path.partition("{")[0]
            return "unparsed" if any(p.startswith(head) for p in self.unparsed) else ""
        if path in self.unparsed:
            return "unparsed"
        return "" if path in self.ctx.village.present else "missing"

    def _skip(self, rule: Rule, reason: str, values: dict[str, object] | None = None) -> None:
        self.not_checked.append(NotChecked(rule.code, rule.name, _REASONS[reason], values or {}))

    def _held_back(self, rule: Rule, breach: Breach) -> Unread | None:
        """Return the unreadable row that may hold what the breach misses."""
        if not (breach.absent and breach.subject):
            return None
        rows = (row for t in (*rule.tables, *rule.reads) for row in self.unread.get(t, ()))
        return next((row for row in rows if breach.subject in row.ids), None)

    def _stamp(self, rule: Rule, breach: Breach) -> None:
        if row := self._held_back(rule, breach):
            values = {"file": row.file, "line": row.line, "subject": breach.subject}
            self._skip(rule, "held", values)
            return
        self.findings.append(
            Finding(
                rule.code,
                rule.name,
                breach.severity or rule.severity,
                breach.mark,
                breach.field,
                breach.subject,
                rule.messages[breach.variant],
                rule.hint,
                breach.values,
                breach.clause,
                related=breach.related,
            )
        )


def run(
    ctx: Context,
    unparsed: Collection[str],
    unread: Iterable[Unread],
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> Outcome:
    """Run the chosen rules.

    A rule that no clause asks for, or whose table is absent or broken, is not checked, with the
    reason. A shortfall that an unreadable row may explain is held back, and told as not checked.
    """
    ctx.needed = needed_tables(ctx)
    work = _Run(ctx, unparsed, unread)
    for item in chosen(select, ignore):
        work.take(item)
    return Outcome(
        tuple(sorted(work.findings, key=in_order)),
        tuple(work.not_checked),
        work.rules_run,
    )


def needed_tables(ctx: Context) -> tuple[str, ...]:
    """Return the tables without a period that the rules in force cannot do without."""
    keys = ctx.policies.keys
    names = {
        table
        for item in catalogue()
        if not item.rule.sets or asks_for(item.rule, keys)
        for table in item.rule.tables
        if not _PATHS[table].span
    }
    return tuple(table.name for table in TABLES if table.name in names)
