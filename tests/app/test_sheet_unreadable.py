"""Tables that cannot be read: told on the way out, and not written over on the way in."""

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from gridctl.app.sheet_export import blank_of, lost_of, sheets_of, tables_called
from gridctl.cli.main import app
from gridctl.model.mark import Mark
from gridctl.model.period import Period
from tests.app.desk import HOUSEHOLDS, Desk, added, at, find, told
from tests.exchange.made import read_book

BROKEN = "stations: [\n"
WHY = "households.csv是UTF-16编码（“Unicode文本”），不是UTF-8。"
ONLY = ("households", "links", "stations")
FIRST = "该文件无法读取，不能向其中写入，请先修复。"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "village")


def spoil(desk: Desk) -> None:
    desk.put("households.csv", HOUSEHOLDS.encode("utf-16"))
    desk.put("stations.yaml", BROKEN)


def run(*words: object, lang: str = "zh") -> tuple[int, str, str]:
    outcome = CliRunner().invoke(app, ["sheet", *map(str, words), "--lang", lang])
    return outcome.exit_code, outcome.stdout, outcome.stderr


def snapshot(root: Path) -> dict[str, bytes]:
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def rows_told(data: bytes) -> dict[str, Any]:
    return {
        row[0].value: row[2].value for row in read_book(data).worksheets[0].iter_rows(min_row=8)
    }


def test_the_export_tells_each_file_and_is_written(desk: Desk, tmp_path: Path) -> None:
    spoil(desk)
    book = tmp_path / "book.xlsx"
    code, out, err = run("export", desk.root, "--out", book)
    assert (code, out) == (1, f"{book}：35个工作表，28行\n")
    assert err == (
        "households.csv无法读取，对应的工作表为空或缺少其内容；请先修复，gridctl validate "
        "会指出问题所在。\n"
        "stations.yaml无法读取，对应的工作表为空或缺少其内容；请先修复，gridctl validate "
        "会指出问题所在。\n"
    )
    told_at = rows_told(book.read_bytes())
    assert (told_at["农户名册"], told_at["红站"], told_at["党员名册"]) == (
        "无法读取",
        "无法读取",
        3,
    )
    code, _, err = run(
        "export", desk.root, "--out", book, "--force", "--table", "stations", lang="en"
    )
    assert code == 1
    assert err == (
        "stations.yaml cannot be read, so its sheet is empty, or lacks its rows; mend it first: "
        "gridctl validate tells what is wrong.\n"
    )


def test_other_tables_are_written_in_silence(desk: Desk, tmp_path: Path) -> None:
    spoil(desk)
    code, _, err = run("export", desk.root, "--out", tmp_path / "b.xlsx", "--table", "visits")
    assert (code, err) == (0, "")


def test_of_a_table_with_several_files_one_may_be_lost(desk: Desk) -> None:
    desk.put("ledger/visits/2022Q1.csv", "日期,党员\n".encode("utf-16"))
    assert rows_told(desk.book("visits", "links"))["走访台账"] == "2，部分无法读取"
    opened, tables = desk.opened(), tables_called(["visits"])
    first = sheets_of(opened, tables, [Period.parse("2022Q1")])
    assert (lost_of(first), blank_of(first, named=True)) == (("ledger/visits/2022Q1.csv",), ())
    assert lost_of(sheets_of(opened, tables, [Period.parse("2022Q2")])) == ()


def test_an_empty_document_is_not_a_broken_one(desk: Desk) -> None:
    desk.put("stations.yaml", "# none yet\n")
    assert lost_of(sheets_of(desk.opened())) == ()
    desk.put("stations.yaml", "- a\n")
    assert lost_of(sheets_of(desk.opened())) == ("stations.yaml",)


def test_rows_for_a_broken_table_are_refused_with_the_reason(desk: Desk, tmp_path: Path) -> None:
    spoil(desk)
    book = tmp_path / "book.xlsx"
    data = desk.book(*ONLY)

    def change(whole: Any) -> None:
        added(whole, "农户名册", 编号="H009", 户主="何样新", 村民小组="VG01")
        added(whole, "农户名册", 编号="H010", 户主="吕样二", 村民小组="VG01")

    book.write_bytes(desk.changed(data, change))
    before = snapshot(desk.root)
    code, out, err = run("import", book, "-C", desk.root)
    assert (code, snapshot(desk.root) == before) == (1, True)
    assert out == f"households.csv: {FIRST}{WHY}\n"
    assert err == "没有写入：有1处需要先处理。\n"
    code, out, _ = run("import", book, "-C", desk.root, lang="en")
    assert out == (
        "households.csv: This file cannot be read, so nothing can be put into it: mend it first. "
        "households.csv is in UTF-16 (“Unicode text”), not UTF-8.\n"
    )


def test_a_broken_document_takes_no_row(desk: Desk) -> None:
    spoil(desk)
    found = desk.after(lambda whole: added(whole, "红站", 编号="S1", 名称="一站"), *ONLY)
    assert found.edits.changed == ()
    assert [(mark.file, text[: len(FIRST)]) for mark, text in told(found)] == [
        ("stations.yaml", FIRST)
    ]


def test_a_file_that_broke_after_the_export_is_not_called_changed(desk: Desk) -> None:
    data = desk.book(*ONLY)

    def change(whole: Any) -> None:
        at(whole, "农户名册", find(whole, "农户名册", 编号="H002"), "重点户").value = "是"
        whole["农户名册"].delete_rows(find(whole, "农户名册", 编号="H004"))

    filled = desk.changed(data, change)
    spoil(desk)
    assert told(desk.take(filled)) == [(Mark("households.csv"), FIRST + WHY)]
    assert told(desk.take(data)) == []
    found = desk.take("编号,户主,村民小组\nH9,何样新,VG01\n".encode(), "households.csv")
    assert told(found) == [(Mark("households.csv"), FIRST + WHY)]
