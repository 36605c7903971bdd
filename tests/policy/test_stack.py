"""Packs stacked: parameter by parameter, the later wins; by date, period and audience."""

from datetime import date

import pytest

from gridctl.findings.finding import Severity
from gridctl.model.period import Period
from gridctl.policy.kinds import Binds, Cadence, ClauseKind, Every, Size, Span
from gridctl.policy.stack import Policies
from tests.kit import manifest, opened

DAY = date(2022, 8, 15)
KEY = "member.households"


def pack(name: str, clauses: str, since: str = "") -> str:
    head = f"id: {name}\ntitle: {{en: {name}, zh: {name}}}\nissuer: {{en: x, zh: x}}\n"
    return f"{head}{f'from: {since}' if since else ''}\nclauses:\n{clauses}"


def clause(ident: str, parameters: str, more: str = "", kind: str = "span", key: str = KEY) -> str:
    return (
        f"- {{id: {ident}, kind: {kind}, sets: {key}, duty: [check], says: {{en: x, zh: x}}, "
        f"{more}parameters: {{{parameters}}}}}\n"
    )


def policies(entries: str, **packs: str) -> Policies:
    text = manifest().partition("policies:")[0] + f"policies:\n{entries}"
    local = {f"policies/{name}.yaml": data for name, data in packs.items()}
    village = opened({"gridctl.yaml": text, **local})
    assert [p for p in village.problems if p.mark.file.endswith(".yaml")] == []
    return village.policies


A = pack("a", clause("span", "min: 5, max: 20, exempt: [away]"))
B = pack("b", clause("less", "max: 10"))


def test_a_later_clause_wins_parameter_by_parameter() -> None:
    ruling = policies("- {id: a}\n- {id: b}\n", a=A, b=B).on(KEY, Span, DAY)
    assert ruling is not None
    assert (ruling.terms.min, ruling.terms.max, ruling.terms.exempt) == (5, 10, ("away",))
    assert (ruling.ref("min"), ruling.ref("max"), ruling.ref()) == ("a/span", "b/less", "b/less")
    turned = policies("- {id: b}\n- {id: a}\n", a=A, b=B).on(KEY, Span, DAY)
    assert turned is not None
    assert (turned.terms.max, turned.ref("max")) == (20, "a/span")


@pytest.mark.parametrize(
    ("entry", "first", "last"),
    [
        ("{id: p}", date(2022, 6, 2), date.max),
        ("{id: p, from: 2022-01-01}", date(2022, 6, 2), date.max),
        ("{id: p, from: 2022-07}", date(2022, 7, 1), date.max),
        ("{id: p, until: 2022-09}", date(2022, 6, 2), date(2022, 9, 30)),
    ],
)
def test_in_force_from_the_later_until_the_earlier(entry: str, first: date, last: date) -> None:
    text = pack("p", clause("c", "max: 3"), "2022-06-02")
    found = policies(f"- {entry}\n", p=text)
    (adopted,) = found.of(KEY)
    assert (adopted.since, adopted.until) == (first, last)
    assert found.on(KEY, Span, first) is not None
    assert found.on(KEY, Span, date(2022, 6, 1)) is None
    if last < date.max:
        assert found.on(KEY, Span, last) is not None
        assert found.on(KEY, Span, date(2022, 10, 1)) is None


@pytest.mark.parametrize(
    ("binds", "quarter", "held"),
    [
        ("", "2022Q2", False),
        ("", "2022Q3", True),
        ("binds: whole, ", "2022Q2", False),
        ("binds: last-day, ", "2022Q2", True),
        ("binds: last-day, ", "2022Q1", False),
        ("binds: last-day, ", "2022Q4", False),
        ("", "2022Q4", False),
    ],
)
def test_a_period_binds_whole_or_on_its_last_day(binds: str, quarter: str, held: bool) -> None:
    text = pack("p", clause("c", "every: quarter", binds, "cadence", "x.y"), "2022-06-02")
    found = policies("- {id: p, until: 2022-12-30}\n", p=text)
    ruling = found.over("x.y", Cadence, Period.parse(quarter))
    assert (ruling is not None) is held
    assert found.every("x.y") == (Every.QUARTER,)
    if ruling:
        assert ruling.adopted.clause.binds in {None, Binds.WHOLE, Binds.LAST_DAY}


def test_an_entry_may_adopt_some_clauses_only() -> None:
    text = pack("p", clause("1.1", "max: 1") + clause("2.1", "max: 2", key="x.y"))
    found = policies("- {id: p, clauses: ['2.*']}\n", p=text)
    assert found.keys == {"x.y"}
    assert policies("- {id: p, clauses: ['*']}\n", p=text).keys == {KEY, "x.y"}


def test_an_override_changes_a_parameter_with_its_basis() -> None:
    entry = "- id: a\n  overrides:\n  - {clause: span, set: {max: 25}, basis: MT007}\n"
    found = policies(entry, a=A)
    ruling = found.on(KEY, Span, DAY)
    assert ruling is not None
    assert (ruling.terms.min, ruling.terms.max) == (5, 25)
    assert ruling.adopted.basis == "MT007"
    assert policies("- {id: a, basis: MT001}\n", a=A).of(KEY)[0].basis == "MT001"


