"""CSV tables in the one form."""

import csv
import io
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridctl.findings.finding import Problem
from gridctl.model.declare import columns
from gridctl.model.mark import Mark
from gridctl.model.tables import TABLES
from gridctl.model.words import Lang
from gridctl.source.rows import SheetReader
from gridctl.source.sheet import Sheet
from gridctl.tables.read import table_of
from gridctl.tables.tidy import Shape, Tidied
from gridctl.tables.tidy_sheet import tidy_sheet


def shape(path: str, lang: Lang | None = "zh") -> Shape:
    """Return what a path should hold."""
    known = table_of(path)
    assert known is not None
    return Shape(path, known[0].record, *known, lang)


def tidy(path: str, text: str, lang: Lang | None = "zh", *, fix: bool = False) -> Tidied:
    """Bring a table into the one form."""
    return tidy_sheet(text, shape(path, lang), fix=fix)


def form(path: str, text: str, lang: Lang | None = "zh") -> str:
    """Return a table in the one form."""
    found = tidy(path, text, lang)
    assert found.text is not None, found.obstacles
    return found.text


def test_header_values_and_columns_are_in_the_manifest_s_language_and_order() -> None:
    text = "name,编号,born,branch,presence,免联户,sex\n 张三 ,M1,1980-01,B1,在村,yes,male\n"
    zh = "编号,姓名,性别,出生年月,党支部,在村情况,免联户\nM1,张三,男,1980-01,B1,在村,是\n"
    en = "id,name,sex,born,branch,presence,excused\nM1,张三,male,1980-01,B1,resident,yes\n"
    assert form("members.csv", text, "zh") == zh
    assert form("members.csv", text, "en") == en
    assert form("members.csv", zh, "en") == en
    assert form("members.csv", en, "zh") == zh


@pytest.mark.parametrize(
    ("header", "first"),
    [("id,name,since", "id,"), ("编号,姓名,since", "编号,"), ("id,姓名,since,截止日期", "编号,")],
)
def test_without_a_language_most_of_the_header_says_it(header: str, first: str) -> None:
    row = "S1,张三" + "," * (header.count(",") - 1)
    assert form("staff.csv", f"{header}\n{row}\n", None).startswith(first)


def test_lists_numbers_and_quotes_have_one_form() -> None:
    text = (
        "编号,日期,类别,议程,实到,汇报人\n"
        '"MT1","2022-07-01",党员大会," 联户名单、link-change ；",007,"M1;M2、 M3"\n'
    )
    assert form("meetings.csv", text) == (
        "编号,日期,类别,议程,汇报人,实到\nMT1,2022-07-01,党员大会,联户名单;联户调整,M1;M2;M3,7\n"
    )
    title = '日期,参加党员,主题,活动名称\n2022-07-01,M1,护环境,"清理, ""沟渠""\n两次"\n'
    assert form("ledger/activities/2022Q3.csv", title) == title


def test_a_list_of_nothing_stays_one() -> None:
    text = "编号,日期,类别,议程\nMT1,2022-07-01,党员大会,； 、\n"
    assert form("meetings.csv", text).endswith(",党员大会,;\n")


def test_what_would_say_something_else_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gridctl.tables.tidy_sheet.tidy_text", lambda *_: "M1")
    assert tidy("staff.csv", "编号,姓名\nS1,张三\n") == Tidied(
        None, (Problem("", Mark("staff.csv")),)
    )


def test_decimals_stay_as_many_as_were_written() -> None:
    text = "党员,组织评分,联户评分\nM1,95.50,90\n"
    assert form("ledger/scores/2022.csv", text) == text


