"""What each page shows of the small village, counted by hand."""

from gridctl.compute.promises import PromiseState
from gridctl.disclosure.page import Cell, in_language
from gridctl.disclosure.site import pages
from gridctl.model.period import Period
from tests.disclosure.small import VILLAGE, facts_of, page_of, rendered, small
from tests.kit import Files, edited, example


def rows(files: Files, name: str, table: int = 0, lang: str = "zh") -> list[list[object]]:
    page = in_language(page_of(files, name), "zh" if lang == "zh" else "en")
    return [list(row) for row in page["tables"][table]["rows"]]


def column(files: Files, name: str, index: int, table: int = 0) -> list[Cell]:
    return [row[index] for row in page_of(files, name).tables[table].rows]


def test_annex_2_keeps_the_documents_order() -> None:
    titles = [c.title.zh for c in page_of(VILLAGE, "annex-2").tables[0].columns]
    assert " ".join(titles) == (
        "党员姓名 联系电话 岗位职责 承诺事项 联系户户主 户主电话 联系院落 联系网格"
    )
    assert rows(VILLAGE, "annex-2")[0] == [
        "赵甲乙",
        ["000-1110001"],
        ["宣讲政策", "调解纠纷"],
        ["清理水沟", "办夜校"],
        ["周*", "欧阳**"],
        "不公开",
        ["桥头院子"],
        "东网格",
    ]


def test_a_withdrawn_promise_is_not_in_annex_2_but_is_told_as_withdrawn() -> None:
    done = "due_on: 2022-12-01, done_on: 2022-11-20"
    files = edited(
        VILLAGE, "commitments/2022.yaml", done, "due_on: 2022-12-01, withdrawn_on: 2022-09-30"
    )
    assert rows(files, "annex-2")[0][3] == ["清理水沟"]
    assert column(files, "commitments", 6)[1] is PromiseState.WITHDRAWN
    later = edited(
        VILLAGE, "commitments/2022.yaml", done, "due_on: 2022-12-01, withdrawn_on: 2022-10-01"
    )
    assert rows(later, "annex-2")[0][3] == ["清理水沟", "办夜校"]
    assert column(later, "commitments", 6)[1] is PromiseState.OPEN


def test_a_quarter_is_shown_as_on_its_last_day() -> None:
    assert column(VILLAGE, "commitments", 6) == [
        PromiseState.KEPT,
        PromiseState.OPEN,
        PromiseState.OVERDUE,
    ]
    assert rows(VILLAGE, "commitments", 1)[0][2] == "尚未作出承诺"  # signed on 2 October
    moved = {
        **VILLAGE,
        "former-values.csv": "subject,field,value,until\nG1,leader,M2,2022-09-30\n",
    }
    assert column(moved, "ledger-grids", 5)[0] == ("钱丙",)
    before = edited(moved, "former-values.csv", "2022-09-30", "2022-09-29")
    assert column(before, "ledger-grids", 5)[0] == ("赵甲乙",)


def test_later_rows_change_nothing() -> None:
    later: dict[str, str | bytes] = {
        **VILLAGE,
        "ledger/visits/2022Q4.csv": "date,member,household,reason\n2022-10-02,M1,H4,care\n",
        "ledger/ratings/2022-12.csv": "member,good,fairly_good,fair,poor\nM1,9,9,9,9\n",
        "stars/2022H2.yaml": "chosen_at: MT9\nstars: {study: M1}\n",
        "publications.csv": "period,form,posted_on,approved_by\n2022Q3,all,2022-10-10,M1\n",
    }
    meetings = str(VILLAGE["meetings.csv"]) + "MT9,2022-12-30,members,V,stars\n"
    assert rendered({**later, "meetings.csv": meetings}) == small()


def test_a_household_without_link_is_told_as_open() -> None:
    last = rows(VILLAGE, "ledger-households", 1)[-1]
    assert last == ["郑**", "H7", "二组", "井边院子", ["待落实"], "—", "—", "—", "—"]


