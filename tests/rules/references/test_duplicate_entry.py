"""duplicate-entry: a list names nobody twice."""

from tests.kit import check, edited, example, message, places, severities

ACTIVITIES = "date,members,theme,title\n"
PATH = "ledger/activities/2022Q4.csv"


def test_each_once_is_fine() -> None:
    rows = "2022-11-02,M1;M2,deeds,x\n2022-11-02,M1;M2,deeds,x\n2022-11-03,M1,deeds,x\n"
    assert check("duplicate-entry", {PATH: ACTIVITIES + rows}) == ()


def test_the_second_naming_is_told() -> None:
    files = {PATH: f"{ACTIVITIES}2022-11-02,M1;M2,deeds,x\n2022-11-03,M1;M2; M1,deeds,x\n"}
    (found,) = check("duplicate-entry", files)
    assert places((found,)) == [(PATH, 3, 12)]
    assert severities((found,)) == ["warning"]
    assert (found.subject, found.field) == ("M1", "members")
    assert message(found, "en") == "members names M1 more than once."
    assert message(found, "zh") == "“参加党员”中重复写了M1。"


def test_a_list_in_a_document() -> None:
    text = "grids:\n- id: G01\n  workers: [M010, S02, M010]\n- {id: G02, workers: [M010, S02]}\n"
    found = check("duplicate-entry", {"grids.yaml": text})
    assert places(found) == [("grids.yaml", 3, 24)]
    assert message(found[0], "zh") == "“网格员”中重复写了M010。"


def test_agendas_are_no_ids() -> None:
    files = {"meetings.csv": "id,date,kind,agenda\nMT1,2022-11-02,members,other;other\n"}
    assert check("duplicate-entry", files) == ()


def test_an_edit_of_the_example() -> None:
    assert check("duplicate-entry", example()) == ()
    files = edited(example(), PATH, "M001;M003;M005;M007", "M001;M003;M005;M001")
    assert [(f.subject, f.mark.line) for f in check("duplicate-entry", files)] == [("M001", 2)]
