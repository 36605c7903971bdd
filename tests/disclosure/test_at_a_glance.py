"""The period on one page: numbers counted by hand, and pictures that show these numbers."""

import re

import pytest

from gridctl.disclosure.page import Picture, Sentence, Table, in_language
from gridctl.disclosure.pictures import WIDTH, breadth, draw, fitted, length, wrapped
from gridctl.model.period import Period
from gridctl.model.words import Lang, Words
from tests.disclosure.readback import html_tables
from tests.disclosure.small import VILLAGE, page_of, small
from tests.kit import edited, example


def tables(period: str = "2022Q3", files: object = VILLAGE) -> dict[str, list[list[object]]]:
    page = page_of(files, "at-a-glance", Period.parse(period))  # type: ignore[arg-type]
    return {table["id"]: table["rows"] for table in in_language(page, "zh")["tables"]}


def test_the_numbers_are_those_of_the_period() -> None:
    found = tables()
    assert found["glance-coverage"] == [
        ["东网格", 2, 2, "100%"],
        ["西网格", 1, 2, "50%"],
        ["全村", 3, 4, "75%"],
    ]
    assert found["glance-promises"] == [
        ["已兑现", 1, "33.33%"],
        ["未到期", 1, "33.33%"],
        ["逾期未兑现", 1, "33.33%"],
    ]
    assert found["glance-requests"] == [
        ["按时答复", 2, "66.67%"],
        ["逾期答复或未答复", 1, "33.33%"],
    ]
    assert found["glance-visits"][-1] == ["2022年第三季度", 7, 9, "77.78%"]
    assert found["glance-activities"][-1] == ["2022年第三季度", 9, 12, "75%"]
    assert found["glance-answers"][-1] == ["2022年第三季度", 2, 3, "66.67%"]


def test_few_ballots_are_in_no_number_of_the_ratings() -> None:
    page = page_of(VILLAGE, "at-a-glance")
    ratings = in_language(page, "zh")["tables"][3]
    assert [row[1] for row in ratings["rows"]] == [1, 1, 1, 0]
    assert {row[2] for row in ratings["rows"]} == {3}
    assert ratings["notes"] == ["另有1人票数不足，不公布结果。"]


def test_no_round_is_told() -> None:
    files = {path: text for path, text in VILLAGE.items() if "ratings" not in path}
    table = page_of(files, "at-a-glance").tables[3]
    assert (table.rows, table.empty.zh) == ((), "本期没有开展群众评价。")


@pytest.mark.parametrize(
    ("period", "shown"),
    [
        ("2022Q3", ["2022年第一季度", "2022年第二季度", "2022年第三季度"]),
        ("2022Q4", [f"2022年第{n}季度" for n in "一二三四"]),
        ("2022", [f"2022年第{n}季度" for n in "一二三四"]),
        ("2022H1", ["2022年第一季度", "2022年第二季度"]),
        ("2022-08", ["2022年5月", "2022年6月", "2022年7月", "2022年8月"]),
    ],
)
def test_the_last_four_periods_since_the_records_began(period: str, shown: list[str]) -> None:
    assert [row[0] for row in tables(period, example())["glance-visits"]] == shown


def test_what_was_never_due_has_no_table() -> None:
    text = str(VILLAGE["gridctl.yaml"]).replace("- {id: line-2022}\n", "")
    assert "glance-activities" not in tables(files={**VILLAGE, "gridctl.yaml": text})


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_drawing_says_what_its_table_says(lang: Lang) -> None:
    page = in_language(page_of(VILLAGE, "at-a-glance"), lang)
    drawn = html_tables(small(lang)["at-a-glance.html"])
    shown = [table for table in page["tables"] if table["rows"]]
    drawings = [texts for texts in drawn.drawings if texts]  # the QR code has none
    assert len(drawings) == len(shown) == 7
    for table, texts, told in zip(shown, drawings, drawn.described, strict=True):
        known = " ".join(str(value) for row in table["rows"] for value in row)
        for text in texts:
            for part in re.split("[/ ·]+", text.removesuffix("…")):
                assert part in known, (text, known)
        for row in table["rows"]:
            assert all(str(value) in told for value in row)


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (0, 5, 0),
        (0, 0, 0),
        (1, 2, 500),
        (1, 3, 333),
        (1, 100_000, 6),
        (99_999, 100_000, 994),
        (5, 5, 1000),
        (7, 5, 1000),
    ],
)
def test_lengths_are_exact_and_honest_at_the_ends(part: int, whole: int, shown: int) -> None:
    assert length(part, whole, WIDTH) == shown


def test_a_long_label_is_cut_to_its_room() -> None:
    assert fitted("东网格", 500) == "东网格"
    cut = fitted("很长很长很长很长的网格名称", 300)
    assert cut == "很长很长…"
    assert breadth(cut) <= 300


