"""unknown-file: every file is a table of the format, or a document."""

import pytest

from tests.kit import check, message, places, severities


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("member.csv", "members.csv"),
        ("ledger/visits/2022-Q3.csv", "ledger/visits/2022Q3.csv"),
        ("ledger/ratings/2022-7.csv", "ledger/ratings/2022-07.csv"),
        ("stars/2022h2.yaml", "stars/2022H2.yaml"),
        ("commitments/2022.yml", "commitments/2022.yaml"),
    ],
)
def test_a_misspelled_name_is_a_warning_that_names_the_table(path: str, near: str) -> None:
    found = check("unknown-file", {path: ""})
    assert places(found) == [(path, None, None)]
    assert severities(found) == ["warning"]
    assert message(found[0], "en") == (
        f"{path} is no table of the data folder and was not read; {near} would be."
    )
    assert message(found[0], "zh") == f"{path}不是数据目录中的表，没有读取；是否应为{near}？"


@pytest.mark.parametrize("path", ["notes.txt", "ledger/visits/{period}.csv", "x/members.csv"])
def test_a_name_like_no_table(path: str) -> None:
    found = check("unknown-file", {path: ""})
    assert places(found) == [(path, None, None)]
    assert path in message(found[0], "zh")


@pytest.mark.parametrize(
    "path",
    [
        "README.md",
        "LICENSE",
        "docs/a/b.csv",
        "policies/x.yaml",
        "templates/page.html.j2",
        "schemas/m.json",
    ],
)
def test_documents_and_packs_are_let_be(path: str) -> None:
    assert check("unknown-file", {path: "x"}) == ()
