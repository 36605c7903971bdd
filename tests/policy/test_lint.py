"""What is wrong in a pack's file, each at its line."""

import pytest

from gridctl.app.policies import kinds_of, lint_files
from gridctl.findings.finding import Finding
from gridctl.policy.kinds import ClauseKind
from gridctl.policy.pack import _PACKS
from tests.kit import message, places

PACK = """\
id: ours
title: {en: Ours, zh: 本县}
issuer: {en: County, zh: 县}
from: 2022-01-01
until: 2023-12-31
source: a book
clauses:
- id: a
  kind: span
  sets: member.households
  duty: [check]
  says: {en: five to fifteen, zh: 5至15户}
  parameters: {min: 5, max: 15, exempt: [away]}
- id: b
  kind: cadence
  sets: cadence.training
  duty: [check]
  says: {en: trained yearly, zh: 每年培训}
  parameters: {every: year, event: training}
- id: c
  kind: share
  sets: village.core-households
  duty: [check]
  says: {en: a share, zh: 占比}
  parameters: {low: 10, high: 100}
- id: d
  kind: score
  sets: member.score
  duty: [check]
  says: {en: a score, zh: 评分}
  parameters: {organisation_weight: 1, households_weight: 0, poor_deduction: 5, threshold: 60,
    help_days: 30}
- id: e
  kind: record
  sets: nobody.asks
  duty: [record]
  says: {en: kept, zh: 记载}
"""


def lint(text: str, *, there: tuple[str, ...] = ()) -> tuple[Finding, ...]:
    data = {"policies/ours.yaml": text.encode()}
    return lint_files(data, lambda _, source: source in there).findings


def changed(old: str, new: str) -> str:
    assert PACK.count(old) == 1, old
    return PACK.replace(old, new)


NEAR = (
    "No rule knows the key household.linkd, so nothing of this clause is checked; did you mean "
    "household.link?"
)


def test_a_pack_in_order() -> None:
    assert lint(PACK) == ()


@pytest.mark.parametrize("name", sorted(path.stem for path in _PACKS.glob("*.yaml")))
def test_a_built_in_pack_passes(name: str) -> None:
    data = {f"packs/{name}.yaml": (_PACKS / f"{name}.yaml").read_bytes()}
    found = lint_files(data, lambda *_: False).findings
    assert [(tuple(f.mark), message(f, "en")) for f in found] == []


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "en"),
    [
        ("id: ours", "id: other", 1, 5, "The pack calls itself other, but its file is ours.yaml."),
        ("until: 2023-12-31", "until: 2021-12-31", 5, 8,
         "It begins on 2022-01-01 and ends on 2021-12-31, before it begins."),
        ("source: a book", "source: docs/a.pdf", 6, 9,
         "The source docs/a.pdf is not in the data folder."),
        ("member.households", "household.linkd", 10, 9,
         NEAR),
        ("member.households", "zzz.qqq", 10, 9,
         "No rule knows the key zzz.qqq, so nothing of this clause is checked."),
        ("kind: span", "kind: share", 9, 9,
         "What member.households asks for is checked in clauses of kind span, not share."),
        ("duty: [check]\n  says: {en: five", "duty: [check]\n  audience: elders\n  says: {en: five",
         12, 13, None),
        ("min: 5, max: 15", "min: 16, max: 15", 13, 21,
         "min is 16, above max, which is 15: nothing can keep both."),
        ("{min: 5, max: 15, exempt: [away]}", "{exempt: [away]}", 13, 15,
         "A clause of kind span asks for nothing without one of: min, max."),
        ("min: 5, max: 15, exempt: [away]", "minimum: 5", 13, 25,
         "A clause of kind span has no parameter “minimum”."),
        ("exempt: [away]", "exempt: [awy]", 13, 41,
         "“awy” does not fit the parameter exempt, which takes: excused, away."),
        ("min: 5", "min: five", 13, 21, "“five” does not fit the parameter min."),
        ("- id: b", "- id: a", 14, 7, "A clause a is already in line 8."),
        ("event: training}", "event: training, months: [13]}", 19, 54,
         "months says 13; the most there can be is 12."),
        ("every: year, event: training", "every: once, by: 2024-01-01, event: training", 19, 33,
         "It is due by 2024-01-01, when the document is not in force (2022-01-01 to 2023-12-31)."),
        ("every: year, event: training", "every: once, by: 2021-12-31, event: training", 19, 33,
         "It is due by 2021-12-31, when the document is not in force (2022-01-01 to 2023-12-31)."),
        ("{every: year, event: training}", "{event: training}", 19, 15, None),
        ("low: 10, high: 100", "low: 10, high: 101", 25, 31,
         "high says 101; the most there can be is 100."),
        ("low: 10, high: 100", "low: 100, high: 10", 25, 21,
         "low is 100, above high, which is 10: nothing can keep both."),
        ("low: 10, high: 100", "high: 10", 25, 15,
         "A clause of kind share needs the parameter low."),
        ("organisation_weight: 1", "organisation_weight: 0", 31, 37,
         "Both weights of the score are 0, so there is no score."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_line(
    old: str, new: str, line: int, column: int, en: str | None
) -> None:
    found = [f for f in lint(changed(old, new)) if f.mark.line == line]
    assert [(f.name, f.severity.value) for f in found] == [("bad-policy", "error")]
    assert places(tuple(found)) == [("policies/ours.yaml", line, column)]
    assert en in {None, message(found[0], "en")}
    assert message(found[0], "zh") != message(found[0], "en")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("min: 5, max: 15", "min: 15, max: 15"),
        ("min: 5, max: 15", "max: 15"),
        ("low: 10, high: 100", "low: 0, high: 0"),
        ("organisation_weight: 1, households_weight: 0",
         "organisation_weight: 0, households_weight: 1"),
        ("every: year, event", "every: month, months: [1, 12], event"),
        ("every: year, event: training", "every: once, by: 2022-01-01, event: training"),
        ("every: year, event: training", "every: once, by: 2023-12-31, event: training"),
        ("until: 2023-12-31", "until: 2022-01-01"),
        ("source: a book", "source: https://example.org/a"),
        ("source: a book", "source: docs/there.pdf"),
        ("duty: [check]\n  says: {en: five",
         "duty: [check]\n  audience: grid-worker\n  says: {en: five"),
        ("sets: member.households\n  duty: [check]", "sets: no.such\n  duty: [record]"),
    ],
)  # fmt: skip
def test_the_boundaries_are_fine(old: str, new: str) -> None:
    assert lint(changed(old, new), there=("docs/there.pdf",)) == ()


