"""YAML files edited in place."""

import copy
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gridctl.source.tree import Entries, Items, Node, parse
from gridctl.source.tree_edit import Path, TreeEdit, Value, scalar
from tests.kit import COMMUNITY, EXAMPLE

DOCUMENT = """\
# yaml-language-server: $schema=schemas/grids.schema.json
grids: []  # none yet
people:
  - id: M1   # one
    ids: [p, q]
  # about the second
  - id: M2
    ids: [p]
    # the end of people
flow: {k: v, l: }
quoted: 'it'
long:
- said: |
    two

    lines

- said: "once"  # more
  more: >-
    folded
    text
wide: {
  a: 1,
  b: 2
}
deep:  # below
  w: 1
"""


def plain(node: Node | None) -> Any:
    """Return a document as texts, lists and dictionaries."""
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    if isinstance(node, Entries):
        return {key: plain(value) for key, value in node.entries.items()}
    return node.value if node else None


def edited(text: str, action: str, *arguments: object) -> str:
    """Return the text after one edit."""
    edit = TreeEdit(text.encode())
    getattr(edit, action)(*arguments)
    return edit.data().decode()


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("people", 0, "id"), "M9", "id: M1   # one", "id: M9   # one"),
        (("people", 1, "name"), "no", "    ids: [p]\n", '    ids: [p]\n    name: "no"\n'),
        (("people", 0, "ids"), ["r"], "[p, q]", "[r]"),
        (("people", 0, "ids", 1), "r", "[p, q]", "[p, r]"),
        (("flow", "l"), "x", "l: }", "l: x }"),
        (("flow", "m"), "x", "l: }", "l: , m: x }"),
        (("quoted",), "it's", "'it'", "'it''s'"),
        (("long", 1, "said"), "010", '"once"', '"010"'),
        (("long", 0, "said"), "one", "|\n    two\n\n    lines\n", "one\n"),
        (("long", 1, "more"), "a: b", ">-\n    folded\n    text", '"a: b"'),
        (("wide", "c"), "3", "b: 2\n", "b: 2,\n  c: 3\n"),
        (("deep",), "x", "deep:  # below\n  w: 1\n", "deep: x  # below\n"),
        (("deep", "w"), ["a"], "w: 1", "w: [a]"),
        (("deep", "v"), {"a": "b"}, "  w: 1\n", "  w: 1\n  v: {a: b}\n"),
        (("grids",), "x", "[]  #", "x  #"),
        (("new",), "2022-08-01", "  w: 1\n", "  w: 1\nnew: 2022-08-01\n"),
    ],
)
def test_set_changes_that_value_only(path: Path, value: Value, old: str, new: str) -> None:
    assert DOCUMENT.count(old) == 1
    assert edited(DOCUMENT, "set", path, value) == DOCUMENT.replace(old, new)


def test_set_to_what_it_is_changes_nothing() -> None:
    assert edited(DOCUMENT, "set", ("long", 1, "more"), "folded text") == DOCUMENT


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("grids",), "x", "[]  #", "[x]  #"),
        (("people", 0, "ids"), "r", "[p, q]", "[p, q, r]"),
        (
            ("people",),
            {"id": "M3", "ids": ["a", "b"], "note": "x: y"},
            "    ids: [p]\n",
            '    ids: [p]\n  - id: M3\n    ids: [a, b]\n    note: "x: y"\n',
        ),
        (
            ("grids",),
            {"id": "G01", "groups": [{"id": "VG1", "name": "一组"}]},
            "[]  # none yet\n",
            " # none yet\n  - id: G01\n    groups:\n      - {id: VG1, name: 一组}\n",
        ),
        (("deep", "of"), "x", "  w: 1\n", "  w: 1\n  of: [x]\n"),
        (("long",), {"said": "z"}, "    text\n", "    text\n- said: z\n"),
    ],
)
def test_add_appends_in_the_style_of_its_siblings(
    path: Path, value: Value, old: str, new: str
) -> None:
    assert DOCUMENT.count(old) == 1
    after = edited(DOCUMENT, "add", path, value)
    assert after == DOCUMENT.replace(old, new)
    number = len(at(plain(TreeEdit(after.encode()).root), path)) - 1
    if path != ("deep", "of"):
        assert edited(after, "remove", (*path, number)) == DOCUMENT


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (("people", 0), "  - id: M1   # one\n    ids: [p, q]\n", ""),
        (("people", 0, "id"), "id: M1   # one\n    ", ""),
        (("people", 0, "ids"), "    ids: [p, q]\n", ""),
        (("people", 0, "ids", 0), "[p, q]", "[q]"),
        (("people", 0, "ids", 1), "[p, q]", "[p]"),
        (("people", 1, "ids", 0), "[p]\n", "[]\n"),
        (("flow", "l"), ", l: }", " }"),
        (("deep", "w"), "deep:  # below\n  w: 1\n", "deep: {}  # below\n"),
        (("long", 0), "- said: |\n    two\n\n    lines\n", ""),
        (("grids",), "grids: []  # none yet\n", ""),
    ],
)
def test_remove_takes_its_own_lines(path: Path, old: str, new: str) -> None:
    assert DOCUMENT.count(old) == 1
    assert edited(DOCUMENT, "remove", path) == DOCUMENT.replace(old, new)