def test_unknown_columns_stay_at_the_end_and_nameless_empty_ones_go() -> None:
    text = '备注,编号,,姓名,说明,\n a ,S1,,张三,"x,y",\n,S2,,李四,,\n\n , , ,,,\n'
    assert form("staff.csv", text) == '编号,姓名,备注,说明\nS1,张三, a ,"x,y"\nS2,李四,,\n'
    kept = "编号,姓名,\nS1,张三,见附件\n"
    assert form("staff.csv", kept) == kept


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("编号,姓名\nS1,张三,x\n", ("ragged-row", "", 2)),
        ("编号,姓名,id\nS1,张三,S1\n", ("duplicate-column", "", 1)),
        ("工作人员名单,\n编号,姓名\nS1,张三\n", ("spreadsheet-damage", "title-row", 1)),
        ("编号,姓名\nS1,张三\n合计,1\n", ("spreadsheet-damage", "total-row", 3)),
        ('编号,姓名\nS1,"张三\n', ("unreadable-file", "quoting", 2)),
        ("", ("missing-column", "empty", 1)),
        ("甲,乙\n1,2\n", ("unknown-column", "", 1)),
    ],
)
def test_a_table_that_cannot_be_read_is_left_alone(
    text: str, problem: tuple[str, str, int]
) -> None:
    found = tidy("staff.csv", text)
    assert found.text is None
    assert found.obstacles
    assert (
        found.obstacles[0].name,
        found.obstacles[0].variant,
        found.obstacles[0].mark.line,
    ) == problem


def test_registers_stand_by_id() -> None:
    text = "编号,户主,村民小组\nH10,甲,一组\nH9,乙,一组\nH010,丙,一组\nA2,丁,一组\n"
    assert form("households.csv", text) == (
        "编号,户主,村民小组\nA2,丁,一组\nH9,乙,一组\nH10,甲,一组\nH010,丙,一组\n"
    )


def test_ledgers_stand_by_day_and_as_they_stood() -> None:
    text = (
        "编号,日期,账户,积分项,分值\nP9,2022-07-02,M1,R1,1\n"
        "P3,2022-07-01,M1,R1,1\nP2,2022-07-02,M1,R1,1\n"
    )
    assert form("ledger/points/2022Q3.csv", text).split() == [
        "编号,日期,账户,积分项,分值",
        "P3,2022-07-01,M1,R1,1",
        "P9,2022-07-02,M1,R1,1",
        "P2,2022-07-02,M1,R1,1",
    ]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("links.csv", "党员,农户,起始日期\nM2,H1,2022-01-01\nM1,H2,2021-01-01\nM1,H1,2022-01-01\n"),
        ("appraisals.csv", "年度,党员,等次\n2022,M2,合格\n2021,M1,合格\n"),
        ("households.csv", "编号,户主,村民小组\nH2,甲,一组\n,乙,一组\nH1,丙,一组\n"),
        (
            "ledger/talks/2022.csv",
            "日期,党员,缘由\n2022-09-01,M1,评价较差\n2022/8/1,M2,评价较差\n2022-07-01,M3,评价较差\n",
        ),
    ],
)
def test_other_rows_stay_where_they_stand(path: str, text: str) -> None:
    assert form(path, text) == text


def test_a_mended_day_puts_its_row_in_place() -> None:
    text = "日期,党员,缘由\n2022-09-01,M1,评价较差\n２０２２/8/1,M2,评价较差\n２０２２-9-,M3,/\n"
    found = tidy("ledger/talks/2022.csv", text.replace("２０２２-9-,M3,/\n", ""), fix=True)
    assert found.text == "日期,党员,缘由\n2022-08-01,M2,评价较差\n2022-09-01,M1,评价较差\n"
    assert [(tuple(m.mark), m.old, m.new) for m in found.mended] == [
        (("ledger/talks/2022.csv", 3, 1), "２０２２/8/1", "2022-08-01")
    ]
    left = tidy("ledger/talks/2022.csv", text, fix=True)
    assert [(p.name, tuple(p.mark)[1:]) for p in left.wrong] == [
        ("spreadsheet-damage", (4, 1)),
        ("spreadsheet-damage", (4, 12)),
    ]


def test_without_fix_damage_stays() -> None:
    text = "编号,姓名,起始日期\nS1,张 三,2022/3/1\n"
    found = tidy("staff.csv", text)
    assert (found.text, found.mended) == (text, ())
    assert tidy("staff.csv", text, fix=True).text == "编号,姓名,起始日期\nS1,张三,2022-03-01\n"


