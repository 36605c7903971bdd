"""gridctl report as a user types it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gridctl.cli.main import app
from tests.disclosure.once import render_each_once
from tests.disclosure.small import of_a_year
from tests.history import repo

RUNNER = CliRunner()
FILES = 31
RESIDENTS = "publication: {residents: 姓名隐去, "


def run(*words: str | Path) -> tuple[int, str]:
    result = RUNNER.invoke(app, ["report", *map(str, words)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


@pytest.fixture(autouse=True)
def rendered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    render_each_once(monkeypatch)


@pytest.fixture
def village(tmp_path: Path) -> Path:
    folder = tmp_path / "village"
    manifest = str(of_a_year()["gridctl.yaml"]).replace("publication: {", RESIDENTS)
    more = {"gridctl.yaml": manifest, "stations.yaml": "stations: []\n"}
    repo.write(folder, {**of_a_year(), **more})
    return folder


def test_it_writes_into_the_data_folder_and_says_where(village: Path) -> None:
    code, said = run(village, "--quarter", "2022Q3")
    out = village / "published" / "2022Q3"
    assert code == 0
    assert said == (f"2022年第三季度：已写出{FILES}个文件到{out}\n请打开 {out / 'index.html'}\n")
    names = {file.name for file in out.iterdir()}
    assert len(names) == FILES
    assert {"index.html", "index.md", "annex-2.html", "annex-2.md", "quotas.md"} <= names


def test_out_and_lang(village: Path, tmp_path: Path) -> None:
    out = tmp_path / "elsewhere" / "pages"
    code, said = run(village, "--quarter", "2022Q3", "--out", out, "--lang", "en")
    assert code == 0
    assert said == f"2022Q3: {FILES} files written to {out}\nOpen {out / 'index.html'}\n"
    assert not (village / "published").exists()
    assert "Disclosure table (annex 2)" in (out / "index.md").read_text(encoding="utf-8")


def test_chinese_where_neither_option_nor_manifest_says(
    village: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    manifest = village / "gridctl.yaml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("lang: zh\n", ""), "utf-8")
    code, _ = run(village, "--quarter", "2022Q3", "--out", tmp_path / "out")
    assert code == 0
    assert "谁联系我家" in (tmp_path / "out" / "index.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "period"),
    [
        (["--quarter"], "2022Q4"),
        ([], "2022Q4"),
        (["--quarter", "--lang", "en"], "2022Q4"),
        (["--as-of", "2022-10-01", "--quarter"], "2022Q3"),
        (["--as-of", "2022-12-31", "--quarter"], "2022Q3"),
        (["--month"], "2022-12"),
        (["--half"], "2022H2"),
        (["--year"], "2022"),
        (["--month", "2022-08"], "2022-08"),
        (["--half=2022H1"], "2022H1"),
        (["--year", "2022"], "2022"),
        (["--quarter=2022Q1"], "2022Q1"),
    ],
)
def test_which_period(
    village: Path, words: list[str], period: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gridctl.app.report.site", lambda *_: {"index.html": b"pages"})
    code, said = run(village, *words)
    assert code == 0, said
    folders = [path.name for path in (village / "published").iterdir() if path.is_dir()]
    assert folders == [period]


def test_a_folder_may_follow_the_bare_option(village: Path) -> None:
    code, _ = run("--quarter", village)
    assert code == 0
    assert (village / "published" / "2022Q4" / "index.html").is_file()


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        (
            ["--quarter", "2022Q5"],
            "--quarter 应写作 2022Q3 这样的期次，不能是2022Q5。\n",
            "--quarter takes a period such as 2022Q3, not 2022Q5.\n",
        ),
        (
            ["--quarter", "2022-08"],
            "--quarter 应写作 2022Q3 这样的期次，不能是2022-08。\n",
            "--quarter takes a period such as 2022Q3, not 2022-08.\n",
        ),
        (
            ["--month", "2022Q3"],
            "--month 应写作 2022-08 这样的期次，不能是2022Q3。\n",
            "--month takes a period such as 2022-08, not 2022Q3.\n",
        ),
        (
            ["--quarter="],
            "--quarter 应写作 2022Q3 这样的期次，不能是。\n",
            "--quarter takes a period such as 2022Q3, not .\n",
        ),
        (
            ["--quarter", "2022Q3", "--year", "2022"],
            "--quarter、--month、--half、--year 只能写一个。\n",
            "Only one of --quarter, --month, --half and --year can be given.\n",
        ),
        (
            ["--quarter", "2023Q1"],
            "2023年第一季度在2023年1月5日尚未结束，2023年4月1日起才能公示。\n",
            "2023Q1 has not ended on 2023-01-05; it can be published from 2023-04-01 on.\n",
        ),
        (
            ["--quarter", "2022Q4", "--as-of", "2022-12-31"],
            "2022年第四季度在2022年12月31日尚未结束，2023年1月1日起才能公示。\n",
            "2022Q4 has not ended on 2022-12-31; it can be published from 2023-01-01 on.\n",
        ),
        (
            ["--quarter", "2024Q1"],
            "2024年第一季度在2023年1月5日尚未开始，2024年4月1日起才能公示。\n",
            "2024Q1 has not begun on 2023-01-05; it can be published from 2024-04-01 on.\n",
        ),
        (
            ["--quarter", "2021Q4"],
            "2021年第四季度没有可公示的内容：台账从2022年1月1日开始（records_from）。\n",
            (
                "There is nothing to publish for 2021Q4: the records begin on 2022-01-01 "
                "(records_from).\n"
            ),
        ),
        (
            ["--quarter", "2023Q2", "--as-of", "2023-09-01"],
            "2023年第二季度没有可公示的内容：各台账在这一期都没有记录。\n",
            "There is nothing to publish for 2023Q2: no ledger has a row in it.\n",
        ),
    ],
)
def test_one_sentence_and_nothing_written(
    village: Path, words: list[str], zh: str, en: str
) -> None:
    assert run(village, *words) == (2, zh)
    assert run(village, *words, "--lang", "en") == (2, en)
    assert not (village / "published").exists()


def test_it_refuses_while_a_table_it_needs_cannot_be_read(village: Path) -> None:
    (village / "links.csv").write_bytes(b"\xff\xfe\xfd")
    (village / "ledger" / "visits" / "2022Q3.csv").write_bytes(b"\xff\xfe\xfd")
    code, said = run(village, "--quarter", "2022Q3")
    assert code == 2
    assert said == (
        "没有生成公示表，因为以下文件无法读取：ledger/visits/2022Q3.csv、links.csv；"
        "具体问题请运行 gridctl validate 查看。\n"
    )
    assert not (village / "published").exists()


def test_a_broken_table_of_another_period_or_use_does_not_matter(village: Path) -> None:
    for path in (
        "ledger/visits/2022Q4.csv",
        "ledger/visits/2022Q2.csv",
        "ledger/scores/2022.csv",
        "private/contacts.csv",
    ):
        repo.write(village, {path: b"\xff\xfe\xfd"})
    assert run(village, "--quarter", "2022Q3")[0] == 0


def test_a_broken_local_template_writes_nothing(village: Path) -> None:
    (village / "templates").mkdir()
    template = village / "templates" / "page.md.j2"
    template.write_text("# x\n{{ page.no_such }}\n", "utf-8")
    code, said = run(village, "--quarter", "2022Q3", "--lang", "en")
    assert code == 2
    assert said.startswith(
        "Nothing was published, because the template templates/page.md.j2 cannot be used (line 2: "
    )
    assert said.count("\n") == 1
    template.write_text("{{ ''.__class__.__mro__ }}", "utf-8")
    code, said = run(village, "--quarter", "2022Q3")
    assert code == 2
    assert said.startswith("没有生成公示表，因为模板templates/page.md.j2第1行有误")
    assert not (village / "published").exists()


def test_files_of_others_stay_and_ours_are_replaced(village: Path) -> None:
    out = village / "published" / "2022Q3"
    out.mkdir(parents=True)
    (out / "photo.jpg").write_bytes(b"theirs")
    (out / "index.md").write_bytes(b"old")
    assert run(village, "--quarter", "2022Q3")[0] == 0
    assert (out / "photo.jpg").read_bytes() == b"theirs"
    assert (out / "index.md").read_bytes().startswith("# 试村".encode())
    assert len(list(out.iterdir())) == FILES + 1


def test_what_was_published_is_no_data(village: Path) -> None:
    assert run(village, "--quarter", "2022Q3")[0] == 0
    first = (village / "published" / "2022Q3" / "annex-2.md").read_bytes()
    assert run(village, "--quarter", "2022Q3")[0] == 0
    assert (village / "published" / "2022Q3" / "annex-2.md").read_bytes() == first


def test_a_place_that_cannot_be_written_is_one_sentence(village: Path) -> None:
    (village / "published").write_text("a file", "utf-8")
    code, said = run(village, "--quarter", "2022Q3")
    assert code == 2
    assert said.startswith("无法写入")
    assert said.count("\n") == 1


def test_a_link_out_of_the_data_folder_is_not_followed(village: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (village / "published").symlink_to(tmp_path / "elsewhere")
    code, said = run(village, "--quarter", "2022Q3", "--lang", "en")
    assert code == 2
    assert "is a link out of the data folder" in said
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_from_a_subfolder(village: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(village / "ledger" / "visits")
    assert run("--quarter", "2022Q3")[0] == 0
    assert (village / "published" / "2022Q3" / "index.html").is_file()
    assert not list((village / "ledger").rglob("*.html"))


def test_other_commands_do_not_load_what_only_report_needs() -> None:
    code = (
        "import sys; import gridctl.cli.main; "
        "assert not {'jinja2', 'pandas', 'rich'} & set(sys.modules), 'heavy'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


NEEDED = (
    "links.csv members.csv households.csv grids.yaml branches.yaml assignments.csv appraisals.csv "
    "core-households.csv meetings.csv tasks.yaml ledger/requests/2022.csv "
    "ledger/visits/2022Q3.csv ledger/activities/2022Q3.csv"
)


@pytest.mark.parametrize("path", NEEDED.split())
def test_it_refuses_while_a_table_it_needs_is_missing(village: Path, path: str) -> None:
    (village / path).unlink()
    assert run(village, "--quarter", "2022Q3") == (
        2,
        f"没有生成公示表，因为缺少现行政策需要的文件：{path}；暂无内容的表只写表头一行。\n",
    )
    assert run(village, "--quarter", "2022Q3", "--lang", "en") == (
        2,
        (
            "Nothing was published, because policies in force need these files and they are "
            f"missing: {path}; a table without rows yet has its header line only.\n"
        ),
    )
    assert not (village / "published").exists()


@pytest.mark.parametrize(
    "path",
    ["ledger/visits/2022Q2.csv", "ledger/activities/2022Q4.csv", "stations.yaml"],
)
def test_a_missing_table_of_another_period_or_use_does_not_matter(village: Path, path: str) -> None:
    (village / path).unlink()
    assert run(village, "--quarter", "2022Q3")[0] == 0


def test_a_month_or_a_year_needs_the_ledgers_of_its_quarters(village: Path) -> None:
    (village / "ledger" / "visits" / "2022Q3.csv").unlink()
    for words in (["--month", "2022-08"], ["--year", "2022"], ["--half", "2022H2"]):
        code, said = run(village, *words)
        assert code == 2
        assert "ledger/visits/2022Q3.csv" in said
    assert run(village, "--month", "2022-12")[0] == 0


@pytest.mark.parametrize(
    ("path", "old", "new", "line"),
    [
        ("ledger/visits/2022Q3.csv", "2022-07-", "2022-02-30#", 2),
        ("links.csv", "M1,H4,", "M9,H4,", 2),
        ("members.csv", "M4,", "M4 x,", 5),
        ("grids.yaml", "grids:", "grids: []\ngrids:", 2),
        ("gridctl.yaml", "residents: 姓名隐去", "residents: nonsense", 8),
    ],
)
def test_it_refuses_while_rows_or_values_cannot_be_taken(
    village: Path, path: str, old: str, new: str, line: int
) -> None:
    file = village / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    code, said = run(village, "--quarter", "2022Q3", "--lang", "en")
    assert code == 2
    assert re.fullmatch(
        "Nothing was published, because (1 row or value|[0-9]+ rows or values) could not be taken, "
        rf"the first at {re.escape(path)} line {line}; run gridctl validate\.\n",
        said,
    )
    code, said = run(village, "--quarter", "2022Q3")
    assert f"第一处在{path}第{line}行；请运行 gridctl validate。\n" in said
    assert not (village / "published").exists()


@pytest.mark.parametrize("key", ["as_of", "records_from"])
def test_it_refuses_while_a_day_of_the_manifest_cannot_be_read(village: Path, key: str) -> None:
    file = village / "gridctl.yaml"
    lines = file.read_text("utf-8").split("\n")
    changed = [f"{key}: abc" if line.startswith(key) else line for line in lines]
    file.write_text("\n".join(changed), "utf-8")
    assert run(village, "--quarter", "2022Q3")[0] in {1, 2}
    assert not (village / "published").exists()


def test_an_empty_value_is_no_period_and_no_folder(
    village: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(village)
    for words in (["--quarter", ""], ["--month", "", "--lang", "zh"]):
        assert run(*words)[0] == 2
    assert not (village / "published").exists()
