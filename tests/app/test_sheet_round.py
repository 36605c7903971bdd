"""A workbook that comes back: nothing, one line, one row, and only that."""

from pathlib import Path
from typing import Any

import pytest

from gridctl.lang.say import fill
from gridctl.model.mark import Mark
from gridctl.model.words import Lang
from tests.app.desk import Desk, added, at, begun, find, lines, thinned, told
from tests.disclosure.naughty import csv_text, naughty_strings
from tests.kit import Files, community, example


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_unchanged_nothing_differs(desk: Desk) -> None:
    found = desk.take(desk.book())
    assert (told(found), found.edits.changed, found.notes) == ([], (), ())
    saved_again = desk.take(desk.changed(desk.book(), lambda _: None))
    assert (told(saved_again), saved_again.edits.changed) == ([], ())


def test_unchanged_in_english_nothing_differs(desk: Desk) -> None:
    assert desk.take(desk.book(lang="en")).edits.changed == ()


@pytest.mark.parametrize("files", [example(), community()])
def test_the_examples_come_back_as_they_went(files: Files, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "none")
    desk.root = tmp_path / "village"
    for path, data in begun(thinned(files)).items():
        desk.put(path, data)
    found = desk.take(desk.book())
    assert (told(found), found.edits.changed) == ([], ())


def test_one_cell_is_one_line(desk: Desk) -> None:
    def change(book: Any) -> None:
        at(book, "农户名册", find(book, "农户名册", 编号="010"), "院落").value = None

    found = desk.after(change, "households", "links")
    assert told(found) == []
    assert (found.cells, found.added, found.removed) == (1, 0, 0)
    assert lines(found) == {
        "households.csv": ["-010,赵样月,VG01,C101,在村,是", "+010,赵样月,VG01,,在村,是"]
    }


def test_a_sheet_of_somebody_s_own_is_named(desk: Desk) -> None:
    def change(book: Any) -> None:
        at(book, "目录", 1, book["目录"].cell(1, 1).value).value = "某人写的"
        book["选项"].sheet_state = "visible"
        book.create_sheet("空表")
        book.create_sheet("备注")["A2"] = "记得走访"

    found = desk.after(change, "links", "stations")
    said = [(note.mark, fill(note.words, note.values, "zh")) for note in found.notes]
    assert said == [(Mark("book.xlsx\x1f备注", 2), "不是数据目录中的表，没有导入。")]
    assert (told(found), found.edits.changed) == ([], ())


@pytest.mark.parametrize("remembers", [True, False])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sheets_of_ours_without_a_table_are_not_named(
    desk: Desk, lang: Lang, remembers: bool
) -> None:
    def change(book: Any) -> None:
        book["选项" if lang == "zh" else "lists"].sheet_state = "visible"
        if not remembers:
            del book["gridctl"]

    found = desk.take(desk.changed(desk.book("links", lang=lang), change))
    assert (told(found), found.notes) == ([], ())


def test_where_the_only_sheet_was_renamed_it_is_told(desk: Desk) -> None:
    data = desk.changed(desk.book("links"), lambda b: setattr(b["联户台账"], "title", "表1"))
    assert [mark for mark, _ in told(desk.take(data))] == [Mark("book.xlsx\x1f表1", 1)]


def test_values_are_written_in_the_files_own_language(desk: Desk) -> None:
    def change(book: Any) -> None:
        row = find(book, "走访台账", 日期="2022-04-03")
        assert at(book, "走访台账", row, "事由").value == "日常走访"
        at(book, "走访台账", row, "事由").value = "代办"
        at(book, "网格", find(book, "网格", 编号="G02"), "层级").value = "片区"

    assert lines(desk.after(change, "visits", "grids")) == {
        "grids.yaml": ["-  tier: grid", "+  tier: quarter"],
        "ledger/visits/2022Q2.csv": [
            "-2022-04-03,M001,010,routine,,ZF-4",
            "+2022-04-03,M001,010,errand,,ZF-4",
        ],
    }


def test_the_same_value_in_other_words_changes_nothing(desk: Desk) -> None:
    def change(book: Any) -> None:
        at(book, "党员名册", 3, "免联户").value = "no"
        at(book, "党员名册", 2, "免联户").value = "否"
        at(book, "联户台账", 2, "党员").value = "M001"
        at(book, "联户台账", 3, "党员").value = "李例禾"
        at(book, "群众评价", 2, "好").value = "10"
        at(book, "网格", 2, "网格员").value = "M002；S01 石试文"

    assert desk.after(change, "members", "links", "ratings", "grids").edits.changed == ()


