"""What must not be shown is not shown, in any byte of any page."""

import re

import pytest

from gridctl.app.report import NotPublishedError
from gridctl.disclosure.page import Sentence
from gridctl.engine.catalogue import catalogue
from gridctl.model.words import Lang, Words
from tests.disclosure.small import (
    VILLAGE,
    facts_of,
    page_of,
    rendered,
    small,
    whole,
    without_proof,
    written,
)
from tests.kit import Files, edited, example, opened

WAIVER = (
    "waivers:\n- {rule: member-span, subject: M1, reason: 路远, approved_at: MT1, until: 2022Q4}\n"
)
NAMES = {item.rule.name: item.rule for item in catalogue()}
EXAMPLE_LINES = {"000-0000000", "000-0000001", "000-0000002"}


def everything(found: dict[str, bytes]) -> str:
    return "\n".join(data.decode() for data in found.values())


def test_no_residents_name_and_no_telephone_in_the_example() -> None:
    village = opened(example())
    public = {m.name for m in village.village.members} | {s.name for s in village.village.staff}
    heads = {h.head for h in village.village.households} - public
    assert len(heads) > 250
    for lang in ("zh", "en"):
        text = everything(whole(lang))
        assert [name for name in heads if name in text] == []
        assert set(re.findall(r"[0-9]{3,4}-[0-9]{7,8}", text)) == EXAMPLE_LINES
        assert not re.search(r"(?<![0-9a-f])1[0-9]{10}(?![0-9a-f])", text)


def test_residents_may_be_shown_by_their_households_number() -> None:
    files = edited(
        VILLAGE, "gridctl.yaml", "minimum_ballots: 10", "minimum_ballots: 10, residents: ids"
    )
    found = written(files)
    assert "H4；H5" in found["annex-2.md"].decode()
    assert "户编号" in found["annex-2.html"].decode()
    assert "欧阳\\*" not in everything(found)


@pytest.mark.parametrize(
    "edits",
    [
        [
            ("households.csv", "H4,周壬,VG1,C1,yes,", "H4,周壬,VG1,C1,,"),
            ("members.csv", "B2,H3,yes,", "B2,H3,,"),
            ("members.csv", "M2,钱丙,female,1950-01", "M2,钱丙,female,1990-01"),
        ],
        [("members.csv", "M2,钱丙,female,1950-01,B1,H2,,", "M2,钱丙,female,1950-01,B1,H2,,away")],
    ],
    ids=["priority-excused-age", "away"],
)
def test_what_is_internal_leaves_no_trace(edits: list[tuple[str, str, str]]) -> None:
    files: Files = VILLAGE
    for path, old, new in edits:
        files = edited(files, path, old, new)
    assert written(files) == small()


def test_too_few_ballots_leave_no_trace_but_in_the_digest() -> None:
    files = edited(VILLAGE, "ledger/ratings/2022-07.csv", "M4,7,0,0,2", "M4,0,0,0,1")
    assert without_proof(written(files), files) == without_proof(small(), VILLAGE)


def test_what_is_never_published_leaves_no_trace() -> None:
    never = {
        "private/contacts.csv": "person,phone,publish\nM1,13800001111,yes\nH4,13800002222,yes\n",
        "ledger/talks/2022.csv": "date,member,cause,held_by\n2022-08-01,M2,poor-rating,M1\n",
        "ledger/scores/2022.csv": "member,organisation_score,households_score\nM1,50,40\n",
        "waivers.yaml": WAIVER,
    }
    assert written({**VILLAGE, **never}) == small()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_waivers_are_told_by_rule_and_count_only(lang: Lang) -> None:
    """MT5 passed two of one rule and one of another; others have ended or were never passed."""
    row = "- {{rule: {}, subject: {}, reason: 路远多病, approved_at: {}, until: {}}}\n"
    rows = (
        ("member-span", "M1", "MT5", "2022Q3"),
        ("LNK101", "M3", "MT5", "2022Q4"),
        ("too-few-visits", "H4", "MT5", "2022"),
        ("member-span", "M2", "MT5", "2022Q2"),
        ("member-span", "M4", "MT1", "2022Q4"),
        ("phone-outside-contacts", "M1", "MT5", "2022Q4"),
    )
    files = {**VILLAGE, "waivers.yaml": "waivers:\n" + "".join(row.format(*r) for r in rows)}
    meetings = f"{VILLAGE['meetings.csv']!s}MT5,2022-07-30,committee,V,waiver\n"
    files = {**files, "meetings.csv": meetings}
    found = without_proof(written(files, lang), files)
    known = without_proof(small(lang), VILLAGE)
    changed = {name for name, data in found.items() if data != known[name]}
    assert changed == {"quotas.md", "quotas.html", "data.json"}
    before, after = known["quotas.md"].decode(), found["quotas.md"].decode()
    new = "\n".join(line for line in after.splitlines() if line not in before.splitlines())
    assert re.findall(r"^\| ([A-Z]{3}[0-9]{3}) \| (.+) \| ([0-9]+) \|$", new, re.MULTILINE) == [
        ("ACT102", NAMES["too-few-visits"].summary(lang), "1"),
        ("LNK101", NAMES["member-span"].summary(lang), "2"),
    ]
    assert "路远" not in everything(found)
    people = ("M1", "M3", "H4", "MT5", "赵甲乙", "孙丁戊", "周", "2022Q4")
    assert [word for word in people if word in new] == []


