"""One form for YAML documents, with their comments: read again they say the same."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gridctl.source.commented import Leaf, commented, comments
from gridctl.source.layout import laid_out, plain_fits, scalar
from gridctl.source.tree import Entries, Items, Node, parse
from tests.source.documents import documents


def said(node: Node | None) -> Any:
    """Return what a tree says, without places."""
    if isinstance(node, Entries):
        return {key: said(child) for key, child in node.entries.items()}
    if isinstance(node, Items):
        return [said(item) for item in node.items]
    return node.value if node else None


def form(text: str) -> str:
    """Return a document in the one form."""
    return laid_out(commented(text))


@settings(max_examples=80, deadline=None)
@given(documents())
def test_a_document_says_the_same_in_the_one_form(text: str) -> None:
    tree = parse(text, "f")
    if tree.problems:
        return
    once = form(text)
    assert said(parse(once, "f").root) == said(tree.root)
    assert Counter(comments(once)) == Counter(comments(text))
    assert form(once) == once


WHOLE = """\
# yaml-language-server: $schema=schemas/grids.schema.json

# All grids.


grids:   # of the village
    # the first one
    - id:   G01
      name: '溪口'
      workers: [ M010,S02 ]   # two
      duties: [政策宣传,   # every month
               走访服务]
      area: >
        村口至石桥，
        溪北一片

      # deputy: M032


      reward:
      villager_groups:
      -  {id: VG01,   name: "一组"}
      # VG02 was dissolved
    # below the last grid
x: 'it''s'
...
"""
FORM = """\
# yaml-language-server: $schema=schemas/grids.schema.json

# All grids.

grids:  # of the village
# the first one
- id: G01
  name: '溪口'
  workers: [M010, S02]  # two
  duties:
  - 政策宣传  # every month
  - 走访服务
  area: >
    村口至石桥，
    溪北一片

  # deputy: M032

  reward:
  villager_groups:
  - {id: VG01, name: "一组"}
  # VG02 was dissolved
# below the last grid
x: 'it''s'
"""


def test_the_one_form() -> None:
    assert form(WHOLE) == FORM
    assert form(FORM) == FORM


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\na: 1\n", "a: 1\n"),
        ("a: 1", "a: 1\n"),
        ("{a: 1,  b: [ ] }   # c\n", "{a: 1, b: []}\n# c\n"),
        ("a:\n    b:\n        c: 1\n", "a:\n  b:\n    c: 1\n"),
        ("a:\n- - 1\n  - 2\n-\n  b: 1\n", "a:\n- - 1\n  - 2\n- b: 1\n"),
        ("a: {\n  b: 1,\n  c: {d: 2}\n}\n", "a:\n  b: 1\n  c: {d: 2}\n"),
        ("a: [b: 1]\n", "a: [{b: 1}]\n"),
        ("a: one\n  two\nb: 'x\n\n  y'\n", 'a: one two\nb: "x\\ny"\n'),
        ("a: |+\n  x\n\nb: 1\n", 'a: "x\\n\\n"\n\nb: 1\n'),
        ("a: |2\n   x\nb: 1\n", 'a: " x\\n"\nb: 1\n'),
        ("a: |\n  x\n\n\n  y\nb: 1\n", "a: |\n  x\n\n\n  y\nb: 1\n"),
        ("a: ''\nb: ~\nc:\nd: [, ]\n", None),
        ("a: # why\n  b\n", "a: b  # why\n"),
        ("a: # why\n  b # how\n", "# why\na: b  # how\n"),
    ],
)
def test_each_shape_has_its_form(text: str, expected: str | None) -> None:
    if expected is None:
        assert parse(text, "f").problems
        return
    if "\n\n" in expected or "\\n" in expected or expected.startswith("#"):
        assert said(parse(expected, "f").root) == said(parse(text, "f").root)
    assert form(text) == expected
    assert form(expected) == expected


def test_comments_are_found_wherever_they_stand() -> None:
    text = "# 1\na: '# no'  # 2\nb: |  # 3\n  # no\nc: [x, # 4\n  y] # 5\nd: e#no\n#6\n"
    assert comments(text) == ["# 1", "# 2", "# 4", "# 5", "#6", "# 3"]


@example("1:?")  # which breaks in brackets only
@given(st.text("ab1 :#-?,[]{}'\"\\&*!|>%@`=~<é一，\u2028\x85\t\n", max_size=8))
def test_what_is_written_plain_is_read_back(text: str) -> None:
    if not plain_fits(text):
        return
    for whole in (f"{text}: {text}\n", f"{{{text}: {text}}}\n"):
        assert said(parse(whole, "f").root) == {text: text}


@pytest.mark.parametrize(
    ("leaf", "typed", "written"),
    [
        (("no", ""), "", "no"),
        (("a", '"'), "", '"a"'),
        (("a", "'"), "", "'a'"),
        (("010", ""), "word", '"010"'),
        (("no", ""), "word", '"no"'),
        (("990000001201", '"'), "word", '"990000001201"'),
        (("990000001201", ""), "word", "990000001201"),
        (("溪口", '"'), "word", "溪口"),
        (("2022-07-01", '"'), "value", "2022-07-01"),
        (("07", '"'), "value", "07"),
        (("a: b", ""), "value", '"a: b"'),
    ],
)
def test_quotes_stand_where_they_are_needed(
    leaf: tuple[str, str], typed: str, written: str
) -> None:
    found = Leaf(*leaf, 1, 1)
    found.typed = typed
    assert scalar(found) == written
