from datetime import date

import pytest

from gridctl.compute.changes import KINDS, Change, Side, changes
from gridctl.lang.say import fill
from tests.kit import Files, context

DAY = date(2022, 12, 31)
MEMBERS = """id,name,sex,born,party_joined_on,household,presence,since,left_on
M1,甲,male,1970-01,1990-01-01,H9,resident,2022-01-01,
M2,乙,male,1970-01,1990-01-01,H8,resident,2022-01-01,
"""
HOUSEHOLDS = """id,head,villager_group,presence,since,until
H1,某一,VG1,resident,2020-01-01,
H2,某二,VG1,resident,2020-01-01,
H8,乙,VG1,resident,2020-01-01,
H9,甲,VG1,resident,2020-01-01,
"""
LINKS = """member,household,since,until,basis,chosen_by,approved_at,ended_at
M1,H1,2022-01-01,,near,member,,
M1,H2,2022-01-01,,near,member,,
"""
GRIDS = "grids:\n- {id: G1, name: 格, tier: grid, villager_groups: [{id: VG1, name: 组}]}\n"
FORMS = """commitments:
- member: M1
  signed_on: 2022-02-01
  duties: [查看]
  promises:
  - {text: 修路, target: 一段, measures: 出工, due_on: 2022-06-30}
"""
REQUESTS = """id,received_on,household,received_by,kind,owner,due_on,answered_on,closed_on,outcome
R1,2022-05-01,H1,M1,promised,M1,2022-05-10,,,
"""
VILLAGE: dict[str, str | bytes] = {
    "members.csv": MEMBERS,
    "households.csv": HOUSEHOLDS,
    "links.csv": LINKS,
    "grids.yaml": GRIDS,
    "commitments/2022.yaml": FORMS,
    "ledger/requests/2022.csv": REQUESTS,
}


def side(files: Files, *exempt: str) -> Side:
    ctx = context(files, as_of=DAY.isoformat())
    return Side(ctx.village, ctx.now, exempt)


def found(path: str, old: str, new: str) -> list[tuple[str, str, list[int | None]]]:
    text = str(VILLAGE[path])
    assert text.count(old) == 1
    after = {**VILLAGE, path: text.replace(old, new)}
    told = changes(side(VILLAGE), side(after), DAY)
    for change in told:
        _is_said(change)
    return [(c.kind, c.subject, [mark.line for mark in c.marks]) for c in told]


def _is_said(change: Change) -> None:
    en, zh = (fill(change.says, change.values, lang) for lang in ("en", "zh"))
    assert change.subject in en
    assert change.subject in zh
    assert en != zh


FORM, REQUEST = "commitments/2022.yaml", "ledger/requests/2022.csv"
DUE, ROW = "due_on: 2022-06-30", "promised,M1,2022-05-10,,,"
MORE = f"{DUE}}}\n  - {{text: 扫, target: 净, measures: 做, due_on: 2022-07-01}}"
NEWCOMER = "M3,丙,male,1970-01,1990-01-01,,resident,2022-01-01,\n"
EDITS = [
    ("links.csv", "M1,H1,", "M2,H1,", [("link-moved", "H1", [2])]),
    ("links.csv", "H1,2022-01-01,,", "H1,2022-01-01,2022-06-30,", [("link-ended", "H1", [2])]),
    ("links.csv", "M1,H2,", "M2,H2,2022-01-01,,,,,\nM1,H2,", [("link-started", "H2", [3])]),
    ("members.csv", "M2,乙", f"{NEWCOMER}M2,乙", [("member-joined", "M3", [3])]),
    ("members.csv", "H8,resident,2022-01-01,", "H8,resident,2022-01-01,2022-06-30", [
        ("member-left", "M2", [3]),
    ]),
    ("households.csv", "H8,乙", "H3,某三,VG1,resident,2022-05-01,\nH8,乙", [
        ("household-new", "H3", [4]),
    ]),
    ("households.csv", "乙,VG1,resident,2020-01-01,", "乙,VG1,resident,2020-01-01,2022-08-01", [
        ("household-gone", "H8", [4]),
    ]),
    ("members.csv", "M2,乙,male,1970-01", "M2,丙,male,1971-02", [("member-changed", "M2", [3])]),
    ("households.csv", "H1,某一", "H1,某三", [("household-changed", "H1", [2])]),
    (FORM, DUE, f"{DUE}, done_on: 2022-06-01", [("promise-kept", "M1", [6])]),
    (FORM, DUE, f"{DUE}, done_on: 2022-08-01", [("promise-kept", "M1", [6])]),
    (FORM, DUE, f"{DUE}, withdrawn_on: 2022-05-01", [("promise-withdrawn", "M1", [6])]),
    (FORM, f"{DUE}}}", MORE, [("promise-made", "M1", [7])]),
    (REQUEST, ROW, "promised,M1,2022-05-10,2022-05-09,2022-05-10,settled", [
        ("request-answered", "R1", [2]),
        ("request-closed", "R1", [2]),
    ]),
    (REQUEST, "R1,", "R2,2022-06-01,H2,M1,promised,M1,,,,\nR1,", [("request-received", "R2", [2])]),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "expected"), EDITS)
def test_a_change_is_told_with_its_line(
    path: str, old: str, new: str, expected: list[tuple[str, str, list[int | None]]]
) -> None:
    assert found(path, old, new) == expected


def test_of_an_entry_that_was_changed_the_columns_are_told_and_no_value() -> None:
    after = {**VILLAGE, "members.csv": MEMBERS.replace("M2,乙,male,1970-01", "M2,丙,male,1971-02")}
    (told,) = changes(side(VILLAGE), side(after), DAY)
    assert fill(told.says, told.values, "en") == "M2's entry was changed: name, born."
    assert fill(told.says, told.values, "zh") == "M2的登记有改动：姓名、出生年月。"


def test_what_is_written_otherwise_is_no_change() -> None:
    head, first, second, rest = LINKS.split("\n")
    other: dict[str, str | bytes] = {
        **VILLAGE,
        "links.csv": "\n".join([head, "", second, first.replace("near", "就近"), rest]),
        "members.csv": MEMBERS.replace("male", "男"),
    }
    assert changes(side(VILLAGE), side(other), DAY) == ()


def test_who_comes_to_owe_links_or_ceases_to() -> None:
    told = changes(side(VILLAGE, "M1"), side(VILLAGE, "M2"), DAY)
    assert [(c.kind, c.subject) for c in told] == [
        ("member-exempted", "M2"),
        ("member-bound", "M1"),
    ]


def test_the_other_way_round_what_came_is_gone() -> None:
    after = {**VILLAGE, "links.csv": LINKS.replace("M1,H2,2022-01-01,,near,member,,\n", "")}
    (ended,) = changes(side(VILLAGE), side(after), DAY)
    assert (ended.kind, ended.marks[0].line) == ("link-ended", 3)
    (started,) = changes(side(after), side(VILLAGE), DAY)
    assert (started.kind, started.marks[0].line) == ("link-started", 3)


def test_changes_come_kind_by_kind() -> None:
    after = {
        **VILLAGE,
        "links.csv": LINKS.replace("M1,H2,", "M2,H2,"),
        "ledger/requests/2022.csv": REQUESTS + "R2,2022-06-01,H2,M1,promised,M1,,,,\n",
    }
    told = [change.kind for change in changes(side(VILLAGE), side(after), DAY)]
    assert told == ["link-moved", "request-received"]
    assert sorted(told, key=KINDS.index) == told
