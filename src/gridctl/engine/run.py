"""Runs the rules on a Context: not checked with a reason, crash to finding, order."""

from collections.abc import Collection, Iterable
from fnmatch import fnmatchcase
from typing import NamedTuple

from gridctl.compute.private import hidden
from gridctl.engine.catalogue import Runnable, catalogue
from gridctl.findings.finding import Breach, Finding, NotChecked, Severity, in_order
from gridctl.model.mark import Mark
from gridctl.model.tables import TABLES
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule, asks_for
from gridctl.source.records import Unread
from gridctl.tables.read import table_of

_PATHS = {table.name: table for table in TABLES}
_MANIFEST = _PATHS["manifests"].path
_ABOUT_FILES = "FMT"
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
    "pack": Words("there is no pack {pack}, which may exempt", "缺少政策包{pack}，其中可能有豁免"),
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
        #: By table, the first row not read that names an id; under "" the first of all.
        self.unread: dict[str, dict[str, Unread]] = {}
        lost = (p for p in ctx.problems if (p.name, p.variant) == ("bad-policy", "no-pack"))
        self.lost_pack = next((str(problem.values["pack"]) for problem in lost), "")
        self._told: set[tuple[str, str, str]] = set()
        for row in (*unread, *self._dangling_rows()):
            known = table_of(row.file)
            if known:
                rows = self.unread.setdefault(known[0].name, {})
                for one in ("", *row.ids):
                    rows.setdefault(one, row)

    def _dangling_rows(self) -> Iterable[Unread]:
        for row in self.ctx.dangling:
            yield Unread(row.mark.file, row.mark.line or 0, row.ids)

    def outcome(self) -> Outcome:
        """Return what was found, in order."""
        found = tuple(sorted(self.findings, key=in_order))
        return Outcome(found, tuple(self.not_checked), self.rules_run)

    def take(self, item: Runnable) -> None:
        """Run one rule, or say why not."""
        rule = item.rule
        if rule.sets and not asks_for(rule, self.ctx.policies.keys):
            self.skip(rule, "no-clause")
            return
        if lacking := self._lacking(rule):
            self.skip(rule, *lacking)
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
            self.skip(rule, "crashed")

    def _lacking(self, rule: Rule) -> tuple[str, dict[str, object]] | None:
        """Return why a rule cannot run: a table is absent or broken, or one it reads is broken.

        A rule that needs no table looks at each for itself, and runs.
        """
        for table in (*rule.tables, *rule.reads) if rule.tables else ():
            reason, path = self._absence(table)
            if reason == "unparsed" or (reason and table in rule.tables):
                return reason, {"file": path}
        return None

    def _absence(self, table: str) -> tuple[str, str]:
        """Return why a table cannot be looked at, and its file; no reason where it can."""
        path = _PATHS[table].path
        if _PATHS[table].span:
            head = path.partition("{")[0]
            broken = [p for p in self.unparsed if p.startswith(head) or head.startswith(f"{p}/")]
            return ("unparsed", min(broken)) if broken else ("", path)
        broken = [p for p in self.unparsed if p == path or path.startswith(f"{p}/")]
        if broken:
            return "unparsed", min(broken)
        return "" if path in self.ctx.village.present else "missing", path

    def skip(self, rule: Rule, reason: str, values: dict[str, object] | None = None) -> None:
        """Say once why a rule, or what of it, was not checked."""
        shown = {name: hidden(value) for name, value in (values or {}).items()}
        told = (rule.code, reason, str(shown))
        if told not in self._told:
            self._told.add(told)
            self.not_checked.append(NotChecked(rule.code, rule.name, _REASONS[reason], shown))

    def _held_back(self, rule: Rule, breach: Breach) -> tuple[str, dict[str, object]] | None:
        """Return why a breach is not certain: what it misses may stand where none could read."""
        for table in breach.holders:
            reason, path = self._absence(table)
            if reason == "unparsed" or (reason == "missing" and table in self.ctx.needed):
                return reason, {"file": path}
        if "policies" in breach.doubts and self.lost_pack:
            return "pack", {"pack": self.lost_pack}
        if breach.absent and breach.subject:
            for table in (*rule.tables, *rule.reads):
                rows = self.unread.get(table, {})
                row = rows.get("" if table in breach.doubts else breach.subject)
                if row is not None:
                    values = {"file": row.file, "line": row.line, "subject": breach.subject}
                    return "held", values
        return None

    def _stamp(self, rule: Rule, breach: Breach) -> None:
        if held := self._held_back(rule, breach):
            self.skip(rule, *held)
            return
        self.findings.append(
            Finding(
                rule.code,
                rule.name,
                breach.severity or rule.severity,
                breach.mark,
                breach.field,
                hidden(breach.subject),
                rule.messages[breach.variant],
                rule.hint,
                {name: hidden(value) for name, value in breach.values.items()},
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
    return work.outcome()


def run_without_manifest(
    ctx: Context, select: Collection[str] = (), ignore: Collection[str] = ()
) -> Outcome:
    """Run only the rules about files: without a manifest nothing else can be judged.

    What is wrong with the manifest itself is told even where its rule was not chosen.
    """
    work = _Run(ctx, ctx.unparsed, ())
    names = set()
    for item in chosen(select, ignore):
        names.add(item.rule.name)
        if not item.rule.code.startswith(_ABOUT_FILES):
            work.skip(item.rule, "manifest")
    for item in catalogue():
        if item.rule.code.startswith(_ABOUT_FILES):
            work.take(item)
    work.findings = [f for f in work.findings if f.name in names or f.mark.file == _MANIFEST]
    return work.outcome()


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
