"""Files in templates/: each makes something, or is told."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from gridctl.app.own_templates import unreadable_templates
from gridctl.app.report import NotPublishedError, render
from gridctl.app.village import open_village
from gridctl.cli.main import app
from gridctl.disclosure.site import pages
from gridctl.disclosure.template_names import PAGES, SORTS, file_names, grid_page
from gridctl.lang.say import fill
from gridctl.model.period import Period
from tests.disclosure.small import Q3, VILLAGE, facts_of
from tests.kit import TODAY, Files, check, community, example, message, opened, places, severities


def strays(templates: dict[str, str], files: Files = VILLAGE) -> list[str]:
    own = {f"templates/{name}": text for name, text in templates.items()}
    return [f.mark.file for f in check("unknown-file", {**files, **own})]


@pytest.mark.parametrize(
    "name",
    [
        "page.html.j2",
        "page.md.j2",
        "layout.html.j2",
        "style.css.j2",
        "form-annex-1.html.j2",
        "annex-2.html.j2",
        "annex-2.md.j2",
        "grid.md.j2",
        "glance.md.j2",
        "grid-G2.html.j2",
        "no-grid.html.j2",
        "README.md",
    ],
)
def test_what_makes_a_page_is_let_be(name: str) -> None:
    assert strays({name: "x"}) == []


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("annex-2.html.jinja2", "annex-2.html.j2"),
        ("anex-2.html.j2", "annex-2.html.j2"),
        ("grid-G3.html.j2", "grid-G2.html.j2"),
    ],
)
def test_a_misspelled_name_is_told_with_the_right_one(name: str, near: str) -> None:
    (found,) = check("unknown-file", {**VILLAGE, f"templates/{name}": "x"})
    assert places((found,)) == [(f"templates/{name}", None, None)]
    assert severities((found,)) == ["warning"]
    assert message(found, "en") == (
        f"templates/{name} takes the place of no template and none brings it in; "
        f"templates/{near} would."
    )
    assert message(found, "zh") == (
        f"templates/{name}不替换任何模板，也没有被模板引用，不起作用；是否应为templates/{near}？"
    )


def test_a_name_like_none_is_told() -> None:
    (found,) = check("unknown-file", {**VILLAGE, "templates/seal.png": b"\x89PNG\x00"})
    assert message(found, "zh") == (
        "templates/seal.png不替换任何模板，也没有被模板引用，不起作用。"
    )
    assert message(found, "en") == (
        "templates/seal.png takes the place of no template and none brings it in: it changes "
        "nothing."
    )


@pytest.mark.parametrize(
    "tag",
    [
        '{% include "own/part.html.j2" %}',
        "{%- include 'own/part.html.j2' ignore missing -%}",
        '{% extends "own/part.html.j2" %}',
        '{% import "own/part.html.j2" as part %}',
        '{%\nfrom "own/part.html.j2" import part %}',
        '{% include ["no.j2", "own/part.html.j2"] %}',
        '{% include "own/part.html.j2" if page.wide else "page.html.j2" %}',
    ],
)
def test_what_another_brings_in_is_let_be(tag: str) -> None:
    part = {"own/part.html.j2": '{% include "own/deep.html.j2" %}', "own/deep.html.j2": "x"}
    assert strays({"requests.html.j2": tag, **part}) == []
    assert strays(part) == ["templates/own/deep.html.j2", "templates/own/part.html.j2"]
    # what a template of no use brings in is of no use either
    assert strays({"request.html.j2": tag, **part}) == [
        "templates/own/deep.html.j2",
        "templates/own/part.html.j2",
        "templates/request.html.j2",
    ]


def test_where_a_template_works_out_what_it_brings_in_nothing_is_told() -> None:
    assert strays({"built-in/page.html.j2": "x"}) == ["templates/built-in/page.html.j2"]
    assert strays({"page.html.j2": "{% include page.id %}", "quotas": "x"}) == ["templates/quotas"]
    assert strays({"page.html.j2": "{% include page.id %}", "part.html.j2": "x"}) == []


def test_the_names_are_those_of_the_pages_and_hold_every_view() -> None:
    of_example: set[str] = set()
    for files, period in (
        (VILLAGE, "2022Q3"),
        (example(), "2022"),
        (example(), "2022Q4"),
        (community(), "2023Q1"),
    ):
        facts = facts_of(files, Period.parse(period))
        grids = map(grid_page, file_names(tuple(facts.state.grids)).values())
        found = pages(facts)
        assert {page.id for page in found} <= {*PAGES, *grids}
        assert {page.template for page in found} <= set(SORTS)
        if files == example():
            of_example |= {page.id for page in found}
    assert set(PAGES) - of_example == {"no-grid"}


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"PK\x03\x04", b"a\x00b", b"\xff\xff"])
def test_nothing_is_published_without_a_template_that_cannot_be_read(data: bytes) -> None:
    files = {**VILLAGE, "templates/page.html.j2": data}
    (found,) = check("unreadable-file", files)
    assert found.mark.file == "templates/page.html.j2"
    with pytest.raises(NotPublishedError) as caught:
        render(opened(files), Q3, "zh")
    assert fill(caught.value.words, caught.value.values, "zh") == (
        "没有生成公示表，因为以下文件无法读取：templates/page.html.j2；"
        "具体问题请运行 gridctl validate 查看。"
    )


def test_a_template_in_gb18030_is_read_with_a_warning() -> None:
    files = {**VILLAGE, "templates/requests.html.j2": "<!DOCTYPE html>甲".encode("gb18030")}
    assert places(check("bad-encoding", files)) == [("templates/requests.html.j2", 1, None)]
    assert render(opened(files), Q3, "zh")["requests.html"].decode() == "<!DOCTYPE html>甲"


@pytest.fixture
def village(tmp_path: Path) -> Path:
    folder = tmp_path / "village"
    for path, text in VILLAGE.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


@pytest.mark.parametrize("link", ["templates", "templates/page.html.j2"])
def test_a_link_out_of_the_folder_is_no_template(village: Path, tmp_path: Path, link: str) -> None:
    theirs = tmp_path / "theirs"
    (theirs / "page.html.j2").parent.mkdir()
    (theirs / "page.html.j2").write_text("x", encoding="utf-8")
    (village / link).parent.mkdir(exist_ok=True)
    (village / link).symlink_to(theirs if link == "templates" else theirs / "page.html.j2")
    found = open_village(village, TODAY)
    assert unreadable_templates(found.problems) == (link,)
    with pytest.raises(NotPublishedError):
        render(found, Q3, "zh")


def test_report_tells_of_a_stray_template_and_publishes(village: Path, tmp_path: Path) -> None:
    (village / "templates").mkdir()
    (village / "templates" / "anex-2.html.j2").write_text("x", encoding="utf-8")
    words = ("report", village, "--quarter", "2022Q3", "--lang", "zh", "--out", tmp_path / "out")
    result = CliRunner().invoke(app, [*map(str, words)])
    assert result.exit_code == 0
    assert result.stderr == (
        "templates/anex-2.html.j2不替换任何模板，也没有被模板引用，不起作用；"
        "是否应为templates/annex-2.html.j2？\n"
    )
    assert (tmp_path / "out" / "index.html").is_file()


def test_a_template_of_a_blank_page_is_named(village: Path) -> None:
    def said(*words: object) -> tuple[int, str]:
        result = CliRunner().invoke(app, [*map(str, words)])
        return result.exit_code, result.stderr

    report = ("report", village, "--quarter", "2022Q3", "--lang")
    assert said(*report, "zh")[0] == 0
    (village / "templates").mkdir()
    (village / "templates" / "requests.md.j2").write_text("\n", encoding="utf-8")
    assert said(*report, "en")[1] == (
        "Nothing was published, because the template templates/requests.md.j2 cannot be used (the "
        "page that it makes is blank).\n"
    )
    code, zh = said(*report, "zh")
    assert code == 2
    assert zh == "没有生成公示表，因为模板templates/requests.md.j2有误（生成的页面是空白的）。\n"
    verify = ("verify", village / "published" / "2022Q3", "--lang")
    assert said(*verify, "en")[1] == (
        "Nothing was compared, because the template templates/requests.md.j2 cannot be used (the "
        "page that it makes is blank).\n"
    )
    code, zh = said(*verify, "zh")
    assert code == 2
    assert zh == "没有核对，因为模板templates/requests.md.j2有误（生成的页面是空白的）。\n"
