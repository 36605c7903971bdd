"""YAML documents in the one form."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridctl.findings.finding import Problem
from gridctl.model.mark import Mark
from gridctl.model.record import Record
from gridctl.model.tables import TABLES
from gridctl.model.words import Lang
from gridctl.policy.pack import Pack
from gridctl.source.commented import comments
from gridctl.source.records import TreeReader
from gridctl.source.tree import parse
from gridctl.tables.tidy import Shape, Tidied
from gridctl.tables.tidy_document import tidy_document
from tests.source.documents import documents

TABLE = {table.path: table for table in TABLES}


def tidy(path: str, text: str, lang: Lang | None = "zh", *, fix: bool = False) -> Tidied:
    """Bring a document into the one form."""
    return tidy_document(text, Shape(path, TABLE[path].record, TABLE[path], None, lang), fix=fix)


def form(path: str, text: str, lang: Lang | None = "zh") -> str:
    """Return a document in the one form."""
    found = tidy(path, text, lang)
    assert found.text is not None, found.obstacles
    return found.text


GRIDS = """\
# yaml-language-server: $schema=schemas/grids.schema.json
grids:
  - name: '溪口网格'
    # who answers for it
    leader: M001   # since June
    tier: grid
    id: "G01"
    note: 'kept'
    people: '0178'
    courtyards: [{name: 老屋院子, id: C1}]
