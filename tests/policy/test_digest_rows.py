"""Every row of the policy digest, sections A to D and some of E, is a clause or more of its pack.

The rows are typed in from the digest: the pack, what the ids of the row's clauses begin with, and
the marks. What the digest marks *out* is no clause. In B 2.6 and D 3.1 the words beside the mark
("public tables show counts only", "members' accounts and group means are published", "balance
below 0: error") are marks as well.
"""

import re
from fnmatch import fnmatchcase

import pytest

from gridctl.engine.catalogue import catalogue
from gridctl.policy.pack import Clause, Duty, built_in

C, Q, R, P = Duty.CHECK, Duty.COMPUTE, Duty.RECORD, Duty.PUBLISH
Row = tuple[str, tuple[str, ...], set[Duty]]

ROWS: list[Row] = [
    # A
    ("line-2022", ("2.1-identity",), {Q, C}),
    ("line-2022", ("2.1-duties",), {C, P}),
    ("line-2022", ("2.1-commitments",), {C, P}),
    ("line-2022", ("2.1-activity",), {C, R}),
    ("line-2022", ("2.2-households",), {C}),
    ("line-2022", ("2.2-report-in",), {C, R}),
    ("line-2022", ("2.2-courtyards", "2.2-contacts"), {C, P}),
    ("line-2022", ("2.2-grids", "2.2-leaders", "2.2-group-leader"), {C}),
    ("line-2022", ("2.2-ledgers",), {P}),
    ("line-2022", ("2.2-records",), {R}),
    ("line-2022", ("2.3-",), {C, R}),
    ("line-2022", ("3-rating", "3-ballots"), {C, Q, P}),
    ("line-2022", ("3-committee",), {C}),
    ("line-2022", ("3-theme-day",), {C}),
    ("line-2022", ("3-year",), {C}),
    ("line-2022", ("3-stars",), {C, P}),
    ("line-2022", ("3-star-candidates",), {Q}),  # no row: conditions of ours for the stars
    ("line-2022", ("3-poor-rating",), {C, R}),
    ("line-2022", ("3-core",), {Q, C}),
    ("line-2022", ("3-rewards",), {R}),
    ("line-2022", ("4-report",), {C}),
    ("line-2022", ("annex-1",), {R}),
    ("line-2022", ("annex-2",), {P}),
    # B
    ("ninghai-2019", ("1.1-core", "1.1-network"), {C, Q}),
    ("ninghai-2019", ("1.1-stations",), {C}),
    ("ninghai-2019", ("1.2-choosing",), {R}),
    ("ninghai-2019", ("1.2-approval",), {C, P}),
    ("ninghai-2019", ("1.2-span", "1.2-own"), {C, Q}),
    ("ninghai-2019", ("1.2-exempt",), {C}),
    ("ninghai-2019", ("1.2-away",), {R}),
    ("ninghai-2019", ("1.2-coverage", "1.2-gap-fill"), {C, Q}),
    ("ninghai-2019", ("1.2-stability",), {C}),
    ("ninghai-2019", ("1.2-urban",), {R}),
    ("ninghai-2019", ("2.3-",), {C, P}),
    ("ninghai-2019", ("2.4-visits", "2.4-answer"), {C}),
    ("ninghai-2019", ("2.4-occasions",), {R}),
    ("ninghai-2019", ("2.4-priority",), {C}),
    ("ninghai-2019", ("2.6-",), {C, Q, P}),
    ("ninghai-2019", ("3.7-show",), {P}),
    ("ninghai-2019", ("3.8-rights",), {R}),
    ("ninghai-2019", ("3.9-score",), {Q, C}),
    # C
    ("jieqin", ("3.1-span",), {C, Q}),
    ("jieqin", ("3.1-chain",), {R}),
    ("jieqin", ("3.2-visits",), {C}),
    ("jieqin", ("3.2-records",), {C}),
    ("jieqin", ("3.3-layered-handling",), {C, Q}),
    ("jieqin", ("3.4-closing",), {C}),
    ("jieqin", ("4-stages",), {R}),
    # D
    ("sanlian", ("1.1-micro-grids",), {C}),
    ("sanlian", ("1.2-posts",), {C}),
    ("sanlian", ("1.2-village-grids",), {C}),
    ("sanlian", ("1.3-span",), {C}),
    ("sanlian", ("1.3-duties",), {R}),
    ("sanlian", ("2.1-member-points",), {Q}),
    ("sanlian", ("2.2-villager-points",), {Q, R}),
    ("sanlian", ("2.3-coupling",), {Q}),
    ("sanlian", ("3.1-ledger",), {C, P}),
    ("sanlian", ("3.1-redeeming",), {R, Q, C}),
    ("sanlian", ("3.2-quarter",), {Q, P}),
    ("sanlian", ("3.3-year",), {Q, C, P}),
    # E, parts 1 to 5, 9, 12, 18, 19
    ("multi-grid", ("report",), {C}),
    ("multi-grid", ("patrol",), {C}),
    ("multi-grid", ("meetings",), {C}),
    ("multi-grid", ("duties",), {R}),
    ("three-tier", ("tiers",), {R}),
    ("three-tier", ("patrol",), {C}),
    ("three-tier", ("reports",), {C, P, R}),
    ("four-tier", ("tiers",), {C}),
    ("four-tier", ("notice",), {P}),
    ("four-tier", ("training",), {C}),
    ("four-tier", ("assessment",), {C}),
    ("fire-training", ("training",), {C}),
    ("party-groups", ("groups",), {C, P}),
    # F (no marks in the digest: what is posted is published, and all of it is checked)
    ("national-disclosure", ("quarterly",), {C, P}),
    ("chongqing-2013", ("by",), {C, P}),
    ("chongqing-2013", ("up",), {C, P}),
    ("chongqing-2013", ("answer",), {C}),
    ("shandong-disclosure", ("by",), {C, P}),
    ("shandong-disclosure", ("up",), {C, P}),
    ("shandong-disclosure", ("answer",), {C}),
]
PACKS = sorted({pack for pack, _, _ in ROWS})
IDS = [f"{pack}/{prefixes[0]}" for pack, prefixes, _ in ROWS]


