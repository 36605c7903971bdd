"""Nothing is missing or half translated: every message, table, page and answer in both languages.

Help pages are in tests/cli/test_help.py.
"""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from string import Formatter
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

import gridctl
from gridctl.app.figures import figure_tables
from gridctl.app.report import facts_of
from gridctl.app.village import Opened, open_village
from gridctl.cli.main import app
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.site import site
from gridctl.engine.catalogue import catalogue
from gridctl.figures.catalogue import catalogue as figures
from gridctl.figures.figure import FigureTable
from gridctl.formats.example_notes import example_in_chinese
from gridctl.formats.sheets import Sheet
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.policy.pack import built_in, built_in_names
from tests.disclosure.small import Q3
from tests.kit import EXAMPLE, ROOT, example, opened

RUNNER = CliRunner()
SOURCES = sorted((ROOT / "src" / "gridctl").rglob("*.py"))
CJK = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[\u3000-\u303f\uff01-\uff5e]")
#: What is typed as it stands, in Chinese sentences too.
TYPED = re.compile(
    r"gridctl(?: [a-z][a-z0-9.-]*| M\d+)*|git [a-z]+|pip install|CSV UTF|fetch-depth"
    r"|(?<!\w)--?[a-z-]+(?: [a-z.]+)?|safe\.directory|[\w./-]+\.(?:yaml|csv|json|md|html)"
    r"|[\w-]+/[\w/-]+"
)
#: Two English words in a row: nothing that Chinese says so.
ENGLISH = re.compile(r"\b[A-Za-z]{2,} [a-z]{2,}\b")


def _words() -> Iterator[tuple[str, str, str]]:
    """Yield where, English and Chinese of every text that is written down in the program."""
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Words":
                texts = [_literal(argument) for argument in node.args]
                if len(texts) == 2 and texts[0] is not None and texts[1] is not None:
                    yield f"{file.name}:{node.lineno}", texts[0], texts[1]


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


WORDS = list(_words())


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _bare(text: str) -> str:
    """Return a text without its placeholders."""
    return re.sub(r"\{[^{}]*\}", " ", text)


def test_there_are_texts() -> None:
    assert len(WORDS) > 1500
    assert len(SOURCES) > 400


def test_no_text_lacks_a_language() -> None:
    assert [where for where, en, zh in WORDS if bool(en.strip()) != bool(zh.strip())] == []


def test_both_languages_have_the_same_placeholders() -> None:
    assert [where for where, en, zh in WORDS if _names(en) != _names(zh)] == []


def test_english_texts_have_no_chinese_but_what_they_quote() -> None:
    quoted = re.compile(r"“[^”]*”|\([：，；、]\)")
    assert [where for where, en, _ in WORDS if CJK.search(quoted.sub("", en))] == []


def test_chinese_texts_have_no_english_but_what_is_typed() -> None:
    found = [
        (where, ENGLISH.findall(TYPED.sub(" ", _bare(zh))))
        for where, _, zh in WORDS
        if ENGLISH.search(TYPED.sub(" ", _bare(zh)))
    ]
    assert found == []


def test_a_sentence_ends_in_both_languages() -> None:
    """What ends with a full stop in one language ends with one in the other."""
    wrong = [
        where
        for where, en, zh in WORDS
        if en.endswith((".", "!", "?")) != zh.endswith(("。", "！", "？"))
    ]
    assert wrong == []


def _inside(value: Any, depth: int = 0) -> Iterator[Words]:
    if isinstance(value, Words):
        yield value
    elif isinstance(value, dict) and depth < 6:
        for each in (*value, *value.values()):
            yield from _inside(each, depth + 1)
    elif isinstance(value, list | tuple | set | frozenset) and depth < 6:
        for each in value:
            yield from _inside(each, depth + 1)


@cache
def _made() -> tuple[tuple[str, Words], ...]:
    """Return every text that stands in a module after it is imported, made up ones too."""
    found: dict[tuple[str, str], tuple[str, Words]] = {}
    for module in pkgutil.walk_packages(gridctl.__path__, "gridctl."):
        if module.name.endswith("__main__"):
            continue
        for name, value in list(vars(importlib.import_module(module.name)).items()):
            if not name.startswith("__"):
                for words in _inside(value):
                    found.setdefault(tuple(words), (f"{module.name}.{name}", words))
    return tuple(found.values())


def test_what_modules_make_up_is_whole_too() -> None:
    found = _made()
    assert len(found) > 1500
    for where, (en, zh) in found:
        assert bool(en.strip()) == bool(zh.strip()), where
        assert _names(en) == _names(zh), where
        assert not ENGLISH.search(TYPED.sub(" ", _bare(zh))), where


def test_every_rule_and_figure_is_named_in_both_languages() -> None:
    for item in catalogue():
        rule = item.rule
        for words in (rule.summary, rule.why, rule.hint, *rule.messages.values()):
            assert words.en.strip(), rule.name
            assert CJK.search(words.zh), rule.name
    for figure in (item.figure for item in figures()):
        assert figure.title.en.strip(), figure.name
        assert CJK.search(figure.title.zh), figure.name
        assert not CJK.search(figure.title.en), figure.name