def test_new_rows_stand_where_they_were_put(desk: Desk) -> None:
    def change(book: Any) -> None:
        added(
            book, "党员名册", before=3, 编号="M005", 姓名="周例文", 出生年月="1990-02", 党支部="B01"
        )
        added(book, "党员名册", 编号="M011", 姓名="吴例水", 出生年月="1991-02", 党支部="第一党支部")

    found = desk.after(change, "members", "households")
    assert (told(found), found.added) == ([], 2)
    text = found.edits.after["members.csv"].decode()  # type: ignore[union-attr]
    before = desk.root.joinpath("members.csv").read_text(encoding="utf-8").split("\n")
    after = text.split("\n")
    assert after[2] == "M005,周例文,,1990-02,,,B01,,,,"
    assert after[5] == "M011,吴例水,,1991-02,,,B01,,,,"
    assert [*after[:2], *after[3:5], after[6]] == before


def test_sorted_sheets_change_nothing_and_new_rows_go_to_the_end(desk: Desk) -> None:
    def change(book: Any) -> None:
        here = book["联户台账"]
        rows = [[c.value for c in row] for row in here.iter_rows(min_row=2)]
        for number, row in enumerate(sorted(rows, key=lambda r: str(r[1]), reverse=True), 2):
            for column, value in enumerate(row, 1):
                here.cell(number, column).value = value
        added(book, "联户台账", before=3, 党员="M010", 农户="H004", 起始日期="2022-03-01")

    assert lines(desk.after(change, "links")) == {"links.csv": ["+M010,H004,2022-03-01,,,,,"]}


def test_rows_sorted_without_their_marks_are_still_the_same_rows(desk: Desk) -> None:
    def change(book: Any) -> None:
        here = book["走访台账"]
        width = here.max_column - 1
        rows = [[c.value for c in row][:width] for row in here.iter_rows(min_row=2)]
        for number, row in enumerate(reversed(rows), 2):
            for column, value in enumerate(row, 1):
                here.cell(number, column).value = value

    found = desk.after(change, "visits")
    assert (told(found), found.edits.changed) == ([], ())


def test_a_deleted_row_is_taken_out_once(desk: Desk) -> None:
    found = desk.after(lambda book: book["走访台账"].delete_rows(2), "visits")
    assert found.removed == 1
    text = found.edits.after["ledger/visits/2022Q1.csv"].decode()  # type: ignore[union-attr]
    assert text.count("=ZF-1") == 1


def test_rows_go_to_the_file_of_their_period(desk: Desk) -> None:
    def change(book: Any) -> None:
        at(book, "走访台账", find(book, "走访台账", 佐证="ZF-2"), "日期").value = "2022-06-04"
        added(book, "走访台账", 日期="2022-07-01", 党员="M002", 农户="010", 事由="代办")
        added(book, "群众评价", 期次="2022-12", 党员="M001", 好=12, 较好=0, 一般=0, 差="1")

    found = desk.after(change, "visits", "ratings")
    assert told(found) == []
    assert lines(found) == {
        "ledger/ratings/2022-12.csv": ["+党员,好,较好,一般,差", "+M001,12,0,0,1"],
        "ledger/visits/2022Q1.csv": ["-2022-02-04,M001,H004,走访慰问,,ZF-2"],
        "ledger/visits/2022Q2.csv": ["+2022-06-04,M001,H004,care,,ZF-2"],
        "ledger/visits/2022Q3.csv": [
            "+日期,党员,农户,事由,诉求,佐证",
            "+2022-07-01,M002,010,代办,,",
        ],
    }


