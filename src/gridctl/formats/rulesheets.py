"""Rules for people: the catalogue as a table, and one rule as a manual page.

What is said of a rule here is also what docs/rules.md says: both use `facts`, `texts`, `judging`.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from textwrap import wrap

from gridctl.formats.example_notes import example_in_chinese
from gridctl.formats.policywords import value_of
from gridctl.formats.sheets import Sheet
from gridctl.formats.text import safe, severity_words
from gridctl.lang.say import date_in_words, fill
from gridctl.model.record import Record
from gridctl.model.tables import TABLES
from gridctl.model.words import Lang, Words, of_several
from gridctl.policy.kinds import ClauseKind
from gridctl.rules.rule import Rule

SEVERITY = Words("severity", "级别")
GOOD, BAD = Words("Good", "正确"), Words("Bad", "错误")
CODE, NAME, ASKS = Words("code", "代码"), Words("name", "名称"), Words("asks", "要求")
_KEYS = Words("asked for by", "条款键")
_CLAUSES = Words("clauses", "条款")
_NEEDS, _READS = Words("needs", "需要"), Words("reads", "参照")
_WAIVER = Words("waiver", "豁免")
_ALWAYS = Words("always", "始终运行")
_NO_PACK = Words("none built in", "内置文件均无")
_FIXED = Words("cannot be waived", "不可豁免")
_MAY = Words("a meeting may waive it", "可经会议豁免")
_WHY, _MENDING = Words("why", "缘由"), Words("how to mend", "处理")
_MESSAGE, _MESSAGES = Words("message", "提示语"), Words("messages", "提示语")
_JUDGED = Words("what is judged", "检查内容")

_TITLE = Words("Rules", "规则")
_TITLE_HERE = Words("Rules, {day}", "规则（{day}）")
_HEADS = (CODE, NAME, SEVERITY, ASKS, Words("clauses and parameters", "条款和参数"))
_NOT_ASKED = Words("not asked for here", "现行政策没有此项要求")
_HERE = Words("clauses in force here on {day}", "本地现行条款（{day}）")
_BUILT_IN = Words("clauses of the built-in policies", "内置政策的条款")
_AUDIENCE = Words("for {audience}", "适用于{audience}")
_BASIS = Words("changed here, basis: {basis}", "本地调整，依据：{basis}")
_OVERRULED = Words("another clause has its parameters", "参数以其他条款为准")
_PATHS = {table.name: table.path for table in TABLES}
_WIDTH, _INDENT = 88, "  "


class Parameter(Record):
    """A parameter of a clause: its key and Chinese name, and its typed value."""

    name: str
    zh: str
    value: object


class ClauseOfRule(Record):
    """A clause that asks for a rule; `basis` is said where the village changed a parameter.

    `parameters` are those that hold by this clause; `overruled` says that it has some, and all of
    them hold by another.
    """

    ref: str
    key: str
    title: Words
    says: Words
    audience: str
    parameters: tuple[Parameter, ...]
    basis: str = ""
    overruled: bool = False


class RulePage(Record):
    """A rule with its manual and the clauses that ask for it.

    `day` is the day on which the clauses are in force in a data folder; None: there is none, and
    they are those of the built-in policies.
    """

    rule: Rule
    manual: str
    clauses: tuple[ClauseOfRule, ...]
    day: date | None = None

    @property
    def asked(self) -> bool:
        """Whether the rule runs here: it always does, or a clause asks for it."""
        return not self.rule.sets or bool(self.clauses)


class Fact(Record):
    """A fact about a rule: codes (names, keys, files), else words."""

    label: Words
    codes: tuple[str, ...] = ()
    words: Words | None = None


def facts(rule: Rule, clauses: Sequence[str]) -> Iterator[Fact]:
    """Yield what a rule is: its severity, what asks for it, the tables, whether it is waivable."""
    yield Fact(SEVERITY, (), Words(severity_words(rule.severity, "en"), rule.severity.value))
    if rule.sets:
        yield Fact(_KEYS, rule.sets)
        yield Fact(_CLAUSES, tuple(clauses), None if clauses else _NO_PACK)
    else:
        yield Fact(_KEYS, (), _ALWAYS)
    if rule.tables:
        yield Fact(_NEEDS, tuple(_PATHS[name] for name in rule.tables))
    for key, tables in rule.needs.items():
        label = Words(f"{_NEEDS.en} ({key})", f"{_NEEDS.zh}（{key}）")
        yield Fact(label, tuple(_PATHS[name] for name in tables))
    if rule.reads:
        yield Fact(_READS, tuple(_PATHS[name] for name in rule.reads))
    yield Fact(_WAIVER, (), _MAY if rule.waivable else _FIXED)


def texts(rule: Rule) -> Iterator[tuple[Words, Words]]:
    """Yield (label, text) of what a rule asks, why, its messages and the mending."""
    yield ASKS, rule.summary
    yield _WHY, rule.why
    for variant, text in rule.messages.items():
        name = Words(f"{_MESSAGE.en} {variant}", f"{_MESSAGE.zh}（{variant}）")
        yield name if variant else _MESSAGE, Words(of_several(text.en), of_several(text.zh))
    yield _MENDING, rule.hint


def judging(manual: str) -> str:
    """Return what is judged exactly: a rule's docstring (English) without its first line."""
    return " ".join(manual.strip().partition("\n\n")[2].split())