def clauses_of(pack: str, prefixes: tuple[str, ...]) -> list[Clause]:
    """Return the clauses of a pack that one of the prefixes of a row begins."""
    found = built_in(pack)
    assert found is not None, pack
    return [clause for clause in found.clauses if clause.id.startswith(prefixes)]


@pytest.mark.parametrize(("pack", "prefixes", "marks"), ROWS, ids=IDS)
def test_a_row_s_clauses_are_there_and_do_what_it_is_marked(
    pack: str, prefixes: tuple[str, ...], marks: set[Duty]
) -> None:
    clauses = clauses_of(pack, prefixes)
    for prefix in prefixes:
        assert any(clause.id.startswith(prefix) for clause in clauses), prefix
    assert {duty for clause in clauses for duty in clause.duty} == marks


@pytest.mark.parametrize("pack", PACKS)
def test_each_clause_is_of_one_row(pack: str) -> None:
    found = built_in(pack)
    assert found is not None
    rows = [prefixes for name, prefixes, _ in ROWS if name == pack]
    for clause in found.clauses:
        assert sum(clause.id.startswith(prefixes) for prefixes in rows) == 1, clause.id


@pytest.mark.parametrize("pack", PACKS)
def test_what_is_to_be_checked_has_a_rule_that_asks_for_its_key(pack: str) -> None:
    rules = {item.rule.name: item.rule for item in catalogue()}
    found = built_in(pack)
    assert found is not None
    for clause in found.clauses:
        named = [rules[one] for one in clause.honoured_by if one in rules]
        if C in clause.duty:
            assert any(fnmatchcase(clause.sets, key) for rule in named for key in rule.sets), (
                clause.id
            )


def test_what_the_tool_chose_itself_is_said_in_both_languages() -> None:
    for name in PACKS:
        found = built_in(name)
        assert found is not None
        for clause in found.clauses:
            assert clause.says is not None
            english = re.search(r"\bours\b|our reading", clause.says.en)
            chinese = re.search(r"本工具的?取值|按本工具理解", clause.says.zh)
            assert bool(english) == bool(chinese), clause.id
