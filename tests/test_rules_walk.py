"""Every rule and every clause, walked: nothing is half-made, nothing points nowhere."""

import inspect
import re
from collections import Counter
from fnmatch import fnmatchcase
from functools import cache
from importlib import resources
from pathlib import Path
from string import Formatter

import pytest

from gridctl.engine.catalogue import Runnable, catalogue
from gridctl.model.tables import TABLES
from gridctl.model.words import Words
from gridctl.policy.kinds import KINDS
from gridctl.policy.pack import Duty, Pack, read_pack
from tests.kit import ROOT

PACKS = sorted(
    file.name.removesuffix(".yaml")
    for file in resources.files("gridctl.policy").joinpath("packs").iterdir()
)
#: Design, section 4: the names on which other people's tools rely, as far as the packs ask.
PROMISED = """
unreadable-file unknown-file bad-encoding bad-yaml duplicate-key missing-file missing-column
unknown-column ragged-row missing-value bad-value spreadsheet-damage row-outside-period
date-in-future dates-out-of-order duplicate-id unknown-reference grid-leader-not-member
group-leader-not-grid-leader grid-without-leader courtyard-without-member station-marks
member-span member-without-link household-without-link duplicate-link self-link
gap-fill-not-committee link-not-approved core-share core-per-grid
core-span member-without-core member-without-duties member-without-commitment commitment-count
commitment-overdue measures-missing too-few-activities too-few-visits priority-visit-missing
meeting-missing agenda-missing request-overdue request-closed-unanswered request-not-raised
rating-round-missing member-not-rated too-few-ballots poor-rating-without-talk star-count
star-holder plate-mismatch score-below-threshold publication-late sensitive-column
identity-number phone-outside-contacts waiver-expired waiver-unused cadence-missed
grid-size grid-count branch-formation contact-chain-span patrol-missing span-outside coverage-gap
share-outside size-outside count-outside form-incomplete post-holder approval-missing
"""
RULES = [pytest.param(item, id=item.rule.name) for item in catalogue()]
NAMES = {item.rule.name: item.rule for item in catalogue()}


@cache
def pack_of(name: str) -> Pack:
    file = resources.files("gridctl.policy") / "packs" / f"{name}.yaml"
    pack, problems = read_pack(file.read_bytes(), f"{name}.yaml")
    assert pack is not None
    assert problems == ()
    return pack


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def module_of(item: Runnable) -> tuple[Path, str, str]:
    """Return a rule's file, its family and its module's name."""
    *_, family, name = item.check.__module__.split(".")
    return Path(inspect.getfile(item.check)), family, name


def assert_both(words: Words) -> None:
    assert words.en.strip()
    assert words.zh.strip()
    assert placeholders(words.en) == placeholders(words.zh)
    assert re.search(r"[\u4e00-\u9fff]", words.zh), words
    assert not re.search(r"[\u4e00-\u9fff]", words.en), words


