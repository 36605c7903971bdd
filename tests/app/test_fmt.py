"""Data folders in one form: what is found in them, and published of them, stays the same."""

import random
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from gridctl.app.edits import EditError
from gridctl.app.fmt import (
    NoSuchFileError,
    Outcome,
    diff,
    formatted,
    lang_of,
    named,
    read,
    words_of,
    write,
)
from gridctl.app.init import Start, make
from gridctl.app.report import publish
from gridctl.app.validate import validate
from gridctl.app.verify import verify
from gridctl.app.village import open_village
from gridctl.findings.finding import Finding
from gridctl.findings.fingerprint import fingerprints
from gridctl.lang.say import fill
from gridctl.model.declare import by_name
from gridctl.model.period import Period
from gridctl.model.words import Lang
from gridctl.source.folder import Folder
from gridctl.source.sheet import Sheet
from gridctl.tables.read import table_of
from gridctl.tables.tidy import tidy_text
from tests.app.desk import thinned
from tests.disclosure.small import VILLAGE
from tests.kit import (
    COMMUNITY,
    EXAMPLE,
    TODAY,
    Files,
    community,
    example,
    opened,
    recent,
)


def outcomes(files: Files, lang: Lang | None = "zh", *, fix: bool = False) -> tuple[Outcome, ...]:
    """Bring all files of a folder into the one form."""
    data = {p: t.encode() if isinstance(t, str) else t for p, t in files.items()}
    folder = Folder(data, ())
    return formatted(folder, named(folder, Path("village"), ()), lang, fix=fix)


def form(files: Files, lang: Lang | None = "zh", *, fix: bool = False) -> dict[str, str | bytes]:
    """Return the files of a folder in the one form; those that are left alone as they are."""
    after = {o.path: o.after for o in outcomes(files, lang, fix=fix) if o.after is not None}
    return {**files, **after}


def _text(files: Files, path: str) -> str:
    data = files[path]
    return data if isinstance(data, str) else data.decode()


@pytest.mark.parametrize("root", [EXAMPLE, COMMUNITY])
def test_the_examples_are_in_the_one_form(root: Path) -> None:
    folder = read(root)
    found = formatted(folder, named(folder, root, ()), lang_of(folder), fix=True)
    assert [o.path for o in found if o.changes or o.after is None or o.mended] == []
    assert len(found) > 15


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_new_folder_is_in_the_one_form(tmp_path: Path, lang: Lang) -> None:
    day = Period.parse("2022-01").first
    make(tmp_path, Start("新村", "500114102201", ("ninghai-2019",), lang, day, township="某: 镇"))
    folder = read(tmp_path)
    assert lang_of(folder) == lang
    found = formatted(folder, named(folder, tmp_path, ()), lang_of(folder), fix=True)
    assert [o.path for o in found if o.changes or o.after is None] == []
    assert {"gridctl.yaml", "members.csv", "branches.yaml"} <= {o.path for o in found}


@pytest.mark.parametrize("files", [example(), community()])
def test_there_and_back_is_where_it_was(files: Files) -> None:
    english = form(files, "en")
    assert _text(english, "links.csv").startswith("member,household,since")
    assert sum(english[path] != files[path] for path in files) > 10
    assert form(english, "zh") == files


def shuffled(files: Files, seed: int) -> dict[str, str | bytes]:
    """Return files whose rows stand anyhow, some twice and some gone, some ids and days changed."""
    chance = random.Random(seed)  # noqa: S311 (a test's)
    found: dict[str, str | bytes] = {}
    for path, text in files.items():
        lines = text.decode().splitlines() if isinstance(text, bytes) else text.splitlines()
        if path.endswith(".csv"):
            header, *rows = lines
            rows = [row for row in rows if chance.random() > 0.02]
            rows += [row for row in rows if chance.random() < 0.02]
            spared = 2 * (seed % 2)  # where the first cells are sound, the rows get an order
            rows = [_blotted(r, spared, chance) if chance.random() < 0.02 else r for r in rows]
            chance.shuffle(rows)
            lines = [header, *rows]
        found[path] = "\r\n".join(lines) + "\r\n"
    return found


def _blotted(row: str, spared: int, chance: random.Random) -> str:
    cells = row.split(",")
    cells[chance.randrange(min(spared, len(cells) - 1), len(cells))] = chance.choice(
        ["", "M001", "X9", "2022/3/1", "2022-12-31"]
    )
    return ",".join(cells)


