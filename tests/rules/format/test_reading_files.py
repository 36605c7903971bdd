"""unreadable-file, unknown-file, bad-encoding, missing-file: files as a whole."""

import pytest

from gridctl.findings.finding import NotChecked
from tests.kit import Files, check, edited, errors, example, message, places, report, severities

STAFF = "id,name\nS01,石试文\n"


def unreadable(data: bytes, path: str = "staff.csv") -> tuple[str, int | None, int | None]:
    """Return where the one finding about a file stands."""
    found = check("unreadable-file", {path: data})
    assert len(found) == 1
    assert all(message(found[0], lang) for lang in ("en", "zh"))
    return places(found)[0]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"PK\x03\x04 rest of a workbook", None),
        (b"\xd0\xcf\x11\xe0 rest of an old workbook", None),
        ("id,name\n".encode("utf-16"), None),
        (b"id,name\nS01,\x00\n", 2),
        (b"id,name\nS01,ok\nS02,\xff\xff\n", 3),
        ('id,name\nS01,"石试文\nS02,白试武\n'.encode(), 2),
        ('id,name\nS01,石试文\nS02,"白"试武\n'.encode(), 3),
        (b"id,name\nS01," + b"x" * 140_000 + b"\n", 2),
    ],
)
def test_a_file_that_cannot_be_read(data: bytes, line: int | None) -> None:
    assert unreadable(data) == ("staff.csv", line, None)


def test_the_reason_is_told_in_both_languages() -> None:
    found = check("unreadable-file", {"staff.csv": b"PK\x03\x04"})
    assert message(found[0], "en") == "staff.csv is a workbook, not text."
    assert message(found[0], "zh") == "staff.csv是电子表格文件，不是文本。"
    assert severities(found) == ["error"]


@pytest.mark.parametrize("data", [STAFF.encode(), b"\xef\xbb\xbf" + STAFF.encode(), b"id,name\r\n"])
def test_utf_8_with_or_without_a_mark_is_read_silently(data: bytes) -> None:
    files = {"staff.csv": data}
    assert check("unreadable-file", files) == () == check("bad-encoding", files)


def test_gb18030_is_read_with_a_warning() -> None:
    files: Files = {"staff.csv": "id,name\nS01,石试文𠮷\n".encode("gb18030")}
    found = check("bad-encoding", files)
    assert places(found) == [("staff.csv", 1, None)]
    assert severities(found) == ["warning"]
    assert message(found[0], "en") == "staff.csv is in GB18030, not UTF-8; it was read so."
    assert message(found[0], "zh") == "staff.csv是GB18030编码而不是UTF-8，已按该编码读取。"
    assert check("unreadable-file", files) == ()


def test_a_broken_file_is_told_once_and_what_needs_it_is_not_checked() -> None:
    files = {**example(), "links.csv": b"PK\x03\x04"}
    outcome = report(files)
    assert errors(outcome) == [("unreadable-file", "links.csv", None)]
    skipped = {n.name: n for n in outcome.not_checked}
    assert isinstance(skipped["member-span"], NotChecked)
    assert skipped["member-span"].reason.en == "{file} could not be read"
    assert skipped["member-span"].values == {"file": "links.csv"}


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("member.csv", "members.csv"),
        ("ledger/visits/2022-Q3.csv", "ledger/visits/2022Q3.csv"),
        ("ledger/ratings/2022-7.csv", "ledger/ratings/2022-07.csv"),
        ("stars/2022h2.yaml", "stars/2022H2.yaml"),
        ("commitments/2022.yml", "commitments/2022.yaml"),
    ],
)
def test_a_misspelled_name_is_a_warning_that_names_the_table(path: str, near: str) -> None:
    found = check("unknown-file", {path: ""})
    assert places(found) == [(path, None, None)]
    assert severities(found) == ["warning"]
    assert message(found[0], "en") == (
        f"{path} is no table of the data folder and was not read; {near} would be."
    )
    assert message(found[0], "zh") == f"{path}不是数据目录中的表，没有读取；是否应为{near}？"


@pytest.mark.parametrize("path", ["notes.txt", "ledger/visits/{period}.csv", "x/members.csv"])
def test_a_name_like_no_table(path: str) -> None:
    found = check("unknown-file", {path: ""})
    assert places(found) == [(path, None, None)]
    assert path in message(found[0], "zh")


@pytest.mark.parametrize(
    "path",
    ["README.md", "LICENSE", "docs/a/b.csv", "policies/x.yaml", "templates/a.j2", "schemas/m.json"],
)
def test_documents_and_packs_are_let_be(path: str) -> None:
    assert check("unknown-file", {path: "x"}) == ()


def test_a_table_that_a_policy_needs_is_missing() -> None:
    files = example()
    del files["links.csv"]
    found = check("missing-file", files)
    assert places(found) == [("links.csv", None, None)]
    assert message(found[0], "en") == (
        "links.csv (links) is missing; policies in force here need it."
    )
    assert message(found[0], "zh") == "缺少links.csv（联户台账），现行政策需要它。"
    assert severities(found) == ["error"]
    assert errors(report(files)) == [("missing-file", "links.csv", None)]


def test_a_broken_file_is_not_also_missing() -> None:
    for broken in (b"PK\x03\x04", b"", b"household,since\nH001,2022-01-01\n"):
        assert check("missing-file", {**example(), "links.csv": broken}) == ()
    assert check("missing-file", {**example(), "grids.yaml": "grids: [\n"}) == ()


@pytest.mark.parametrize("path", ["private/contacts.csv", "staff.csv", "former-values.csv"])
def test_what_may_be_absent_is_not_missing(path: str) -> None:
    files = example()
    del files[path]
    assert check("missing-file", files) == ()


def test_nothing_is_needed_where_no_clause_asks() -> None:
    files = example()
    text = files["gridctl.yaml"]
    assert isinstance(text, bytes)
    files["gridctl.yaml"] = "format: 1\nvillage: {name: 试村, code: '990000001201'}\npolicies: []\n"
    del files["links.csv"]
    assert check("missing-file", files) == ()


def test_an_absent_file_of_a_period_is_no_missing_file() -> None:
    files = example()
    for path in [p for p in files if p.startswith("ledger/")]:
        del files[path]
    assert check("missing-file", files) == ()


def test_the_example_keeps_the_rules_about_files() -> None:
    files = edited(example(), "staff.csv", "石试文", "石试武")
    assert report(files, "FMT*").findings == ()
