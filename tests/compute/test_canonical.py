"""What a period was made of: one digest however the files are written, another for other rows."""

from collections.abc import Callable

import pytest

from gridctl.compute.canonical import digest, short, sources, window
from gridctl.model.period import Period
from tests.disclosure.small import Q3, VILLAGE
from tests.kit import Files, edited, example, opened


def whole(files: Files, period: Period = Q3) -> str:
    return digest(opened(files).village, period).whole


def changed(files: Files) -> set[str]:
    then, now = digest(opened(VILLAGE).village, Q3), digest(opened(files).village, Q3)
    return {name for name in then.tables if then.tables[name] != now.tables[name]}


def text(path: str) -> str:
    return str(VILLAGE[path])


LATER: dict[str, Callable[[], Files]] = {
    "rows of the next quarter": lambda: {
        **VILLAGE,
        "ledger/visits/2022Q4.csv": "date,member,household,reason\n2022-10-02,M1,H4,care\n",
        "ledger/ratings/2022-12.csv": "member,good,fairly_good,fair,poor\nM1,9,9,9,9\n",
        "stars/2022H2.yaml": "chosen_at: MT9\nstars: {study: [M1]}\n",
        "publications.csv": "period,form,posted_on,approved_by\n2022Q3,all,2022-10-10,M1\n",
        "meetings.csv": text("meetings.csv") + "MT9,2022-12-30,members,V,stars\n",
        "ledger/requests/2022.csv": text("ledger/requests/2022.csv")
        + "R5,2022-10-20,H6,M3,wish,M3,2022-11-10,,,\n",
        "ledger/talks/2022.csv": "date,member,cause,held_by\n2022-10-01,M2,poor-rating,M1\n",
    },
    "a link that ends later": lambda: edited(
        VILLAGE, "links.csv", "M1,H4,2022-01-01,,near", "M1,H4,2022-01-01,2022-10-01,near"
    ),
    "a link that begins later": lambda: {
        **VILLAGE,
        "links.csv": text("links.csv") + "M4,H7,2022-10-01,,near,member,MT2\n",
    },
    "an answer that comes later": lambda: edited(
        VILLAGE,
        "ledger/requests/2022.csv",
        "2022-08-20,2022-08-01,,",
        "2022-08-20,2022-08-01,2022-10-01,",
    ),
    "a promise kept later": lambda: edited(
        VILLAGE,
        "commitments/2022.yaml",
        "due_on: 2022-09-29}",
        "due_on: 2022-09-29, done_on: 2022-10-02}",
    ),
    "a leader changed later": lambda: {
        **edited(VILLAGE, "grids.yaml", "name: 东网格\n  leader: M1", "name: 东网格\n  leader: M2"),
        "former-values.csv": "subject,field,value,until\nG1,网格长,M1,2022-12-31\n",
    },
    "a head changed later": lambda: {
        **edited(VILLAGE, "households.csv", "H4,周壬", "H4,周癸"),
        "former-values.csv": "subject,field,value,until\nH4,户主,周壬,2022-10-31\n",
    },
    "a member who came later": lambda: {
        **VILLAGE,
        "members.csv": text("members.csv")
        .replace("presence\n", "presence,since\n")
        .replace(",\n", ",,\n")
        + "M9,郑新,male,1990-01,B1,H7,,,2022-11-01\n",
    },
    "a form signed later": lambda: edited(VILLAGE, "commitments/2022.yaml", "十月才签", "另一件事"),
    "a policy followed later": lambda: edited(
        VILLAGE,
        "gridctl.yaml",
        "- {id: line-2022}",
        "- {id: line-2022}\n- {id: sanlian, from: 2022-10-01}",
    ),
}


@pytest.mark.parametrize("made", LATER.values(), ids=LATER)
def test_what_comes_later_leaves_it_as_it_is(made: Callable[[], Files]) -> None:
    assert whole(made()) == whole(VILLAGE)


SAME: dict[str, Callable[[], Files]] = {
    "rows in another order": lambda: {
        **VILLAGE,
        "links.csv": "\n".join(
            [
                text("links.csv").split("\n")[0],
                *reversed(text("links.csv").strip().split("\n")[1:]),
                "",
            ]
        ),
    },
    "Chinese columns and values": lambda: {
        **VILLAGE,
        "ledger/visits/2022Q3.csv": text("ledger/visits/2022Q3.csv")
        .replace("date,member,household,reason", "日期,党员,农户,事由")
        .replace("care", "走访慰问")
        .replace("policy", "政策宣讲"),
        "links.csv": text("links.csv").replace("near", "就近").replace("organisation", "委派"),
    },
    "another encoding": lambda: {
        **VILLAGE,
        "households.csv": text("households.csv").replace("\n", "\r\n").encode("gb18030"),
        "members.csv": b"\xef\xbb\xbf" + text("members.csv").encode(),
    },
    "columns in another order": lambda: {
        **VILLAGE,
        "core-households.csv": "basis,elected_at,member,term\nelected,,M1,2022\n",
    },
    "internal fields": lambda: edited(VILLAGE, "households.csv", "周壬,VG1,C1,yes", "周壬,VG1,C1,"),
}


@pytest.mark.parametrize("made", SAME.values(), ids=SAME)
def test_how_it_is_written_does_not_count(made: Callable[[], Files]) -> None:
    assert whole(made()) == whole(VILLAGE)