def test_a_comment_behind_a_first_key_stays() -> None:
    text = "a:\n- x: 1\n  # about y\n  y: 2\n"
    assert edited(text, "remove", ("a", 0, "x")) == "a:\n-\n  # about y\n  y: 2\n"


def test_crlf_bom_gb18030_and_no_last_line_end_stay() -> None:
    text = "grids:\r\n- {id: G01, name: 溪口}\r\n- {id: G02, name: 中坝}"
    for data in (text.encode(), b"\xef\xbb\xbf" + text.encode(), text.encode("gb18030")):
        edit = TreeEdit(data)
        edit.add(("grids",), {"id": "G03", "name": "下坝"})
        edit.set(("grids", 0, "name"), "村口")
        edit.set(("grids", 1, "area"), "溪北")
        edit.remove(("grids", 2))
        edit.set(("grids", 0, "name"), "溪口")
        edit.remove(("grids", 1, "area"))
        assert edit.data() == data
        edit.add(("grids",), {"id": "G03"})
        assert edit.text == text + "\r\n- {id: G03}"


def test_blank_lines_that_a_text_keeps_stay_its_own() -> None:
    text = "a: |+\n  x\n\nb: |\n  y\n\n"
    assert edited(text, "set", ("c",), "1") == "a: |+\n  x\n\nb: |\n  y\nc: 1\n\n"
    with pytest.raises(ValueError, match="other values would change"):  # one more for a
        edited(text, "remove", ("b",))
    kept = "a: |+\n  x\n\n"
    assert edited(kept, "set", ("c",), "1") == "a: |+\n  x\n\nc: 1\n"


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "# nothing yet"])
def test_an_empty_document_is_begun(text: str) -> None:
    after = edited(text, "add", ("waivers",), {"rule": "member-span", "subject": "M012"})
    start = "# nothing yet\n" if text else ""
    assert after == f"{start}waivers:\n- {{rule: member-span, subject: M012}}\n"


