"""Points in public: members' accounts and groups' means; of a household nothing."""

import pytest

from gridctl.app import report
from gridctl.app.report import NotPublishedError, render
from gridctl.disclosure.page import Page, in_language
from gridctl.disclosure.site import pages, site
from gridctl.disclosure.views.points import FEW, WITHHELD
from gridctl.model.period import Period
from gridctl.model.words import Lang
from tests.disclosure.small import LANGS, facts_of, without_proof
from tests.figures.points.village import HOUSEHOLDS, LEDGER, PATH, village
from tests.kit import Files, opened

IDS = {"points", "points-ranking", "selection"}


def found(files: Files, period: str = "2022Q3") -> dict[str, Page]:
    return {page.id: page for page in pages(facts_of(files, Period.parse(period)))}


def cells(page: Page, table: int = 0, lang: Lang = "en") -> list[list[object]]:
    shown: list[list[object]] = in_language(page, lang)["tables"][table]["rows"]
    return shown


def heads(page: Page, table: int = 0) -> list[str]:
    return [column.title.en for column in page.tables[table].columns]


@pytest.mark.parametrize(
    ("period", "ids"),
    [
        ("2022-09", {"points"}),
        ("2022Q3", {"points", "points-ranking"}),
        ("2022H2", {"points"}),
        ("2022", {"points", "selection"}),
    ],
)
def test_a_page_comes_out_where_a_clause_asks_for_it(period: str, ids: set[str]) -> None:
    assert found(village(), period).keys() & IDS == ids
    assert found(village(clauses="'2.*', '3.1-ledger'"), period).keys() & IDS == set()


def test_a_clause_may_ask_for_them_less_often() -> None:
    files = village(notice="every: quarter", ranking="every: half", selection="every: quarter")
    assert found(files, "2022-09").keys() & IDS == set()
    assert found(files, "2022Q3").keys() & IDS == {"points", "selection"}
    assert found(files, "2022H2").keys() & IDS == {"points", "points-ranking"}
    assert found(village(notice="every: week"), "2022Q3").keys() & IDS == {"points-ranking"}


def test_without_points_there_is_no_page_of_them() -> None:
    assert "points" not in found(village(clauses="'3.1-*'"))
    only = found(village(clauses="'2.1-*', '3.1-*'"))["points"]
    assert [table.id for table in only.tables] == ["points-members"]
    only = found(village(clauses="'2.2-*', '3.1-*'"))["points"]
    assert [table.id for table in only.tables] == ["points-groups"]


def test_members_by_kind_while_no_household_s_loss_is_in_them() -> None:
    page = found(village())["points"]
    assert heads(page) == [
        "Member", "Grid", "Duty points", "Bonus points", "Negative points", "Shared activities",
        "Points",
    ]  # fmt: skip
    assert cells(page) == [
        ["赵甲", "东网格", "10", "3", "-2", "-1.5", "9.5"],
        ["钱乙", "东网格", "0", "0", "0", "0", "0"],
    ]
    assert [column.figure for column in page.tables[0].columns][2:] == [
        "duty-points", "bonus-points", "negative-points", "coupling-points", "points",
    ]  # fmt: skip
    assert page.tables[0].subjects == ("M1", "M2")
    assert in_language(page, "zh")["tables"][0]["notes"] == [
        "按本期日期的记录计算，已扣除期末前的冲销。",
        "与联系户参加同一活动的，按50%计分。",
    ]


def test_without_coupling_there_is_no_column_of_it() -> None:
    page = found(village(clauses="'2.1-*', '3.1-*'"))["points"]
    assert heads(page)[-2:] == ["Negative points", "Points"]
    assert len(page.tables[0].notes) == 1


LINKS = "member,household,since\nM1,H1,2022-01-01\nM1,H2,2022-01-01\nM1,H4,2022-01-01\n"


