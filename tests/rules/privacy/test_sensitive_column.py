"""sensitive-column: no column asks for sensitive facts about people."""

import pytest

from tests.kit import check, message, places, severities


@pytest.mark.parametrize(
    "name",
    ["宗教", "是否信教", "民族", "上访次数", "身份证号码", "残疾情况", "精神状况", "religion",
     "Ethnic group", "id_number", "idNumber", "ID No", "disability", "has_petition", "bank_card"],
)  # fmt: skip
def test_a_sensitive_column_is_an_error_and_nothing_else(name: str) -> None:
    files = {"staff.csv": f"id,name,{name}\nS01,石试文,\n"}
    found = check("sensitive-column", files)
    assert places(found) == [("staff.csv", 1, 9)]
    assert severities(found) == ["error"]
    assert check("unknown-column", files) == ()


@pytest.mark.parametrize(
    "name", ["competition", "environmental", "paid_no", "health_talks", "gender"]
)
def test_a_word_within_another_is_not_sensitive(name: str) -> None:
    files = {"staff.csv": f"id,name,{name}\nS01,石试文,\n"}
    assert check("sensitive-column", files) == ()
    assert len(check("unknown-column", files)) == 1


def test_the_message_about_a_column() -> None:
    found = check("sensitive-column", {"staff.csv": "id,name,宗教\n"})
    assert message(found[0], "en") == "The name “宗教” asks for sensitive personal information."
    assert message(found[0], "zh") == "“宗教”属于敏感个人信息，本工具不予收集。"


@pytest.mark.parametrize(
    ("path", "text", "place"),
    [
        ("households.csv", "id,head,villager_group\n", None),
        ("lists/residents.csv", "name,religion\n", ("lists/residents.csv", 1, 6)),
        ("docs/a.csv", '"x\ny",信访\n', None),
        ("docs/a.csv", '"x",信访\n', ("docs/a.csv", 1, 5)),
        ("grids.yaml", "grids:\n- id: G1\n  name: 一\n  维稳: x\n", ("grids.yaml", 4, 3)),
        ("notes.yaml", "a:\n- {b: 1, illness: x}\n", ("notes.yaml", 2, 10)),
        ("docs/n.yml", "text: 宗教事务宣传\n", None),
        ("tasks.yaml", "own: [精神文明：宣传]\n", None),
    ],
)
def test_any_header_and_any_key(path: str, text: str, place: tuple[str, int, int] | None) -> None:
    assert places(check("sensitive-column", {path: text})) == ([place] if place else [])


def test_data_may_mention_what_columns_may_not() -> None:
    text = "date,members,theme,title\n2022-08-01,M1,policy,学习二十大精神\n"
    assert check("sensitive-column", {"ledger/activities/2022Q3.csv": text}) == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1\n宗教: x\n", (2, 1)),
        ("a: {b: 1, 宗教: x}\n", (1, 11)),
        ("a: {宗教: x}\n", (1, 5)),
        ("- a: 1\n  宗教: [x]\n", (2, 3)),
        ("a: [b, {c: d}, {'宗教': x}]\n", (1, 17)),
        ('"宗教": "a: b"\n', (1, 1)),
        ("a: 宗教\nb: [宗教, 民族]\nc: {d: 宗教}\n", None),
    ],
)
def test_keys_of_a_file_that_is_no_table(text: str, place: tuple[int, int] | None) -> None:
    found = check("sensitive-column", {"lists/notes.yaml": text})
    assert [tuple(f.mark) for f in found] == ([("lists/notes.yaml", *place)] if place else [])
