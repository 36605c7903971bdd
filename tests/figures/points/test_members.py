"""Members' points: by kind, coupled, ranked."""

from fractions import Fraction

import pytest

from gridctl.figures.points.lines import SHARED, TAKEN
from gridctl.lang.say import fill
from tests.figures.points.village import PATH, VILLAGE, explained, marks, value, village
from tests.kit import edited

LOSS = {"coupling": "loss_percent: 20"}


def test_worked_example_of_a_member_s_points_in_july() -> None:
    found = explained("points", "M1", "2022-07", village(**LOSS))
    assert found is not None
    assert found.value == 4
    assert [(part.name.en, part.value) for part in found.parts] == [
        ("duty points", 5),
        ("bonus points", 3),
        ("negative points", -2),
        (SHARED.en, Fraction("-1.5")),
        (TAKEN.en, Fraction("-0.5")),
    ]
    assert [(p.value, p.clause) for p in found.parameters] == [
        (("duty", "bonus", "negative"), "sanlian/2.1-member-points"),
        (50, "sanlian/2.3-coupling"),
        (20, "sanlian/2.3-coupling"),
        ("each", "sanlian/2.3-coupling"),
    ]


def test_worked_example_of_a_member_s_points_in_the_quarter() -> None:
    found = explained("points", "M1", "2022Q3", village(**LOSS))
    assert found is not None
    assert found.value == 10 + 3 - 2 - Fraction("1.5") - Fraction("0.5") == 9
    assert marks(found) == [
        [(PATH, 2, 5), (PATH, 9, 5)],
        [(PATH, 3, 3)],
        [(PATH, 5, -2)],
        [(PATH, 3, Fraction("-1.5")), (PATH, 4, None)],
        [(PATH, 6, Fraction("-0.5"))],
    ]


def test_nothing_is_taken_until_the_village_sets_a_share() -> None:
    found = explained("points", "M1", "2022Q3", village())
    assert found is not None
    assert found.value == Fraction("9.5")
    assert [part.name.en for part in found.parts][3:] == [SHARED.en]
    assert [p.value for p in found.parameters][1:] == [50, 0]


def test_without_the_clause_there_is_no_coupling() -> None:
    files = village(clauses="'2.1-*'")
    assert value("points", "M1", "2022Q3", files) == 11
    assert explained("coupling-points", "M1", "2022Q3", files) is None
    assert value("coupling-points", "M1", "2022Q3", village()) == Fraction("-1.5")


def test_an_activity_may_count_in_full() -> None:
    found = explained("points", "M1", "2022Q3", village(coupling="activity_percent: 100"))
    assert found is not None
    assert found.value == 11
    assert len(found.parts) == 3


def test_a_loss_may_be_shared_by_its_linkers() -> None:
    found = explained(
        "points", "M2", "2022-07", village(coupling="loss_percent: 20, linkers: split")
    )
    assert found is not None
    assert found.value == Fraction("-0.25")
    (line,) = found.parts[-1].lines
    assert fill(line.says, line.values, "en") == (
        "E5, 2022-07-12: H1 lost 2.5, of which 20% are shared by 2 members"
    )


def test_each_linker_loses_the_whole_share_otherwise() -> None:
    found = explained("points", "M2", "2022-07", village(**LOSS))
    assert found is not None
    assert found.value == Fraction("-0.5")
    (line,) = found.parts[-1].lines
    assert fill(line.says, line.values, "zh") == "E5（2022年7月12日）：H1扣2.5分，连带20%"


def test_worked_example_of_the_mean_of_linked_households() -> None:
    files = village(coupling="member_points: mean")
    found = explained("points", "M2", "2022Q3", files)
    assert found is not None
    assert found.value == Fraction("24.5") / 3
    assert marks(found) == [
        [("links.csv", 4, Fraction("9.5")), ("links.csv", 5, 10), ("links.csv", 6, 5)],
        [("links.csv", 4, 1), ("links.csv", 5, 1), ("links.csv", 6, 1)],
    ]
    assert [p.value for p in found.parameters] == ["mean"]
    for name in ("duty-points", "coupling-points"):
        assert explained(name, "M2", "2022Q3", files) is None


def test_who_links_nobody_has_no_mean() -> None:
    files = {**village(coupling="member_points: mean"), "links.csv": "member,household,since\n"}
    found = explained("points", "M1", "2022Q3", files)
    assert found is not None
    assert found.value is None
    ((words, values),) = found.notes
    assert fill(words, values, "en") == (
        "No household is linked on 2022-09-30, so there is no mean."
    )
    assert explained("member-rank", "M1", "2022Q3", files) is None