def test_documents_keep_their_comments_and_their_quotes(desk: Desk) -> None:
    def change(book: Any) -> None:
        at(book, "网格", 2, "名称").value = "东边网格"
        at(book, "网格", 2, "职责").value = "政策宣传\n巡看、登记\n调解"
        at(book, "院落", 2, "名称").value = "溪口大院"
        at(book, "党组织", 2, "委员").value = "M001;M002;M010 王例安"
        at(book, "承诺", 2, "完成日期").value = "2022-09-01"
        at(book, "五星", 2, "为民服务星").value = "M010"
        at(book, "责任清单", 2, "共性清单").value = "宣讲政策"

    found = desk.after(change)
    assert told(found) == []
    assert lines(found) == {
        "grids.yaml": [
            "-  name: 东网格   # 村口一片",
            '-  duties: [政策宣传, "巡看、登记"]',
            '-  - {id: C101, name: "溪口院子", villager_group: VG01}',
            "+  name: 东边网格   # 村口一片",
            "+  duties: [政策宣传, 巡看、登记, 调解]",
            '+  - {id: C101, name: "溪口大院", villager_group: VG01}',
        ],
        "branches.yaml": [
            "-  committee: [M001, M002]",
            "+  committee: [M001, M002, M010]",
        ],
        "commitments/2022.yaml": [
            "-  - {text: 清理沟渠, target: 两百米, measures: 每月清掏, due_on: 2022-09-28}",
            (
                "+  - {text: 清理沟渠, target: 两百米, measures: 每月清掏, due_on: 2022-09-28, "
                "done_on: 2022-09-01}"
            ),
        ],
        "stars/2022H1.yaml": [
            "-stars: {study: M001, industry: M002, environment: M010}",
            "+stars: {study: M001, industry: M002, environment: M010, service: M010}",
        ],
        "tasks.yaml": ["-common: [policy, key-work]", "+common: [policy]"],
    }


def test_new_records_stand_in_their_lists(desk: Desk) -> None:
    def change(book: Any) -> None:
        added(book, "村民小组", 网格="G01 东网格", 编号="VG03", 名称="三组")
        added(book, "网格", 编号="G03", 名称="北网格", 网格长="M002 张例平")
        added(book, "村民小组", 网格="G03", 编号="VG04", 名称="四组", 组长="M010")
        added(
            book,
            "承诺",
            期次="2022",
            党员="M002",
            承诺事项="读书角",
            目标="二十天",
            措施="轮值",
            完成时限="2022-10",
        )
        added(book, "五星", 期次="2022H2", 学习宣传星="M002")

    found = desk.after(change)
    assert told(found) == []
    after = {path: (data or b"").decode() for path, data in found.edits.after.items()}
    assert (
        "  - {id: VG02, name: 二组}\n  - {id: VG03, name: 三组}\n  courtyards:"
        in after["grids.yaml"]
    )
    desk.put("grids.yaml", after["grids.yaml"])
    desk.put("commitments/2022.yaml", after["commitments/2022.yaml"])
    desk.put("stars/2022H2.yaml", after["stars/2022H2.yaml"])
    village = desk.opened().village
    grids = {grid.id: grid for grid in village.grid_documents[0].grids}
    assert [g.id for g in grids["G03"].villager_groups] == ["VG04"]
    assert (grids["G03"].name, grids["G03"].leader) == ("北网格", "M002")
    second = village.commitment_documents[0].commitments[1]
    assert [p.text for p in second.promises] == ["读书角"]
    assert village.stars[1].stars.study == ("M002",)  # type: ignore[union-attr]


def test_deleted_records_go_with_what_hangs_on_them(desk: Desk) -> None:
    def alone(book: Any) -> None:
        book["网格"].delete_rows(find(book, "网格", 编号="G01"))

    found = desk.after(alone)
    assert found.edits.changed == ()
    assert told(found) == [
        (Mark("grids.yaml", 3), "此处删除的一行，在工作表村民小组中还有2行从属于它，请一并删除。"),
        (Mark("grids.yaml", 3), "此处删除的一行，在工作表院落中还有1行从属于它，请一并删除。"),
    ]

    def whole(book: Any) -> None:
        alone(book)
        book["村民小组"].delete_rows(2, 2)
        book["院落"].delete_rows(2)

    found = desk.after(whole)
    assert told(found) == []
    text = (found.edits.after["grids.yaml"] or b"").decode()
    assert text == "# 网格，由支委会划定\ngrids:\n- id: G02\n  tier: grid\n  name: 西网格\n"