def test_visits_and_activities_against_what_was_due() -> None:
    assert rows(VILLAGE, "activity-counts", 0) == [
        ["东网格", "2/2", "1/2", "2/2", "5/6"],
        ["西网格", "1/1", "1/1", "0/1", "2/3"],
        ["全村", "3/3", "2/3", "2/3", "7/9"],
    ]
    assert rows(VILLAGE, "activity-counts", 1)[1] == ["西网格", "2/2", "0/2", "1/2", "3/6"]
    assert rows(VILLAGE, "activity-counts", 3)[1:] == [
        ["孙丁戊", "西网格", "1/1", "—", "—", "1/1"],
        ["李己", "西网格", "—", "1/1", "0/1", "1/2"],
    ]
    assert rows(VILLAGE, "activity-counts", 4)[0] == ["赵甲乙", "东网格", 1, 2, 1, 4, "3/3"]


def test_nothing_is_due_where_no_clause_asks() -> None:
    files = {
        **VILLAGE,
        "gridctl.yaml": str(VILLAGE["gridctl.yaml"]).replace("- {id: line-2022}\n", ""),
    }
    assert page_of(files, "activity-counts").tables[1].rows == ()
    assert rows(files, "activity-counts", 4)[0][-1] == "—"
    assert rows(files, "activity-counts", 0)[2][-1] == "7/9"


def test_requests_are_counted_by_their_state_on_the_last_day() -> None:
    assert rows(VILLAGE, "requests") == [
        ["即办件", 0, 1, 1, 0, 0, 0, 0],
        ["承诺件", 2, 2, 0, 1, 0, 1, 0],
        ["微心愿", 1, 1, 0, 0, 0, 0, 1],
        ["合计", 3, 4, 1, 1, 0, 1, 1],
    ]


def test_ratings_below_the_minimum_are_not_shown() -> None:
    found = rows(VILLAGE, "ratings")
    assert found[0] == ["赵甲乙", "东网格", 9, 1, 0, 0, 10, "好"]
    assert [row[-1] for row in found] == ["好", "较好", "一般", "票数不足，不公布"]
    assert found[3][2:7] == ["—"] * 5
    eleven = edited(VILLAGE, "gridctl.yaml", "minimum_ballots: 10", "minimum_ballots: 11")
    assert [row[-1] for row in rows(eleven, "ratings")].count("票数不足，不公布") == 3


def test_the_policies_minimum_of_ballots_holds_where_the_manifest_names_none() -> None:
    files = edited(VILLAGE, "gridctl.yaml", ", minimum_ballots: 10", "")
    assert [row[-1] for row in rows(files, "ratings")].count("票数不足，不公布") == 1


def test_a_quarter_without_a_round_says_so() -> None:
    files = {path: text for path, text in VILLAGE.items() if "ratings" not in path}
    page = page_of(files, "ratings")
    assert page.tables[0].rows == ()
    assert page.tables[0].empty.zh == "本期没有开展群众评价。"


def test_stars_are_shown_in_the_quarter_in_which_they_were_chosen() -> None:
    assert [table.id for table in page_of(VILLAGE, "ratings").tables] == [
        "ratings-2022-07",
        "stars-2022H1",
    ]
    q4 = page_of(VILLAGE, "ratings", Period.parse("2022Q4"))
    assert [table.id for table in q4.tables] == ["ratings-none"]


def test_core_households_and_plates() -> None:
    assert rows(VILLAGE, "core-and-plates") == [["赵甲乙", "东网格", "选举", ["钱丙", "孙丁戊"], 2]]
    assert rows(VILLAGE, "core-and-plates", 1) == [
        [["赵甲乙"], "东网格", "一组", "共产党员中心户"],
        [["钱丙"], "东网格", "一组", "共产党员户"],
    ]
    notes = in_language(page_of(VILLAGE, "core-and-plates"), "zh")["notes"]
    assert notes == ["按上年度民主评议和中心户评选结果，还有1户的挂牌待更换。"]


def test_quotas_tell_where_no_whole_number_fits() -> None:
    core = in_language(page_of(VILLAGE, "quotas"), "zh")["tables"][1]
    assert core["rows"] == [["2022", 3, "无整数可行", "无整数可行", 1, "33.33%"]]
    assert core["notes"] == [
        "党员户按2021年12月31日计。",
        "没有整数落在比例之内：0户为0%，1户为33.33%，由乡镇确定。",
    ]


