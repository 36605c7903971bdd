"""identity-number: no identity number stands in any file."""

import pytest

from tests.kit import check, message, places, report

STAFF = "id,name\nS01,石试文\n"
IDENTITY = "11010519491231002X"  # the standard's own example, of nobody


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