@pytest.mark.parametrize(
    ("name", "points", "lines"),
    [
        ("duty-points", 10, [(PATH, 2, 5), (PATH, 9, 5)]),
        ("bonus-points", 3, [(PATH, 3, 3)]),
        ("negative-points", -2, [(PATH, 5, -2)]),
    ],
)
def test_points_of_one_kind(name: str, points: int, lines: list[object]) -> None:
    found = explained(name, "M1", "2022Q3", village())
    assert found is not None
    assert found.value == points
    assert marks(found) == [lines]


def test_points_of_one_kind_of_a_household() -> None:
    found = explained("negative-points", "H1", "2022Q3", village())
    assert found is not None
    assert found.value == Fraction("-2.5")
    assert marks(found) == [[(PATH, 6, Fraction("-2.5")), (PATH, 7, -2), (PATH, 8, 2)]]
    assert [p.clause for p in found.parameters] == ["sanlian/2.2-villager-points"]
    assert explained("duty-points", "H1", "2022Q3", village()) is None
    assert explained("bonus-points", "H1", "2022Q3", village(clauses="'2.1-*'")) is None
    assert explained("bonus-points", "M1", "2022Q3", village(clauses="'2.2-*'")) is None


def test_a_kind_that_does_not_count_has_no_figure() -> None:
    assert explained("base-points", "M1", "2022Q3", village()) is None
    files = village("E90,2022-07-01,M1,P11,10,,,JF,M1", member="counts: [base]")
    assert value("base-points", "M1", "2022Q3", files) == 10
    assert value("points", "M1", "2022Q3", files) == 10
    assert explained("duty-points", "M1", "2022Q3", files) is None


def test_a_reversal_counts_in_the_period_of_what_it_reverses() -> None:
    files = village("E90,2022-09-30,M1,P01,-5,,E1,,M1")
    assert value("duty-points", "M1", "2022Q3", files) == 5
    assert marks(explained("duty-points", "M1", "2022Q3", files)) == [
        [(PATH, 2, 5), (PATH, 20, -5), (PATH, 9, 5)]
    ]
    assert value("duty-points", "M1", "2022", files) == 5


def test_what_is_reversed_after_a_period_changes_a_longer_one_only() -> None:
    later = "id,date,account,rule,points,reverses\nE90,2022-10-01,M1,P01,-5,E1\n"
    files = {**village(), "ledger/points/2022Q4.csv": later}
    assert value("points", "M1", "2022Q3", files) == Fraction("9.5")
    assert value("points", "M1", "2022", files) == Fraction("4.5")


def test_a_reversal_restores_the_figure_before() -> None:
    rows = ("E90,2022-08-01,M1,P04,7,,,JF,M1", "E91,2022-08-02,M1,P04,-7,,E90,,M1")
    for period in ("2022-08", "2022Q3", "2022H2", "2022"):
        assert value("points", "M1", period, village(*rows)) == value(
            "points", "M1", period, village()
        )


def test_a_running_period_is_as_on_the_as_of_date() -> None:
    assert value("duty-points", "M1", "2022Q3", village(), as_of="2022-08-25") == 5
    assert value("duty-points", "M1", "2022Q3", village(), as_of="2022-08-26") == 10


def test_who_left_before_the_last_day_has_no_points() -> None:
    assert explained("points", "M3", "2022Q3", village()) is None
    assert value("points", "M3", "2022-08", village()) == 0


def test_no_clause_no_figure() -> None:
    files = village(clauses="'3.1-ledger'")
    for name in ("points", "household-points", "group-mean", "coupling-points", "balance"):
        assert explained(name, "M1", "2022Q3", files) is None


def test_members_by_rank() -> None:
    found = explained("member-rank", "M2", "2022Q3", village())
    assert found is not None
    assert (found.value, [part.value for part in found.parts]) == (2, [0, 1, 2])
    assert found.notes == ()
    assert value("member-rank", "M1", "2022Q3", village()) == 1
    assert value("member-rank", "M1", "2022", village()) == 1
    assert explained("member-rank", "M1", "2022-07", village()) is None


def test_members_who_tie() -> None:
    files = village("E90,2022-07-01,M2,P04,9.5,,,JF,M1")
    found = explained("member-rank", "M2", "2022Q3", files)
    assert found is not None
    assert found.value == 1
    ((words, values),) = found.notes
    assert fill(words, values, "en") == "2 share rank 1; the next rank is 3."


def test_nobody_is_ranked_where_nobody_has_points() -> None:
    files = edited(village(), PATH, VILLAGE[PATH], VILLAGE[PATH].split("\n", 1)[0] + "\n")
    assert explained("member-rank", "M1", "2022Q3", files) is None
    assert explained("group-rank", "VG1", "2022Q3", files) is None
    assert value("points", "M1", "2022Q3", files) == 0
