import csv
import io
import json
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from gridctl.figures.figure import (
    Answer,
    Column,
    Done,
    Explained,
    Figure,
    FigureTable,
    Line,
    Parameter,
    Part,
    Row,
)
from gridctl.formats import csvcells, csvfigures, jsonfigures
from gridctl.formats.figuresheets import explanation, figure_list, sheets
from gridctl.model.mark import Mark
from gridctl.model.period import Period
from gridctl.model.words import Words

QUARTER = Period.parse("2022Q3")
TABLE = FigureTable(
    "points",
    Words("Points", "积分"),
    QUARTER,
    (
        Column("name", Words("member", "党员")),
        Column("points", Words("points", "积分"), "points"),
        Column("visits", Words("visits", "走访"), "visits", Period.parse("2022-08")),
    ),
    (
        Row("M001", ("=甲", Fraction(25, 3), Done(3, 4))),
        Row("M002", ("乙", Fraction(-2), Done(0, 0))),
    ),
    ((Words("{count} members.", "{count}名党员。"), {"count": 2}),),
)
FIGURE = Figure(
    "points",
    Words("points", "积分"),
    Words("duty + bonus - negative", "履职分＋奖励分－负面分"),
    ("member",),
    "gridctl why M001 points 2022Q3",
    ("quarter",),
)
LINES = tuple(
    Line(
        Mark("ledger/points/2022Q3.csv", number),
        Words("rule {rule}", "积分项{rule}"),
        {"rule": "P1"},
        count,
    )
    for number, count in ((2, Decimal("2.5")), (3, 1), (9, None))
)
EXPLAINED = Explained(
    Fraction(7, 2),
    (Part(Words("duty", "履职分"), Fraction(7, 2), LINES, sums=False),),
    (
        Parameter(Words("share", "比例"), Fraction(1, 2), "sanlian/2.3-coupling"),
        Parameter(Words("days", "天数"), 30),
    ),
    ((Words("Ties: {count}.", "并列：{count}。"), {"count": 0}),),
)
ANSWER = Answer(FIGURE, "M001", QUARTER, date(2022, 9, 30), EXPLAINED)


def test_a_table_for_people() -> None:
    (sheet,) = sheets([TABLE], "en")
    assert sheet.title == "Points"
    assert sheet.heads == ("id", "member", "points", "visits")
    assert sheet.rows == (("M001", "=甲", "≈8.33", "3/4"), ("M002", "乙", "-2", "—"))
    assert sheet.numbers == {2, 3}
    assert sheet.notes == ("2 members.",)


@pytest.mark.parametrize(
    ("lang", "title"),
    [("en", "Points (internal: not for publication)"), ("zh", "积分（内部使用，不公开）")],
)
def test_an_internal_table_says_so(lang: str, title: str) -> None:
    (sheet,) = sheets([TABLE._replace(internal=True)], lang)  # type: ignore[arg-type]
    assert sheet.title == title


def test_tables_for_programs() -> None:
    document = json.loads(jsonfigures.write_tables([TABLE], date(2023, 1, 5), "zh"))
    assert (document["format"], document["as_of"]) == (1, "2023-01-05")
    (table,) = document["tables"]
    assert (table["table"], table["period"], table["internal"]) == ("points", "2022Q3", False)
    assert table["columns"][2] == {
        "key": "visits",
        "title": "走访",
        "figure": "visits",
        "period": "2022-08",
    }
    assert table["rows"][0] == {
        "subject": "M001",
        "name": "=甲",
        "points": "25/3",
        "visits": {"done": 3, "due": 4},
    }
    assert table["notes"] == ["2名党员。"]


def test_tables_as_csv_hold_no_formula_and_split_pairs() -> None:
    text = csvfigures.write([TABLE])
    assert text.startswith(csvcells.BOM)
    rows = list(csv.reader(io.StringIO(text.removeprefix(csvcells.BOM))))
    assert rows[0] == list(csvfigures.HEADS)
    assert rows[1:] == [
        ["points", "2022Q3", "M001", "name", "'=甲"],
        ["points", "2022Q3", "M001", "points", "25/3"],
        ["points", "2022-08", "M001", "visits.done", "3"],
        ["points", "2022-08", "M001", "visits.due", "4"],
        ["points", "2022Q3", "M002", "name", "乙"],
        ["points", "2022Q3", "M002", "points", "-2"],
        ["points", "2022-08", "M002", "visits.done", "0"],
        ["points", "2022-08", "M002", "visits.due", "0"],
    ]


@pytest.mark.parametrize("start", [*"=+-@＝＋－＠", "\t", "\r", "\n"])
def test_no_cell_starts_a_formula(start: str) -> None:
    assert csvcells.safe_cell(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("text", ["-2", "-2.5", "2022-08", "", "张三"])
def test_plain_numbers_and_texts_stay(text: str) -> None:
    assert csvcells.safe_cell(text) == text


def test_an_explanation_for_people() -> None:
    assert explanation(ANSWER, "en") == (
        "M001 points, 2022Q3: 3.5\n"
        "Formula: duty + bonus - negative\n"
        "  share = 0.5 (sanlian/2.3-coupling)\n"
        "  days = 30 (gridctl's own reading)\n"
        "duty: 3.5\n"
        "  ledger/points/2022Q3.csv:2  rule P1  counts 2.5\n"
        "  ledger/points/2022Q3.csv:3  rule P1\n"
        "  ledger/points/2022Q3.csv:9  rule P1\n"
        "Ties: 0.\n"
    )
    shown = explanation(ANSWER, "zh", 2)
    assert "M001 积分（2022年第三季度）：3.5\n" in shown
    assert "……另有1行（加 --all 全部列出）" in shown
    assert "csv:9" not in shown


def test_no_result_is_said() -> None:
    none = ANSWER._replace(explained=EXPLAINED._replace(value=None), period=None)
    assert explanation(none, "en").startswith("M001 points, 2022-09-30: no result\n")


def test_data_steers_no_terminal() -> None:
    line = LINES[0]._replace(values={"rule": "\x1b[31m"})
    part = EXPLAINED.parts[0]._replace(lines=(line,))
    text = explanation(ANSWER._replace(explained=EXPLAINED._replace(parts=(part,))), "en")
    assert "\x1b" not in text
    assert "\\x1b[31m" in text


def test_an_explanation_for_programs() -> None:
    document = json.loads(jsonfigures.write_explained(ANSWER, "en"))
    assert document["value"] == "3.5"
    assert document["subject"] == "M001"
    assert document["period"] == "2022Q3"
    assert document["parameters"][1] == {"name": "days", "value": "30", "clause": None}
    assert document["parts"][0]["lines"][0] == {
        "file": "ledger/points/2022Q3.csv",
        "line": 2,
        "says": "rule P1",
        "counts": "2.5",
    }
    assert document["notes"] == ["Ties: 0."]


def test_the_list_of_figures() -> None:
    sheet = figure_list([FIGURE, FIGURE._replace(periods=())], "en")
    assert sheet.rows[0] == ("points", "points", "member", "quarter", FIGURE.example)
    assert sheet.rows[1][3] == "as on a day"
    document = json.loads(jsonfigures.write_list([FIGURE], "zh"))
    assert document["figures"][0]["of"] == ["member"]
    assert document["figures"][0]["formula"] == "履职分＋奖励分－负面分"
