"""sensitive-column, identity-number, phone-outside-contacts."""

import pytest

from tests.kit import check, edited, errors, example, message, places, report, severities

STAFF = "id,name\nS01,石试文\n"
IDENTITY = "11010519491231002X"  # the standard's own example, of nobody
PHONE = "13900001234"


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
    ("text", "column"),
    [
        (IDENTITY, 1),
        (f"号码{IDENTITY.lower()}。", 3),
        (f"a,{IDENTITY},b", 3),
        ("１１０１０５１９４９１２３１００２Ｘ".replace("Ｘ", "X"), 1),
    ],
)
def test_an_identity_number_anywhere(text: str, column: int) -> None:
    for path in ("docs/notes.md", "README.md", "private/old.csv", "policies/x.txt"):
        found = check("identity-number", {path: f"\n{text}\n"})
        assert places(found) == [(path, 2, column)]


@pytest.mark.parametrize(
    "text",
    [
        "110105194912310021",
        "11010519491231002",
        f"9{IDENTITY}",
        f"{IDENTITY}1",
        "110105 19491231002X",
    ],
)
def test_a_wrong_check_digit_or_length_is_no_identity_number(text: str) -> None:
    assert check("identity-number", {"docs/notes.md": f"{text}\n"}) == ()


def test_the_message_shows_no_digit() -> None:
    found = check("identity-number", {"staff.csv": f"{STAFF}{IDENTITY},白试武\n"})
    assert places(found) == [("staff.csv", 3, 1)]
    assert message(found[0], "en") == "An identity number stands here (******************)."
    assert message(found[0], "zh") == "此处有身份证号码（******************）。"
    assert IDENTITY not in str(report({"staff.csv": f"{STAFF}{IDENTITY},\n"}))


@pytest.mark.parametrize(
    ("text", "column", "shown"),
    [
        (PHONE, 1, "139****1234"),
        ("电话 139 0000 1234", 4, "139****1234"),
        ("139-0000-1234", 1, "139****1234"),
        ("+86-13900001234", 5, "139****1234"),
        ("M13900001234x", 2, "139****1234"),
        ("19900000000", 1, "199****0000"),
        ("023-88888888", 1, "023******88"),
        ("0571 8888888", 1, "0571*****88"),
        ("（0571）88888888", 2, "0571******88"),
        ("057188888888", 1, "0571******88"),
        ("１３９００００１２３４", 1, "139****1234"),
        ("2022-08-15 0571-88888888", 12, "0571******88"),
        ("000-0000000", 1, "000*****00"),
    ],
)
def test_a_telephone_is_masked_and_placed(text: str, column: int, shown: str) -> None:
    found = check("phone-outside-contacts", {"docs/notes.md": f"一\n{text}\n"})
    assert places(found) == [("docs/notes.md", 2, column)]
    assert message(found[0], "en") == f"A telephone stands here ({shown})."
    assert message(found[0], "zh") == f"此处有电话号码（{shown}）。"
    assert severities(found) == ["error"]


@pytest.mark.parametrize(
    "text",
    ["500114102201", "12900001234", "1390000123", "139000012345", "139  00001234", "0571-88888",
     "HD-2022-001;HD-2022-0002", "2022-01-01 2022-12-31", "010 2022-01-01", "001 2022-002",
     "ZF-2022-0001", "10000000001", "2022-08-15,2022-08-16", IDENTITY],
)  # fmt: skip
def test_codes_dates_and_archive_numbers_are_no_telephones(text: str) -> None:
    assert check("phone-outside-contacts", {"docs/notes.md": f"{text}\n"}) == ()


def test_contacts_a_branch_and_the_supervision_line_may_have_one() -> None:
    manifest = "format: 1\nvillage: {name: 试村, code: '500114102201'}\nrecords_from: 2022-01-01\n"
    manifest += "policies: []\npublication: {supervision_line: '023-88888888', objections: x}\n"
    branches = "organisation:\n  id: V\n  name: 总支\n  branches:\n"
    branches += "  - {id: B1, name: 支部, phone: 0571-8888888}\n"
    files = {
        "gridctl.yaml": manifest,
        "branches.yaml": branches,
        "private/contacts.csv": f"person,phone\nM1,{PHONE}\n",
    }
    assert check("phone-outside-contacts", files) == ()
    elsewhere = manifest.replace("objections: x", f"objections: {PHONE}")
    found = check("phone-outside-contacts", {**files, "gridctl.yaml": elsewhere})
    assert places(found) == [("gridctl.yaml", 5, 61)]
    other = branches.replace("name: 支部", f"name: {PHONE}")
    found = check("phone-outside-contacts", {**files, "branches.yaml": other})
    assert places(found) == [("branches.yaml", 5, 20)]


def test_only_the_contacts_file_is_meant_for_telephones() -> None:
    found = check("phone-outside-contacts", {"private/old.csv": f"M1,{PHONE}\n"})
    assert places(found) == [("private/old.csv", 1, 4)]


def test_an_edit_of_the_example_gives_that_error_only() -> None:
    files = edited(example(), "members.csv", "M002,张例平", f"M002,{PHONE}")
    assert errors(report(files)) == [("phone-outside-contacts", "members.csv", 3)]
    assert PHONE not in str(report(files))
    assert report(example(), "PRV*").findings == ()