@pytest.mark.parametrize(
    ("text", "name", "line"),
    [
        (changed("kind: span", "kind: spam"), "bad-value", 9),
        (changed("- id: a\n", "- id: a\n  clause: 1\n"), "unknown-column", 9),
        (changed("  kind: span\n", ""), "missing-value", 8),
        (changed("from: 2022-01-01", "from: soon"), "bad-value", 4),
        (changed("id: ours", "id：ours"), "bad-yaml", 1),
        (PACK + "clauses: []\n", "duplicate-key", 38),
        ("", "missing-value", 1),
    ],
)
def test_what_any_file_can_have_wrong(text: str, name: str, line: int) -> None:
    assert (name, line) in [(f.name, f.mark.line) for f in lint(text)]


def test_a_file_that_is_no_text() -> None:
    (finding,) = lint_files({"ours.yaml": b"\xff\xff\x00"}, lambda *_: True).findings
    assert finding.name == "unreadable-file"


AGAIN = """\
- id: {ident}
  kind: span
  sets: member.households
  duty: [check]
{more}  says: {{en: x, zh: x}}
  parameters: {{{parameters}}}
"""


@pytest.mark.parametrize(
    ("more", "parameters", "told"),
    [
        ("", "max: 15", []),  # the same once more
        ("", "max: 15, exempt_age: 70", []),  # another parameter
        ("  audience: grid-worker\n", "max: 20", []),  # other people
        ("", "max: 20", [(43, 21)]),
        ("", "min: 6, max: 20", [(43, 21), (43, 29)]),
    ],
)
def test_two_clauses_for_the_same_people_at_the_same_time(
    more: str, parameters: str, told: list[tuple[int, int]]
) -> None:
    found = lint(PACK + AGAIN.format(ident="f", more=more, parameters=parameters))
    assert places(found) == [("policies/ours.yaml", *place) for place in told]
    for finding in found:
        assert message(finding, "en").endswith("only the later holds.")
        assert message(finding, "zh").endswith("只有后者起作用。")


def test_the_findings_are_in_order_and_all_at_once() -> None:
    text = changed("low: 10, high: 100", "low: 10, high: 101").replace("id: ours", "id: other")
    lines = [f.mark.line for f in lint(text.replace("kind: span", "kind: spam"))]
    assert lines == [1, 9, 25]


@pytest.mark.parametrize(
    ("key", "kind", "known"),
    [
        ("member.households", ClauseKind.SPAN, True),
        ("household.visits", ClauseKind.CADENCE, True),
        ("household.visits", ClauseKind.SIZE, False),
        ("grid.members", ClauseKind.SIZE, True),
        ("grid.members", ClauseKind.COVERAGE, True),
        ("grid.members", ClauseKind.SHARE, False),
        ("village.linked-households", ClauseKind.SHARE, True),
        ("village.core-households", ClauseKind.SHARE, True),
        ("meeting.of-our-own", ClauseKind.CADENCE, True),
        ("meeting.of-our-own", ClauseKind.SPAN, False),
        ("no.such", ClauseKind.SPAN, False),
    ],
)
def test_by_which_kinds_a_key_is_checked(key: str, kind: ClauseKind, known: bool) -> None:
    assert (kind in kinds_of(key)) is known