@pytest.mark.parametrize("data", [b"a: [", b"a: &x 1\n", b"\xff\xff", b"a: !t 1\n", b"- a\nb: 1\n"])
def test_what_the_reader_refuses_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (any of the reader's reasons)
        TreeEdit(data)


@pytest.mark.parametrize(
    ("path", "error"),
    [(("x", "y"), KeyError), (("people", 5), IndexError), (("people", "x"), TypeError)],
)
def test_a_path_that_leads_nowhere(path: Path, error: type[Exception]) -> None:
    edit = TreeEdit(DOCUMENT.encode())
    with pytest.raises((KeyError, IndexError, TypeError)) as raised:
        edit.set((*path, "z"), "v")
    assert raised.type in {error, KeyError}
    assert edit.data().decode() == DOCUMENT


def test_an_unusual_way_of_writing_is_refused_rather_than_broken() -> None:
    edit = TreeEdit(b"? a\n: 1\n? c\n: 2\n")
    with pytest.raises(ValueError, match="other values would change"):
        edit.remove(("a",))
    assert edit.data() == b"? a\n: 1\n? c\n: 2\n"


@pytest.mark.parametrize(
    "text",
    ["M001", "示例村", "2022-08-01", "178", "-2.5", "0", "2022Q3", "上门登记，集中代办", "两 词",
     "000-0000001", "2.*x", "一（二）", "a-b_c.d", "http://x"],
)  # fmt: skip
def test_plain_where_it_may_be(text: str) -> None:
    assert scalar(text) == text
    assert plain(parse(f"{{k: [{text}]}}", "").root) == {"k": [text]}


@pytest.mark.parametrize(
    "text",
    ["", "no", "是: 否", "010", "1e3", "0x1F", "12:30", "1_000", "~", "null", "Yes", "y", "*", "&a",
     "- a", "a #b", "#a", "a:",
     "[a", "a, b", "{a", "'a", '"a', "a\nb", " a", "a ", "\ta", "%a", "@a",
     "`a", "...", "---", "<<", "=",
     "2022-8-1", ".5", "+1", "5.", "\u2028", "\x85", "\x7f", "\ufeff", "!t"],
)  # fmt: skip
def test_quoted_where_it_must_be(text: str) -> None:
    written = scalar(text)
    assert written.startswith('"')
    assert plain(parse(f"k: {written}\nl: [{written}]\n", "").root) == {"k": text, "l": [text]}


def test_a_lone_surrogate_is_no_text() -> None:
    with pytest.raises(ValueError, match="\ud800"):
        scalar("\ud800")


@given(st.text(max_size=12))
def test_a_scalar_is_read_back_as_it_was(text: str) -> None:
    written = scalar(text)
    for document in (f"k: {written}\n", f"k: [{written}, x]\n", f"- {written}\n"):
        root = plain(parse(document, "").root)
        assert root in ({"k": text}, {"k": [text, "x"]}, [text])
    typed = yaml.safe_load(f"k: {written}\n")["k"]
    assert str(typed) == text


SCALARS = st.sampled_from(
    ["a", "M001", "010", "no", "张 三", "x: y", "", "2022-01-01", "#5", "two\nlines"]
)
TREES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["id", "name", "parts", "of"]), inner, max_size=3),
    ),
    max_leaves=8,
)


@st.composite
def written(draw: st.DrawFn, value: Any, indent: int = 0) -> list[str]:
    """Draw one of the ways in which people write a value, line by line."""
    margin = " " * indent
    lines: list[str] = []
    pairs = value.items() if isinstance(value, dict) else (("", each) for each in value)
    for key, each in pairs:
        if draw(st.booleans()):
            lines.append(
                draw(st.sampled_from(["", f"{margin}# about", "# left", f"{margin}  # in"]))
            )
        lead = f"{margin}{scalar(key)}:" if isinstance(value, dict) else f"{margin}-"
        comment = draw(st.sampled_from(["", "  # why"]))
        if isinstance(each, str) or not each or draw(st.booleans()):
            lines.append(f"{lead} {draw(in_brackets(each))}{comment}")
            continue
        deeper = 2
        if isinstance(each, list) and isinstance(value, dict):
            deeper = draw(st.sampled_from([0, 2]))
        below = draw(written(each, indent + deeper))
        if isinstance(value, list) and below[0].strip() and not below[0].lstrip().startswith("#"):
            lines += [f"{lead} {below[0].lstrip()}", *below[1:]]
        else:
            lines += [lead + comment, *below]
    return lines