def test_the_notice_says_how_long_it_is_up_and_how_to_object() -> None:
    text = small()["index.md"].decode()
    assert "张贴时间：2022年10月15日前张贴，张贴不少于10日。" in text
    assert "异议反映：可向村务监督委员会提出。异议自收到之日起3日内答复。" in text
    assert "监督电话：000-1110000" in text
    assert "试村党总支 · 数据截至2022年9月30日" in text
    plain = {
        **VILLAGE,
        "gridctl.yaml": str(VILLAGE["gridctl.yaml"]).replace("- {id: chongqing-2013}\n", ""),
    }
    assert "张贴时间" not in rendered(plain)["index.md"].decode()


def test_a_half_year_and_a_month_come_out_too() -> None:
    half = page_of(VILLAGE, "activity-counts", Period.parse("2022H2"))
    assert [c.title.zh for c in half.tables[0].columns][1:] == [
        "7月", "8月", "9月", "10月", "11月", "12月", "合计",
    ]  # fmt: skip
    month = page_of(VILLAGE, "activity-counts", Period.parse("2022-08"))
    assert in_language(month, "zh")["tables"][0]["rows"][-1] == ["全村", "2/3", "2/3"]


def test_every_table_of_the_example_has_rows() -> None:
    facts = facts_of(example())
    found = pages(facts)
    assert [page.id for page in found] == [
        "at-a-glance",
        "grid-G01",
        "grid-G02",
        "grid-G03",
        "annex-2",
        "ledger-households",
        "ledger-courtyards",
        "ledger-grids",
        "commitments",
        "activity-counts",
        "requests",
        "ratings",
        "points",
        "points-ranking",
        "core-and-plates",
        "quotas",
    ]
    assert [table.id for page in found for table in page.tables if not table.rows] == []
    names = [table.id for page in found for table in page.tables]
    assert len(names) == len(set(names))


BY_HOME = "户按所在网格计，不论由哪个网格的党员联系。"
BY_MEMBER = "本表的联系户按党员所属网格计，包括其他网格的户；联户台账按户所在网格计。"
ALL_HOMES = "户数为全部农户，包括有党员居住的户。"


def notes(files: Files, name: str, table: int | None = 0) -> list[str]:
    """Return what stands below a table, or below the whole page."""
    page = in_language(page_of(files, name), "zh")
    found: list[str] = page["notes"] if table is None else page["tables"][table]["notes"]
    return found


def test_tables_that_count_by_grid_say_whose_grid() -> None:
    """H7 lies in G2, and a member of G1 links it: 2 and 2 households, or 3 and 1."""
    files = edited(VILLAGE, "links.csv", "M1,H4,", "M1,H7,2022-01-01,,near,member,MT1\nM1,H4,")
    captions = {
        name: [t["caption"] for t in in_language(page_of(files, name), "zh")["tables"]]
        for name in ("annex-2", "ledger-households")
    }
    assert captions["annex-2"] == ["东网格：党员2名，联系3户", "西网格：党员2名，联系1户"]
    assert captions["ledger-households"] == [
        "东网格：普通户2户，已联2户",
        "西网格：普通户2户，已联2户",
    ]
    assert BY_MEMBER in notes(files, "annex-2", None)
    for name, table in (
        ("ledger-households", None),
        ("quotas", 0),
        ("at-a-glance", 0),
        ("activity-counts", 0),
    ):
        assert BY_HOME in notes(files, name, table), name
    assert BY_HOME not in notes(files, "activity-counts", 1)  # members' activities


def test_ledgers_of_places_say_that_members_homes_count() -> None:
    assert rows(VILLAGE, "ledger-grids")[0][3] == 4
    assert rows(VILLAGE, "quotas")[0][2] == 2
    assert notes(VILLAGE, "ledger-grids") == [ALL_HOMES]
    assert notes(VILLAGE, "ledger-courtyards") == [ALL_HOMES]


def test_one_grid_needs_no_word_on_whose() -> None:
    grids = str(VILLAGE["grids.yaml"])
    first, second = grids.split("- id: G2\n")
    one = first.replace("  courtyards:", "  - {id: VG2, name: 二组, head: M3}\n  courtyards:")
    files = {**VILLAGE, "grids.yaml": one + second[second.index("  - {id: C2") :]}
    assert len(in_language(page_of(files, "annex-2"), "zh")["tables"]) == 1
    assert BY_MEMBER not in notes(files, "annex-2", None)
    assert BY_HOME not in notes(files, "quotas")
    assert BY_HOME not in notes(files, "ledger-households", None)
