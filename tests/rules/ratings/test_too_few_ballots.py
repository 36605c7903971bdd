"""too-few-ballots: a result rests on enough ballots."""

import pytest

from tests.kit import check, edited, example, manifest, message, places, severities

NAME = "too-few-ballots"
JULY = "ledger/ratings/2022-07.csv"


def village(*rows: str, path: str = JULY) -> dict[str, str]:
    return {path: "member,good,fairly_good,fair,poor\n" + "".join(f"{row}\n" for row in rows)}


def test_ten_ballots_are_enough() -> None:
    assert check(NAME, village("M1,4,3,2,1", "M2,0,0,0,10")) == ()
    assert check(NAME, example()) == ()


def test_nine_are_a_warning_at_the_row() -> None:
    found = check(NAME, village("M1,10,0,0,0", "M2,4,3,2,0"))
    assert places(found) == [(JULY, 3, None)]
    assert severities(found) == ["warning"]
    assert (found[0].subject, found[0].clause) == ("M2", "line-2022/3-ballots")
    assert message(found[0], "en") == "M2 has 9 ballots in the round of 2022-07; a result needs 10."
    assert message(found[0], "zh") == "M2在2022年7月的评价中只有9票，不足10票，不产生结果。"


@pytest.mark.parametrize(("minimum", "count"), [(5, 0), (6, 1), (0, 0)])
def test_the_manifest_may_set_another_minimum(minimum: int, count: int) -> None:
    settings = f"publication: {{minimum_ballots: {minimum}}}"
    files = {**village("M1,5,0,0,0"), "gridctl.yaml": manifest("line-2022", more=settings)}
    assert len(check(NAME, files)) == count


@pytest.mark.parametrize(
    ("as_of", "found"),
    [
        ("2022-06-30", []),
        ("2022-07-01", ["notice"]),
        ("2022-07-31", ["notice"]),
        ("2022-08-01", ["warning"]),
    ],
)
def test_a_notice_while_the_month_runs(as_of: str, found: list[str]) -> None:
    assert severities(check(NAME, village("M1,1,0,0,0"), as_of=as_of)) == found


def test_rounds_before_the_records_or_the_pack_are_not_judged() -> None:
    files = village("M1,1,0,0,0")
    files["gridctl.yaml"] = manifest("line-2022", records_from="2022-08-01")
    assert check(NAME, files) == ()
    files["gridctl.yaml"] = manifest("line-2022", records_from="2022-07-31")
    assert len(check(NAME, files)) == 1
    assert check(NAME, village("M1,1,0,0,0", path="ledger/ratings/2022-05.csv")) == ()
    assert len(check(NAME, village("M1,1,0,0,0", path="ledger/ratings/2022-06.csv"))) == 1


def test_ballots_that_could_not_be_read_are_not_counted_as_none() -> None:
    assert check(NAME, village("M1,x,0,0,0")) == ()


def test_the_example_with_a_row_of_nine() -> None:
    files = edited(example(), JULY, "M001,19,5,2,0\n", "M001,9,0,0,0\n")
    assert places(check(NAME, files)) == [(JULY, 2, None)]
