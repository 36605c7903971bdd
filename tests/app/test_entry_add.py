"""Rows that are entered."""

from functools import partial

import pytest

from gridctl.app.entry import EntryError, folder_lang
from gridctl.app.entry_add import fitting, read_period
from gridctl.app.entry_kinds import kinds, missing, needs_period
from gridctl.model.declare import by_name
from gridctl.model.ledger import Activity, Meeting, PointsEntry, Rating
from gridctl.model.people import Member
from gridctl.model.period import Period
from gridctl.model.tables import TABLES
from tests.kit import context, example, opened, refusal

CTX = context(example())


def test_every_csv_table_is_a_kind() -> None:
    assert list(kinds()) == [
        "member", "staff", "household", "link", "assignment", "core-household", "appraisal",
        "meeting", "former-value", "publication", "visit", "activity", "event", "request",
        "request-step", "rating", "score", "assessment", "points", "talk", "contact",
    ]  # fmt: skip
    assert set(kinds().values()) == {table for table in TABLES if not table.is_yaml}


@pytest.mark.parametrize(
    ("kind", "said", "wanted"),
    [
        ("visit", {}, ["member", "household", "reason"]),
        ("visit", {"member": "M001", "household": " ", "reason": "care"}, ["household"]),
        ("member", {"name": "x"}, ["born", "branch"]),
        ("link", {"member": "M001"}, ["household"]),
        ("meeting", {"kind": "rating"}, []),
        ("request", {"kind": "wish"}, ["received_by"]),
        ("rating", {"member": "x", "good": "1", "fair": "1", "poor": "1"}, [None, "fairly_good"]),
        ("core-household", {}, ["term", "member"]),
    ],
)
def test_what_is_missing(kind: str, said: dict[str, str], wanted: list[str | None]) -> None:
    assert [c and c.attribute for c in missing(kinds()[kind], said)] == wanted


def test_only_ratings_and_scores_need_a_period() -> None:
    assert [kind for kind, table in kinds().items() if needs_period(table)] == ["rating", "score"]


def test_the_period_of_a_file() -> None:
    assert read_period(kinds()["rating"], " 2022-07 ") == Period("month", 2022, 7)
    assert read_period(kinds()["score"], "2022") == Period("year", 2022, 1)
    for text in ("2022", "July", ""):
        _, zh = refusal(EntryError, partial(read_period, kinds()["rating"], text))
        assert zh == f"ledger/ratings/期次.csv按月分文件：--period 应为2022-08，不能是“{text}”。"


@pytest.mark.parametrize(
    ("record", "column", "typed", "text"),
    [
        (Activity, "members", "李例禾、M002； 张例平", "M001;M002"),
        (Meeting, "agenda", "stars；联户调整", "stars;联户调整"),
        (Member, "born", "1990-02", "1990-02"),
        (Rating, "good", "12", "12"),
        (PointsEntry, "points", "-2.5", "-2.5"),
        (Meeting, "agenda", "", ""),
    ],
)
def test_what_fits(record: type, column: str, typed: str, text: str) -> None:
    assert fitting(CTX, by_name(record)[column], typed) == text


@pytest.mark.parametrize(
    ("record", "column", "typed", "en", "zh"),
    [
        (
            Rating, "good", "1.5",
            "good takes a whole number, not “1.5”.", "“好”应为整数，不能是“1.5”。",
        ),
        (
            Rating, "good", "-1",
            "good says -1; the least is 0.", "“好”为-1，不能小于0。",
        ),
        (
            Member, "excused", "maybe",
            "excused takes yes or no, not “maybe”.", "“免联户”应填是或否，不能是“maybe”。",
        ),
        (
            Member, "born", "1990年2月",
            "“1990年2月” in born is a spreadsheet's form of a date; it is written YYYY-MM-DD.",
            "“出生年月”中的“1990年2月”是表格软件的日期写法，应写成 YYYY-MM-DD。",
        ),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_as_validate_does(
    record: type, column: str, typed: str, en: str, zh: str
) -> None:
    assert refusal(EntryError, lambda: fitting(CTX, by_name(record)[column], typed)) == (en, zh)


EN, ZH = "id,name\nS01,x\n", "编号,姓名\nS01,x\n"
BOTH = {"staff.csv": EN, "ledger/visits/2022Q1.csv": "日期,党员\n"}


@pytest.mark.parametrize(
    ("files", "kind", "lang"),
    [
        ({"staff.csv": EN}, "staff", "en"),
        ({"staff.csv": ZH}, "visit", "zh"),
        (BOTH, "visit", "zh"),
        (BOTH, "staff", "en"),
        (BOTH, "member", "zh"),
        ({}, "member", "zh"),
        ({**BOTH, "ledger/visits/2022Q2.csv": "date,member\n"}, "visit", "en"),
    ],
)
def test_the_language_of_a_new_file(files: dict[str, str], kind: str, lang: str) -> None:
    assert folder_lang(opened(files), kinds()[kind]) == lang


def test_the_manifest_s_language_where_no_file_tells() -> None:
    base = opened({})
    english = base.village.manifest._replace(lang="en")
    village = base.village._replace(manifests=(english,))
    folder = base.folder._replace(village=village, texts={})
    assert folder_lang(base._replace(folder=folder), kinds()["member"]) == "en"
