"""Ids from what a clerk types."""

import pytest

from gridctl.app.entry import EntryError
from gridctl.app.entry_names import SeveralError, id_for, meant
from gridctl.lang.say import fill
from gridctl.model.bonds import Assignment, Link
from gridctl.model.declare import by_name
from gridctl.model.ledger import Assessment, Meeting, Visit
from gridctl.model.people import Household
from tests.kit import context, edited, example, refusal

FILES = example()
BROKEN = {**FILES, "members.csv": bytes(FILES["members.csv"]) + b"\xff\xfe"}  # type: ignore[arg-type]
CTX = context(FILES)


@pytest.mark.parametrize(
    ("record", "column", "typed", "one"),
    [
        (Link, "member", "M001", "M001"),
        (Link, "member", "李例禾", "M001"),
        (Link, "member", "李 例禾", "M001"),
        (Link, "household", "姚样梅", "H001"),
        (Household, "villager_group", "一组", "VG01"),
        (Household, "courtyard", "溪口院子", "C101"),
        (Meeting, "unit", "示例村党总支", "V"),
        (Meeting, "unit", "V", "V"),
        (Meeting, "unit", "溪口网格", "G01"),
        (Meeting, "reported", "石试文", "S01"),
        (Visit, "request", "R042", "R042"),
        (Assignment, "target", "李例禾", "M001"),
        (Assessment, "subject", "溪口网格", "G01"),
        (Assessment, "subject", "MT001", "MT001"),
    ],
)
def test_an_id_or_a_name(record: type, column: str, typed: str, one: str) -> None:
    assert id_for(CTX, by_name(record)[column], typed) == one


@pytest.mark.parametrize(
    ("record", "column", "typed", "en", "zh"),
    [
        (
            Link, "member", "姚样梅",
            "member: no member has the id or the name 姚样梅.",
            "“党员”：没有编号或名称为“姚样梅”的党员。",
        ),
        (
            Visit, "request", "M001",
            "request: no request has the id or the name M001.",
            "“诉求”：没有编号或名称为“M001”的诉求。",
        ),
        (
            Meeting, "reported", "H001",
            "reported: no member or staff member has the id or the name H001.",
            "“汇报人”：没有编号或名称为“H001”的党员或非党员工作人员。",
        ),
        (
            Assessment, "subject", "x",
            "subject: no entry has the id or the name x.",
            "“对象编号”：没有编号或名称为“x”的对象。",
        ),
    ],
)  # fmt: skip
def test_none(record: type, column: str, typed: str, en: str, zh: str) -> None:
    assert refusal(EntryError, lambda: id_for(CTX, by_name(record)[column], typed)) == (en, zh)


def test_two_households_of_one_head_s_name() -> None:
    ctx = context(edited(FILES, "households.csv", "H002,潘样礼,VG01", "H002,姚样梅,VG02"))
    with pytest.raises(SeveralError) as raised:
        id_for(ctx, by_name(Link)["household"], "姚样梅")
    told = [candidate.told for candidate in raised.value.candidates]
    assert [words.en for words in told] == [
        "H001 (grid G01, villager group VG01)",
        "H002 (grid G02, villager group VG02)",
    ]
    assert told[1].zh == "H002（网格G02，村民小组VG02）"


def test_the_one_still_there_is_meant() -> None:
    files = edited(FILES, "households.csv", "H002,潘样礼,VG01", "H002,姚样梅,VG01")
    row = "H002,姚样梅,VG01,C101,在村,,,,"
    gone = edited(files, "households.csv", f"{row},", f"{row}2023-01-04,")
    assert id_for(context(gone), by_name(Link)["household"], "姚样梅") == "H001"
    last_day = edited(files, "households.csv", f"{row},", f"{row}2023-01-05,")
    with pytest.raises(SeveralError):
        id_for(context(last_day), by_name(Link)["household"], "姚样梅")


def test_what_is_meant_stands_in_place_of_the_name() -> None:
    ctx = context(edited(FILES, "households.csv", "H002,潘样礼,VG01", "H002,姚样梅,VG02"))
    with pytest.raises(SeveralError) as raised:
        id_for(ctx, by_name(Link)["household"], "姚样梅")
    typed = {"household": "M001、 姚样梅 ", "title": "姚样梅"}
    assert meant(typed, raised.value, "H002") == {"household": "M001;H002", "title": "姚样梅"}
    assert meant({"to": "姚样梅", "on": "x"}, raised.value, "H002") == {"to": "H002", "on": "x"}


def test_a_table_that_cannot_be_read_is_told_in_place_of_nobody() -> None:
    with pytest.raises(EntryError) as caught:
        id_for(context(BROKEN), by_name(Link)["member"], "M012")
    assert [fill(caught.value.words, caught.value.values, lang) for lang in ("en", "zh")] == [
        "member: members.csv cannot be read; run gridctl validate.",
        "“党员”：members.csv无法读取，请运行 gridctl validate。",
    ]
    assert id_for(context(BROKEN), by_name(Link)["household"], "H001") == "H001"