def test_what_a_document_says_once_is_neither_doubled_nor_dropped(desk: Desk) -> None:
    def another(book: Any) -> None:
        added(book, "党组织", 编号="V2", 名称="又一个", 书记="M001")

    found = desk.after(another, "branch_documents", "members")
    assert told(found) == [
        (Mark("book.xlsx\x1f党组织", 3), "branches.yaml已有这样一行，请直接修改该行。")
    ]
    found = desk.after(lambda book: book["党组织"].delete_rows(2), "branch_documents", "members")
    assert [text for _, text in told(found)] == [
        "此处删除的一行，在工作表党支部中还有1行从属于它，请一并删除。",
        "此处删除的一行，在工作表党小组中还有1行从属于它，请一并删除。",
    ]
    found = desk.after(lambda book: book["五星"].delete_rows(2), "stars", "tasks")
    assert (told(found), found.edits.after) == ([], {"stars/2022H1.yaml": None})


def test_a_column_that_the_file_has_not_is_added(desk: Desk) -> None:
    def change(book: Any) -> None:
        at(book, "党员名册", 3, "转出日期").value = "2022-12-31"

    assert lines(desk.after(change, "members", "links"))["members.csv"][-4:] == [
        "+编号,姓名,性别,出生年月,入党时间,转正时间,党支部,党小组,农户,在村情况,免联户,转出日期",
        "+M001,李例禾,男,1969-04,1994-06-28,1995-06-28,B01,PG01,H001,在村,,",
        "+M002,张例平,女,1975-11,2001-07-01,2002-07-01,B01,PG01,H002,,否,2022-12-31",
        "+M010,王例安,男,1980-01-05,2010-07-01,2011-07-01,B01,,,外出,是,",
    ]


def test_encoding_line_ends_and_quotes_stay(desk: Desk) -> None:
    desk.put(
        "households.csv",
        "\ufeff"
        + desk.root.joinpath("households.csv").read_text(encoding="utf-8").replace("\n", "\r\n"),
    )
    desk.put(
        "links.csv", desk.root.joinpath("links.csv").read_text(encoding="utf-8").encode("gb18030")
    )

    def change(book: Any) -> None:
        at(book, "农户名册", 2, "户主").value = "李样江"
        at(book, "联户台账", 2, "联户依据").value = "就亲"

    found = desk.after(change, "households", "links")
    households, links = found.edits.after["households.csv"], found.edits.after["links.csv"]
    assert households == desk.root.joinpath("households.csv").read_bytes().replace(
        "李样河".encode(), "李样江".encode()
    )
    assert links == desk.root.joinpath("links.csv").read_bytes().replace(
        "就近".encode("gb18030"), "就亲".encode("gb18030")
    )


def test_naughty_strings_come_back(desk: Desk) -> None:
    texts = [text for text in naughty_strings() if "\r" not in text]
    rows = (f"S{number:03},{csv_text(text)}\n" for number, text in enumerate(texts, 2))
    desk.put("staff.csv", "编号,姓名\nS001,石试文\n" + "".join(rows))
    assert desk.take(desk.book("staff", "grids")).edits.changed == ()
    saved_again = desk.after(lambda _: None, "staff", "grids")
    assert (told(saved_again), saved_again.edits.changed) == ([], ())


def test_a_sheet_that_was_deleted_leaves_its_table_alone(desk: Desk) -> None:
    found = desk.after(lambda book: book.remove(book["联户台账"]), "links", "households")
    assert found.edits.changed == ()
    assert [note.values for note in found.notes] == [{"sheet": "联户台账"}]


def test_a_column_taken_out_of_the_workbook_is_told_and_stays(desk: Desk) -> None:
    def change(book: Any) -> None:
        here = book["农户名册"]
        names = [cell.value for cell in here[1]]
        here.delete_cols(names.index("院落") + 1)
        at(book, "农户名册", find(book, "农户名册", 编号="H002"), "重点户").value = "是"

    found = desk.after(change, "households", "links")
    assert lines(found) == {"households.csv": ["-H002,张样安,VG01,,,", "+H002,张样安,VG01,,,是"]}
    (note,) = found.notes
    assert note.mark == Mark("book.xlsx\x1f农户名册", 1)
    assert fill(note.words, note.values, "zh") == (
        "工作表中已没有“院落”列，数据目录中该列的内容保留不变。"
    )
    assert fill(note.words, note.values, "en") == (
        "The sheet has no column “courtyard” any more: its values stay in the folder."
    )
