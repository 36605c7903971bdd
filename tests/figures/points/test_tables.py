"""The tables of points: for whom, in which order, with which columns."""

from fractions import Fraction

from gridctl.app.figures import figure_tables
from gridctl.figures.figure import FigureTable
from gridctl.figures.told import said
from gridctl.model.period import Period
from tests.figures.points.village import village
from tests.kit import Files, opened

PUBLIC = {"points-members", "points-groups", "points-ranking"}


def tables(files: Files, period: str = "2022Q3") -> dict[str, FigureTable]:
    found = figure_tables(opened(files), Period.parse(period))
    return {each.name: each for each in found if each.columns}


def keys(table: FigureTable) -> list[str]:
    return [column.key for column in table.columns]


def rows(table: FigureTable) -> list[tuple[object, ...]]:
    return [(row.subject, *row.cells) for row in table.rows]


def test_which_tables_come_for_which_period() -> None:
    always = {"points-members", "points-households", "points-groups"}
    ours = always | {"points-ranking", "member-ranks", "statement-month"}
    ours |= {"selection", "selection-families"}
    for period, more in (
        ("2022-09", {"statement-month"}),
        ("2022Q3", {"points-ranking", "member-ranks"}),
        ("2022H2", set()),
        ("2022", {"member-ranks", "selection", "selection-families"}),
    ):
        assert tables(village(), period).keys() & ours == always | more


def test_only_what_may_be_published_is_not_internal() -> None:
    for period in ("2022-09", "2022Q3", "2022"):
        for name, table in tables(village(), period).items():
            if name.startswith(("points", "member-ranks", "statement", "selection")):
                assert table.internal is (name not in PUBLIC)


def test_members() -> None:
    table = tables(village(coupling="loss_percent: 20"))["points-members"]
    assert keys(table) == ["name", "grid", "duty", "bonus", "negative", "coupling", "points"]
    assert rows(table) == [
        ("M1", "赵甲", "东网格", 10, 3, -2, -2, 9),
        ("M2", "钱乙", "东网格", 0, 0, 0, Fraction("-0.5"), Fraction("-0.5")),
    ]


def test_members_without_coupling() -> None:
    table = tables(village(clauses="'2.1-*'"))["points-members"]
    assert keys(table) == ["name", "grid", "duty", "bonus", "negative", "points"]
    assert rows(table)[0] == ("M1", "赵甲", "东网格", 10, 3, -2, 11)


def test_members_by_the_mean_of_linked_households() -> None:
    table = tables(village(coupling="member_points: mean"))["points-members"]
    assert keys(table) == ["name", "grid", "points"]
    assert rows(table)[0] == ("M1", "赵甲", "东网格", Fraction("19.5") / 2)
    assert len(table.notes) == 1


def test_households() -> None:
    table = tables(village())["points-households"]
    kinds = ["base", "bonus", "negative"]
    assert keys(table) == ["villager_group", *kinds, "points", "rank", "balance"]
    points = (10, 2, Fraction("-2.5"), Fraction("9.5"))
    assert rows(table)[0] == ("H1", "一组", *points, 7, Fraction("4.5"))
    assert [row.subject for row in table.rows][:3] == ["H1", "H11", "H2"]
    table = tables(village(), "2022-09")["points-households"]
    assert keys(table) == ["villager_group", *kinds, "points", "balance"]


def test_nobody_is_ranked_in_a_year_without_points() -> None:
    found = tables(village(), "2023")
    assert "rank" not in keys(found["points-households"])
    assert found["member-ranks"].rows == ()
    assert found["selection"].rows == ()


def test_groups_and_their_ranking() -> None:
    found = tables(village(ranking="red_flag_percent: 50"))
    assert rows(found["points-groups"]) == [
        ("VG1", "一组", 3, Fraction("6.5")),
        ("VG2", "二组", 3, Fraction("6.5")),
        ("VG3", "三组", 3, 10),
        ("VG4", "四组", 3, Fraction(10, 3)),
    ]
    ranking = found["points-ranking"]
    assert [(row[0], row[4], row[5].en) for row in rows(ranking)] == [  # type: ignore[attr-defined]
        ("VG3", 1, "yes"),
        ("VG1", 2, "yes"),
        ("VG2", 2, "yes"),
        ("VG4", 4, "no"),
    ]
    assert [said(words, values, "en") for words, values in ranking.notes] == [
        "Red-flag groups: 50% of 4 groups, rounded down but at least 1: 2.",
        (
            "The cut at 2 falls among VG1, VG2, which have the same mean: all of them are "
            "red-flag groups."
        ),
    ]


def test_members_by_rank() -> None:
    table = tables(village())["member-ranks"]
    assert rows(table) == [("M1", "赵甲", Fraction("9.5"), 1), ("M2", "钱乙", 0, 2)]


def test_statements() -> None:
    table = tables(village(), "2022-09")["statement-month"]
    assert keys(table) == [
        "opening", "base", "duty", "bonus", "lost", "redeemed", "reversed", "closing",
    ]  # fmt: skip
    assert rows(table)[0] == ("H1", Fraction("-0.5"), 10, 0, 0, 0, -5, 0, Fraction("4.5"))
    strange = village("E90,2022-09-01,H1,P99,4,,,JF,M1")
    assert "other" in keys(tables(strange, "2022-09")["statement-month"])


def test_the_selection() -> None:
    found = tables(village(selection="members: 1, families: 2"), "2022")
    assert rows(found["selection"]) == [("M1", "赵甲", 1, Fraction("9.5"))]
    assert [row.subject for row in found["selection-families"].rows] == [
        "H11", "H2", "H4", "H7", "H8", "H9",
    ]  # fmt: skip
    notes = [said(words, values, "en") for words, values in found["selection"].notes]
    assert notes == [
        "Places: 1; whoever ties with the last is considered too.",
        (
            "Award meeting: 2022-12-30. Points are one consideration; the meeting's record names "
            "the chosen."
        ),
    ]
    files = {**village(), "meetings.csv": "id,date,kind\n"}
    notes = [said(w, v, "zh") for w, v in tables(files, "2022")["selection"].notes]
    assert notes[1] == "2022年没有表彰会记录。积分是评选依据之一。"