def test_every_pack_and_clause_is_told_in_both_languages() -> None:
    assert len(built_in_names()) > 10
    for name in built_in_names():
        pack = built_in(name)
        assert pack is not None
        assert pack.title is not None, name
        for zh, en in (
            (pack.title.zh, pack.title.en),
            *((c.says.zh, c.says.en) for c in pack.clauses),
        ):
            assert CJK.search(zh), name
            assert en.strip(), name
            assert not CJK.search(en), (name, en)


def test_what_rules_examples_say_is_in_both_languages() -> None:
    for item in catalogue():
        for example_ in (item.rule.good, item.rule.bad):
            said = example_in_chinese(example_)
            assert not ENGLISH.search(TYPED.sub(" ", said)), (item.rule.name, said)
            assert said != example_ or not ENGLISH.search(TYPED.sub(" ", example_))


@cache
def _data() -> re.Pattern[str]:
    """Return what stands in the example village's files: it is told as it is written."""
    texts: set[str] = set()
    for path, data in example().items():
        text = data.decode() if isinstance(data, bytes) else data
        if path.endswith((".csv", ".yaml")):
            texts.update(re.split(r"[,;\n\[\]{}：:\"']|(?<=\W)-|(?:, )", text))
    known = {text.strip() for text in texts if CJK.search(text)}
    masked = r"[\u3400-\u9fff·]+\*+"
    whole = map(re.escape, sorted(known, key=len, reverse=True))
    return re.compile("|".join((masked, *whole)))


def _run(*words: str) -> str:
    result = RUNNER.invoke(app, list(words))
    assert result.exit_code in {0, 1}, result.output
    return result.output


HERE = ("-C", str(EXAMPLE))
ANSWERS = {
    "validate": ("validate", str(EXAMPLE), "--as-of", "2022-07-20", "--verbose"),
    "todo": ("todo", str(EXAMPLE), "--as-of", "2022-07-20"),
    "quota": ("quota", str(EXAMPLE)),
    "score-month": ("score", str(EXAMPLE), "--month", "2022-07"),
    "score-quarter": ("score", str(EXAMPLE), "--quarter", "2022Q3"),
    "score-half": ("score", str(EXAMPLE), "--half", "2022H2"),
    "score-year": ("score", str(EXAMPLE), "--year", "2022"),
    "why": ("why", "V", "core-share", *HERE),
    "why-member": ("why", "M012", "rating", "2022-07", *HERE),
    "why-list": ("why", "--list"),
    "rules": ("rules", *HERE),
    "rule": ("rules", "member-span", *HERE),
    "policy-list": ("policy", "list", *HERE),
    "policy-show": ("policy", "show", *HERE),
    "policy-pack": ("policy", "show", "jieqin", *HERE),
    "policy-diff": ("policy", "diff", "ninghai-2019", "pyramid", *HERE),
}


_open_once = cache(open_village)
_FIGURES: dict[Period, list[FigureTable]] = {}


def _figures_once(village: Opened, period: Period, *more: Any) -> list[FigureTable]:
    if period not in _FIGURES:
        _FIGURES[period] = figure_tables(village, period, *more)
    return _FIGURES[period]


def _print_plainly(sheets: Sequence[Sheet]) -> None:
    for sheet in sheets:
        for line in (sheet.title, *sheet.heads, *chain(*sheet.rows), *sheet.notes):
            typer.echo(line)


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words are what counts here: the example is opened, and its figures are worked out, once.

    Its long tables are printed without being laid out.
    """
    monkeypatch.setattr("gridctl.cli.opening.open_village", _open_once)
    monkeypatch.setattr("gridctl.app.figures.figure_tables", _figures_once)
    monkeypatch.setattr("gridctl.cli.tables.print_sheets", _print_plainly)


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize("name", ANSWERS)
def test_answers_in_english_have_no_chinese_but_the_data(name: str) -> None:
    said = _run(*ANSWERS[name], "--lang", "en")
    left = [line for line in _data().sub("", said).splitlines() if CJK.search(line)]
    assert left == []


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize("name", ANSWERS)
def test_answers_in_chinese_have_no_english_sentences(name: str) -> None:
    said = _run(*ANSWERS[name], "--lang", "zh")
    assert CJK.search(said)
    left = [line for line in TYPED.sub("", said).splitlines() if ENGLISH.search(line)]
    assert left == []


@cache
def _facts() -> Facts:
    return facts_of(opened(example()), Q3)


@pytest.fixture
def pages(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The pages of a quarter in one language, as Markdown: as HTML they say the same."""
    monkeypatch.setattr("gridctl.disclosure.site.FORMS", ("md",))
    files = site(_facts(), request.param, {})
    return {name: page.decode() for name, page in files.items() if name.endswith(".md")}


@pytest.mark.parametrize("pages", ["en"], indirect=True)
def test_pages_in_english_have_no_chinese_but_the_data(pages: dict[str, str]) -> None:
    assert len(pages) > 5
    left = {
        (name, line)
        for name, text in pages.items()
        for line in _data().sub("", text.replace("\\", "")).splitlines()
        if CJK.search(line)
    }
    assert left == set()


@pytest.mark.parametrize("pages", ["zh"], indirect=True)
def test_pages_in_chinese_have_no_english_words(pages: dict[str, str]) -> None:
    assert len(pages) > 5
    left = {
        (name, line)
        for name, text in pages.items()
        for line in re.sub(r"\]\([^)]*\)|<!--.*?-->", "", text.replace("\\", "")).splitlines()
        if re.search(r"[A-Za-z]{3,}", TYPED.sub("", line))
    }
    assert left == set()