def told(files: Files) -> tuple[Counter[str], Counter[Any]]:
    """Return the findings' fingerprints, and each with what stands in its row."""
    village = opened(files)
    found = validate(village).findings
    sheets = {p: Sheet(p, t) for p, t in village.folder.texts.items() if p.endswith(".csv")}
    said = [(finding.name, finding.subject, finding.message.en) for finding in found]
    return Counter(fingerprints(found)), Counter(zip(said, map(_row(sheets), found), strict=True))


def _row(sheets: Mapping[str, Sheet]) -> Any:
    def row(finding: Finding) -> Any:
        path, line, column = finding.mark
        known = table_of(path)
        if path not in sheets or line in {None, 1} or known is None:
            return line is None
        sheet = sheets[path]
        names = by_name(known[0].record)
        header, cells = sheet.row(0), sheet.row(sheet.lines.index(line))
        pairs = [(names[h], c) for h, c in zip(header, cells, strict=True)]
        said = tuple(sorted((c.name, tidy_text(cell, c, "zh")) for c, cell in pairs))
        starts = [sheet.column(line, index) for index in range(len(cells))]
        field = header[starts.index(column)] if column else ""
        return said, names[field].name if field else ""

    return row


def plain(files: Files) -> Files:
    """Leave out the tables with cells whose language `_row` does not know."""
    return {p: t for p, t in files.items() if p not in {"former-values.csv", "publications.csv"}}


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("files", [plain(recent()), plain(thinned(community()))])
def test_the_same_is_found_at_the_same_rows(files: Files, seed: int) -> None:
    before = shuffled(files, seed)
    after = form(before, "en")
    assert sum(after[path] != before[path] for path in after) > 10
    (marks, rows), (marks_after, rows_after) = told(before), told(after)
    assert marks.total() > 30
    assert (marks_after - marks, marks - marks_after) == (Counter(), Counter())
    assert (rows_after - rows, rows - rows_after) == (Counter(), Counter())


def test_after_mending_what_is_certain_is_no_longer_found() -> None:
    files = {path: example()[path] for path in ("gridctl.yaml", "members.csv", "households.csv")}
    members = _text(files, "members.csv").replace("1969-04,", "1969年4月,")
    members = members.replace("张例平", "张 例平").replace("1978-02-17", "19780217")
    members = members.replace("1981-06-05", "29742")
    damaged = {**files, "members.csv": members}

    def marks(now: Files) -> list[tuple[int | None, int | None]]:
        report = validate(opened(now), select=["spreadsheet-damage"])
        return [(f.mark.line, f.mark.column) for f in report.findings]

    assert marks(damaged) == [(2, 12), (3, 6), (4, 12), (6, 12)]
    mended = form(damaged, fix=True)
    assert marks(mended) == [(6, 12)]
    found = next(o for o in outcomes(damaged, fix=True) if o.path == "members.csv")
    assert [(m.old, m.new) for m in found.mended] == [
        ("1969年4月", "1969-04"),
        ("张 例平", "张例平"),
        ("19780217", "1978-02-17"),
    ]
    words, values = words_of(found, found.damaged[0])
    assert fill(words, values, "en") == (
        "“29742” in born is a spreadsheet's form of a date; it is written YYYY-MM-DD."
    )
    assert (
        mended["members.csv"] == _text(files, "members.csv").replace("1981-06-05", "29742").encode()
    )


def test_encodings_bom_and_line_ends() -> None:
    text = "编号,姓名\r\nS1,张三\r\n"
    for data in (text.encode("gb18030"), b"\xef\xbb\xbf" + text.encode(), text.encode()[:-2]):
        files: Files = {"staff.csv": data, "gridctl.yaml": "format: 1\n"}
        assert form(files)["staff.csv"] == "编号,姓名\nS1,张三\n".encode()


def test_what_cannot_be_read_is_left_alone() -> None:
    files: Files = {
        "staff.csv": b"\xff\xfe1\x00",
        "members.csv": "编号,姓名\nM1\n",
        "tasks.yaml": "own: [\n",
        "README.md": "x ",
        "policies/local.yaml": "id: a\nid: b\n",
        "policies/deep/local.yaml": "id:  a\n",
        "ledger/visits/2022.csv": "日期 \n",
        "templates/a.html": "x ",
        "published/2022Q3/points.yaml": "rules:  []\n",
    }
    found = outcomes(files)
    assert [(o.path, o.after, o.changes, [p.name for p in o.obstacles]) for o in found] == [
        ("members.csv", None, False, ["ragged-row"]),
        ("policies/local.yaml", None, False, ["duplicate-key"]),
        ("staff.csv", None, False, ["unreadable-file"]),
        ("tasks.yaml", None, False, ["bad-yaml"]),
    ]


