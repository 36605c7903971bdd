"""YAML to texts, lists and mappings; and what is refused."""

import time

import pytest

from gridctl.source.tree import DEEPEST, LARGEST, Entries, Items, Text, parse


def refused(text: str) -> tuple[str, int | None, int | None]:
    """Return variant, line and column of the only problem of a broken document."""
    tree = parse(text, "f.yaml")
    assert tree.root is None
    (found,) = tree.problems
    assert found.mark.file == "f.yaml"
    return found.variant, found.mark.line, found.mark.column


def test_every_scalar_is_text_with_its_mark() -> None:
    tree = parse("a: 010\nb: [no, 2022-01-01, '12:30']\nc: {d: ~, e: |\n   x}\n", "f.yaml")
    assert tree.root is None  # a block scalar within braces is no YAML
    tree = parse("a: 010\nb: [no, 2022-01-01, '12:30']\nc: {d: ~}\ne:\nf: |\n  x\n  y\n", "f.yaml")
    assert tree.problems == ()
    assert isinstance(tree.root, Entries)
    entries = tree.root.entries
    assert entries["a"] == Text("010", 1, 4)
    assert entries["b"] == Items(
        [Text("no", 2, 5), Text("2022-01-01", 2, 9), Text("12:30", 2, 21)], 2, 4
    )
    assert isinstance(entries["c"], Entries)
    assert entries["c"].entries == {"d": Text("~", 3, 8)}
    assert entries["e"] == Text("", 4, 3)
    assert entries["f"] == Text("x\ny\n", 5, 4)
    assert tree.root.keys["f"] == Text("f", 5, 1)


def test_an_empty_document_has_no_root_and_no_problem() -> None:
    assert parse("# nothing\n", "f.yaml") == (None, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1\n", ("anchor", 1, 4)),
        ("a: &x []\n", ("anchor", 1, 4)),
        ("a: &x {}\n", ("anchor", 1, 4)),
        ("a: *x\n", ("alias", 1, 4)),
        ("a: !!str 1\n", ("tag", 1, 4)),
        ("a: !!python/object/apply:os.system ['x']\n", ("tag", 1, 4)),
        ("<<: {a: 1}\n", ("merge", 1, 1)),
        ("? {a: 1}\n: 2\n", ("key", 1, 3)),
        ("a: 1\n---\nb: 1\n", ("documents", 2, 1)),
        ("a: [1\n", ("syntax", 2, 1)),
        ("a：1\nb: 2\n", ("colon", 1, 2)),
        ("a: 1\x85b: 2\n", ("line-break", 1, 5)),
        ("a: 1\nb: x\u2029\n", ("line-break", 2, 5)),
        ("a: 1\nb: \x01\n", ("character", 2, None)),
        ('a: "\\ud800"\n', ("syntax", 1, 7)),
    ],
)
def test_what_is_refused(text: str, expected: tuple[str, int, int | None]) -> None:
    assert refused(text) == expected


def test_a_key_that_stands_twice_is_told_and_the_first_is_kept() -> None:
    tree = parse("a: 1\nb: 2\na: 3\n", "f.yaml")
    assert isinstance(tree.root, Entries)
    assert tree.root.entries["a"] == Text("1", 1, 4)
    (found,) = tree.problems
    assert (found.name, tuple(found.mark)) == ("duplicate-key", ("f.yaml", 3, 1))
    assert found.values == {"key": "a", "first": 1}


def test_depth_is_capped() -> None:
    within = "[" * DEEPEST + "]" * DEEPEST
    assert parse(within, "f.yaml").problems == ()
    assert refused(f"[{within}]") == ("deep", 1, DEEPEST + 1)


def quickly(text: str) -> str:
    """Return the variant by which a hostile document is refused, within a second."""
    started = time.perf_counter()
    tree = parse(text, "f.yaml")
    assert time.perf_counter() - started < 1
    (found,) = tree.problems
    return found.variant


def test_hostile_documents_are_refused_at_once() -> None:
    laughs = "a: &a [x]\n" + "".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert quickly(laughs) == "anchor"
    assert quickly("[" * 1_000_000) == "deep"
    assert quickly("a: " + "{b: " * 250_000) == "deep"
    assert quickly("- " * 500_000) in {"deep", "syntax"}
    assert quickly("x" * (LARGEST + 1)) == "too-large"


def test_wide_documents_are_read() -> None:
    tree = parse("a: [" + "x, " * 50_000 + "y]\n", "f.yaml")
    assert isinstance(tree.root, Entries)
    items = tree.root.entries["a"]
    assert isinstance(items, Items)
    assert len(items.items) == 50_001