def test_an_override_lasts_as_long_as_its_entry() -> None:
    entries = "- {id: a}\n- id: b\n  from: 2022-09-01\n  overrides:\n"
    entries += "  - {clause: less, set: {max: 8}, basis: x}\n"
    found = policies(entries, a=A, b=B)
    before, after = found.on(KEY, Span, DAY), found.on(KEY, Span, date(2022, 9, 1))
    assert before is not None
    assert after is not None
    assert (before.terms.max, after.terms.max) == (20, 8)


def test_an_audience_has_terms_of_its_own() -> None:
    text = pack("p", clause("all", "max: 20") + clause("part", "max: 9", "audience: part-time, "))
    found = policies("- {id: p}\n", p=text)
    assert found.audiences(KEY) == ("part-time",)
    everyone = found.on(KEY, Span, DAY)
    some = found.on(KEY, Span, DAY, "part-time")
    assert everyone is not None
    assert some is not None
    assert (everyone.terms.max, some.terms.max) == (20, 9)


def test_a_narrower_audience_wins_parameter_by_parameter() -> None:
    text = pack(
        "p", clause("part", "max: 9", "audience: core, ") + clause("all", "min: 5, max: 20")
    )
    found = policies("- {id: p}\n", p=text)
    ruling = found.on(KEY, Span, DAY, "core")
    assert ruling is not None
    assert (ruling.terms.min, ruling.terms.max) == (5, 9)
    assert (ruling.ref("min"), ruling.ref("max"), ruling.ref()) == ("p/all", "p/part", "p/part")
    other = found.on(KEY, Span, DAY, "committee")
    assert other is not None
    assert other.terms.max == 20


@pytest.mark.parametrize("word", ["member", "党员"])
def test_members_are_everyone(word: str) -> None:
    found = policies("- {id: p}\n", p=pack("p", clause("all", "max: 9", f"audience: {word}, ")))
    assert found.audiences(KEY) == ()
    assert found.on(KEY, Span, DAY) is not None


def test_keys_by_kind() -> None:
    text = pack("p", clause("a", "max: 9") + clause("b", "max: 9", kind="size", key="x.y"))
    found = policies("- {id: p}\n", p=text)
    assert found.keys_of(None) == {KEY, "x.y"}
    assert found.keys_of(ClauseKind.SIZE) == {"x.y"}
    assert found.keys_of(ClauseKind.SHARE) == frozenset()


@pytest.mark.parametrize(
    ("period", "held"), [("2022H2", True), ("2022", True), ("2022H1", True), ("2021", False)]
)
def test_a_year_or_half_year_binds_by_its_last_day(period: str, held: bool) -> None:
    text = pack("p", clause("c", "every: year", "", "cadence", "x.y"), "2022-06-02")
    found = policies("- {id: p}\n", p=text)
    assert (found.over("x.y", Cadence, Period.parse(period)) is not None) is held


@pytest.mark.parametrize(
    ("parameters", "every"),
    [
        ("every: fortnight", Every.HALF_MONTH),
        ("every: half-month", Every.HALF_MONTH),
        ("every: 每半月", Every.HALF_MONTH),
        ("every: two-months", Every.TWO_MONTHS),
        ("days: [1, 15]", Every.DAY),
        ("every: month, days: [1]", Every.DAY),
        ("every: quarter, days: [1]", Every.QUARTER),
    ],
)
def test_the_rhythm_of_a_cadence(parameters: str, every: Every) -> None:
    found = policies("- {id: p}\n", p=pack("p", clause("c", parameters, "", "cadence", "x.y")))
    assert found.every("x.y") == (every,)
    ruling = found.on("x.y", Cadence, DAY)
    assert ruling is not None
    assert ruling.terms.rhythm is every


def test_clauses_of_another_kind_do_not_mix() -> None:
    text = pack("p", clause("a", "max: 20") + clause("b", "max: 9", kind="size"))
    found = policies("- {id: p}\n", p=text)
    span, size = found.on(KEY, Span, DAY), found.on(KEY, Size, DAY)
    assert span is not None
    assert size is not None
    assert (span.terms.max, size.terms.max) == (20, 9)
    assert found.conflicts(DAY) == ()


def test_hedged_words_make_a_warning() -> None:
    firm = policies("- {id: a}\n", a=A).on(KEY, Span, DAY)
    hedged = policies("- {id: p}\n", p=pack("p", clause("c", "max: 1", "hedged: yes, ")))
    soft = hedged.on(KEY, Span, DAY)
    assert firm is not None
    assert soft is not None
    assert (firm.severity, soft.severity) == (Severity.ERROR, Severity.WARNING)


def test_a_key_that_no_clause_sets() -> None:
    found = policies("- {id: a}\n", a=A)
    assert found.on("no.such", Span, DAY) is None
    assert found.of("no.such") == ()
    assert found.every("no.such") == ()
    assert found.over("no.such", Span, Period.parse("2022Q3")) is None