def test_only_sums_where_linked_households_losses_are_in_them() -> None:
    files = {**village(coupling="loss_percent: 20"), "links.csv": f"{LINKS}M2,H1,2022-01-01\n"}
    page = found(files)["points"]
    assert heads(page) == ["Member", "Grid", "Points"]
    assert cells(page) == [
        ["赵甲", "东网格", "9"],
        ["钱乙", "东网格", "too few linked households, not published"],
    ]
    assert in_language(page, "en")["tables"][0]["notes"][2] == (
        "20% of what linked households lost is taken off; so that nothing is told of a household, "
        "only the sum is shown, and none of who links fewer than 3."
    )


def test_who_links_nobody_has_nothing_to_hide() -> None:
    files = {**village(coupling="loss_percent: 20"), "links.csv": LINKS}
    assert cells(found(files)["points"])[1] == ["钱乙", "东网格", "0"]


def test_a_link_that_has_ended_may_have_brought_a_loss() -> None:
    ended = "member,household,since,until\nM2,H1,2022-01-01,2022-07-31\n"
    files = {**village(coupling="loss_percent: 20"), "links.csv": ended}
    assert cells(found(files)["points"])[1][2] == "too few linked households, not published"


def test_means_of_few_linked_households_are_not_shown() -> None:
    page = found(village(coupling="member_points: mean"))["points"]
    assert heads(page) == ["Member", "Grid", "Points"]
    assert [row[2] for row in cells(page)] == [
        "too few linked households, not published",
        "≈8.17",
    ]
    assert len(page.tables[0].notes) == 1
    assert WITHHELD[1].en == cells(page)[0][2]


def test_groups_in_the_order_of_the_grids() -> None:
    page = found(village())["points"]
    assert heads(page, 1) == ["Villager group", "Grid", "Households", "Mean points"]
    assert cells(page, 1) == [
        ["一组", "东网格", 3, "6.5"],
        ["二组", "东网格", 3, "6.5"],
        ["三组", "西网格", 3, "10"],
        ["四组", "西网格", 3, "≈3.33"],
    ]
    assert page.tables[1].subjects == ("VG1", "VG2", "VG3", "VG4")
    assert page.summary.values == {"members": 2, "groups": 4}


def test_the_mean_of_a_small_group_is_not_shown() -> None:
    homes = HOUSEHOLDS.replace("H12,户主12,VG4,,", "H12,户主12,VG4,,2022-08-01")
    files = {**village(), "households.csv": homes}
    assert cells(found(files)["points"], 1)[3] == ["四组", "西网格", 2, FEW.en]
    assert cells(found(files)["points-ranking"])[2][2:5] == [3, "6.5", 2]
    assert cells(found(files)["points-ranking"])[3][2:5] == [2, FEW.en, 4]
    gone = homes.replace("VG4,,\n", "VG4,,2022-08-01\n")
    assert cells(found({**files, "households.csv": gone})["points"], 1)[3] == [
        "四组",
        "西网格",
        0,
        "—",
    ]


def test_the_ranking() -> None:
    page = found(village(ranking="red_flag_percent: 50"))["points-ranking"]
    assert cells(page) == [
        ["三组", "西网格", 3, "10", 1, "yes"],
        ["一组", "东网格", 3, "6.5", 2, "yes"],
        ["二组", "东网格", 3, "6.5", 2, "yes"],
        ["四组", "西网格", 3, "≈3.33", 4, "no"],
    ]
    told = in_language(page, "zh")
    assert told["summary"] == "4个村民小组参加排名，评出红旗村组3个。"
    assert told["tables"][0]["caption"] == "2022年第三季度排名"
    assert told["tables"][0]["notes"][1:] == [
        "红旗村组：4个小组的50%，向下取整，不少于1个，即2个。",
        "第2名处一组、二组户均积分相同，全部评为红旗村组。",
    ]


