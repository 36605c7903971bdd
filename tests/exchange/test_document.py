"""Annex 2 as a document says what the page says."""

import io
import zipfile

import pytest

from gridctl.exchange.widths import cell_text
from gridctl.model.words import Lang
from tests.disclosure.naughty import naughty_village
from tests.disclosure.small import VILLAGE
from tests.exchange.made import annex_of, read_document
from tests.kit import Files, example

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.mark.parametrize("files", [VILLAGE, example(), naughty_village()], ids=str.__class__)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_table_is_read_back_as_the_page_shows_it(files: Files, lang: Lang) -> None:
    data, page = annex_of(files, lang)
    separator = "；" if lang == "zh" else "; "
    found = read_document(data).tables
    assert len(found) == len(page["tables"])
    for table, read in zip(page["tables"], found, strict=True):
        columns = table["columns"]
        wanted = [[column["title"] for column in columns]]
        wanted += [
            [cell_text(v, c["kind"], separator) for v, c in zip(row, columns, strict=True)]
            for row in table["rows"]
        ]
        texts = [[cell.text for cell in row.cells] for row in read.rows]
        assert texts == wanted


def test_headings_repeat_and_no_row_is_parted() -> None:
    for table in read_document(annex_of(example())[0]).tables:
        rows = table._tbl.tr_lst
        assert [row.trPr.find(f"{W}tblHeader") is not None for row in rows] == (
            [True] + [False] * (len(rows) - 1)
        )
        assert all(row.trPr.find(f"{W}cantSplit") is not None for row in rows)


def test_it_is_for_a3_across_with_the_notice_below() -> None:
    data, page = annex_of(VILLAGE)
    document = read_document(data)
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (420, 297)
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[:3] == [
        "党员联系服务群众公示表（附件2）",
        "试村党总支　2022年第三季度　数据截至2022年9月30日",
        page["summary"],
    ]
    assert "监督电话：000-1110000" in texts
    assert texts[-1] == "（盖章）"
    assert document.styles["Notice Title"].font.size.pt == 22
    fields = [f.get(f"{W}instr") for f in section.footer._element.iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_columns_take_the_whole_width() -> None:
    for table in read_document(annex_of(example())[0]).tables:
        widths = [column.width.mm for column in table.columns]
        assert 379 < sum(widths) <= 382
        assert widths[4] == max(widths)


def test_fonts_have_others_to_stand_in() -> None:
    with zipfile.ZipFile(io.BytesIO(annex_of(VILLAGE)[0])) as archive:
        fonts = archive.read("word/fontTable.xml").decode()
        assert "docProps/thumbnail.jpeg" not in archive.namelist()
    assert 'w:name="方正小标宋简体"' in fonts
    assert "SimSun" in fonts


def test_properties_tell_the_last_day_of_the_period() -> None:
    properties = read_document(annex_of(VILLAGE)[0]).core_properties
    assert properties.created.date().isoformat() == "2022-09-30"
    assert properties.modified == properties.created
    assert properties.last_modified_by == properties.author == "试村党总支"
