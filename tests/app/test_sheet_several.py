"""Several CSV files are taken together: all of them, or none."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from gridctl.cli.main import app
from tests.cli.entries import changes, copy_of, files


@pytest.fixture
def village(tmp_path: Path) -> Path:
    return copy_of(tmp_path)


def take(village: Path, *words: str | Path, lang: str = "zh") -> tuple[int, str]:
    asked = ["sheet", "import", *map(str, words), "-C", str(village), "--lang", lang]
    outcome = CliRunner().invoke(app, asked)
    assert outcome.exception is None or isinstance(outcome.exception, SystemExit)
    return outcome.exit_code, outcome.output


def written(folder: Path, **texts: str) -> list[Path]:
    paths = []
    for name, text in texts.items():
        path = folder / f"{name}.csv"
        path.write_text(text, encoding="gb18030")
        paths.append(path)
    return paths


def heads(village: Path, table: str) -> str:
    newest = max((village / "ledger" / table).glob("*.csv"))
    return newest.read_text("utf-8").split("\n")[0]


def test_all_of_them(village: Path, tmp_path: Path) -> None:
    before = files(village)
    visits = f"{heads(village, 'visits')}\n2022-12-30,M012,H091,care,,\n"
    staff = (village / "staff.csv").read_text("utf-8").rstrip("\n") + "\n"
    given = written(tmp_path, visits=visits, staff=staff.replace("石试文", "石试章"))
    code, said = take(village, *given, "--period", "2022Q4")
    assert code == 0, said
    changed = changes(before, village)
    assert set(changed) == {"ledger/visits/2022Q4.csv", "staff.csv"}
    assert len(changed["staff.csv"]) == 2


def test_or_none(village: Path, tmp_path: Path) -> None:
    before = files(village)
    staff = (village / "staff.csv").read_text("utf-8").replace("石试文", "石试章")
    (strange,) = written(tmp_path, notes="a,b\n1,2\n")
    (good,) = written(tmp_path, staff=staff)
    code, said = take(village, good, strange)
    assert code == 1
    assert "无法确定notes.csv是哪张表" in said
    code, said = take(village, good, strange, lang="en")
    assert "It cannot be told which table notes.csv holds" in said
    assert changes(before, village) == {}


def test_two_of_one_table_are_refused(village: Path, tmp_path: Path) -> None:
    staff = (village / "staff.csv").read_text("utf-8")
    given = written(tmp_path, staff=staff)
    (tmp_path / "again").mkdir()
    given += written(tmp_path / "again", staff=staff)
    code, said = take(village, *given)
    assert (code, said.count("\n")) == (1, 1)
    assert "请分两次导入" in said
    assert "import them one after the other" in take(village, *given, lang="en")[1]


def test_a_workbook_comes_alone(village: Path, tmp_path: Path) -> None:
    (tmp_path / "book.xlsx").write_bytes(b"PK\x03\x04")
    given = written(tmp_path, staff=(village / "staff.csv").read_text("utf-8"))
    code, said = take(village, *given, tmp_path / "book.xlsx")
    assert code == 1
    assert "book.xlsx是工作簿，请单独导入" in said
    assert "import it by itself" in take(village, *given, tmp_path / "book.xlsx", lang="en")[1]
