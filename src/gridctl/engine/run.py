"""Runs the rules on a Context: not checked with a reason, crash to finding, waivers, order."""

from collections.abc import Collection, Iterable
from fnmatch import fnmatchcase

from gridctl.compute.private import hidden
from gridctl.compute.waiving import approved, ended, meetings_read
from gridctl.engine.catalogue import Runnable, catalogue
from gridctl.engine.lost import Lost
from gridctl.findings.finding import Breach, Finding, NotChecked, in_order
from gridctl.findings.report import Ran
from gridctl.model.mark import Mark
from gridctl.model.record import Record
from gridctl.model.tables import TABLES
from gridctl.model.words import Words
from gridctl.rules.general import rule_crashed
from gridctl.rules.rule import Context, Rule
from gridctl.source.records import Unread
from gridctl.tables.read import table_of
from gridctl.waivers.apply import waive

_PATHS = {table.name: table for table in TABLES}
_MANIFEST = _PATHS["manifests"].path
_ABOUT_FILES = "FMT"
_REASONS = {
    "no-clause": Words("no policy in force asks for it", "现行政策没有此项要求"),
    "missing": Words("{file} is missing", "缺少{file}"),
    "unparsed": Words("{file} could not be read", "{file}无法读取"),
    "held": Words(
        "{file} line {line} could not be read, so {subject} was not judged",
        "{file}第{line}行无法读取，未对{subject}作出判断",
    ),
    "pack": Words("there is no pack {pack}, which may exempt", "缺少政策包{pack}，其中可能有豁免"),
    "base": Words(
        "no earlier version to compare with is named (--base or --since)",
        "没有指定可供比较的以前版本（--base 或 --since）",
    ),
    "base-lost": Words(
        "the earlier version that is named cannot be read", "所指定的以前版本无法读取"
    ),
    "base-unparsed": Words(
        "{file} cannot be read in the earlier version", "以前版本中的{file}无法读取"
    ),
    "rendered": Words(
        "only gridctl ci renders what is published again", "只有 gridctl ci 会重新生成已公示的页面"
    ),
    "crashed": Words("it stopped with an error of its own", "规则自身出错而中止"),
    "manifest": Words("the manifest could not be read", "项目清单无法读取"),
}


class Outcome(Record):
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
        self.lost = Lost(ctx, unparsed, unread)
        self.findings: list[Finding] = []
        self.not_checked: list[NotChecked] = []
        self.rules_run = 0
        self._told: set[tuple[str, str, str]] = set()

    def outcome(self) -> Outcome:
        """Return what was found, in order."""
        found = tuple(sorted(self.findings, key=in_order))
        return Outcome(found, tuple(self.not_checked), self.rules_run)

    def take(self, item: Runnable) -> None:
        """Run one rule, or say why not."""
        rule = item.rule
        keys = self.ctx.asking(rule)
        if rule.sets and not keys:
            self.skip(rule, "no-clause")
            return
        if self._lacks(rule, rule.tables, rule.reads if rule.tables else ()):
            return
        if not self._comparable(rule):
            return
        lacking = [self._lacks(rule, rule.needs.get(key, ())) for key in keys]
        if lacking and all(lacking):
            return
        self.rules_run += 1
        for path, _ in self.lost.files(*rule.tables, *rule.reads):
            self.skip(rule, "unparsed", {"file": path})
        try:
            for breach in item.check(self.ctx):
                self._stamp(rule, breach)
        except Exception as error:  # noqa: BLE001 (a crash is a finding, and the run goes on)
            values = {"rule": rule.name, "error": type(error).__name__}
            self._stamp(rule_crashed.RULE, Breach(Mark(_MANIFEST), values, rule.name))
            self.skip(rule, "crashed")

    def _comparable(self, rule: Rule) -> bool:
        """Say whether what a rule compares with is there; what is not is told."""
        ctx = self.ctx
        if rule.rendered and ctx.rendered is None and ctx.published:
            self.skip(rule, "rendered")
            return False
        if rule.history and ctx.base is None:
            self.skip(rule, "base-lost" if ctx.base_lost else "base")
            return rule.unaided
        for path in sorted(ctx.base.unparsed) if rule.history and ctx.base else ():
            table, _ = table_of(path) or (None, None)
            if table and table.name in {*rule.tables, *rule.reads}:
                self.skip(rule, "base-unparsed", {"file": path})
        return True

    def _lacks(self, rule: Rule, tables: Iterable[str], reads: Iterable[str] = ()) -> bool:
        """Say whether a table cannot be looked at; the first is told."""
        lacking = self.lost.lacking(tables, reads)
        if lacking is None:
            return False
        reason, path = lacking
        self.skip(rule, reason, {"file": path})
        return True

    def waive(self) -> None:
        """Mark what waivers in force name as waived."""
        ctx = self.ctx
        if not ctx.village.waiver_documents:
            return
        meetings = meetings_read(ctx.as_read, ctx.problems)
        passed = approved(ctx.as_read, meetings, ctx.as_of)
        waivable = {key: rule.name for key, rule in ctx.rules.items() if rule.waivable}
        in_force = (waiver for waiver in passed if not ended(waiver, ctx.as_of))
        self.findings = waive(self.findings, in_force, waivable)

    def ran(self, items: Iterable[Runnable]) -> Ran:
        """Return what was found, and which of the rules run could look at everything."""
        unsure = {n.name for n in self.not_checked if n.reason is not _REASONS["no-clause"]}
        return Ran(tuple(self.findings), frozenset(i.rule.name for i in items) - unsure)

    def skip(self, rule: Rule, reason: str, values: dict[str, object] | None = None) -> None:
        """Say once why a rule, or what of it, was not checked."""
        shown = {name: hidden(value) for name, value in (values or {}).items()}
        told = (rule.code, reason, str(shown))
        if told not in self._told:
            self._told.add(told)
            self.not_checked.append(NotChecked(rule.code, rule.name, _REASONS[reason], shown))

    def _stamp(self, rule: Rule, breach: Breach) -> None:
        if held := self.lost.holding_back(rule, breach):
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
                variant=breach.variant,
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
    reason. A shortfall that an unreadable row may explain is held back, and told as not checked;
    so is what a broken file of one period may explain, while the other periods are judged. What a
    waiver in force names is marked as waived; the rules that are judged last see all that.
    """
    ctx.needed = needed_tables(ctx)
    ctx.rules = {key: i.rule for i in catalogue() for key in (i.rule.name, i.rule.code)}
    work = _Run(ctx, unparsed, unread)
    items = chosen(select, ignore)
    for item in items:
        if not item.rule.last:
            work.take(item)
    work.waive()
    ctx.ran = work.ran(items)
    for item in items:
        if item.rule.last:
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
    names: set[str] = set()
    for rule in (item.rule for item in catalogue()):
        keys = ctx.asking(rule)
        if keys or not rule.sets:
            names.update(rule.tables, *(rule.needs.get(key, ()) for key in keys))
    names = {name for name in names if not _PATHS[name].span}
    return tuple(table.name for table in TABLES if table.name in names)
