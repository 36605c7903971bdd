"""The rule catalogue, from each rule's own file."""

from itertools import groupby

from docs.generator.markdown import GENERATED, anchor, both, cell, codes, document, fenced, table
from gridctl.app.rules import built_in_clauses
from gridctl.engine.catalogue import Runnable, catalogue
from gridctl.formats.rulesheets import (
    ASKS,
    BAD,
    CODE,
    GOOD,
    NAME,
    SEVERITY,
    Fact,
    facts,
    judging,
    texts,
)
from gridctl.model.words import Words
from gridctl.rules.rule import Rule

_INTRODUCTION = """\
# Rules 规则

What `gridctl validate` checks; `gridctl rules` shows the same with the clauses in force in a data
folder, `gridctl rules member-span` one rule. A rule runs where a clause in force asks for it; those
without a clause always run. A rule that could not run, or not for everyone, is told as not checked,
with the reason; one that stops with an error of its own is told as `rule-crashed`, and the others
run. Leave rules out with `--ignore`, or choose some with `--select`, by name, code or pattern. What
a meeting has waived (`waivers.yaml`) stays listed, but is no error.

`gridctl validate` 的全部检查项；`gridctl rules` 显示同样内容及数据目录中的现行条款，
`gridctl rules member-span` 显示单条规则。
有对应条款的规则，在条款施行期内运行；没有对应条款的规则始终运行。
未能运行、或未能对全部对象运行的规则会列为“未检查”并说明原因；
规则自身出错时列为 `rule-crashed`，其他规则照常运行。
可用 `--select`、`--ignore` 按名称、代码或通配符选取或略过。
经会议豁免（`waivers.yaml`）的问题仍会列出，但不算错误。
"""


def heading(rule: Rule) -> str:
    """Return the heading of a rule's section."""
    return f"{rule.code} {rule.name}"


def link(rule: Rule) -> str:
    """Return a link to a rule's section in the catalogue."""
    return f"[{rule.name}](rules.md#{anchor(heading(rule))})"


def by_name() -> dict[str, Rule]:
    """Return the rules by name."""
    return {item.rule.name: item.rule for item in catalogue()}


def _fact(fact: Fact) -> str:
    said = codes(fact.codes) if fact.codes else both(fact.words or Words("", ""))
    return f"- {both(fact.label)}: {said}"


def _rule(item: Runnable) -> list[str]:
    rule = item.rule
    clauses = tuple(dict.fromkeys(clause.ref for clause in built_in_clauses(rule)))
    judged = judging(item.manual)
    rows = ((both(name), cell(words.en), cell(words.zh)) for name, words in texts(rule))
    return [
        f"### {heading(rule)}",
        "",
        *map(_fact, facts(rule, clauses)),
        "",
        *table(("", "English", "中文"), rows),
        *([judged, ""] if judged else []),
        f"{both(GOOD)}:",
        "",
        *fenced(rule.good),
        f"{both(BAD)}:",
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
        (both(CODE), both(NAME), both(SEVERITY), ASKS.en, ASKS.zh),
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