def test_private_files_are_formatted_and_never_shown(tmp_path: Path) -> None:
    files = {"private/contacts.csv": "人员,电话,同意公开\nM1,1.38E+10,no\n"}
    (found,) = outcomes(files)
    assert found.after == "人员,电话,同意公开\nM1,1.38E+10,否\n".encode()
    assert found.changes
    assert diff(tmp_path, [found]) == ""
    words, values = words_of(found, found.damaged[0])
    assert "1.38" not in fill(words, values, "en")
    assert fill(words, values, "zh") == "“电话”中的“…”是表格软件留下的痕迹，不是数据。"


def _on_disk(root: Path, files: Mapping[str, str]) -> Folder:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return read(root)


DISK = {
    "gridctl.yaml": "format: 1\nlang: en\n",
    "staff.csv": "编号,姓名\nS1,张三\n",
    "ledger/visits/2022Q3.csv": "日期,党员\n",
    "ledger/visits/2022Q4.csv": "日期,党员\n",
    "docs/a.csv": "x\n",
}


def test_telephones_are_mended_where_it_is_certain() -> None:
    head = "人员,电话,同意公开\n"
    text = f"{head}M1,13900000001.0,是\nM2,１３９０００００００２,是\nM3,5711234567.0,是\n"
    files = {"private/contacts.csv": text}
    (plain,) = outcomes(files)
    assert plain.after == text.encode()
    assert [p.mark.line for p in plain.damaged] == [2, 4]
    (fixed,) = outcomes(files, fix=True)
    new = f"{head}M1,13900000001,是\nM2,13900000002,是\nM3,5711234567.0,是\n"
    assert fixed.after == new.encode()
    assert [m.mark[1:] for m in fixed.mended] == [(2, 4), (3, 4)]
    assert [p.mark.line for p in fixed.damaged] == [4]
    branches = "organisation:\n  id: V\n  branches:\n  - id: B1\n    phone: ０００-１\n"
    mended = form({"branches.yaml": branches}, fix=True)["branches.yaml"]
    assert isinstance(mended, bytes)
    assert b"phone: 000-1\n" in mended


FORMER = (
    "对象编号,字段,原值,截止日期\n"
    "M021,农户,H141,2022-04-30\nM018,在村情况,在村,2022-05-31\n"
    "M018,免联户,,2022-05-31\nG03,deputy,M032,2022-03-31\nX9,在村情况,在村,2022-05-31\n"
)
FORMER_EN = (
    "subject,field,value,until\n"
    "M021,household,H141,2022-04-30\nM018,presence,resident,2022-05-31\n"
    "M018,excused,,2022-05-31\nG03,deputy,M032,2022-03-31\nX9,在村情况,在村,2022-05-31\n"
)


def test_former_values_name_fields_in_the_folder_s_language() -> None:
    named_in = ("gridctl.yaml", "members.csv", "grids.yaml")
    files = {path: example()[path] for path in named_in} | {"former-values.csv": FORMER}
    english = form(files, "en")
    assert english["former-values.csv"] == FORMER_EN.encode()
    assert form(english, "zh")["former-values.csv"] == FORMER.encode()
    assert form(files, "zh")["former-values.csv"] == FORMER.encode()


def test_all_forms_are_in_the_folder_s_language() -> None:
    zh = (
        "期次,公示表,提出人,审核人,审批人,张贴日期,撤下日期\n"
        "2022Q1,全部,,,,,\n2022Q1,annex-2,,,,,\n"
    )
    en = (
        "period,form,proposed_by,reviewed_by,approved_by,posted_on,removed_on\n"
        "2022Q1,all,,,,,\n2022Q1,annex-2,,,,,\n"
    )
    assert form({"publications.csv": zh}, "en")["publications.csv"] == en.encode()
    assert form({"publications.csv": en}, "zh")["publications.csv"] == zh.encode()


