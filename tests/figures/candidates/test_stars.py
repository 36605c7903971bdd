"""Who can be chosen for a star, and why not, on the worked example."""

import pytest

from gridctl.compute.candidates import Standing
from gridctl.figures.candidates import star, star_candidate, star_candidates_table
from gridctl.model.choices import Grade, Presence, RatingGrade
from gridctl.model.words import Words
from tests.figures.asking import ask, have, notes, places, rows, set_by, shown
from tests.kit import Files, edited, manifest

CLAUSE = "line-2022/3-star-candidates"
STARS = "stars/2022H1.yaml"
OURS = (
    "Conditions that the document does not name are gridctl's own, and can be changed in the "
    "clause; the list is advice, the meeting decides."
)
VILLAGE: Files = {
    "gridctl.yaml": manifest("line-2022"),
    "members.csv": (
        "id,name,born,branch,household,presence,since,left_on\n"
        "M1,李例禾,1980-01,B01,H1,,,\n"
        "M2,张例平,1980-01,B01,H1,away,,\n"
        "M3,陈例华,1980-01,B01,H1,incoming,,\n"
        "M4,刘例山,1980-01,B01,H1,resident,,\n"
        "M5,赵例云,1980-01,B01,H1,,,\n"
        "M6,周例松,1980-01,B01,H1,,2022-05-01,\n"
        "M7,吴例清,1980-01,B01,H1,away,,\n"
        "M8,郑例敏,1980-01,B01,H1,,2022-07-26,\n"
        "M9,孙例根,1980-01,B01,H1,,,2022-07-24\n"
    ),
    "households.csv": "id,head,villager_group\nH1,王样甲,VG01\n",
    "grids.yaml": "grids:\n- {id: G01, name: 东网格, villager_groups: [{id: VG01, name: 一组}]}\n",
    "appraisals.csv": (
        "year,member,grade\n2021,M1,excellent\n2021,M2,qualified\n2021,M3,qualified\n"
        "2021,M4,qualified\n2021,M5,basically-qualified\n2021,M7,unqualified\n"
        "2022,M4,unqualified\n"
    ),
    "ledger/ratings/2022-07.csv": (
        "member,good,fairly_good,fair,poor\nM1,10,0,0,0\nM2,9,9,0,0\nM4,0,2,2,8\nM7,0,0,0,12\n"
        "M3,0,0,0,9\n"
    ),
    "meetings.csv": "id,date,kind\nMT1,2022-07-20,rating\nMT2,2022-07-25,members\n",
    STARS: "chosen_at: MT2\nstars: {study: M1, industry: M3, environment: M4, service: M1}\n",
}


@pytest.mark.parametrize(
    ("member", "standing", "reason"),
    [
        ("M1", Standing.IN, None),
        ("M2", Standing.OUT, Words("is away", "在村情况为外出")),
        ("M3", Standing.IN, None),
        ("M4", Standing.OUT, Words("rated poor in 2022-07", "2022年7月评价为差")),
        (
            "M5",
            Standing.OUT,
            Words("appraised basically-qualified in 2021", "2021年度评议基本合格"),
        ),
        ("M6", Standing.OPEN, Words("no appraisal of 2021", "没有2021年度评议等次")),
        (
            "M7",
            Standing.OUT,
            Words(
                "is away; appraised unqualified in 2021; rated poor in 2022-07",
                "在村情况为外出；2021年度评议不合格；2022年7月评价为差",
            ),
        ),
    ],
)
def test_worked_example_star_candidates(
    member: str, standing: Standing, reason: Words | None
) -> None:
    explained = ask(star_candidate, VILLAGE, member, "2022H1")
    assert explained is not None
    assert explained.value is standing
    table = shown(star_candidates_table, VILLAGE, "2022H1")
    assert [row[1:] for row in rows(table, "star-candidate", "why") if row[0] == member] == [
        (standing, reason)
    ]
    first = (
        f"{member} is {standing}: {reason('en')}." if reason else f"{member} meets every condition."
    )
    assert notes(explained)[0] == first
    assert notes(explained)[-1] == OURS


def test_the_conditions_are_told_with_their_lines_and_their_clause() -> None:
    explained = ask(star_candidate, VILLAGE, "M4", "2022H1")
    assert explained is not None
    assert [(part.name.en, part.value) for part in explained.parts] == [
        ("lives here", Words("met", "符合")),
        ("appraisal", Words("met", "符合")),
        ("last round", Words("not met", "不符合")),
    ]
    assert [places(part) for part in explained.parts] == [
        [("members.csv", 5, 23, None)],
        [("appraisals.csv", 5, 9, None)],
        [("ledger/ratings/2022-07.csv", 4, None, None)],
    ]
    assert set_by(explained) == [
        ((Presence.RESIDENT, Presence.INCOMING), CLAUSE),
        (Grade.QUALIFIED, CLAUSE),
        ((RatingGrade.POOR,), CLAUSE),
    ]


def test_no_result_in_the_last_round_holds_nobody_back() -> None:
    for member in ("M3", "M5"):
        said = notes(ask(star_candidate, VILLAGE, member, "2022H1"))
        assert said[1] == f"{member} has no result in the round of 2022-07, so was not rated badly."
    said = notes(
        ask(
            star_candidate,
            {**VILLAGE, "ledger/ratings/2022-07.csv": "member,good\n"},
            "M1",
            "2022H1",
        )
    )
    assert said[1] == "No round was held before 2022-07-25, so nobody was rated badly."
    assert len(notes(ask(star_candidate, VILLAGE, "M1", "2022H1"))) == 2


