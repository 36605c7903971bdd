"""Files of a data folder to a village: every table, in either language."""

import pytest

from gridctl.model.declare import Table, columns
from gridctl.model.period import Period
from gridctl.model.rows import Rows, each
from gridctl.model.tables import TABLES
from gridctl.tables.read import Folder, holds_no_table, read_village, table_of
from tests.kit import example

PERIODS = {"month": "2022-07", "quarter": "2022Q3", "half": "2022H2", "year": "2022", "": ""}
SHEETS = [table for table in TABLES if not table.is_yaml]


def path_of(table: Table) -> str:
    return table.path.replace("{period}", PERIODS[table.span])


def read(path: str, data: bytes | str) -> Folder:
    return read_village({path: data.encode() if isinstance(data, str) else data})


@pytest.mark.parametrize("table", SHEETS, ids=lambda table: table.name)
@pytest.mark.parametrize("lang", [0, 1])
def test_every_table_is_read_from_an_empty_header_in_either_language(
    table: Table, lang: int
) -> None:
    header = ",".join(column.words[lang] for column in columns(table.record))
    found = read(path_of(table), f"{header}\n")
    assert found.problems == ()
    assert getattr(found.village, table.name) == ()
    assert found.village.present == {path_of(table)}


@pytest.mark.parametrize("table", SHEETS, ids=lambda table: table.name)
def test_the_names_of_a_tables_columns_are_unambiguous(table: Table) -> None:
    names = [name for column in columns(table.record) for name in set(column.words)]
    assert len(names) == len(set(names))
    assert all(name == name.strip() and name for name in names)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_path_names_its_table(table: Table) -> None:
    known = table_of(path_of(table))
    assert known is not None
    assert known[0] is table
    assert known[1] == (Period.parse(PERIODS[table.span]) if table.span else None)


@pytest.mark.parametrize(
    "path",
    ["member.csv", "members.yaml", "ledger/visits/2022.csv", "ledger/visits/2022Q5.csv",
     "ledger/visits/{period}.csv", "visits/2022Q3.csv", "stars/2022-07.yaml", "grids.yml",
     "commitments/0022.yaml", "a/members.csv", "members.csv/x", ""],
)  # fmt: skip
def test_other_paths_name_none(path: str) -> None:
    assert table_of(path) is None


@pytest.mark.parametrize(
    "path", ["README.zh.md", "LICENSE", "docs/x/members.csv", "policies/a.yaml"]
)
def test_documents_hold_no_table(path: str) -> None:
    assert holds_no_table(path)
    assert not holds_no_table(f"x/{path}")


MEMBERS = "编号,name,出生年月,branch,在村情况,免联户\nM1,李例禾,1980-03,B1,外出,是\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, ends: str) -> None:
    found = read("members.csv", MEMBERS.replace("\n", ends).encode(encoding))
    (member,) = found.village.members
    assert (member.id, member.name, member.presence, member.excused) == (
        "M1", "李例禾", "away", True,
    )  # fmt: skip
    assert found.texts["members.csv"] == MEMBERS
    names = [problem.name for problem in found.problems]
    assert names == (["bad-encoding"] if encoding == "gb18030" else [])


def test_values_are_read_in_either_language() -> None:
    text = MEMBERS.replace("外出", "away").replace("是", "yes")
    assert (
        read("members.csv", text).village.members[0][:-1]
        == (read("members.csv", MEMBERS).village.members[0][:-1])
    )


def test_files_of_a_family_are_one_table_in_order() -> None:
    head = "date,member,household,reason\n"
    files = {
        f"ledger/visits/2022Q{n}.csv": f"{head}2022-0{3 * n - 1}-01,M{n},H1,routine\n".encode()
        for n in (3, 1, 2)
    }
    visits = read_village(files).village.visits
    assert [visit.member for visit in visits] == ["M1", "M2", "M3"]
    ratings = read("ledger/ratings/2022-07.csv", "member,good,fairly_good,fair,poor\nM1,1,2,3,4\n")
    assert ratings.village.ratings[0].period == Period("month", 2022, 7)


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("staff.csv", b"PK\x03\x04"),
        ("staff.csv", b""),
        ("staff.csv", b"name\nx\n"),
        ("staff.csv", b"what,ever\n1,2\n"),
        ("staff.csv", b'id,name\nS1,"x\n'),
        ("grids.yaml", b"grids: [\n"),
        ("grids.yaml", b"- 1\n"),
        ("grids.yaml", b"grids: 5\n"),
        ("grids.yaml", b""),
        ("branches.yaml", b"organisation:\n"),
    ],
)
def test_a_broken_table_is_told_and_not_present(path: str, data: bytes) -> None:
    found = read(path, data)
    assert found.problems
    assert found.unparsed == {path}
    assert path not in found.village.present


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("staff.csv", b"id,name,other\nS1,x,\n"),
        ("staff.csv", b"id,name\nS1\n"),
        ("grids.yaml", b"grids: []\n"),
        ("grids.yaml", b"grids:\n"),
        ("grids.yaml", b"grids:\n- {id: G1}\n"),
    ],
)
def test_a_table_with_a_wrong_value_is_still_present(path: str, data: bytes) -> None:
    found = read(path, data)
    assert found.unparsed == frozenset()
    assert found.village.present == {path}


def test_all_findings_of_all_files_come_at_once() -> None:
    files = {
        "staff.csv": b"id,name\nS1\n",
        "links.csv": b"member,household,since\nM1,H1,soon\n",
        "grids.yaml": b"grids: [\n",
        "stray.csv": b"x\n",
    }
    found = read_village(files)
    assert [(p.name, p.mark.file) for p in found.problems] == [
        ("bad-yaml", "grids.yaml"),
        ("bad-value", "links.csv"),
        ("ragged-row", "staff.csv"),
        ("unknown-file", "stray.csv"),
    ]
    assert found.texts["stray.csv"] == "x\n"


def test_the_example_is_read_whole() -> None:
    files = {p: d if isinstance(d, bytes) else d.encode() for p, d in example().items()}
    found = read_village(files)
    assert (found.problems, found.unparsed, found.unread) == ((), frozenset(), ())
    assert len(found.village.members) == 43
    assert all(getattr(found.village, table.name) for table in TABLES if table_is_used(table))


def table_is_used(table: Table) -> bool:
    unused = {"points", "points_documents", "waiver_documents", "assessments"}
    return table.name not in unused


def test_a_table_tells_its_columns_as_its_records_do() -> None:
    files = {
        **example(),
        "ledger/visits/2021Q4.csv": b"",  # no header
        "ledger/visits/2023Q1.csv": b"date,household\n2023-01-02,H001\n2023-02-30,H002\nragged\n",
    }
    village = read_village(files).village
    assert isinstance(village.visits, Rows)
    for table in TABLES:
        records = getattr(village, table.name)
        for column in columns(table.record):
            said = [getattr(record, column.attribute) for record in records]
            assert list(each(records, column.attribute)) == said
            assert list(each(records[:5], column.attribute)) == said[:5]