def test_paths_name_files_and_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _on_disk(tmp_path, DISK)
    whole = frozenset(DISK) - {"docs/a.csv"}
    visits = {"ledger/visits/2022Q3.csv", "ledger/visits/2022Q4.csv"}
    assert named(folder, tmp_path, []) == whole
    assert named(folder, tmp_path, [Path("staff.csv")]) == {"staff.csv"}
    assert named(folder, tmp_path, [Path("ledger"), Path("staff.csv")]) == {*visits, "staff.csv"}
    assert named(folder, tmp_path, [tmp_path / "ledger" / "visits"]) == visits
    monkeypatch.chdir(tmp_path / "ledger")
    assert named(folder, tmp_path, [Path("visits/2022Q3.csv")]) == {"ledger/visits/2022Q3.csv"}
    assert named(folder, tmp_path, [Path("../staff.csv")]) == {"staff.csv"}
    assert named(folder, tmp_path, [Path("..")]) == whole


@pytest.mark.parametrize(
    "path", ["docs/a.csv", "docs", "nothing.csv", "/etc/hostname", "led", ".."]
)
def test_a_path_that_names_nothing_is_told(tmp_path: Path, path: str) -> None:
    folder = _on_disk(tmp_path, DISK)
    with pytest.raises(NoSuchFileError) as told_:
        named(folder, tmp_path, [tmp_path / path])
    said = fill(told_.value.words, told_.value.values, "en")
    assert said == f"{tmp_path / path} is no table or document of the data folder."


def test_each_file_is_written_by_itself(tmp_path: Path) -> None:
    folder = _on_disk(tmp_path, DISK)
    found = formatted(folder, named(folder, tmp_path, ()), lang_of(folder), fix=False)
    assert diff(tmp_path, found).count("\n+id,name\n") == 1
    (tmp_path / "staff.csv").write_text("编号,姓名\nS2,李四\n", encoding="utf-8")
    left = [outcome for outcome in write(tmp_path, found) if outcome.error]
    assert [(o.path, o.after, o.changes) for o in left] == [("staff.csv", None, False)]
    assert isinstance(left[0].error, EditError)
    assert (tmp_path / "staff.csv").read_text("utf-8") == "编号,姓名\nS2,李四\n"
    assert (tmp_path / "ledger/visits/2022Q3.csv").read_text("utf-8") == "date,member\n"
    (tmp_path / "staff.csv").write_text(DISK["staff.csv"], encoding="utf-8")
    again = read(tmp_path)
    found = formatted(again, named(again, tmp_path, ()), lang_of(again), fix=False)
    assert not any(outcome.error for outcome in write(tmp_path, found))
    assert (tmp_path / "staff.csv").read_text("utf-8") == "id,name\nS1,张三\n"
    assert (tmp_path / "ledger/visits/2022Q4.csv").read_text("utf-8") == "date,member\n"
    again = read(tmp_path)
    assert not any(o.changes for o in formatted(again, named(again, tmp_path, ()), "en", fix=False))


def test_a_link_out_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "away.csv").write_text("编号,姓名 \n", encoding="utf-8")
    root = tmp_path / "village"
    root.mkdir()
    (root / "staff.csv").symlink_to(tmp_path / "away.csv")
    (root / "ledger").symlink_to(tmp_path)
    (root / "docs").symlink_to(tmp_path)
    folder = read(root)
    found = formatted(folder, named(folder, root, ()), None, fix=False)
    said = [(o.path, o.after, [(p.name, p.variant) for p in o.obstacles]) for o in found]
    assert said == [
        ("ledger", None, [("unreadable-file", "outside")]),
        ("staff.csv", None, [("unreadable-file", "outside")]),
    ]
    assert named(folder, root, [root / "ledger"]) == {"ledger"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_published_stays_proved(tmp_path: Path, lang: Lang) -> None:
    for path, data in VILLAGE.items():
        text = data if isinstance(data, str) else data.decode()
        if path.endswith(".csv"):
            header, *rows = text.splitlines()
            text = "\n".join([header, *reversed(rows)])
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    publish(open_village(tmp_path, TODAY), Period.parse("2022Q3"), "zh")
    folder = read(tmp_path)
    found = formatted(folder, named(folder, tmp_path, ()), lang, fix=False)
    assert {"members.csv", "households.csv"} <= {o.path for o in found if o.changes}
    write(tmp_path, found)
    after = open_village(tmp_path, TODAY)
    assert verify(after, tmp_path / "published" / "2022Q3").same
    assert validate(after, select=["published-stale"]).findings == ()
