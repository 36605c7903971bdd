"""gridctl report --out: never among the tables, never over somebody else's file."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from gridctl.cli.main import app
from tests.disclosure.once import render_each_once
from tests.disclosure.small import VILLAGE
from tests.history import repo

Q3 = ("--quarter", "2022Q3")


def run(*words: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["report", *map(str, words)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


@pytest.fixture(autouse=True)
def rendered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    render_each_once(monkeypatch)


@pytest.fixture
def village(tmp_path: Path) -> Path:
    folder = tmp_path / "village"
    more = {"gridctl.yaml": f"{VILLAGE['gridctl.yaml']}as_of: 2023-01-05\n"}
    repo.write(folder, {**VILLAGE, **more, ".gitignore": "print/\nprivate/\n"})
    return folder


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("out", [".", "ledger", "new/folder", "published"])
@pytest.mark.parametrize("more", [(), ("--format", "xlsx"), ("--format", "docx")])
def test_not_among_the_tables(
    village: Path, out: str, more: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(village)
    before = files(village)
    place = (village / out).resolve()
    published, paper = village / "published", village / "print"
    assert run(*Q3, *more, "--out", out, "--lang", "zh") == (
        2,
        f"没有写出文件：数据目录内 --out 只能写在{published}或{paper}之下，不能是{place}。\n",
    )
    code, said = run(*Q3, *more, "--out", out, "--lang", "en")
    assert code == 2
    assert said == (
        "Nothing was written: in the data folder, --out may only lie below "
        f"{published} or {paper}, not be {place}.\n"
    )
    assert files(village) == before


def test_a_link_into_the_data_folder_is_seen(village: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(village / "ledger")
    assert run(village, *Q3, "--out", tmp_path / "link")[0] == 2


@pytest.mark.parametrize("out", ["published/notice", "print/here", "print"])
def test_below_published_and_print_it_may(village: Path, out: str) -> None:
    for _ in range(2):
        assert run(village, *Q3, "--out", village / out)[0] == 0
    assert (village / out / "index.html").is_file()


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("data.json", ()),
        ("manifest.json", ()),
        ("build.json", ()),
        ("index.md", ("--print",)),
        ("disclosure-2022Q3.xlsx", ("--format", "xlsx")),
        ("annex-2-2022Q3-internal.docx", ("--format", "docx", "--internal")),
        ("annex-1-2022.html", ("--form", "annex-1")),
    ],
)
def test_somebody_elses_file_stays(
    village: Path, tmp_path: Path, name: str, more: tuple[str, ...]
) -> None:
    out = tmp_path / "site"
    out.mkdir()
    (out / name).write_text("theirs", encoding="utf-8")
    words = (village, *(() if "--form" in more else Q3), *more, "--out", out)
    assert run(*words, "--lang", "zh") == (
        2,
        (
            f"没有写出文件：{out / name}已经存在，且不是由 gridctl 写出的；"
            "请移走该文件，或另选目录。\n"
        ),
    )
    code, said = run(*words, "--lang", "en")
    assert code == 2
    assert said == (
        f"Nothing was written: {out / name} is there already, and gridctl did not write it; move "
        "it away, or name another folder.\n"
    )
    assert files(out) == {out / name: b"theirs"}


def test_what_was_published_there_is_published_again(village: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    out.mkdir()
    (out / "photo.jpg").write_bytes(b"x")
    assert run(village, *Q3, "--out", out)[0] == 0
    before = files(out)
    assert run(village, *Q3, "--out", out)[0] == 0
    assert files(out) == before


@pytest.mark.parametrize(
    ("more", "written"),
    [
        ((*Q3, "--format", "xlsx"), "disclosure-2022Q3.xlsx"),
        ((*Q3, "--format", "docx"), "annex-2-2022Q3.docx"),
        ((*Q3, "--print"), "index.html"),
        (("--form", "annex-1", "--member", "M2"), "annex-1-2022-M2.html"),
        ((*Q3, "--form", "contact-roster"), "contact-roster-2022Q3.xlsx"),
    ],
)
def test_what_was_written_there_is_written_again_unless_it_was_edited(
    village: Path, tmp_path: Path, more: tuple[str, ...], written: str
) -> None:
    out = tmp_path / "papers"
    words = (village, *more, "--out", out)
    assert run(*words)[0] == 0
    before = files(out)
    assert out / written in before
    (out / "theirs.docx").write_bytes(b"x")
    assert run(*words)[0] == 0
    assert files(out) == {**before, out / "theirs.docx": b"x"}
    (out / written).write_bytes(before[out / written] + b"more")
    assert run(*words, "--lang", "zh") == (
        2,
        f"没有写出文件：{out / written}在 gridctl 写出之后被改动过；请移走该文件，或另选目录。\n",
    )
    assert run(*words, "--lang", "en") == (
        2,
        (
            f"Nothing was written: {out / written} has been changed since gridctl wrote it; move "
            "it away, or name another folder.\n"
        ),
    )
    assert (out / written).read_bytes() == before[out / written] + b"more"
    (out / written).unlink()
    assert run(*words)[0] == 0


def test_what_says_that_it_was_written_may_be_broken_or_a_link(
    village: Path, tmp_path: Path
) -> None:
    out, name = tmp_path / "papers", "annex-1-2022-M2.html"
    words = (village, "--form", "annex-1", "--member", "M2", "--out", out)
    assert run(*words)[0] == 0
    (out / name).rename(tmp_path / name)
    (out / name).symlink_to(tmp_path / name)
    assert run(*words)[0] == 2
    (out / name).unlink()
    (tmp_path / name).rename(out / name)
    assert run(*words)[0] == 0
    for broken in ("", "[]", "{", f'{{"{name}": 1}}', "[" * 100_000):
        (out / ".gridctl-written.json").write_text(broken, encoding="utf-8")
        assert run(*words)[0] == 2, broken


def test_a_second_form_forgets_no_first(village: Path, tmp_path: Path) -> None:
    out = tmp_path / "papers"
    for _ in range(2):
        for form in (("annex-1", "--member", "M2"), ("contact-roster", *Q3)):
            assert run(village, "--form", *form, "--out", out)[0] == 0
    assert len(files(out)) == 3


def test_a_page_that_would_fetch_something_is_refused(village: Path) -> None:
    own = village / "templates" / "requests.html.j2"
    own.parent.mkdir(exist_ok=True)
    own.write_text('<!DOCTYPE html>\n<img src="https://a.example/x">\n', encoding="utf-8")
    assert run(village, *Q3, "--lang", "zh") == (
        2,
        (
            "没有生成公示表，因为使用自定义模板时requests.html第2行会含有"
            "<img>中的src=https://a.example/x，而公示页不得运行程序或引入外部内容。\n"
        ),
    )
    assert run(village, *Q3, "--lang", "en") == (
        2,
        (
            "Nothing was published, because with the data folder's own templates requests.html "
            "would hold src=https://a.example/x in <img> (line 2), and a page must not run "
            "programs or fetch anything.\n"
        ),
    )
    assert not (village / "published").exists()
