"""The Big List of Naughty Strings as names, titles and promises: shown as text, nothing leaks."""

from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gridctl.app.report import NotPublishedError
from gridctl.cli.main import app
from gridctl.disclosure.page import NOTHING, in_language
from gridctl.disclosure.site import pages
from gridctl.model.words import Lang
from tests.app.test_verify import write
from tests.disclosure.naughty import (
    is_refused,
    naughty_strings,
    naughty_village,
    secret,
    village_of,
)
from tests.disclosure.readback import Tables, html_tables, markdown_tables
from tests.disclosure.small import facts_of, rendered

REFUSED = [number for number, text in enumerate(naughty_strings()) if is_refused(text)]


@cache
def shown(lang: Lang) -> dict[str, bytes]:
    return rendered(naughty_village(), lang)


@cache
def read(lang: Lang) -> dict[str, Tables]:
    return {n: html_tables(data) for n, data in shown(lang).items() if n.endswith(".html")}


def test_the_whole_list_is_there() -> None:
    assert len(naughty_strings()) == 485
    assert len(REFUSED) == 8


@pytest.mark.parametrize("number", REFUSED)
def test_what_no_cell_may_hold_stops_the_publication(number: int) -> None:
    with pytest.raises(NotPublishedError) as caught:
        rendered(village_of(number))
    assert caught.value.values["count"] != 0


def test_every_value_is_read_back_as_it_is() -> None:
    for page in (in_language(page, "zh") for page in pages(facts_of(naughty_village()))):
        tables = [table for table in page["tables"] if table["rows"]]
        html = read("zh")[f"{page['id']}.html"].tables
        markdown = markdown_tables(shown("zh")[f"{page['id']}.md"])
        for table, in_html, in_markdown in zip(tables, html, markdown, strict=True):
            rows = [[v if isinstance(v, list) else str(v) for v in row] for row in table["rows"]]
            assert in_html[1:] == rows
            joined = [["；".join(v) if isinstance(v, list) else v for v in row] for row in rows]
            assert in_markdown[1:] == joined


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_becomes_markup(lang: Lang) -> None:
    for name, page in read(lang).items():
        assert page.loaded == [], name
        assert page.unclosed == [], name
        assert page.strange == set(), name
        assert page.styles == 1, name


def test_each_string_is_on_a_page_as_text() -> None:
    names = {row[0] for table in read("zh")["ratings.html"].tables for row in table}
    names |= {row[0] for table in read("zh")["quotas.html"].tables for row in table}
    facts = facts_of(naughty_village())
    for number, text in enumerate(naughty_strings()):
        if number not in REFUSED and text.split():
            assert (facts.masks.text(text) or NOTHING) in names, number


def test_the_command_publishes_them(tmp_path: Path) -> None:
    village, out = write(tmp_path / "village", naughty_village()), tmp_path / "out"
    words = ["report", str(village), "--quarter", "2022Q3", "--lang", "zh", "--out", str(out)]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    written = {path.name: path.read_bytes() for path in out.iterdir()}
    assert {**written, "build.json": b""} == {**shown("zh"), "build.json": b""}


def test_no_residents_name_is_in_any_file() -> None:
    whole = "\n".join(data.decode() for data in shown("zh").values())
    for number in range(485):
        assert f"秘户主名{number}" not in whole
        assert secret(number) not in whole
