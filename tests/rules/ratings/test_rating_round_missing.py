"""rating-round-missing: a round each July and December."""

import pytest

from tests.kit import check, edited, example, manifest, message, places, severities

NAME = "rating-round-missing"
HEADER = "member,good,fairly_good,fair,poor\n"
JULY, DECEMBER = "ledger/ratings/2022-07.csv", "ledger/ratings/2022-12.csv"
BOTH = {JULY: HEADER + "M1,10,0,0,0\n", DECEMBER: HEADER + "M1,10,0,0,0\n"}


def test_clean() -> None:
    assert check(NAME, BOTH) == ()
    assert check(NAME, example()) == ()


@pytest.mark.parametrize("july", [None, "", HEADER])
def test_a_missing_round_is_one_finding_at_its_file(july: str | None) -> None:
    files = {path: text for path, text in {**BOTH, JULY: july}.items() if text is not None}
    if july == "":
        files[JULY] = HEADER + "\n"
    found = check(NAME, files)
    assert places(found) == [(JULY, None, None)]
    assert severities(found) == ["error"]
    assert (found[0].subject, found[0].clause) == ("V", "line-2022/3-rating")
    assert message(found[0], "en") == "No ratings by villagers are recorded for 2022-07."
    assert message(found[0], "zh") == "2022年7月没有群众评价记录。"


@pytest.mark.parametrize(
    ("as_of", "found"),
    [
        ("2022-06-30", []),
        ("2022-07-01", ["notice"]),
        ("2022-07-31", ["notice"]),
        ("2022-08-01", ["error"]),
        ("2022-11-30", ["error"]),
        ("2022-12-01", ["error", "notice"]),
        ("2023-01-01", ["error", "error"]),
    ],
)
def test_a_notice_while_the_month_runs(as_of: str, found: list[str]) -> None:
    assert severities(check(NAME, {}, as_of=as_of)) == found


def test_only_months_under_the_pack_and_since_the_records_began() -> None:
    files = {"gridctl.yaml": manifest("line-2022", records_from="2022-08-01")}
    assert places(check(NAME, files)) == [(DECEMBER, None, None)]
    files["gridctl.yaml"] = manifest("line-2022", records_from="2022-07-31")
    assert len(check(NAME, files)) == 2
    files["gridctl.yaml"] = manifest("line-2022, until: 2022-12-30")
    assert places(check(NAME, files)) == [(JULY, None, None)]


def test_other_months_may_be_set() -> None:
    override = "overrides: [{clause: 3-rating, set: {months: [9]}, basis: MT1}]"
    files = {"gridctl.yaml": manifest(f"line-2022, {override}")}
    assert places(check(NAME, files)) == [("ledger/ratings/2022-09.csv", None, None)]


def test_a_round_whose_rows_cannot_be_read_is_not_missing() -> None:
    assert check(NAME, {**BOTH, JULY: HEADER + "M1,10\n"}) == ()


def test_the_example_without_its_july_rows() -> None:
    files = example()
    header = str(files[JULY], "utf-8").split("\n")[0] + "\n"
    assert places(check(NAME, {**files, JULY: header})) == [(JULY, None, None)]
    one_less = edited(files, JULY, "M001,19,5,2,0\n", "")
    assert check(NAME, one_less) == ()
