"""id-reused: an id stays with its person."""

import pytest

from tests.kit import message, places, report, since

NAME = "id-reused"
MEMBERS = "id,name,sex,born,since,left_on\nM1,李例禾,male,1980-01,,\nM2,张例平,male,1981-02,,\n"
STAFF = "id,name,since,until\nS1,某甲,2022-01-01,\n"
BEFORE = {"members.csv": MEMBERS, "staff.csv": STAFF}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("members.csv", "M1,李例禾", "M1,李例荷"),  # a slip mended
        ("members.csv", "1980-01", "1980-02"),
        ("members.csv", "M1,李例禾,male,1980-01,,\n", ""),
        ("members.csv", "M1,", "M3,"),
        ("staff.csv", "某甲", "某乙"),
        ("staff.csv", "2022-01-01", "2022-02-01"),
    ],
)
def test_clean(path: str, old: str, new: str) -> None:
    after = {**BEFORE, path: BEFORE[path].replace(old, new)}
    assert since(NAME, BEFORE, after) == ()


def test_a_name_that_was_changed_is_told_by_former_values() -> None:
    changed = MEMBERS.replace("M1,李例禾,male,1980-01", "M1,李例新,male,1979-12")
    rows = "subject,field,value,until\nM1,{},李例禾,2022-06-30\n"
    for field in ("name", "姓名"):
        after = {**BEFORE, "members.csv": changed, "former-values.csv": rows.format(field)}
        assert since(NAME, BEFORE, after) == ()
    other = {**BEFORE, "members.csv": changed, "former-values.csv": rows.format("presence")}
    assert len(since(NAME, BEFORE, other)) == 1


@pytest.mark.parametrize(
    ("path", "old", "new", "place"),
    [
        ("members.csv", "M2,张例平,male,1981-02", "M2,王例新,male,1990-05", ("members.csv", 3, 1)),
        ("staff.csv", "S1,某甲,2022-01-01", "S1,某乙,2022-07-01", ("staff.csv", 2, 1)),
    ],
)
def test_breach(path: str, old: str, new: str, place: tuple[str, int, int]) -> None:
    found = since(NAME, BEFORE, {**BEFORE, path: BEFORE[path].replace(old, new)})
    assert places(found) == [place]
    assert found[0].severity.value == "error"
    id_ = old[:2]
    assert message(found[0], "en") == (
        f"{id_} stood for another person before; an id is not given again."
    )
    assert message(found[0], "zh") == f"编号{id_}此前属于另一人，编号不能重复使用。"


def test_without_a_base_it_is_not_checked() -> None:
    outcome = report(BEFORE, NAME)
    assert (outcome.rules_run, len(outcome.not_checked)) == (0, 1)