def test_nobody_is_ranked_in_a_quarter_without_points() -> None:
    files = {**village(), PATH: LEDGER.partition("\n")[0] + "\n"}
    page = found(files)["points-ranking"]
    assert page.tables[0].rows == ()
    assert page.tables[0].notes == ()
    assert in_language(page, "zh")["tables"][0]["empty"] == "本期没有积分记录，不排名。"


def test_the_selection() -> None:
    page = found(village(selection="members: 1, families: 2"), "2022")["selection"]
    numbers, members = page.tables
    assert [column.figure for column in numbers.columns] == [
        "", "member-candidates", "family-candidates", "",
    ]  # fmt: skip
    assert numbers.subjects == ("V",)
    assert cells(page) == [["2022", 1, 6, ["2022-12-30"]]]
    assert cells(page, 1) == [["赵甲", "东网格", "9.5"]]
    assert members.subjects == ("M1",)
    assert in_language(page, "zh")["summary"] == "按积分入围：党员1名，家庭6户。"


def test_without_an_award_meeting_none_is_told() -> None:
    files = {**village(), "meetings.csv": "id,date,kind\n"}
    assert cells(found(files, "2022")["selection"])[0][-1] == "—"


@pytest.mark.parametrize("coupling", ["loss_percent: 20", "member_points: mean"])
def test_no_page_tells_a_household_s_points(coupling: str) -> None:
    head = LEDGER.partition("\n")[0] + "\n"
    files = {**village(coupling=coupling)}
    files |= {PATH.replace("Q3", quarter): head for quarter in ("Q1", "Q2", "Q4")}
    for period in ("2022-07", "2022Q3", "2022"):
        facts = report.facts_of(opened(files), Period.parse(period))
        pages_of_both = [found for lang in LANGS for found in site(facts, lang, {}).items()]
        assert pages_of_both
        for name, data in pages_of_both:
            if name.startswith(("points", "selection")):
                assert "户主" not in data.decode()
                assert ">H1<" not in data.decode()
                assert "H1 |" not in data.decode()
    for page in found(files).values():
        if page.id in IDS:
            for table in page.tables:
                assert not {each for each in table.subjects if each.startswith("H")}


@pytest.mark.parametrize("percent", [0, 20])
def test_which_household_of_a_group_lost_points_leaves_no_trace(percent: int) -> None:
    files = {**village(coupling=f"loss_percent: {percent}"), "links.csv": LINKS}
    other = {**files, PATH: LEDGER.replace("E5,2022-07-12,H1", "E5,2022-07-12,H2")}
    quarter = Period.parse("2022Q3")
    pages = (without_proof(render(opened(f), quarter, "zh"), f) for f in (files, other))
    assert next(pages) == next(pages)


def test_what_the_pages_need_must_be_there() -> None:
    quarter = Period.parse("2022Q3")
    for path in ("points.yaml", PATH):
        files = {name: text for name, text in village().items() if name != path}
        files["ledger/visits/2022Q3.csv"] = "date,member,household,reason\n2022-07-01,M1,H1,care\n"
        with pytest.raises(NotPublishedError) as caught:
            render(opened(files), quarter, "zh")
        assert caught.value.values["missing"] == (path,)
    broken = {**village(), PATH: LEDGER.replace("E5,2022-07-12", "E5,2022-07-12x")}
    with pytest.raises(NotPublishedError) as caught:
        render(opened(broken), quarter, "zh")
    assert (caught.value.values["file"], caught.value.values["line"]) == (PATH, 6)


def test_a_village_without_the_clauses_may_have_a_broken_ledger_of_points() -> None:
    files = village(clauses="'2.*', '3.1-ledger-caps'")
    files[PATH] = LEDGER.replace("E5,2022-07-12", "E5,2022-07-12x")
    files["ledger/visits/2022Q3.csv"] = "date,member,household,reason\n2022-07-01,M1,H1,care\n"
    assert "points.md" not in render(opened(files), Period.parse("2022Q3"), "zh")