@pytest.mark.parametrize(
    ("path", "old", "new", "table"),
    [
        ("ledger/visits/2022Q3.csv", "2022-07-02,M1,H4", "2022-07-03,M1,H4", "visits"),
        (
            "ledger/activities/2022Q3.csv",
            "2022-08-11,M1,deeds",
            "2022-08-11,M2,deeds",
            "activities",
        ),
        (
            "ledger/requests/2022.csv",
            "R4,2022-09-01,H6,M3,wish",
            "R4,2022-09-01,H6,M3,joint",
            "requests",
        ),
        ("ledger/requests/2022.csv", "2022-07-05,2022-07-02", "2022-07-05,2022-07-01", "requests"),
        ("ledger/ratings/2022-07.csv", "M1,9,1,0,0", "M1,8,2,0,0", "ratings"),
        ("links.csv", "M3,H6,2022-01-01,2022-08-15", "M3,H6,2022-01-01,2022-08-14", "links"),
        ("links.csv", "kin,household", "near,household", "links"),
        ("members.csv", "M2,钱丙", "M2,钱丁", "members"),
        ("grids.yaml", "area: 桥东", "area: 桥西", "grid_documents"),
        ("grids.yaml", "name: 井边院子", "name: 井边大院", "grid_documents"),
        ("branches.yaml", "phone: 000-1110002", "phone: 000-1110003", "branch_documents"),
        ("commitments/2022.yaml", "target: 十场", "target: 九场", "commitment_documents"),
        ("tasks.yaml", "护林防火", "护林", "tasks"),
        ("stars/2022H1.yaml", "industry: M2", "industry: M3", "stars"),
        ("core-households.csv", "M1,elected", "M1,chosen", "core_households"),
        ("appraisals.csv", "2021,M2,qualified", "2021,M2,excellent", "appraisals"),
        ("assignments.csv", "courtyard,M1,C1", "courtyard,M2,C1", "assignments"),
        ("meetings.csv", "MT1,2021-12-28", "MT1,2021-12-29", "meetings"),
        ("gridctl.yaml", "minimum_ballots: 10", "minimum_ballots: 11", "manifests"),
        ("staff.csv", "吴文书", "吴书记", "staff"),
        ("households.csv", "H7,郑卯辰,VG2", "H7,郑卯辰,VG1", "households"),
    ],
)
def test_a_changed_cell_that_the_quarter_used_is_told_by_its_table(
    path: str, old: str, new: str, table: str
) -> None:
    files = edited(VILLAGE, path, old, new)
    assert changed(files) == {table}
    assert whole(files) != whole(VILLAGE)


def test_a_head_is_the_key_of_all_tables() -> None:
    """Small tables cannot be tried out by who does not know every head of a household."""
    files = edited(VILLAGE, "households.csv", "H4,周壬", "H4,周癸")
    assert changed(files) == set(digest(opened(VILLAGE).village, Q3).tables)


def test_a_row_more_and_a_row_less() -> None:
    visits = text("ledger/visits/2022Q3.csv")
    more = {**VILLAGE, "ledger/visits/2022Q3.csv": visits + "2022-09-04,M3,H6,care\n"}
    less = edited(VILLAGE, "ledger/visits/2022Q3.csv", "2022-08-20,M4,H6,errand\n", "")
    assert len({whole(VILLAGE), whole(more), whole(less)}) == 3


def test_each_period_has_its_own() -> None:
    periods = [Period.parse(name) for name in ("2022Q3", "2022H2", "2022-07", "2022-08", "2022")]
    assert len({whole(VILLAGE, period) for period in periods}) == len(periods)


def test_former_values_are_as_parsed() -> None:
    rows = "subject,field,value,until\nG1,{},M1,2022-08-31\n"
    english = {**VILLAGE, "former-values.csv": rows.format("leader")}
    chinese = {**VILLAGE, "former-values.csv": rows.format("网格长")}
    assert whole(english) == whole(chinese) != whole(VILLAGE)
    hidden = {
        **VILLAGE,
        "former-values.csv": "subject,field,value,until\nM2,excused,yes,2022-08-31\n",
    }
    assert whole(hidden) == whole(VILLAGE)


def test_the_window_goes_as_far_back_as_the_pages() -> None:
    assert str(window(Q3)) == "2021-10-01"
    assert str(window(Period.parse("2022-08"))) == "2022-05-01"
    assert str(window(Period.parse("2022"))) == "2022-01-01"
    old = {
        **VILLAGE,
        "ledger/visits/2021Q3.csv": "date,member,household,reason\n2021-09-30,M1,H4,care\n",
    }
    assert whole(old) == whole(VILLAGE)
    new = {
        **VILLAGE,
        "ledger/visits/2021Q4.csv": "date,member,household,reason\n2021-10-01,M1,H4,care\n",
    }
    assert whole(new) != whole(VILLAGE)


def test_sources_say_where_a_row_stands() -> None:
    found = sources(opened(VILLAGE).village, Q3)
    first = found["links"][0]
    assert first.row == ("MT1", "near", "member", "H4", "M1", "2022-01-01", "")
    assert (first.record.at.file, first.record.at.line) == ("links.csv", 2)


def test_the_short_form_is_no_telephone() -> None:
    assert short("1380000111122223" + "0" * 48) == "1380.0001.1112.2223"


def test_the_example_is_the_same_twice() -> None:
    assert whole(example()) == whole(example())
