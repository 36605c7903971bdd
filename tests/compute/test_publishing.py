"""Where a row stands that is not as it was when a period was published."""

import pytest

from gridctl.compute.canonical import Source, sources
from gridctl.compute.publishing import Difference, RowChange, Verified, row_changes
from gridctl.formats.verifysheets import lines
from gridctl.model.mark import Mark, Nowhere
from gridctl.model.period import Period
from gridctl.model.promises import Waiver
from gridctl.model.words import Lang
from tests.disclosure.small import Q3, VILLAGE
from tests.kit import Files, edited, opened

MANIFEST = "gridctl.yaml"
LAST = "- {id: chongqing-2013}\n"
SANLIAN = """\
- id: sanlian
  clauses: [2.*]
  basis: MT1
  overrides:
  - {clause: 2.1-span, basis: MT1, set: {low: 3}}
  - clause: 2.3-coupling
    basis: MT1
    set:
      loss_percent: 20
"""
FOLLOWING = edited(VILLAGE, MANIFEST, LAST, LAST + SANLIAN)


def told(table: str, before: Files, after: Files) -> tuple[RowChange, ...]:
    old, new = (sources(opened(files).village, Q3)[table] for files in (before, after))
    return row_changes(old, new)


def line_of(files: Files, text: str, path: str = MANIFEST) -> int:
    (line,) = (n for n, said in enumerate(str(files[path]).split("\n"), 1) if text in said)
    return line


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        ("loss_percent: 20", "loss_percent: 25", "clause: 2.3-coupling"),
        ("set: {low: 3}", "set: {low: 4}", "clause: 2.1-span"),
        ("clauses: [2.*]", "clauses: [2.*, 3.*]", "id: sanlian"),
        ("{id: line-2022}", "{id: line-2022, from: 2022-06-03}", "id: line-2022"),
        (LAST, LAST + "- {id: county-2023}\n", "id: county-2023"),
        ("- {id: line-2022}\n", "", "format: 1"),  # nothing is left where it stood
    ],
)
def test_what_is_followed_otherwise_stands_at_its_own_line(old: str, new: str, at: str) -> None:
    after = edited(FOLLOWING, MANIFEST, old, new)
    (change,) = told("manifests", FOLLOWING, after)
    assert (change.what, change.fields) == ("changed", ("policies",))
    assert (change.mark.file, change.mark.line) == (MANIFEST, line_of(after, at))


def test_what_does_not_count_is_no_place() -> None:
    """A basis goes into no page: an entry with another one alone is as it was."""
    after = edited(
        FOLLOWING, MANIFEST, "- {clause: 2.1-span, basis: MT1,", "- {clause: 2.1-span, basis: MT2,"
    )
    assert told("manifests", FOLLOWING, after) == ()
    both = edited(after, MANIFEST, "loss_percent: 20", "loss_percent: 25")
    (change,) = told("manifests", FOLLOWING, both)
    assert change.mark.line == line_of(both, "clause: 2.3-coupling")


def test_waivers_of_one_file_are_not_taken_for_each_other() -> None:
    """Neither has an id: one goes, another comes."""
    year, at = Period.parse("2022"), Nowhere("waivers.yaml", 2)
    one, other = (Waiver("too-few-visits", who, "x", "MT1", year, at) for who in ("M1", "M2"))
    changes = row_changes([Source(("M1",), one)], [Source(("M2",), other)])
    assert sorted(change.what for change in changes) == ["added", "missing"]


def test_a_row_of_a_table_stands_at_its_line() -> None:
    after = edited(VILLAGE, "members.csv", "M2,钱丙", "M2,钱丁")
    (change,) = told("members", VILLAGE, after)
    assert change == RowChange("changed", Mark("members.csv", 3), "M2", ("name",))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "gridctl.yaml:{line}: changed in policies"),
        ("zh", "gridctl.yaml:{line}：改动字段政策"),
    ],
)
def test_it_is_said_in_both_languages(lang: Lang, said: str) -> None:
    after = edited(FOLLOWING, MANIFEST, "loss_percent: 20", "loss_percent: 25")
    difference = Difference("rows", "manifests", "changed", told("manifests", FOLLOWING, after))
    shown = [*lines(Verified(Q3, "published/2022Q3", 1, (difference,)), lang)]
    assert shown[-1].strip() == said.format(line=line_of(after, "clause: 2.3-coupling"))
