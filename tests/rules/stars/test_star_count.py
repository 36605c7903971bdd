"""star-count: one of each of five stars a half-year."""

import pytest

from tests.kit import check, edited, example, manifest, message, places, report, severities

NAME = "star-count"
H1, H2 = "stars/2022H1.yaml", "stars/2022H2.yaml"
STARS = """chosen_at: MT1
stars:
  study: {study}
  industry: M2
  environment: M3
  service: M4
  governance: M5
"""
WHOLE = STARS.format(study="M1")


def village(second: str | None = WHOLE) -> dict[str, str]:
    return {H1: WHOLE} | ({H2: second} if second is not None else {})


def test_clean() -> None:
    assert check(NAME, village()) == ()
    assert check(NAME, example()) == ()


@pytest.mark.parametrize(
    ("as_of", "found"),
    [
        ("2022-12-31", []),
        ("2023-01-01", ["notice"]),
        ("2023-01-31", ["notice"]),
        ("2023-02-01", ["error"]),
    ],
)
def test_due_at_the_end_of_the_month_after(as_of: str, found: list[str]) -> None:
    missing = check(NAME, village(None), as_of=as_of)
    assert severities(missing) == found
    assert places(missing) == [(H2, None, None)] * len(found)
    few = check(NAME, village(WHOLE.replace("  service: M4\n", "")), as_of=as_of)
    assert severities(few) == found


def test_a_missing_file_names_the_half_year() -> None:
    found = check(NAME, village(None), as_of="2023-02-01")
    assert (found[0].subject, found[0].clause) == ("V", "line-2022/3-stars")
    assert message(found[0], "en") == (
        "No stars are recorded for 2022H2; they are due by 2023-01-31."
    )
    assert message(found[0], "zh") == (
        "没有2022年下半年的评星记录，应在2023年1月31日前（含当日）评出。"
    )


def test_stars_without_a_holder_are_one_finding_at_the_record() -> None:
    text = STARS.format(study="").replace("  service: M4\n", "")
    found = check(NAME, village(text), as_of="2023-02-01")
    assert places(found) == [(H2, 3, 3)]
    assert message(found[0], "en") == (
        "2022H2 has too few holders of study, service; 1 of each are due by 2023-01-31."
    )
    assert message(found[0], "zh") == (
        "2022年下半年的学习宣传星、为民服务星获得者不足，应在2023年1月31日前（含当日）各评1名。"
    )


@pytest.mark.parametrize("as_of", ["2022-09-01", "2023-01-05"])
def test_a_second_holder_is_an_error_at_once_at_that_holder(as_of: str) -> None:
    found = check(NAME, village(STARS.format(study="[M1, M2, M3]")), as_of=as_of)
    assert places(found) == [(H2, 3, 15), (H2, 3, 19)]
    assert severities(found) == ["error", "error"]
    assert [f.subject for f in found] == ["M2", "M3"]
    assert {f.field for f in found} == {"study"}
    assert message(found[0], "en") == "M2 is holder 2 of study in 2022H2; 1 is allowed."
    assert message(found[0], "zh") == "M2是2022年下半年学习宣传星的第2名获得者，每星限1名。"


def test_two_may_be_allowed() -> None:
    override = "overrides: [{clause: 3-stars, set: {number: 2, of: [study]}, basis: MT1}]"
    files = {
        "gridctl.yaml": manifest(f"line-2022, {override}"),
        H1: STARS.format(study="[M1, M2]"),
        H2: STARS.format(study="M1"),
    }
    found = check(NAME, files, as_of="2023-02-01")
    assert places(found) == [(H2, 3, 3)]
    assert message(found[0], "en").startswith("2022H2 has too few holders of study; 2 of each")


def test_a_document_without_its_stars_is_another_rule() -> None:
    assert check(NAME, village("chosen_at: MT1\n"), as_of="2023-02-01") == ()


def test_a_half_year_before_the_pack_or_the_records_owes_none() -> None:
    files = {"gridctl.yaml": manifest("line-2022", records_from="2022-07-01"), H2: WHOLE}
    assert check(NAME, files) == ()
    files["gridctl.yaml"] = manifest("line-2022, from: 2022-07-01")
    assert check(NAME, files) == ()
    files["gridctl.yaml"] = manifest("line-2022", records_from="2022-06-30")
    assert places(check(NAME, files)) == [(H1, None, None)]


QUARTERLY = "overrides: [{clause: 3-stars, set: {every: quarter, due_months: 0}, basis: MT1}]"


def test_stars_each_quarter() -> None:
    files = {
        "gridctl.yaml": manifest(f"line-2022, {QUARTERLY}", records_from="2022-07-01"),
        "stars/2022Q3.yaml": WHOLE,
        "stars/2022Q4.yaml": WHOLE,
    }
    assert [f.name for f in report(files, "unknown-file", NAME, as_of="2023-01-01").findings] == []
    del files["stars/2022Q3.yaml"]
    found = check(NAME, files, "2022-10-01")
    assert places(found) == [("stars/2022Q3.yaml", None, None)]
    assert severities(found) == ["error"]
    assert message(found[0], "zh") == (
        "没有2022年第三季度的评星记录，应在2022年9月30日前（含当日）评出。"
    )
    assert message(found[0], "en") == (
        "No stars are recorded for 2022Q3; they are due by 2022-09-30."
    )


def test_a_months_stars_are_no_table() -> None:
    (found,) = report({"stars/2022-07.yaml": WHOLE}, "unknown-file").findings
    assert found.mark.file == "stars/2022-07.yaml"


def test_the_example_with_a_second_star() -> None:
    files = edited(example(), H2, "study: M028", "study: [M028, M004]")
    assert places(check(NAME, files)) == [(H2, 3, 17)]
