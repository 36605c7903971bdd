"""missing-file: the tables that the policies need are there."""

import pytest

from tests.kit import check, errors, example, message, places, report, severities


def test_a_table_that_a_policy_needs_is_missing() -> None:
    files = example()
    del files["links.csv"]
    found = check("missing-file", files)
    assert places(found) == [("links.csv", None, None)]
    assert message(found[0], "en") == (
        "links.csv (links) is missing; policies in force here need it."
    )
    assert message(found[0], "zh") == "缺少links.csv（联户台账），现行政策需要它。"
    assert severities(found) == ["error"]
    assert errors(report(files)) == [("missing-file", "links.csv", None)]


def test_a_broken_file_is_not_also_missing() -> None:
    for broken in (b"PK\x03\x04", b"", b"household,since\nH001,2022-01-01\n"):
        assert check("missing-file", {**example(), "links.csv": broken}) == ()
    assert check("missing-file", {**example(), "grids.yaml": "grids: [\n"}) == ()


@pytest.mark.parametrize("path", ["private/contacts.csv", "staff.csv", "former-values.csv"])
def test_what_may_be_absent_is_not_missing(path: str) -> None:
    files = example()
    del files[path]
    assert check("missing-file", files) == ()


def test_nothing_is_needed_where_no_clause_asks() -> None:
    files = example()
    text = files["gridctl.yaml"]
    assert isinstance(text, bytes)
    files["gridctl.yaml"] = (
        "format: 1\nvillage: {name: 试村, code: '990000001201'}\n"
        "records_from: 2022-01-01\npolicies: []\n"
    )
    del files["links.csv"]
    assert check("missing-file", files) == ()


def test_an_absent_file_of_a_period_is_no_missing_file() -> None:
    files = example()
    for path in [p for p in files if p.startswith("ledger/")]:
        del files[path]
    assert check("missing-file", files) == ()
