"""Villager groups: households, means, ranks, red flags."""

from fractions import Fraction

import pytest

from tests.figures.points.village import (
    HOUSEHOLDS,
    LEDGER,
    PATH,
    explained,
    marks,
    value,
    village,
)
from tests.kit import Files

HALF = {"ranking": "red_flag_percent: 50"}


def ranks(files: Files, period: str = "2022Q3") -> dict[str, object]:
    found = {g: explained("group-rank", g, period, files) for g in ("VG1", "VG2", "VG3", "VG4")}
    return {group: each.value for group, each in found.items() if each}


def flags(files: Files, period: str = "2022Q3") -> list[str]:
    found = {g: explained("red-flag", g, period, files) for g in ("VG1", "VG2", "VG3", "VG4")}
    return [group for group, each in found.items() if each and each.value == ("yes", "是")]


def moved(*rows: tuple[str, str]) -> Files:
    text = HOUSEHOLDS
    for old, new in rows:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return {**village(), "households.csv": text}


def test_worked_example_of_a_household_s_points() -> None:
    found = explained("household-points", "H1", "2022Q3", village())
    assert found is not None
    assert found.value == Fraction("9.5")
    assert [(part.name.zh, part.value) for part in found.parts] == [
        ("基础分", 10),
        ("奖励分", 2),
        ("负面分", Fraction("-2.5")),
    ]
    assert marks(found) == [
        [(PATH, 10, 10)],
        [(PATH, 4, 2)],
        [(PATH, 6, Fraction("-2.5")), (PATH, 7, -2), (PATH, 8, 2)],
    ]
    assert value("household-points", "H3", "2022Q3", village()) == 0


def test_worked_example_of_a_group_s_mean() -> None:
    found = explained("group-mean", "VG1", "2022Q3", village())
    assert found is not None
    assert found.value == Fraction("19.5") / 3 == Fraction("6.5")
    total, number = found.parts
    assert (total.value, number.value) == (Fraction("19.5"), 3)
    assert len(total.lines) == 6
    assert [line.mark.line for line in number.lines] == [2, 3, 4]
    assert number.name.en == "households on 2022-09-30"
    assert value("group-mean", "VG4", "2022Q3", village()) == Fraction(10, 3)
    assert value("group-households", "VG4", "2022Q3", village()) == 3
    assert value("group-mean", "VG1", "2022-07", village()) == Fraction("-0.5") / 3


def test_the_households_are_those_of_the_last_day() -> None:
    came = moved(("H12,户主12,VG4,,", "H12,户主12,VG4,2022-10-01,"))
    assert value("group-mean", "VG4", "2022Q3", came) == 5
    assert value("group-households", "VG4", "2022Q3", came) == 2
    left = moved(("H11,户主11,VG4,,", "H11,户主11,VG4,,2022-09-29"))
    assert value("group-mean", "VG4", "2022Q3", left) == 0
    assert value("group-households", "VG4", "2022Q3", left) == 2
    stays = moved(("H11,户主11,VG4,,", "H11,户主11,VG4,,2022-09-30"))
    assert value("group-mean", "VG4", "2022Q3", stays) == Fraction(10, 3)


def test_a_household_counts_where_it_is_on_the_last_day() -> None:
    row = "subject,field,value,until\nH11,villager_group,VG3,{}\n"
    for day, means in (("2022-09-29", (10, Fraction(10, 3))), ("2022-09-30", (10, 0))):
        files = {**village(), "former-values.csv": row.format(day)}
        assert value("group-mean", "VG3", "2022Q3", files) == means[0]
        assert value("group-mean", "VG4", "2022Q3", files) == means[1]


def test_a_group_without_households_has_no_mean_and_no_rank() -> None:
    files = moved(*((f"H{n},户主{n},VG4,,", f"H{n},户主{n},VG4,,2022-06-30") for n in (10, 11, 12)))
    found = explained("group-mean", "VG4", "2022Q3", files)
    assert found is not None
    assert found.value is None
    ((words, values),) = found.notes
    assert words.en.format(**values) == "The group has no household on 2022-09-30."
    assert value("group-households", "VG4", "2022Q3", files) == 0
    assert ranks(files).keys() == {"VG1", "VG2", "VG3"}