def written(parameter: Parameter, lang: Lang) -> str:
    """Return a parameter with its value, such as ``min 5`` or ``min（下限）5``."""
    value = _value(parameter, lang)
    return (
        f"{parameter.name}（{parameter.zh}）{value}"
        if lang == "zh"
        else (f"{parameter.name} {value}")
    )


def _value(parameter: Parameter, lang: Lang) -> str:
    """Return a parameter's value; ids of stars and themes, which may be the same, in words."""
    kind = ClauseKind.EXACTLY if parameter.name == "of" else ClauseKind.FORM
    return safe(value_of(kind, parameter.value, lang))


def _in_short(page: RulePage, lang: Lang) -> str:
    """Return the clauses of a rule with their parameters, for a table's cell."""
    if not page.rule.sets:
        return _ALWAYS(lang)
    said = []
    for clause in page.clauses:
        values = (f"{p.name} {_value(p, lang)}" for p in clause.parameters)
        audience = f" ({clause.audience})" if clause.audience else ""
        said.append(safe(f"{clause.ref}{audience}: {', '.join(values)}".rstrip(": ")))
    nothing = _NO_PACK if page.day is None else _NOT_ASKED
    return "; ".join(said) or nothing(lang)


def catalogue_sheet(pages: Sequence[RulePage], lang: Lang) -> Sheet:
    """Return the catalogue as one table."""
    day = pages[0].day if pages else None
    title = fill(_TITLE_HERE, {"day": day}, lang) if day else _TITLE(lang)
    rows = tuple(
        (
            page.rule.code,
            page.rule.name,
            severity_words(page.rule.severity, lang),
            page.rule.summary(lang),
            _in_short(page, lang),
        )
        for page in pages
    )
    return Sheet(title, tuple(head(lang) for head in _HEADS), rows)


def _paragraph(text: str, lang: Lang, indent: str = _INDENT) -> Iterator[str]:
    """Yield a text's lines; only English has spaces at which to break it."""
    for line in text.split("\n"):
        whole = safe(line)
        if lang == "zh":
            yield f"{indent}{whole}"
        else:
            yield from wrap(whole, _WIDTH, initial_indent=indent, subsequent_indent=indent)


def _section(head: Words, lines: Iterable[str], lang: Lang) -> Iterator[str]:
    yield ""
    title = head(lang)
    yield title[:1].upper() + title[1:]
    yield from lines


def _clause(clause: ClauseOfRule, lang: Lang) -> Iterator[str]:
    audience = f" ({fill(_AUDIENCE, {'audience': clause.audience}, lang)})"
    title = f"《{clause.title.zh}》" if lang == "zh" else f", {clause.title.en}"
    yield safe(f"{_INDENT}{clause.ref}{title}{audience if clause.audience else ''}")
    yield from _paragraph(clause.says(lang), lang, _INDENT * 2)
    if clause.parameters:
        said = ("，" if lang == "zh" else ", ").join(written(p, lang) for p in clause.parameters)
        yield f"{_INDENT * 2}{said}"
    if clause.overruled:
        yield f"{_INDENT * 2}{_OVERRULED(lang)}"
    if clause.basis:
        yield safe(f"{_INDENT * 2}{fill(_BASIS, {'basis': clause.basis}, lang)}")


def _clauses(page: RulePage, lang: Lang) -> Iterator[str]:
    if not page.rule.sets:
        return
    head = _BUILT_IN
    if page.day is not None:
        values = {"day": page.day.isoformat()}, {"day": date_in_words(page.day, "zh")}
        head = Words(_HERE.en.format(**values[0]), _HERE.zh.format(**values[1]))
    nothing = f"{_INDENT}{(_NO_PACK if page.day is None else _NOT_ASKED)(lang)}"
    lines = [line for clause in page.clauses for line in _clause(clause, lang)]
    yield from _section(head, lines or [nothing], lang)


def manual_page(page: RulePage, lang: Lang) -> str:
    """Return one rule as a manual page, with a line break at its end."""
    rule = page.rule
    lines = [f"{rule.code} {rule.name}"]
    for fact in facts(rule, [clause.ref for clause in page.clauses]):
        said = fact.words(lang) if fact.words else ", ".join(fact.codes)
        if fact.label is SEVERITY:
            said = severity_words(rule.severity, lang)
        if fact.label is not _CLAUSES:  # they have a section of their own
            lines.append(safe(f"{_INDENT}{fact.label(lang)}: {said}"))
    lines += _section(ASKS, _paragraph(rule.summary(lang), lang), lang)
    if lang == "en" and (judged := judging(page.manual)):
        lines += _section(_JUDGED, _paragraph(judged, lang), lang)
    lines += _section(_WHY, _paragraph(rule.why(lang), lang), lang)
    lines += _clauses(page, lang)
    lines += _section(_MESSAGES, _messages(rule, lang), lang)
    for label, example in ((GOOD, rule.good), (BAD, rule.bad)):
        told = example_in_chinese(example) if lang == "zh" else example
        lines += _section(label, (f"{_INDENT}{safe(x)}" for x in told.split("\n")), lang)
    lines += _section(_MENDING, _paragraph(rule.hint(lang), lang), lang)
    return "".join(f"{line}\n" for line in lines)


def _messages(rule: Rule, lang: Lang) -> Iterator[str]:
    for variant, text in rule.messages.items():
        colon = "：" if lang == "zh" else ": "
        yield from _paragraph(f"{variant}{colon if variant else ''}{of_several(text(lang))}", lang)
