"""bad-yaml: YAML files are plain and as the skeletons show."""

import pytest

from tests.kit import check, edited, errors, example, message, places, report, severities


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("grids: [\n", 2, 1),
        ("grids:\n- id: G01\n   name: x\n", 3, 8),
        ("grids:\n\t- id: G01\n", 2, 1),
        ("a: &x 1\n", 1, 4),
        ("a: *x\n", 1, 4),
        ("a: !!python/object:os.system 1\n", 1, 4),
        ("a: {<<: {b: 1}}\n", 1, 5),
        ("? [a]\n: 1\n", 1, 3),
        ("a: 1\n---\nb: 2\n", 2, 1),
        ("a: " + "[" * 40 + "]" * 40 + "\n", 1, 23),
        ("a: x\u2028y\n", 1, 5),
        ("a: 1\nb: \x07\n", 2, None),
        ("- 1\n", 1, 1),
        ("grids: 5\n", 1, 8),
        ("grids:\n- G01\n", 2, 3),
        ("grids:\n- {id: G01, name: {a: b}}\n", 2, 19),
        ("grids:\n- {id: G01, name: x, workers: {a: b}}\n", 2, 31),
        ("grids：\n- id: G01\n", 1, 6),
        ("grids:\n- id: G01\n  name：一网格\n  leader: M1\n", 3, 7),
        ("grids：一\n", 1, 1),
    ],
)
def test_what_cannot_be_read_stands_where_it_is(text: str, line: int, column: int | None) -> None:
    found = check("bad-yaml", {"grids.yaml": text})
    assert places(found) == [("grids.yaml", line, column)]
    assert severities(found) == ["error"]
    assert all(message(found[0], lang) for lang in ("en", "zh"))


def test_the_messages() -> None:
    found = check("bad-yaml", {"grids.yaml": "grids: &x []\n"})
    assert message(found[0], "en") == "An anchor (&) stands here; the format has none."
    assert message(found[0], "zh") == "此处用了锚点（&）；格式不允许。"
    found = check("bad-yaml", {"grids.yaml": "grids: 5\n"})
    assert message(found[0], "en") == "A list belongs here."
    assert message(found[0], "zh") == "此处应为列表。"
    assert "：" in found[0].hint.en
    assert "全角" in found[0].hint.zh


def test_lost_grids_make_nobody_unknown() -> None:
    files = edited(example(), "grids.yaml", "grids:", "grid:")
    outcome = report(files)
    assert errors(outcome) == [("missing-value", "grids.yaml", 1)]
    skipped = {n.name: n.values for n in outcome.not_checked}
    assert skipped["unknown-reference"] == {"file": "grids.yaml"}
    assert skipped["member-span"] == {"file": "grids.yaml"}


def test_one_broken_promise_holds_back_only_its_member() -> None:
    text = "commitments:\n- {member: M1, promises: [修路]}\n- {member: M2, promises: []}\n"
    outcome = report({"commitments/2022.yaml": text}, "bad-yaml", "commitment-*")
    assert [f.name for f in outcome.findings if f.name == "bad-yaml"] == ["bad-yaml"]
    assert not [n for n in outcome.not_checked if n.values.get("file") == "commitments/2022.yaml"]


def test_a_document_as_asked_is_fine() -> None:
    grids = "grids:\n- {id: G01, name: 一网格, leader: M1}\n"
    assert check("bad-yaml", {"grids.yaml": grids}) == ()