def test_codes_and_names_are_unique() -> None:
    for key in ("code", "name"):
        counts = Counter(getattr(item.rule, key) for item in catalogue())
        assert [value for value, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("item", RULES)
def test_identity(item: Runnable) -> None:
    rule = item.rule
    file, _, module = module_of(item)
    assert re.fullmatch(r"[A-Z]{3}[0-9]{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert module == rule.name.replace("-", "_")
    assert item.manual.startswith(f"{rule.name}: ")
    lines = file.read_text("utf-8").count("\n")
    assert lines <= 80


@pytest.mark.parametrize("item", RULES)
def test_words(item: Runnable) -> None:
    rule = item.rule
    for words in (rule.summary, rule.why, rule.hint, *rule.messages.values()):
        assert_both(words)
    assert rule.messages
    assert not placeholders(rule.summary.en) | placeholders(rule.why.en)
    assert rule.good.strip()
    assert rule.bad.strip()


#: What each rule's tests show, and how that looks.
CASES = {
    "clean case": r"== \(\)|== \[\]|not check\(|not report\(|== 0\b|, 0\)",
    "place of a breach": r"places\(|errors\(|Mark\(|\.mark\b",
    "message in English": '"en"',
    "message in Chinese": '"zh"',
}


@pytest.mark.parametrize("item", RULES)
def test_has_its_own_test_file(item: Runnable) -> None:
    _, family, module = module_of(item)
    file = ROOT / "tests" / "rules" / family / f"test_{module}.py"
    assert file.is_file()
    text = file.read_text("utf-8")
    assert item.rule.name in text
    for case, form in CASES.items():
        assert re.search(form, text), f"{file.name} has no {case}"


@pytest.mark.parametrize("item", RULES)
def test_tables_are_real(item: Runnable) -> None:
    rule = item.rule
    known = {table.name for table in TABLES}
    assert set(rule.tables) | set(rule.reads) <= known
    assert not set(rule.tables) & set(rule.reads)


@pytest.mark.parametrize("item", RULES)
def test_keys_are_some_packs(item: Runnable) -> None:
    keys = {clause.sets for name in PACKS for clause in pack_of(name).clauses}
    general = module_of(item)[1] == "general"  # for any county's clause
    for pattern in item.rule.sets:
        assert general or any(fnmatchcase(key, pattern) for key in keys), pattern


def test_a_general_rule_leaves_keys_with_a_rule_of_their_own_alone() -> None:
    general = [item.rule for item in catalogue() if module_of(item)[1] == "general"]
    for item in catalogue():
        for rule in general if module_of(item)[1] != "general" else ():
            same = rule.kind is None or item.rule.kind in {None, rule.kind}
            assert not (same and set(item.rule.sets) & set(rule.sets)), (item.rule.name, rule.name)


def test_a_family_has_its_own_prefix() -> None:
    prefixes: dict[str, set[str]] = {}
    for item in catalogue():
        prefixes.setdefault(item.rule.code[:3], set()).add(module_of(item)[1])
    assert {prefix: found for prefix, found in prefixes.items() if len(found) > 1} == {}


def test_promised_names_are_there() -> None:
    assert [name for name in PROMISED.split() if name not in NAMES] == []


@pytest.mark.parametrize("name", PACKS)
def test_clauses_are_whole(name: str) -> None:
    pack = pack_of(name)
    assert pack.id == name
    assert pack.title is not None
    assert_both(pack.title.words)
    assert pack.issuer is not None
    assert_both(pack.issuer.words)
    counts = Counter(clause.id for clause in pack.clauses)
    assert [clause for clause, count in counts.items() if count > 1] == []
    for clause in pack.clauses:
        assert clause.says is not None
        assert_both(clause.says.words)
        assert clause.kind in KINDS
        assert re.fullmatch(r"[a-z-]+\.[a-z0-9-]+", clause.sets), clause.id
        assert clause.duty


@pytest.mark.parametrize("name", PACKS)
def test_what_is_to_be_checked_names_its_rule(name: str) -> None:
    for clause in pack_of(name).clauses:
        rules = [NAMES[one] for one in clause.honoured_by if one in NAMES]
        assert bool(rules) == (Duty.CHECK in clause.duty), clause.id
        for rule in rules:
            asked = any(fnmatchcase(clause.sets, pattern) for pattern in rule.sets)
            assert asked, f"{rule.name} is not asked for by {clause.sets}"


@pytest.mark.parametrize("name", PACKS)
def test_what_honours_a_clause_exists(name: str) -> None:
    paths = [table.path for table in TABLES] + ["README.md"]
    source = ROOT / "src" / "gridctl"
    for clause in pack_of(name).clauses:
        assert clause.honoured_by, clause.id
        for one in clause.honoured_by:
            module = one.replace("-", "_")
            assert (
                one in NAMES
                or any(path.startswith(one) for path in paths)
                or (source / "cli" / f"{module}.py").is_file()
                or (source / "disclosure" / "views" / f"{module}.py").is_file()
            ), f"{clause.id}: {one}"