def test_worked_example_of_ranks() -> None:
    assert ranks(village()) == {"VG1": 2, "VG2": 2, "VG3": 1, "VG4": 4}
    found = explained("group-rank", "VG1", "2022Q3", village())
    assert found is not None
    (order,) = found.parts
    assert [line.values["group"] for line in order.lines] == ["VG3", "VG1", "VG2", "VG4"]
    assert [line.mark for line in order.lines] == [
        ("grids.yaml", 7, 21),
        ("grids.yaml", 4, 21),
        ("grids.yaml", 4, 42),
        ("grids.yaml", 7, 42),
    ]
    ((words, values),) = found.notes
    assert words.zh.format(**values) == "并列第2名的有2个，其后为第4名。"


def test_groups_are_ranked_over_the_period_of_the_clause() -> None:
    assert ranks(village(), "2022") == {}
    assert ranks(village(), "2022-09") == {}
    monthly = village(ranking="every: month")
    assert ranks(monthly) == {}
    assert ranks(monthly, "2022-09")["VG3"] == 1


def test_worked_example_of_a_tie_at_the_cut() -> None:
    assert flags(village(**HALF)) == ["VG1", "VG2", "VG3"]
    found = explained("red-flag", "VG1", "2022Q3", village(**HALF))
    assert found is not None
    assert [part.value for part in found.parts] == [None, 4, 2]
    ((words, values),) = found.notes
    assert words.en.format(**values) == (
        "The cut at 2 falls among ('VG1', 'VG2'), which have the same mean: all of them are "
        "red-flag groups."
    )
    assert [p.value for p in found.parameters] == [50, 1, "all"]
    assert {p.clause for p in found.parameters} == {"sanlian/3.2-quarter"}


def test_none_of_those_who_tie_at_the_cut() -> None:
    files = village(ranking="red_flag_percent: 50, tied: none")
    assert flags(files) == ["VG3"]
    found = explained("red-flag", "VG1", "2022Q3", files)
    assert found is not None
    ((words, _),) = found.notes
    assert words.zh.endswith("均不评为红旗村组。")


@pytest.mark.parametrize(
    ("said", "flagged"),
    [
        ("red_flag_percent: 30", ["VG3"]),
        ("red_flag_percent: 0", ["VG3"]),
        ("red_flag_percent: 0, red_flag_min: 0", []),
        ("red_flag_percent: 75", ["VG1", "VG2", "VG3"]),
        ("red_flag_percent: 100", ["VG1", "VG2", "VG3", "VG4"]),
    ],
)
def test_the_share_is_rounded_down_but_at_least_one(said: str, flagged: list[str]) -> None:
    assert flags(village(ranking=said)) == flagged


def test_a_group_without_points_is_no_red_flag_group() -> None:
    files = village(
        "E90,2022-09-30,H11,P15,-10,,,JF,M1", ranking="red_flag_percent: 100, red_flag_min: 4"
    )
    assert ranks(files)["VG4"] == 4
    assert flags(files) == ["VG1", "VG2", "VG3"]


def test_the_order_of_rows_changes_no_figure() -> None:
    head, *rows = LEDGER.splitlines()
    turned = {**village(), PATH: "\n".join([head, *reversed(rows)]) + "\n"}
    # the files are given last: the ledger above is replaced
    assert turned[PATH] != LEDGER
    for name, subject in (("points", "M1"), ("group-mean", "VG1"), ("balance", "H1")):
        period = None if name == "balance" else "2022Q3"
        assert value(name, subject, period, turned) == value(name, subject, period, village())
    assert ranks(turned) == ranks(village())


def test_households_by_rank() -> None:
    found = explained("household-rank", "H1", "2022Q3", village())
    assert found is not None
    assert (found.value, [part.value for part in found.parts]) == (7, [Fraction("9.5"), 6, 12])
    assert value("household-rank", "H3", "2022Q3", village()) == 10
