"""Every page is built so that anybody, and any program, finds the way in it."""

import pytest

from gridctl.app.report import render
from gridctl.model.period import Period
from gridctl.model.words import Lang
from tests.disclosure.readback import Tables, html_tables
from tests.disclosure.small import small
from tests.kit import Files, community, example, opened

LANGS: tuple[Lang, ...] = ("zh", "en")
WIDE = {"annex-2", "commitments", "ledger-grids", "at-a-glance"}


def read(found: dict[str, bytes]) -> dict[str, Tables]:
    return {name: html_tables(data) for name, data in found.items() if name.endswith(".html")}


def of_example(files: Files, period: str) -> dict[str, bytes]:
    return render(opened(files, "2023-06-01"), Period.parse(period), "zh")


PAGES = [
    *(((lang, name), page) for lang in LANGS for name, page in read(small(lang)).items()),
    *((("village", n), page) for n, page in read(of_example(example(), "2022")).items()),
    *((("community", n), page) for n, page in read(of_example(community(), "2023-02")).items()),
]


@pytest.mark.parametrize("page", [page for _, page in PAGES], ids=[str(key) for key, _ in PAGES])
def test_a_page_is_well_built(page: Tables) -> None:
    assert page.levels[0] == 1
    assert page.levels.count(1) == 1
    steps = zip(page.levels, page.levels[1:], strict=False)
    assert all(after <= before + 1 for before, after in steps)
    assert len(page.ids) == len(set(page.ids))
    assert {"header", "main", "footer"} <= set(page.landmarks)
    assert page.links[0] == "#content"  # the first thing the tab key reaches
    assert "content" in page.ids
    assert set(page.scopes) <= {"col", "row"}
    assert page.strange == set()
    assert page.unclosed == []
    assert page.loaded == []
    assert len(page.described) == sum(bool(texts) for texts in page.drawings)


def test_the_index_has_its_parts_in_order() -> None:
    page = read(small("en"))["index.html"]
    parts = ("At a glance", "Who looks after my house", "Disclosure tables")
    assert [heading for heading in page.headings if heading in parts] == list(parts)
    inside = [link for link in page.links if not link.startswith(("#", "../"))]
    assert inside[:4] == ["at-a-glance.html", "grid-G1.html", "grid-G2.html", "annex-2.html"]
    assert len(inside) == len(set(inside)) == 13


def test_wide_pages_are_for_a3() -> None:
    for name, data in small().items():
        if name.endswith(".html"):
            wide = name.removesuffix(".html") in WIDE
            assert (b"size: A3 landscape" in data) is wide, name
            assert (b"size: A4 portrait" in data) is not wide, name


def test_a_years_months_need_a3() -> None:
    def wide(period: str) -> bool:
        return b"size: A3 landscape" in of_example(example(), period)["activity-counts.html"]

    assert wide("2022")
    assert not wide("2022H2")


def test_every_sheet_tells_whose_it_is_and_its_number() -> None:
    text = small()["requests.html"].decode()
    organisation = "".join(f"\\{ord(c):06x}" for c in "试村党总支")
    assert f'@bottom-left {{ content: "{organisation}"; }}' in text
    assert 'counter(page) " / " counter(pages)' in text
    for words in ("张贴日期：____年__月__日", "公示至：____年__月__日", "（盖章）"):
        assert words in text


def test_a_notice_tells_until_when_to_object() -> None:
    assert "提出期限：公示期内提出，自张贴之日起不少于10日。" in small()["annex-2.md"].decode()
