"""With own templates no page may run a program, or fetch something from another place."""

import pytest

from gridctl.disclosure.outward import OutwardError, check, check_markdown
from gridctl.disclosure.templates import PageFaultError, Templates
from tests.disclosure.small import VILLAGE, rendered, small


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<script>1</script>", "<script>"),
        ('<SCRIPT src="a.js"></SCRIPT>', "<script>"),
        ('<svg><script href="#a"/></svg>', "<script>"),
        ('<img src="https://a.example/x">', "src=https://a.example/x in <img>"),
        ('<img src="//a.example/x">', "src=//a.example/x in <img>"),
        ('<img src="/x">', "src=/x in <img>"),
        (r'<img src="\\a\x">', r"src=\\a\x in <img>"),
        ('<img srcset="a.png 1x, http://a/b 2x">', "srcset=a.png 1x, http://a/b 2x in <img>"),
        ("<p onclick=go()>", "onclick= in <p>"),
        ("<svg/onload=go()>", "onload= in <svg>"),
        ('<a href="java&#115;cript:go()">', "href=javascript:go() in <a>"),
        ('<a href=" jav\tascript:go()">', "href= jav\tascript:go() in <a>"),
        ('<a href="data:image/svg+xml,x">', "href=data:image/svg+xml,x in <a>"),
        ('<img src="data:image/svg+xml;base64,x">', "src=data:image/svg+xml;base64,x in <img>"),
        ('<link rel="stylesheet" href="http://a/b.css">', "href=http://a/b.css in <link>"),
        ('<iframe src="a.html"></iframe>', "<iframe>"),
        ('<meta http-equiv="refresh" content="0;url=a">', "http-equiv= in <meta>"),
        ('<form action="a">', "<form>"),
        ('<button formaction="http://a">', "formaction=http://a in <button>"),
        ('<base href="a/">', "<base>"),
        ('<p style="background:url(http://a/b)">', "url(http://a/b in <p>"),
        ('<rect fill="url(//a/b)"/>', "url(//a/b in <rect>"),
        ("<style>p { background: url( 'http://a/b' ) }</style>", "url( 'http://a/b"),
        (r"<style>p { background: \75 rl(http://a/b) }</style>", "url(http://a/b"),
        ("<style>@import 'a.css';</style>", "@import"),
        ("<svg><style>&#64;import 'a.css';</style></svg>", "@import"),
        ("<style>p { background: url(//a/b)", "<style> without an end"),
        ("<svg><style><img src=x></style></svg>", "a bare <"),
        ("<style/>p", "<style/>"),
        ("<!--><img src=x>-->", "markup in a comment"),
        ("<![CDATA[x]]>", "<![…]>"),
        ("<![](http://a)>", "<![…]>"),
        ("<?xml-stylesheet href='a'?>", "<?…>"),
        ('<!DOCTYPE x SYSTEM "http://a">', "<!…>"),
        ("<img src=http://a ", "a bare <"),
    ],
)
def test_what_is_refused(markup: str, found: str) -> None:
    with pytest.raises(OutwardError) as caught:
        check(f"<!DOCTYPE html>\n<body>\n{markup}")
    assert (caught.value.found.en, caught.value.line) == (found, 3)


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="../index.html#2022Q2">甲</a><a href="#content">乙</a><a href="?a=b:c">丙</a>',
        '<img src="data:image/png;base64,AAAA" alt="印章"><img src="photo.jpg">',
        "<style>p { background: url(photo.jpg) } b { background: url('data:image/png,x') }</style>",
        '<!-- 说明 --><p title="a < b">5 &lt; 6 &amp; &#60;script&#62;</p>',
        '<svg><path fill="url(#a)"/></svg>',
    ],
)
def test_what_may_stand(markup: str) -> None:
    check(f"<!DOCTYPE html>\n<body>{markup}</body>\n")


def test_every_page_of_ours_may_stand() -> None:
    pages = [data.decode() for name, data in small().items() if name.endswith(".html")]
    assert pages
    for page in pages:
        check(page)


def test_the_page_is_named_and_its_line() -> None:
    own = '{% extends "page.html.j2" %}\n{% block main %}<script>1</script>{% endblock %}\n'
    with pytest.raises(PageFaultError) as caught:
        rendered({**VILLAGE, "templates/requests.html.j2": own})
    assert (caught.value.name, caught.value.line is None) == ("requests.html", False)
    assert caught.value.why == ("the finished page holds <script>", "生成的网页含有<script>")
    page = Templates({}).texts["layout.html.j2"]
    assert caught.value.line is not None
    assert caught.value.line > page[: page.index("<body")].count("\n")


def test_without_own_templates_nothing_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("check", "check_markdown"):
        monkeypatch.setattr(f"gridctl.disclosure.outward.{name}", None)
    assert rendered(VILLAGE) == small()


@pytest.mark.parametrize(
    ("markup", "found", "line"),
    [
        ("1 <script>", "<script>", 3),
        ("- a\n- b\n\n  <script>\n\n  1</script>", "<script>", 3),
        ("| a |\n| - |\n| ![](//a.example/x) |", "src=//a.example/x in <img>", 3),
        ("甲\n\n![图](https://a.example/x)", "src=https://a.example/x in <img>", 5),
        ("[甲][1]\n\n[1]: http://a.example", "href=http://a.example in <a>", 3),
        ("[甲](javascript:go())", "href=javascript:go() in <a>", 3),
        ("<http://a.example>", "href=http://a.example in <a>", 3),
        ("甲\n\n<p\n\nonclick=go()>", "a stray quotation mark in <p>", 5),
    ],
)
def test_what_is_refused_in_markdown(markup: str, found: str, line: int) -> None:
    with pytest.raises(OutwardError) as caught:
        check_markdown(f"# 公示\n\n{markup}\n\n乙\n")
    assert (caught.value.found.en, caught.value.line) == (found, line)


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_markdown_that_begins_and_ends_with_a_program(end: str) -> None:
    with pytest.raises(OutwardError) as caught:
        check_markdown(f"<script>1</script>{end}")
    assert caught.value.line == 1


def test_what_may_be_in_markdown() -> None:
    check_markdown(
        "# 公示\n\n[甲](../index.md#a) ![印章](data:image/png;base64,AAAA)\n\n`<script>`\n"
    )
    check_markdown("    <script>\n\n```\n<script>\n```\n\n\\<script\\> 3 < 4 &lt;script>\n")
    check_markdown("")


def test_a_markdown_page_is_named_and_its_line() -> None:
    own = "# 诉求\n\n{{ page.title }} <script>1</script>\n"
    with pytest.raises(PageFaultError) as caught:
        rendered({**VILLAGE, "templates/requests.md.j2": own})
    assert (caught.value.name, caught.value.line) == ("requests.md", 3)
    assert rendered({**VILLAGE, "templates/requests.html.j2": '{% extends "page.html.j2" %}'})
