"""gridctl sheet: out, changed, shown, in."""

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest
from typer.testing import CliRunner

from gridctl.app.sheet_export import tables_called
from gridctl.cli.main import app
from gridctl.exchange.book.plan import plans
from gridctl.formats.text import SHOWN
from tests.app.desk import HELD, Desk, added, at, begun, find, thinned
from tests.app.test_verify import write
from tests.exchange.made import read_book
from tests.kit import EXAMPLE, community, example


def run(*words: object, lang: str = "zh") -> tuple[int, str]:
    outcome = CliRunner().invoke(app, ["sheet", *map(str, words), "--lang", lang])
    return outcome.exit_code, outcome.output


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "village")


def change(book: Path, edit: Any) -> None:
    whole = read_book(book.read_bytes())
    edit(whole)
    whole.save(book)


def snapshot(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and "print" not in path.parts
    }


def test_out_and_in_again(desk: Desk, tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    assert run("export", desk.root, "--out", book) == (0, f"{book}：35个工作表，32行\n")
    before = snapshot(desk.root)
    assert run("import", book, "-C", desk.root) == (0, "与数据目录没有差别。\n")

    def edit(whole: Any) -> None:
        at(whole, "农户名册", find(whole, "农户名册", 编号="H002"), "重点户").value = "是"

    change(book, edit)
    shown = (
        "--- a/households.csv\n"
        "+++ b/households.csv\n"
        "@@ -1,5 +1,5 @@\n"
        " 编号,户主,村民小组,院落,在村情况,重点户\n"
        " H001,李样河,VG01,C101,在村,\n"
        "-H002,张样安,VG01,,,\n"
        "+H002,张样安,VG01,,,是\n"
        " 010,赵样月,VG01,C101,在村,是\n"
        ' H004,"钱样,春",VG02,,在村,\n'
    )
    counts = "改动1个单元格，新增0行，删除0行；文件：households.csv\n"
    assert run("import", book, "-C", desk.root, "--dry-run") == (0, shown + counts)
    assert snapshot(desk.root) == before
    assert run("import", book, "-C", desk.root) == (0, counts)
    after = snapshot(desk.root)
    assert {path for path in after if after[path] != before[path]} == {"households.csv"}
    assert run("import", book, "-C", desk.root, lang="en") == (
        0,
        "Nothing differs from the folder.\n",
    )


def test_new_findings_are_told(desk: Desk, tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    run("export", desk.root, "--out", book, "--table", "links")
    change(
        book, lambda whole: added(whole, "联户台账", 党员="M099", 农户="010", 起始日期="2022-01-01")
    )
    code, text = run("import", book, "-C", desk.root)
    assert code == 0
    assert "由此 gridctl validate 新增的问题：\n" in text
    assert "  links.csv:5:1: 错误" in text
    assert "M099" in text.splitlines()[-1]


def test_what_stands_in_the_way_is_told_and_nothing_written(desk: Desk, tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    run("export", desk.root, "--out", book, "--table", "members", "--table", "visits")

    def edit(whole: Any) -> None:
        at(whole, "党员名册", 2, "出生年月").value = "1969年5月"
        at(whole, "走访台账", 2, "事由").value = "=1+1"

    change(book, edit)
    before = snapshot(desk.root)
    code, text = run("import", book, "-C", desk.root, lang="en")
    assert (code, snapshot(desk.root) == before) == (1, True)
    assert text == (
        "book.xlsx:党员名册!D2: “1969年5月” in born is a spreadsheet's form of a date; it is "
        "written YYYY-MM-DD. (--fix mends it)\n"
        "book.xlsx:走访台账!D2: “reason” holds the formula =1+1: what it showed last may be out of "
        "date; put the value in its place.\n"
        "Nothing was written: 2 places stand in the way.\n"
    )
    change(book, lambda whole: setattr(at(whole, "走访台账", 2, "事由"), "value", "日常走访"))
    code, text = run("import", book, "-C", desk.root, "--fix", lang="en")
    assert code == 0
    assert text.startswith("book.xlsx:党员名册!D2: mended: born: 1969年5月 → 1969-05\n")
    assert "M001,李例禾,男,1969-05," in (desk.root / "members.csv").read_text(encoding="utf-8")


def test_telephones_are_neither_shown_nor_left_lying_about(desk: Desk) -> None:
    code, text = run("export", desk.root, "--private", "--table", "contacts", "--table", "links")
    assert (code, text.splitlines()[-1]) == (0, "工作簿含有电话号码，请妥善保管。")
    book = desk.root / "print" / "sheets-990000001201.xlsx"
    change(book, lambda whole: setattr(at(whole, "联系电话", 2, "电话"), "value", "10000000002"))
    code, text = run("import", book, "-C", desk.root, "--dry-run")
    assert code == 0
    assert "1000000000" not in text
    assert text.startswith("private/contacts.csv有改动；该文件不公开，不予显示。\n")


def test_annex_2(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "附件2.csv"
    file.write_bytes("一览表,,\n序号,党员姓名,户主姓名\n1,李例禾,张样安\n".encode("gb18030"))
    code, text = run("import", file, "-C", desk.root, "--form", "annex-2", "--since", "2022-06-02")
    assert code == 0
    assert "改动0个单元格，新增1行，删除0行；文件：links.csv" in text
    assert "M001,H002,2022-06-02,,,,,\n" in (desk.root / "links.csv").read_text(encoding="utf-8")
    assert run("import", file, "-C", desk.root, "--form", "annex-3")[0] == 2


@pytest.mark.parametrize(
    "words",
    [
        ["export", "{root}", "--period", "2022Q5"],
        ["export", "{root}", "--table", "nothing"],
        ["export", "{root}", "--out", "{root}/members.csv"],
        ["export", "{root}", "--out", "/proc/none/book.xlsx"],
        ["export", "{root}/nowhere"],
        ["import", "{root}/none.xlsx", "-C", "{root}"],
        ["import", "{root}/members.csv", "-C", "{root}", "--since", "yesterday"],
        ["import", "{root}/members.csv", "-C", "{root}", "--period", "soon"],
    ],
)
def test_wrong_use_is_one_sentence(desk: Desk, words: list[str]) -> None:
    before = snapshot(desk.root)
    code, text = run(*(word.format(root=desk.root) for word in words))
    assert (code, text.count("\n")) == (2, 1)
    assert snapshot(desk.root) == before


def test_a_table_that_is_none_is_told_with_those_there_are(desk: Desk, tmp_path: Path) -> None:
    rows = tmp_path / "x.csv"
    rows.write_text("编号,姓名\nS01,石试文\n", encoding="utf-8")
    for words in (["export", desk.root], ["import", rows, "-C", desk.root]):
        code, text = run(*words, "--table", "nope")
        assert (code, text.count("\n")) == (2, 1)
        assert text.startswith("没有名为nope的表，可选：党员名册、")
        assert run(*words, "--table", "nope", lang="en")[1].startswith(
            "There is no table nope; there are: members, staff, "
        )
    for name in ("staff", "非党员工作人员"):
        assert run("import", rows, "-C", desk.root, "--table", name)[0] == 0


def test_a_period_without_rows_is_told(desk: Desk, tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    words = ["export", desk.root, "--out", book, "--force", "--table", "visits"]
    code, text = run(*words, "--period", "2030Q1")
    assert code == 0
    assert text.splitlines() == [
        f"{book}：1个工作表，0行",
        "数据目录中走访台账没有2030年第一季度的记录，导出的是空表，可直接填报。",
    ]
    assert run(*words, "--period", "2030Q1", lang="en")[1].endswith(
        "\nThe folder has no rows of visits for 2030Q1: what was written is blank, to be filled "
        "in.\n"
    )
    assert run(*words, "--period", "2022Q1")[1] == f"{book}：1个工作表，4行\n"


def test_a_workbook_that_is_there_is_not_written_over(desk: Desk, tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    book.write_bytes(b"filled in")
    links = ("--table", "links")
    assert run("export", desk.root, "--out", book) == (
        2,
        f"没有写出文件：{book}已存在，请先导入它、用 --out 另取文件名，或加 --force 覆盖。\n",
    )
    code, text = run("export", desk.root, "--out", book, lang="en")
    assert code == 2
    assert text == (
        f"Nothing was written: {book} is there already; import it, choose another name with --out, "
        "or write over it with --force.\n"
    )
    assert book.read_bytes() == b"filled in"
    assert run("export", desk.root, "--out", book, "--force", *links)[0] == 0
    assert book.read_bytes().startswith(b"PK")
    assert [run("export", desk.root, *links)[0] for _ in range(2)] == [0, 2]  # in print/ likewise


def test_a_renamed_sheet_stands_in_the_way(desk: Desk, tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    run("export", desk.root, "--out", book, "--table", "links", "--table", "households")

    def edit(whole: Any) -> None:
        at(whole, "农户名册", 2, "重点户").value = "是"
        whole["农户名册"].title = "农户（新）"

    change(book, edit)
    before = snapshot(desk.root)
    code, text = run("import", book, "-C", desk.root)
    assert (code, snapshot(desk.root) == before) == (1, True)
    assert (
        "book.xlsx:农户（新）!1: 工作簿中缺工作表农户名册，而农户（新）不是 gridctl 的表："
        "请改回原名，或从工作簿中删去。\n没有写入：有1处需要先处理。\n"
    ) in text
    _, text = run("import", book, "-C", desk.root, lang="en")
    assert (
        "The workbook has no sheet 农户名册, and 农户（新） is none of gridctl's: give it its name "
        "back, or take it out of the workbook.\n"
    ) in text


def test_a_file_that_is_no_table_is_refused(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "x.xlsx"
    file.write_bytes(b"PK\x03\x04")
    assert run("import", file, "-C", desk.root) == (1, "x.xlsx不是 .xlsx 工作簿。\n")


def test_data_cannot_steer_a_terminal(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "staff.csv"
    file.write_bytes("编号,姓名\nS01,石\x1b[31m\n".encode())
    code, text = run("import", file, "-C", desk.root)
    assert (code, "\x1b" in text) == (1, False)


SOFFICE = shutil.which("soffice")
XLSX = "xlsx:Calc MS Excel 2007 XML"
#: Comma, quotes, the character set, cells as shown, every sheet.
_CSV = "csv:Text - txt - csv (StarCalc):44,34,{charset},1,,0,false,true,false,false,false,-1"
EXAMPLES = {"village": example(), "community": community()}
#: What a workbook holds, where it is not everything: the other sheets are as in the village's.
TABLES = {
    "community": ("members", "households", "grids", "branch_documents", "links", "assessments"),
    "changed": ("households", "links"),
    "gbk": HELD,
}
CHARSETS = {"utf-8": 76, "gbk": 61}


class Saved(NamedTuple):
    """What LibreOffice made of workbooks, and the folders that they were written from."""

    out: Path
    folders: dict[str, Path]
    desk: Desk


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """Export three folders, and save their workbooks in LibreOffice: it starts slowly."""
    root = tmp_path_factory.mktemp("office")
    desk = Desk(root / "desk")
    folders = {name: write(root / name, begun(thinned(files))) for name, files in EXAMPLES.items()}
    of_desk = dict.fromkeys(("changed", *CHARSETS), desk.root)
    for name, folder in {**folders, **of_desk}.items():
        tables = [word for table in TABLES.get(name, ()) for word in ("--table", table)]
        assert run("export", folder, "--out", root / f"{name}.xlsx", *tables)[0] == 0

    def edit(whole: Any) -> None:
        at(whole, "农户名册", find(whole, "农户名册", 编号="010"), "户主").value = "赵样日"

    change(root / "changed.xlsx", edit)
    office(XLSX, root / "out", *(root / f"{name}.xlsx" for name in (*folders, "changed")))
    for encoding, charset in CHARSETS.items():
        office(_CSV.format(charset=charset), root / "out", root / f"{encoding}.xlsx")
    return Saved(root / "out", folders, desk)


def office(to: str, out: Path, *files: Path) -> None:
    """Open files in LibreOffice, and save them as something."""
    profile = files[0].parent / "profile"
    words = [f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", to]
    subprocess.run(
        [str(SOFFICE), *words, "--outdir", str(out), *map(str, files)],
        check=True,
        capture_output=True,
        timeout=300,
    )


needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


@needs_office
@pytest.mark.parametrize("name", EXAMPLES)
def test_saved_by_libreoffice_nothing_differs(saved: Saved, name: str) -> None:
    book = saved.out / f"{name}.xlsx"
    nothing = (0, "与数据目录没有差别。\n")
    assert run("import", book, "-C", saved.folders[name], "--dry-run") == nothing


@needs_office
@pytest.mark.parametrize("encoding", CHARSETS)
def test_saved_by_libreoffice_as_csv_nothing_differs(saved: Saved, encoding: str) -> None:
    tables = tables_called(TABLES.get(encoding, ())) or plans()
    for plan in tables:
        file = saved.out / f"{encoding}-{plan.title.zh}.csv"
        if plan.name == "contacts":
            assert not file.exists()
            continue
        assert file.read_bytes().decode(encoding)
        code, text = run("import", file, "-C", saved.desk.root, "--dry-run")
        assert (code, text.splitlines()[-1]) == (0, "与数据目录没有差别。"), file


@needs_office
def test_one_cell_changed_and_saved_by_libreoffice_is_one_line(saved: Saved) -> None:
    book = saved.out / "changed.xlsx"
    code, text = run("import", book, "-C", saved.desk.root, "--dry-run")
    assert code == 0
    assert [line for line in text.splitlines() if line[0] in "+-"] == [
        "--- a/households.csv",
        "+++ b/households.csv",
        "-010,赵样月,VG01,C101,在村,是",
        "+010,赵样日,VG01,C101,在村,是",
    ]
    opened = openpyxl.load_workbook(io.BytesIO(book.read_bytes()))
    assert at(opened, "农户名册", 1, "户主").comment is not None


def test_a_new_file_is_in_the_folder_s_language_and_many_findings_are_counted(
    tmp_path: Path,
) -> None:
    example = shutil.copytree(EXAMPLE, tmp_path / "village")
    visits = tmp_path / "visits.csv"
    visits.write_text("date,member,household,reason\n2023-01-04,M012,H091,routine\n", "utf-8")
    code, text = run("import", visits, "--table", "visits", "-C", example, lang="en")
    assert code == 0
    assert (example / "ledger" / "visits" / "2023Q1.csv").read_text("utf-8") == (
        "日期,党员,农户,事由,诉求,佐证\n2023-01-04,M012,H091,日常走访,,\n"
    )
    assert text.count("too-few-visits:") == SHOWN
    assert f"\n  … and {285 - SHOWN} more of too-few-visits\n" in text