def test_nothing_is_published_while_the_waivers_cannot_be_read() -> None:
    with pytest.raises(NotPublishedError) as caught:
        rendered({**VILLAGE, "waivers.yaml": "waivers: [\n"})
    assert caught.value.values["unparsed"] == ("waivers.yaml",)


def test_free_texts_are_masked_too() -> None:
    promise = "上门看望郑卯辰，电话139 0000 1111，证号11010519491231002X"
    files: Files = edited(VILLAGE, "commitments/2022.yaml", "护花园", promise)
    files = edited(files, "grids.yaml", "井边院子", "郑卯辰院子")
    found = written(files)
    text = everything(found)
    assert "郑卯辰" not in text
    assert "139 0000 1111" not in text
    assert "11010519491231002X" not in text
    rows = page_of(files, "commitments").tables[0].rows
    assert rows[2][2] == "上门看望郑**，电话***，证号***"
    assert page_of(files, "ledger-courtyards").tables[0].rows[1][0] == "郑**院子"


def test_a_resident_who_bears_a_members_name_hides_no_member() -> None:
    files = edited(VILLAGE, "households.csv", "郑卯辰", "孙丁戊")
    assert page_of(files, "annex-2").tables[1].rows[0][0] == "孙丁戊"
    assert page_of(files, "ledger-households").tables[1].rows[1][0] == "孙**"


#: How a number gets into a text of the village, and what is shown of it; one at a time in each.
NUMBERS = [
    [
        ("gridctl.yaml", "可向村务", "电话139 0000 1111，可向村务", "电话***，可向村务"),
        ("gridctl.yaml", "name: 试村", "name: 试村13900001111", "试村***"),
        ("branches.yaml", "试村党总支", "试村党总支139 0000 1111", "试村党总支***"),
        ("grids.yaml", "东网格", "东网格13900001111", "东网格***"),
        ("grids.yaml", "桥东", "桥东139\u200b00001111", "桥东***"),
    ],
    [("gridctl.yaml", "可向村务", "证号11010519491231002X，可向村务", "证号***，可向村务")],
    [("gridctl.yaml", "可向村务", "139\u200b00001111可向村务", "\\*\\*\\*可向村务")],
]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("edits", NUMBERS)
def test_no_text_of_a_village_brings_a_number_onto_a_page(
    edits: list[tuple[str, str, str, str]], lang: Lang
) -> None:
    files: Files = VILLAGE
    for path, old, new, _ in edits:
        files = edited(files, path, old, new)
    text = everything(written(files, lang))
    assert "13900001111" not in re.sub("[ \u200b]", "", text)
    assert "11010519491231002X" not in text
    for *_, shown in edits:
        assert shown in text or shown.replace("*", "\\*") in text


def test_service_lines_stay() -> None:
    text = everything(small())
    assert {"000-1110000", "000-1110001", "000-1110002"} <= set(re.findall(r"000-\d{7}", text))


def test_texts_within_a_list_in_a_sentence_are_masked() -> None:
    masks = facts_of(VILLAGE).masks
    sentence = Sentence(Words("{a}", "{a}"), {"a": ("13900001111", "郑卯辰"), "b": 2})
    assert masks.sentence(sentence).values == {"a": ("***", "郑**"), "b": 2}