"""


def test_keys_stand_in_their_order_and_take_their_comments_along() -> None:
    assert form("grids.yaml", GRIDS) == (
        "# yaml-language-server: $schema=schemas/grids.schema.json\n"
        "grids:\n"
        "- id: G01\n"
        "  name: 溪口网格\n"
        "  tier: 网格\n"
        "  # who answers for it\n"
        "  leader: M001  # since June\n"
        "  people: 178\n"
        "  courtyards: [{id: C1, name: 老屋院子}]\n"
        "  note: 'kept'\n"
    )


def test_values_are_in_the_manifest_s_language() -> None:
    text = "common: [policy, 动员中心工作]\nown: [no, '010', 巡山]\n"
    assert form("tasks.yaml", text, "zh") == (
        'common: [宣讲政策, 动员中心工作]\nown: ["no", "010", 巡山]\n'
    )
    assert form("tasks.yaml", text, "en").startswith("common: [policy, key-work]\n")
    assert form("tasks.yaml", text, None).startswith("common: [policy, 动员中心工作]\n")
    once = form("tasks.yaml", text, "en")
    assert form("tasks.yaml", form("tasks.yaml", once, "zh"), "en") == once


def test_parameters_of_a_clause_stay_as_they_were_typed() -> None:
    entry = (
        "- {overrides: [{set: {a: 010, b: \"no\", c: ['x', yes]}, clause: k, basis: MT1}], id: p}"
    )
    text = f'policies:\n{entry}\nformat: 1\nvillage: {{name: 村, code: "990000001201"}}\n'
    assert form("gridctl.yaml", f"{text}records_from: '2022-01'\n") == (
        'format: 1\nvillage: {name: 村, code: "990000001201"}\nrecords_from: 2022-01\npolicies:\n'
        "- {id: p, overrides: [{clause: k, basis: MT1, set: {a: 010, b: \"no\", c: ['x', yes]}}]}\n"
    )


def test_a_pack_keeps_its_words_and_the_order_of_its_keys() -> None:
    text = "title: {zh: '办法', en: Rules}\nid:  local\nclauses: []\n"
    found = tidy_document(text, Shape("policies/local.yaml", Pack), fix=False)
    assert found.text == "title: {zh: 办法, en: Rules}\nid: local\nclauses: []\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("grids:\n- id: G01\n  id: G02\n", ("duplicate-key", "", 3)),
        ("grids：\n- id: G01\n", ("bad-yaml", "colon", 1)),
        ("grids: [\n", ("bad-yaml", "syntax", 2)),
        ("grids: &a []\n", ("bad-yaml", "anchor", 1)),
        ("- id: G01\n", ("bad-yaml", "mapping", 1)),
        ("", ("missing-value", "key", 1)),
        ("# nothing yet\n", ("missing-value", "key", 1)),
    ],
)
def test_a_document_that_cannot_be_read_is_left_alone(
    text: str, problem: tuple[str, str, int]
) -> None:
    found = tidy("grids.yaml", text)
    assert found.text is None
    assert found.obstacles
    assert (
        found.obstacles[0].name,
        found.obstacles[0].variant,
        found.obstacles[0].mark.line,
    ) == problem


@pytest.mark.parametrize("lost", ["tidy_text", "laid_out"])
def test_what_would_say_something_else_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    text = "own: [巡山]  # note\n"
    said = "own: [巡山]\n" if lost == "laid_out" else "护林"
    monkeypatch.setattr(f"gridctl.tables.tidy_document.{lost}", lambda *_: said)
    assert tidy("tasks.yaml", text) == Tidied(None, (Problem("", Mark("tasks.yaml")),))


def test_comments_alone_stay_where_nothing_need_be_said() -> None:
    assert form("tasks.yaml", "# later\n") == "# later\n"


def test_what_is_damaged_is_mended_on_demand() -> None:
    text = (
        "grids:\n- id: G01\n  name: 溪口\n  people: １７８   # counted\n  deputy: /\n"
        "  workers: [M1, 无]\n  villager_groups:\n  - {id: VG1, name: 1.38E+10}\n"
    )
    assert tidy("grids.yaml", text).mended == ()
    damaged = sorted(problem.variant for problem in tidy("grids.yaml", text).wrong)
    assert damaged == ["blank-mark", "blank-mark", "cell", "digits"]
    found = tidy("grids.yaml", text, fix=True)
    assert sorted((tuple(m.mark), m.old, m.new) for m in found.mended) == [
        (("grids.yaml", 4, 11), "１７８", "178"),
        (("grids.yaml", 5, 11), "/", ""),
        (("grids.yaml", 6, 17), "无", ""),
    ]
    assert [(p.name, p.variant) for p in found.wrong] == [("spreadsheet-damage", "cell")]
    assert found.text is not None
    assert "  deputy:\n" in found.text
    assert '  workers: [M1, ""]\n' in found.text
    assert "  people: 178  # counted\n" in found.text
    again = tidy("grids.yaml", found.text, fix=True)
    assert (again.text, again.mended) == (found.text, ())


def test_a_day_of_a_promise_is_mended() -> None:
    path = "commitments/{period}.yaml"
    text = (
        "commitments:\n- member: M001\n  promises:\n"
        "  - {due_on: 2022年9月, text: 修路, target: 一条, measures: 集资, done_on: '2022/7/1'}\n"
    )
    found = tidy(path, text, fix=True)
    assert sorted(m.new for m in found.mended) == ["2022-07-01", "2022-09"]
    assert found.text == (
        "commitments:\n- member: M001\n  promises:\n"
        "  - {text: 修路, target: 一条, measures: 集资, due_on: 2022-09, done_on: 2022-07-01}\n"
    )


def _bare(value: Any) -> Any:
    """Return records without their places."""
    if isinstance(value, Record):
        fields = {k: _bare(v) for k, v in value._asdict().items() if k != "at"}
        return (type(value).__name__, fields)
    return [_bare(item) for item in value] if type(value) is tuple else value


def _said(path: str, text: str) -> Any:
    """Return what a document says to its reader: records, and what is wrong in it."""
    reading = TreeReader(path, {"period": None}).read(parse(text, path).root, TABLE[path].record)
    problems = sorted((p.name, p.variant, p.field) for p in reading.problems)
    return [_bare(record) for record in reading.records], problems, sorted(comments(text))


_PATHS = ["grids.yaml", "tasks.yaml", "stations.yaml", "points.yaml", "branches.yaml"]


@settings(max_examples=60, deadline=None)
@given(documents(), st.sampled_from(_PATHS), st.sampled_from(["zh", "en", None]), st.booleans())
def test_a_document_says_the_same_in_the_one_form(
    text: str, path: str, lang: Lang | None, fix: bool
) -> None:
    found = tidy(path, text, lang, fix=fix)
    assert found.text is not None, found.obstacles
    again = tidy(path, found.text, lang, fix=fix)
    assert (again.text, again.mended) == (found.text, ())
    if not found.mended:
        assert _said(path, found.text) == _said(path, text)