@st.composite
def in_brackets(draw: st.DrawFn, value: Any) -> str:
    """Draw a value on one line."""
    if isinstance(value, str):
        if draw(st.booleans()):
            return scalar(value)
        return scalar(value, draw(st.sampled_from(['"', "'"])))
    inner = [
        (f"{scalar(each)}: " if isinstance(value, dict) else "")
        + draw(in_brackets(value[each] if isinstance(value, dict) else each))
        for each in value
    ]
    last = draw(st.sampled_from(["", ","])) if inner else ""
    blank = draw(st.sampled_from(["", " "])) if inner else ""
    body = blank + draw(st.sampled_from([", ", ","])).join(inner) + last + blank
    return f"{{{body}}}" if isinstance(value, dict) else f"[{body}]"


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, Any]:
    """Draw a document and what it says."""
    kinds = st.dictionaries(st.sampled_from(["id", "name", "parts", "of"]), TREES, min_size=1)
    tree = draw(kinds)
    end = draw(st.sampled_from(["\n", "\r\n"]))
    lines = draw(written(tree))
    return end.join(lines) + draw(st.sampled_from(["", end, end + "# the end" + end])), tree


def paths(tree: Any, above: Path = ()) -> list[Path]:
    """Return all paths of a tree."""
    steps: list[str | int] = []
    if isinstance(tree, dict):
        steps = list(tree)
    elif isinstance(tree, list):
        steps = list(range(len(tree)))
    return [p for s in steps for p in ((*above, s), *paths(tree[s], (*above, s)))]


def at(tree: Any, path: Path) -> Any:
    """Return the value at a path."""
    for step in path:
        tree = tree[step]
    return tree


@settings(max_examples=40, deadline=None)
@given(documents(), TREES, st.data())
def test_set_changes_only_what_it_should(
    document: tuple[str, Any], value: Any, data: st.DataObject
) -> None:
    text, tree = document
    assert plain(parse(text.replace("\r\n", "\n"), "").root) == tree
    path = data.draw(st.sampled_from(paths(tree)))
    wanted = copy.deepcopy(tree)
    at(wanted, path[:-1])[path[-1]] = value
    after = edited(text, "set", path, value)
    assert plain(parse(after.replace("\r\n", "\n"), "").root) == wanted
    assert after.count("#") - str(value).count("#") >= 0
    if isinstance(value, str) and isinstance(at(tree, path), str):
        before, now = text.split("\n"), after.split("\n")
        assert len(before) == len(now)
        assert sum(a != b for a, b in zip(before, now, strict=True)) <= 1


@settings(max_examples=40, deadline=None)
@given(documents(), TREES, st.data())
def test_remove_after_add_gives_the_old_bytes(
    document: tuple[str, Any], value: Any, data: st.DataObject
) -> None:
    text, tree = document
    lists = [p for p in paths(tree) if isinstance(at(tree, p), list)]
    assume(lists)
    path = data.draw(st.sampled_from(lists))
    edit = TreeEdit(text.encode())
    edit.add(path, value)
    wanted = copy.deepcopy(tree)
    at(wanted, path).append(value)
    assert plain(edit.root) == wanted
    edit.remove((*path, len(at(tree, path))))
    assert edit.data() == text.encode()


@settings(max_examples=40, deadline=None)
@given(documents(), st.data())
def test_remove_takes_that_and_nothing_else(document: tuple[str, Any], data: st.DataObject) -> None:
    text, tree = document
    path = data.draw(st.sampled_from(paths(tree)))
    wanted = copy.deepcopy(tree)
    del at(wanted, path[:-1])[path[-1]]
    edit = TreeEdit(text.encode())
    edit.remove(path)
    assert plain(edit.root) == wanted
    kept = [line for line in text.splitlines() if line.strip().startswith("#")]
    if len(at(tree, path[:-1])) > 1 and isinstance(at(tree, path), str):
        assert [line for line in edit.text.splitlines() if line.strip().startswith("#")] == kept


@pytest.mark.parametrize(
    "file",
    [f for e in (EXAMPLE, COMMUNITY) for f in sorted(e.rglob("*.yaml"))],
    ids=lambda f: f.name,
)
def test_each_value_of_the_examples_can_be_set_and_set_back(file: Any) -> None:
    before = file.read_bytes()
    tree = plain(TreeEdit(before).root)
    chosen = [p for p in paths(tree) if isinstance(at(tree, p), str)]
    for path in chosen[:: max(1, len(chosen) // 12)]:
        edit = TreeEdit(before)
        old = at(tree, path)
        edit.set(path, "a: b")
        assert edit.data() != before
        edit.set(path, old)
        assert plain(edit.root) == tree
