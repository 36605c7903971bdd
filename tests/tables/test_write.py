"""Values to the text of a cell."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from gridctl.model.choices import Agenda
from gridctl.model.declare import by_name, columns
from gridctl.model.ledger import Activity, Meeting, PointsEntry, Publication, Rating
from gridctl.model.manifest import Manifest
from gridctl.model.people import Household, Member
from gridctl.model.tables import TABLES
from gridctl.source.values import read_cell
from gridctl.tables.read import read_village
from gridctl.tables.write import cell_text, header, lang_of
from tests.kit import community, example


@pytest.mark.parametrize(
    ("record", "name", "value", "english", "chinese"),
    [
        (Member, "id", "010", "010", "010"),
        (Member, "born", date(1962, 11, 1), "1962-11-01", "1962-11-01"),
        (Member, "excused", True, "yes", "是"),
        (Member, "excused", False, "", ""),
        (Member, "presence", None, "", ""),
        (Meeting, "agenda", (Agenda.LINK_LIST, Agenda.STARS), "link-list;stars", "联户名单;评星"),
        (Meeting, "agenda", (), "", ""),
        (Meeting, "attended", 0, "0", "0"),
        (Activity, "members", ("M001", "M002"), "M001;M002", "M001;M002"),
        (PointsEntry, "points", Decimal("-2.50"), "-2.50", "-2.50"),
        (PointsEntry, "points", Decimal("1E+2"), "100", "100"),
        (Rating, "fairly_good", 12, "12", "12"),
    ],
)
def test_a_value_in_both_languages(
    record: type[Any], name: str, value: object, english: str, chinese: str
) -> None:
    column = by_name(record)[name]
    assert cell_text(value, column, "en") == english
    assert cell_text(value, column, "zh") == chinese
    for said in (english, chinese):
        assert read_cell(said, column) == value


@pytest.mark.parametrize("files", [example(), community()], ids=["village", "community"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_each_cell_of_the_examples_can_be_written_and_read(files: Any, lang: Any) -> None:
    village = read_village(files).village
    seen = 0
    for table in TABLES:
        if table.is_yaml:
            continue
        for column in columns(table.record):
            for value in {
                getattr(record, column.attribute) for record in getattr(village, table.name)
            }:
                assert read_cell(cell_text(value, column, lang), column) == value
                seen += 1
    assert seen > 1000


def test_what_a_cell_cannot_hold() -> None:
    with pytest.raises(ValueError, match="M;1"):
        cell_text(("M;1",), by_name(Activity)["members"], "en")
    with pytest.raises(ValueError, match="policies"):
        cell_text(((),), by_name(Manifest)["policies"], "en")


def test_a_header_in_both_languages() -> None:
    assert header(Publication, "en")[:3] == ["period", "form", "proposed_by"]
    assert header(Publication, "zh")[:3] == ["期次", "公示表", "提出人"]


@pytest.mark.parametrize(
    ("cells", "lang"),
    [
        (["编号", "户主", "id"], "zh"),
        (["id", " head ", "户主", "x"], "en"),
        (["id", "户主"], None),
        (["what"], None),
    ],
)
def test_the_language_of_a_file(cells: list[str], lang: str | None) -> None:
    assert lang_of(cells, Household) == lang