def test_parts_fill_the_bar_in_order_and_the_overdue_are_striped() -> None:
    plain = in_language(page_of(VILLAGE, "at-a-glance"), "zh")["tables"][1]
    drawing = draw(page_of(VILLAGE, "at-a-glance").tables[1], plain, "zh")
    assert drawing is not None
    bar = [rect for rect in drawing["rects"] if rect["y"] == 0]
    solid = [rect for rect in bar if rect["look"] != "stripe"]
    assert [rect["look"] for rect in solid] == ["full", "open", "striped"]
    assert [rect["width"] for rect in solid] == [328, 328, 328]
    assert [rect["x"] for rect in solid] == [0, 336, 672]
    assert any(rect["look"] == "stripe" for rect in bar)
    assert max(rect["x"] + rect["width"] for rect in bar) <= WIDTH


def test_a_column_grows_from_the_ground() -> None:
    page = page_of(VILLAGE, "at-a-glance")
    table = next(t for t in page.tables if t.id == "glance-visits")
    plain = next(t for t in in_language(page, "zh")["tables"] if t["id"] == "glance-visits")
    drawing = draw(table, plain, "zh")
    assert drawing is not None
    columns = [rect for rect in drawing["rects"] if rect["look"] == "full"]
    ground = next(rect for rect in drawing["rects"] if rect["look"] == "ground")
    assert [rect["height"] for rect in columns] == [300 * 7 // 9]  # none where nothing was done
    assert columns[0]["y"] + columns[0]["height"] == ground["y"]
    assert [text["text"] for text in drawing["texts"]][:3] == ["0%", "2022年", "第一季度"]


def test_nothing_is_drawn_of_an_empty_table() -> None:
    table = Table("t", Sentence(Words("t", "表")), (), (), picture=Picture("shares", 1, 2))
    assert draw(table, {"rows": [], "columns": []}, "zh") is None


def test_kept_late_counts_as_kept() -> None:
    files = edited(
        VILLAGE,
        "commitments/2022.yaml",
        "due_on: 2022-08-31, done_on: 2022-08-20",
        "due_on: 2022-08-19, done_on: 2022-08-20",
    )
    page = page_of(files, "at-a-glance")
    assert page.summary.values["kept"] == 1
    assert [row[1:] for row in page.tables[1].rows] == [(1, "33.33%")] * 3


@pytest.mark.parametrize(("lang", "told"), [("zh", "没有应办事项"), ("en", "nothing was due")])
def test_a_period_in_which_nothing_was_due_says_so(lang: Lang, told: str) -> None:
    page = page_of(VILLAGE, "at-a-glance")
    at = [table.id for table in page.tables].index("glance-activities")
    plain = in_language(page, lang)["tables"][at]
    assert [row[1:] for row in plain["rows"]] == [[0, 0, told], [0, 0, told], [9, 12, "75%"]]
    drawing = draw(page.tables[at], plain, lang)
    assert drawing is not None
    assert [rect["look"] for rect in drawing["rects"]] == ["full", "ground"]
    texts = [text["text"] for text in drawing["texts"]]
    assert "0%" not in texts
    assert all(word in "".join(texts) for word in told.split())


def test_fewer_periods_than_four_tell_when_the_records_begin() -> None:
    def notes(period: str) -> list[str]:
        page = in_language(page_of(VILLAGE, "at-a-glance", Period.parse(period)), "en")
        return next(t["notes"] for t in page["tables"] if t["id"] == "glance-visits")

    assert notes("2022Q3")[1:] == ["The records begin on 2022-01-01."]
    assert notes("2022Q4")[1:] == []


def test_nothing_promised_and_nothing_due_is_no_zero() -> None:
    page = page_of(VILLAGE, "at-a-glance", Period.parse("2022Q1"))
    plain = {lang: in_language(page, lang) for lang in ("zh", "en")}
    assert plain["zh"]["summary"] == "普通户4户，已联3户；没有承诺事项；没有应答复的诉求。"
    assert plain["en"]["summary"] == (
        "3 of 4 households linked; no promises; no request was due to be answered."
    )
    table = next(t for t in plain["zh"]["tables"] if t["id"] == "glance-requests")
    assert (table["rows"], table["empty"]) == ([], "本期没有应答复的诉求。")


def test_a_text_is_broken_into_lines_of_about_the_same_length() -> None:
    assert wrapped("没有应办事项", 250) == ["没有应办", "事项"]
    assert wrapped("nothing was due", 250) == ["nothing", "was due"]
    assert wrapped("66.67%", 250) == ["66.67%"]
    assert wrapped("", 250) == [""]
