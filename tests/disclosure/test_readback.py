"""What stands in the pages is what the views gave: in HTML and in Markdown, in both languages."""

import re
from functools import cache

import pytest

from gridctl.disclosure.page import in_language
from gridctl.disclosure.site import pages
from gridctl.model.words import Lang
from tests.disclosure.readback import html_tables, markdown_tables
from tests.disclosure.small import LANGS, VILLAGE, facts_of, rendered, small
from tests.kit import Files, edited

#: A text that looks like markup, HTML, a table, a link and a formula at once.
HOSTILE = (
    "<script>alert(1)</script>|a*b*_c_`d`[x](http://y.z)[/]&amp;~~k~~$x$ 张三|李四 @me :tada: #1"
)


def hostile_village() -> dict[str, str | bytes]:
    files = edited(VILLAGE, "members.csv", "赵甲乙", f'"{HOSTILE}"')
    files = edited(files, "commitments/2022.yaml", "text: 清理水沟", f"text: '{HOSTILE}'")
    files = edited(files, "commitments/2022.yaml", "宣讲政策", '"- 一\\n# 二"')
    return edited(files, "grids.yaml", "name: 东网格", 'name: "1. ]] <b>东|网格"')


@cache
def hostile(lang: Lang = "zh") -> dict[str, bytes]:
    return rendered(hostile_village(), lang)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("files", [VILLAGE, hostile_village()], ids=["plain", "hostile"])
def test_both_forms_hold_the_views_values(files: Files, lang: Lang) -> None:
    found = small(lang) if files == VILLAGE else hostile(lang)
    for page in (in_language(page, lang) for page in pages(facts_of(files))):
        html = html_tables(found[f"{page['id']}.html"]).tables
        markdown = markdown_tables(found[f"{page['id']}.md"])
        shown = [table for table in page["tables"] if table["rows"]]
        assert len(html) == len(markdown) == len(shown)
        for table, in_html, in_markdown in zip(shown, html, markdown, strict=True):
            head = [column["title"] for column in table["columns"]]
            rows = [[v if isinstance(v, list) else str(v) for v in row] for row in table["rows"]]
            joined = [[_joined(value, lang) for value in row] for row in rows]
            assert in_html == [head, *rows]
            assert in_markdown == [head, *joined]


def _joined(value: object, lang: Lang) -> str:
    return ("；" if lang == "zh" else "; ").join(value) if isinstance(value, list) else str(value)


def test_hostile_names_stay_text() -> None:
    found = hostile()
    for name, data in found.items():
        text = data.decode()
        assert "<script" not in text.replace("\\<script", "") or name.endswith(".md")
        if name.endswith(".html"):
            assert html_tables(data).loaded == []
            assert "&lt;script&gt;" in text or "script" not in text
        else:
            assert not re.search(r"(?<!\\)<", text), name
    html = html_tables(found["annex-2.html"])
    assert html.tables[0][1][0] == HOSTILE
    assert html.tables[0][1][2] == ["- 一 # 二", "调解纠纷"]


@pytest.mark.parametrize("lang", LANGS)
def test_every_link_leads_to_a_page_or_a_place_in_it(lang: Lang) -> None:
    found = small(lang)
    ids = {n: html_tables(data).ids for n, data in found.items() if n.endswith(".html")}
    for name in ids:
        for link in html_tables(found[name]).links:
            page, _, place = link.partition("#")
            if page.startswith("../"):
                assert link in {"../index.html", "../index.html#2022Q4", "../index.html#2022Q2"}
            else:
                assert (page or name) in ids, (name, link)
                assert not place or place in ids[page or name], (name, link)
    for name, data in found.items():
        if name.endswith(".md"):
            for link in re.findall(r"(?<!\\)\]\(([^)]+)\)", data.decode()):
                assert link in {*found, "../index.md"}, (name, link)


def test_headings_are_in_the_language_asked_for() -> None:
    names = {"试村", "试村党总支", "东网格", "西网格", "一组", "二组", "桥头院子", "井边院子"}
    for name, data in small("en").items():
        if name.endswith(".html"):
            html = html_tables(data)
            assert html.lang == "en"
            heads = [cell for table in html.tables for cell in table[0]]
            for heading in (*html.headings, *heads):
                for known in sorted(names, key=len, reverse=True):
                    heading = heading.replace(known, "")  # noqa: PLW2901 (names are data)
                assert not re.search("[\u4e00-\u9fff]", heading), (name, heading)
    for name, data in small("zh").items():
        if name.endswith(".html"):
            html = html_tables(data)
            assert html.lang == "zh-CN"
            heads = [cell for table in html.tables for cell in table[0]]
            for heading in (*html.headings, *heads):
                assert not re.search("[A-Za-z]", heading), (name, heading)


def test_values_are_in_the_language_asked_for() -> None:
    rows = {
        name: markdown_tables(small("en")[f"{name}.md"])
        for name in ("commitments", "requests", "ratings", "ledger-households", "core-and-plates")
    }
    assert [row[6] for row in rows["commitments"][0][1:]] == ["kept", "open", "overdue"]
    assert [row[0] for row in rows["requests"][0][1:]] == ["at once", "promised", "wish", "Total"]
    assert rows["ratings"][0][2][7] == "fairly good"
    assert rows["ledger-households"][0][1][6:] == ["near", "member", "2022-01-01"]
    assert rows["core-and-plates"][1][1][3] == "core household"
