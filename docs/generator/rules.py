"""The rule catalogue, from each rule's own file."""

from collections.abc import Iterator
from itertools import groupby

from docs.generator.markdown import GENERATED, anchor, cell, codes, document, fenced, table
from docs.generator.policies import packs
from gridctl.engine.catalogue import Runnable, catalogue
from gridctl.model.tables import TABLES
from gridctl.rules.rule import Rule, asks_for

_INTRODUCTION = """\
# Rules 规则

What `gridctl validate` checks. A rule runs where a clause in force asks for it; those without a
clause always run. A rule that could not run is told as not checked, with the reason. Leave rules
out with `--ignore`, or choose some with `--select`, by name, code or pattern.

`gridctl validate` 的全部检查项。有对应条款的规则，在条款施行期内运行；没有对应条款的规则始终运行。
未能运行的规则会列为“未检查”并说明原因。可用 `--select`、`--ignore` 按名称、代码或通配符选取或略过。
"""
_PATHS = {each.name: each.path for each in TABLES}


def heading(rule: Rule) -> str:
    """Return the heading of a rule's section."""
    return f"{rule.code} {rule.name}"


def link(rule: Rule) -> str:
    """Return a link to a rule's section in the catalogue."""
    return f"[{rule.name}](rules.md#{anchor(heading(rule))})"


def by_name() -> dict[str, Rule]:
    """Return the rules by name."""
    return {item.rule.name: item.rule for item in catalogue()}


def _clauses(rule: Rule) -> list[str]:
    if not rule.sets:
        return []
    return [
        f"{pack.id}/{clause.id}"
        for pack in packs()
        for clause in pack.clauses
        if asks_for(rule, frozenset({clause.sets}))
    ]


def _facts(rule: Rule) -> Iterator[str]:
    yield f"- severity 级别: {rule.severity.value}"
    if rule.sets:
        yield f"- asked for by 条款键: {codes(rule.sets)}"
        yield f"- clauses 条款: {codes(_clauses(rule)) or 'none built in 内置文件均无'}"
    else:
        yield "- asked for by 条款键: always 始终运行"
    if rule.tables:
        yield f"- needs 需要: {codes(_PATHS[name] for name in rule.tables)}"
    if rule.reads:
        yield f"- reads 参照: {codes(_PATHS[name] for name in rule.reads)}"
    if not rule.waivable:
        yield "- cannot be waived 不可豁免"


def _rule(item: Runnable) -> list[str]:
    rule = item.rule
    rows = [
        ("asks 要求", rule.summary),
        ("why 缘由", rule.why),
        *(
            (f"message {variant}".strip() + " 提示语", text)
            for variant, text in rule.messages.items()
        ),
        ("mending 处理", rule.hint),
    ]
    judged = item.manual.strip().partition("\n\n")[2].strip()
    return [
        f"### {heading(rule)}",
        "",
        *_facts(rule),
        "",
        *table(("", "English", "中文"), ((name, cell(w.en), cell(w.zh)) for name, w in rows)),
        *([" ".join(judged.split()), ""] if judged else []),
        "Good 正确:",
        "",
        *fenced(rule.good),
        "Bad 错误:",
        "",
        *fenced(rule.bad),
    ]


def _family(item: Runnable) -> str:
    return item.rule.code[:3]


def page() -> str:
    """Return the catalogue."""
    found = sorted(catalogue(), key=lambda item: item.rule.code)
    lines = [GENERATED, "", *_INTRODUCTION.split("\n")]
    lines += table(
        ("code 代码", "name 名称", "severity 级别", "asks", "要求"),
        (
            (
                item.rule.code,
                link(item.rule).replace("rules.md", ""),
                item.rule.severity.value,
                cell(item.rule.summary.en),
                cell(item.rule.summary.zh),
            )
            for item in found
        ),
    )
    for family, items in groupby(found, _family):
        lines += [f"## {family}", ""]
        for item in items:
            lines += _rule(item)
    return document(lines)