def test_only_a_round_before_the_day_of_the_choice_counts() -> None:
    same = edited(VILLAGE, "meetings.csv", "MT1,2022-07-20", "MT1,2022-07-25")
    explained = ask(star_candidate, same, "M4", "2022H1")
    assert explained is not None
    assert explained.value is Standing.IN
    before = edited(VILLAGE, "meetings.csv", "MT1,2022-07-20", "MT1,2022-07-24")
    explained = ask(star_candidate, before, "M4", "2022H1")
    assert explained is not None
    assert explained.value is Standing.OUT


def test_those_present_on_the_day_of_the_choice_are_looked_at() -> None:
    assert have(star_candidate, VILLAGE, "2022H1") == tuple(f"M{n}" for n in range(1, 8))
    assert ask(star_candidate, VILLAGE, "M8", "2022H1") is None
    assert ask(star_candidate, VILLAGE, "M9", "2022H1") is None


def test_until_the_stars_are_chosen_the_day_is_that_of_the_run() -> None:
    unchosen = {path: text for path, text in VILLAGE.items() if path != STARS}
    assert "M9" in have(star_candidate, unchosen, "2022H1", "2022-07-24")
    assert "M8" in have(star_candidate, unchosen, "2022H1", "2022-07-26")
    planned = have(star_candidate, VILLAGE, "2022H1", "2022-07-24")
    assert ("M9" in planned, "M8" in planned) == (True, False)
    late = {
        **unchosen,
        "members.csv": str(VILLAGE["members.csv"]) + "MX,王例一,1980-01,B01,,,2022-08-01,\n",
    }
    assert "MX" not in have(star_candidate, late, "2022H1", "2022-12-01")
    due = {
        **unchosen,
        "members.csv": str(VILLAGE["members.csv"]) + "MX,王例一,1980-01,B01,,,2022-07-31,\n",
    }
    assert "MX" in have(star_candidate, due, "2022H1", "2022-12-01")


def test_stars_that_name_no_meeting_were_chosen_on_the_last_day() -> None:
    nameless = edited(VILLAGE, STARS, "chosen_at: MT2\n", "")
    found = have(star_candidate, nameless, "2022H1")
    assert ("M8" in found, "M9" in found) == (False, True)
    explained = ask(star_candidate, nameless, "M4", "2022H1")
    assert explained is not None
    assert explained.value is Standing.IN  # the round of July was not yet held


def test_only_periods_for_which_stars_are_chosen() -> None:
    for period in ("2022", "2022Q3", "2021H2"):
        assert have(star_candidate, VILLAGE, period) == ()
        assert shown(star_candidates_table, VILLAGE, period) is None
        assert ask(star_candidate, VILLAGE, "M1", period) is None
    assert have(star_candidate, VILLAGE, "2022H1", "2021-12-31") == ()
    assert have(star_candidate, VILLAGE, "2022H2")


def test_the_clause_can_be_changed() -> None:
    changed = (
        "- id: line-2022\n  overrides:\n  - {clause: 3-star-candidates, "
        "set: {presence: [away], appraisal: unqualified, not_rated: [good, poor]}, basis: MT1}"
    )
    files = edited(VILLAGE, "gridctl.yaml", "- {id: line-2022}", changed)
    found = {m: ask(star_candidate, files, m, "2022H1") for m in ("M1", "M2", "M7")}
    assert {m: each.value for m, each in found.items() if each} == {
        "M1": Standing.OUT, "M2": Standing.IN, "M7": Standing.OUT,
    }  # fmt: skip
    no_round = edited(files, "gridctl.yaml", ", not_rated: [good, poor]", ", not_rated: []")
    explained = ask(star_candidate, no_round, "M7", "2022H1")
    assert explained is not None
    assert [part.name.en for part in explained.parts] == ["lives here", "appraisal"]
    assert notes(explained) == ["M7 meets every condition.", OURS]


def test_who_holds_a_star() -> None:
    assert have(star, VILLAGE, "2022H1") == ("M1", "M3", "M4")
    explained = ask(star, VILLAGE, "M1", "2022H1")
    assert explained is not None
    assert explained.value == Words("study, service", "学习宣传星、为民服务星")
    assert explained.parts[0].value == 2
    assert places(explained.parts[0]) == [(STARS, 2, 16, 1), (STARS, 2, 60, 1)]
    assert ask(star, VILLAGE, "M2", "2022H1") is None
    assert have(star, VILLAGE, "2022H2") == ()
    assert have(star, VILLAGE, "2022H1", "2022-07-24") == ()
    assert have(star, VILLAGE, "2022H1", "2022-07-25") == ("M1", "M3", "M4")


def test_the_table_is_internal() -> None:
    table = shown(star_candidates_table, VILLAGE, "2022H1")
    assert table is not None
    assert table.internal
    assert star_candidate.FIGURE.internal
    assert rows(table, "name", "grid", "appraisal", "star")[:2] == [
        (
            "M1",
            "李例禾",
            "东网格",
            Grade.EXCELLENT,
            Words("study, service", "学习宣传星、为民服务星"),
        ),
        ("M2", "张例平", "东网格", Grade.QUALIFIED, None),
    ]
