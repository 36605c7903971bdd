"""The Big List of Naughty Strings as names, titles and promises: shown as text, nothing leaks."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from typer.testing import CliRunner

from gridctl.app.report import NotPublishedError
from gridctl.cli.main import app
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.page import NOTHING, in_language
from gridctl.disclosure.site import pages, site
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
def facts() -> Facts:
    return facts_of(naughty_village())


@cache
def shown(lang: Lang) -> dict[str, bytes]:
    """Return the pages: the Chinese ones as the command writes them, the English ones as made."""
    if lang == "en":
        return site(facts(), lang, {})
    with TemporaryDirectory() as folder:
        village, out = write(Path(folder) / "village", naughty_village()), Path(folder) / "out"
        words = ["report", str(village), "--quarter", "2022Q3", "--lang", "zh", "--out", str(out)]
        result = CliRunner().invoke(app, words)
        assert result.exit_code == 0, result.output
        return {path.name: path.read_bytes() for path in out.iterdir()}


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
    for page in (in_language(page, "zh") for page in pages(facts())):
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
    for number, text in enumerate(naughty_strings()):
        if number not in REFUSED and text.split():
            assert (facts().masks.text(text) or NOTHING) in names, number


def test_the_command_writes_every_page() -> None:
    made = {f"{page.id}.{form}" for page in pages(facts()) for form in ("html", "md")}
    more = {"index.html", "index.md", "data.json", "manifest.json"}
    assert shown("zh").keys() - {"build.json"} == shown("en").keys() == made | more


def test_no_residents_name_is_in_any_file() -> None:
    assert all(secret(number).endswith(f"秘户主名{number}") for number in range(485))
    for name, data in shown("zh").items():
        assert "秘户主名" not in data.decode(), name
