"""duplicate-key: a key stands once in a mapping."""

from tests.kit import check, message, places


def test_a_key_stands_twice() -> None:
    text = "grids:\n- id: G01\n  name: 一网格\n  leader: M1\n  leader: M2\n"
    found = check("duplicate-key", {"grids.yaml": text})
    assert places(found) == [("grids.yaml", 5, 3)]
    assert message(found[0], "en") == (
        "The key leader stands here again; it was first given in line 4."
    )
    assert message(found[0], "zh") == "键leader在此重复，首次出现在第4行。"


def test_the_same_key_in_two_mappings_is_no_duplicate() -> None:
    text = "grids:\n- {id: G01, name: 一}\n- {id: G02, name: 二}\n"
    assert check("duplicate-key", {"grids.yaml": text}) == ()
