"""phone-outside-contacts: telephones stand in private/contacts.csv only."""

import pytest

from tests.kit import check, edited, errors, example, message, places, report, severities

IDENTITY = "11010519491231002X"  # the standard's own example, of nobody
PHONE = "13900001234"


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


@pytest.mark.parametrize(
    ("line", "phone", "shown"),
    [
        (PHONE, PHONE, "*********34"),
        ("139 0000 1234", "+86-13900001234", "*********34"),
        ("'023-88888888'", "02388888888", "*********88"),
        ("'办公室 023-88888888'", "023 8888 8888", "*********88"),
        ("'5550001'", "555-0001", "*****01"),
    ],
)
def test_a_service_number_must_be_nobodys_own(line: str, phone: str, shown: str) -> None:
    manifest = "format: 1\nvillage: {name: 试村, code: '500114102201'}\nrecords_from: 2022-01-01\n"
    manifest += f"policies: []\npublication:\n  supervision_line: {line}\n  objections: x\n"
    branches = "organisation:\n  id: V\n  name: 总支\n  branches:\n"
    branches += f"  - {{id: B1, name: 支部, phone: {line}}}\n"
    files = {"gridctl.yaml": manifest, "branches.yaml": branches}
    assert check("phone-outside-contacts", files) == ()
    contacts = {"private/contacts.csv": f"person,phone\nM1,{phone}\n"}
    found = check("phone-outside-contacts", {**files, **contacts})
    assert places(found) == [("branches.yaml", 5, 31), ("gridctl.yaml", 6, 21)]
    assert severities(found) == ["error", "error"]
    assert message(found[0], "en") == (
        f"This public telephone ({shown}) is a person's own in private/contacts.csv."
    )
    assert (
        message(found[0], "zh")
        == f"此处公开的电话（{shown}）是 private/contacts.csv 中的个人电话。"
    )
    others = {"private/contacts.csv": "person,phone\nM1,13900009999\nM2,\n"}
    assert check("phone-outside-contacts", {**files, **others}) == ()
