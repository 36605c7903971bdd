"""missing-value: required values are filled in."""

from tests.kit import check, message, places

STAFF = "id,name,since,until\n"


def test_a_required_value_is_blank() -> None:
    found = check("missing-value", {"staff.csv": f"{STAFF}S01,  ,,\nS02,白试武,,\n"})
    assert places(found) == [("staff.csv", 2, 5)]
    assert message(found[0], "en") == "name is blank."
    assert message(found[0], "zh") == "“姓名”没有填写。"


def test_a_required_key_is_missing_at_its_record() -> None:
    files = {"grids.yaml": "grids:\n- id: G01\n- id: G02\n  name: 二网格\n"}
    found = check("missing-value", files)
    assert places(found) == [("grids.yaml", 2, 3)]
    assert message(found[0], "en") == "name is missing here."
    assert message(found[0], "zh") == "此处缺少“名称”。"


def test_a_blank_key_that_need_not_be_said_is_fine() -> None:
    text = "format: 1\nvillage: {name: 试村, code: '990000001201'}\n"
    text += "records_from: 2022-01-01\npolicies: []\npublication:\n"
    files = {"gridctl.yaml": text}
    assert check("missing-value", files) == () == check("bad-yaml", files)
    stars = {"stars/2022H2.yaml": "chosen_at: MT1\nstars:\n"}
    assert places(check("missing-value", stars)) == [("stars/2022H2.yaml", 2, 7)]