def test_only_the_damaged_are_mended() -> None:
    text = "编号,姓名,起始日期,截止日期\n S1 ,1.38E+10,19054,无\n007,张三, 2022-03 ,3/1/2022\n"
    found = tidy("staff.csv", text, fix=True)
    assert [(m.mark.line, m.mark.column, m.new) for m in found.mended] == [(2, 21, "")]
    assert found.text == (
        "编号,姓名,起始日期,截止日期\n007,张三,2022-03,3/1/2022\nS1,1.38E+10,19054,\n"
    )


_CELLS = st.one_of(
    st.sampled_from(
        [
            *(
                "",
                " ",
                "M1",
                "M10",
                "M2",
                "H1",
                "2022-07-01",
                "2022-07",
                "2022-8-1",
                "2022年8月",
                "/",
            ),
            *(
                "是",
                "no",
                "在村",
                "resident",
                "M1；M2",
                "M1、 M2;",
                "党员大会",
                "link-list",
                "12",
                "007",
            ),
            *("-1.50", "１２", "张 三", "a,b", 'say "x"', "两\n行", "合计 ", "2022Q3", "1.38E+10"),
        ]
    ),
    st.text('ab1;,"\n 、', max_size=4),
)
_SHEETS = [
    t.path.format(period=_period)
    for t in TABLES
    if not t.is_yaml
    for _period in [{"quarter": "2022Q3", "year": "2022", "month": "2022-07"}.get(t.span, "")]
]


@st.composite
def _tables(draw: st.DrawFn) -> tuple[str, str]:
    """Return a path and a table as somebody may have typed it."""
    path = draw(st.sampled_from(_SHEETS))
    names = [draw(st.sampled_from(c.words)) for c in columns(shape(path).record)]
    names = draw(st.permutations(names))[draw(st.integers(0, 2)) :]
    names += draw(st.lists(st.sampled_from(["备注", "x", "", " "]), unique=True, max_size=2))
    rows = draw(st.lists(st.lists(_CELLS, min_size=len(names), max_size=len(names)), max_size=5))
    stream = io.StringIO()
    quoting = draw(st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
    csv.writer(stream, lineterminator="\n", quoting=quoting).writerows([names, *rows])
    return path, stream.getvalue() + draw(st.sampled_from(["", "\n", "\n\n"]))


def _said(path: str, text: str) -> Any:
    """Return what a table says: its records, its problems, and what it says besides."""
    sheet = Sheet(path, text)
    reading = SheetReader(sheet, shape(path).record, {"period": None}).read()
    records = Counter(
        tuple(v for f, v in r._asdict().items() if f != "at") for r in reading.records
    )
    problems = Counter(
        (p.name, p.variant, p.field)
        for p in reading.problems
        if p.variant != "trailing-commas" and p.values.get("column") != ""
    )
    others = [i for i in range(len(sheet.row(0))) if i not in sheet.names.values()]
    beside = Counter(tuple(r[i] for i in others if r[i].strip()) for r in sheet.rows[1:])
    return records, problems, beside


@settings(max_examples=60, deadline=None)
@given(_tables(), st.sampled_from(["zh", "en", None]))
def test_a_table_says_the_same_in_the_one_form(table: tuple[str, str], lang: Lang | None) -> None:
    path, text = table
    found = tidy(path, text, lang)
    if found.text is None:
        assert found.obstacles
        assert found.obstacles[0].name
        return
    assert _said(path, found.text) == _said(path, text)
    assert form(path, found.text, lang) == found.text


@settings(max_examples=60, deadline=None)
@given(_tables(), st.sampled_from(["zh", "en", None]))
def test_mending_once_is_enough(table: tuple[str, str], lang: Lang | None) -> None:
    path, text = table
    found = tidy(path, text, lang, fix=True)
    if found.text is None:
        assert found.obstacles
        assert found.obstacles[0].name
        return
    again = tidy(path, found.text, lang, fix=True)
    assert (again.text, again.mended) == (found.text, ())
    assert form(path, found.text, lang) == found.text
    assert len(found.wrong) <= len(_problems(path, text))


def _problems(path: str, text: str) -> list[Any]:
    return SheetReader(Sheet(path, text), shape(path).record, {"period": None}).read().problems
