"""station-marks: a station has all marks that the clause names."""

import pytest

from tests.kit import check, edited, errors, example, manifest, message, places, report, severities

NAME = "station-marks"
ALL = "place, party-elements, duties, display, study, records"


def stations(marks: str) -> dict[str, str]:
    return {
        "stations.yaml": f"stations:\n- {{id: ST01, name: 红站, grid: G01, marks: [{marks}]}}\n"
    }


@pytest.mark.parametrize(
    "marks", [ALL, "活动场所, 党建元素, 职责上墙, 展示专栏, 学习资料, 联户记录"]
)
def test_clean(marks: str) -> None:
    assert check(NAME, stations(marks)) == ()


def test_what_is_missing_is_said() -> None:
    found = check(NAME, stations("place, duties, display, study"))
    assert places(found) == [("stations.yaml", 2, 3)]
    assert severities(found) == ["error"]
    assert (found[0].subject, found[0].clause) == ("ST01", "ninghai-2019/1.1-stations")
    assert message(found[0], "en") == "ST01 lacks party-elements, records."
    assert message(found[0], "zh") == "ST01缺少党建元素、联户记录。"


def test_no_marks_at_all() -> None:
    found = check(NAME, stations(""))
    assert message(found[0], "en") == f"ST01 lacks {ALL}."


def test_the_manifest_may_ask_for_others() -> None:
    changed = (
        "- id: ninghai-2019\n  overrides:\n"
        "  - {clause: 1.1-stations, set: {items: [场所, study]}, basis: MT1}\n"
    )
    text = manifest().replace("- {id: ninghai-2019}\n", changed)
    found = check(NAME, {**stations("place"), "gridctl.yaml": text})
    assert message(found[0], "en") == "ST01 lacks 场所, study."


def test_it_alone_in_the_example() -> None:
    old = "name: 高岭红站, grid: G03, marks: [活动场所, "
    files = edited(example(), "stations.yaml", old, old.replace("活动场所, ", ""))
    assert errors(report(files)) == [(NAME, "stations.yaml", 3)]
