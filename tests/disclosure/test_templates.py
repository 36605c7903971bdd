"""A data folder's own templates win, and can do nothing but show what they are given."""

import json
from functools import cache

import pytest

from docs.generator.templates import EXAMPLE
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.refusals import ARITHMETIC, NO_DRAWING, NO_LIST, PAGE_TOO_LARGE
from gridctl.disclosure.site import site
from gridctl.disclosure.template_names import built_in_folder
from gridctl.disclosure.templates import (
    TemplateFaultError,
    Templates,
    local_templates,
)
from tests.disclosure.small import VILLAGE, facts_of, rendered, small
from tests.kit import ROOT

DATA = {"page": {"title": "甲<b>|", "rows": [["一", 2]]}, "words": {"a": "x"}}


@cache
def facts() -> Facts:
    return facts_of(VILLAGE)


def with_own(texts: dict[str, str]) -> dict[str, bytes]:
    """Return the small village's pages with templates of its own, by their names."""
    return site(facts(), "zh", texts)


def shown(text: str, name: str = "own.html.j2") -> str:
    return Templates({name: text}).render([name], DATA)


def fault(text: str) -> TemplateFaultError:
    with pytest.raises(TemplateFaultError) as caught:
        shown(text)
    return caught.value


def test_built_in_templates_are_at_the_top_of_the_repo() -> None:
    assert built_in_folder() == ROOT / "templates"
    assert (built_in_folder() / "page.html.j2").is_file()


def test_a_local_template_wins_by_its_name() -> None:
    own = "<!DOCTYPE html><title>{{ notice.title }}</title>{{ page.title }}\n"
    found = rendered({**VILLAGE, "templates/page.html.j2": own})
    assert found["quotas.html"].decode().endswith("各项指标\n")
    assert found["quotas.md"] == small()["quotas.md"]
    assert found["index.html"] == small()["index.html"]


def test_a_local_template_may_be_for_one_page_and_extend_ours() -> None:
    own = '{% extends "page.html.j2" %}\n{% block main %}只此一页{% endblock %}\n'
    found = with_own({"requests.html.j2": own})
    assert "只此一页" in found["requests.html"].decode()
    assert "<table>" not in found["requests.html"].decode()
    assert {n for n in found if found[n] != small()[n]} == {"requests.html", "manifest.json"}


def test_a_local_template_may_extend_the_one_that_it_replaces() -> None:
    own = '{% extends "built-in/page.html.j2" %}\n{% block notes %}每页一行{% endblock %}\n'
    found = with_own({"page.html.j2": own})
    assert "每页一行" in found["quotas.html"].decode()
    assert "<table>" in found["quotas.html"].decode()
    digests = [json.loads(each["manifest.json"])["templates"] for each in (small(), found)]
    assert digests[1].keys() - digests[0].keys() == {"built-in/page.html.j2"}
    assert digests[1]["built-in/page.html.j2"] == digests[0]["page.html.j2"]
    theirs = {"built-in/page.html.j2": "不是内置的", "page.html.j2": own}
    assert with_own(theirs)["quotas.html"] == found["quotas.html"]


def test_only_templates_of_the_folder_are_taken() -> None:
    texts = {"templates/a.html.j2": "a\r\nb", "templates/notes.md": "x", "policies/p.yaml": "y"}
    assert local_templates(texts) == {"a.html.j2": "a\nb"}


def test_html_is_escaped_whatever_the_template_is_called() -> None:
    assert shown("{{ page.title }}") == "甲&lt;b&gt;|"
    assert shown("{{ page.title }}", "x.html") == "甲&lt;b&gt;|"
    assert shown("{{ page.title | md }}", "x.md.j2") == r"甲\<b\>\|"


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ page.__class__ }}",
        "{{ page.title.upper() }}",
        "{{ page.title.format(page) }}",
        "{{ '{:>999999999}'.format(1) }}",
        "{{ page.rows.append(1) }}",
        "{{ page.update({}) }}",
        "{{ self._TemplateReference__context }}",
        "{{ page.title | attr('__class__') }}",
        "{{ 'x' * 1000000000 }}",
        "{{ 1 + 1 }}",
        "{{ 'a' ~ 'b' }}",
        "{{ 2 ** 100 }}",
        "{{ '%99999999d' % 1 }}",
        "{{ 'a' | center(1000000000) }}",
        "{{ page.title | join(page.title) }}",
        "{{ page.title | safe }}",
        "{{ range(10) }}",
        "{{ lipsum() }}",
        "{{ cycler('a') }}",
        "{% include '../../etc/passwd' %}",
        "{% include '/etc/passwd' %}",
    ],
)
def test_the_sandbox_refuses(text: str) -> None:
    broken = fault(f"一\n{text}")
    assert broken.name.startswith("templates/own.html.j2")
    assert broken.line in {2, None}


def test_a_text_in_the_style_sheet_is_numbers_only() -> None:
    written = Templates({"s": "{{ a | css }}"}).render(["s"], {"a": '</style>"\\一'})
    assert written == "".join(f"\\{ord(c):06x}" for c in '</style>"\\一')


def test_a_drawing_of_plain_shapes_is_shown_as_it_is() -> None:
    plain = '<svg class="qr" viewBox="0 0 9 9"><path fill="#000" d="M0 0h1v1h-1z"/></svg>'
    found = Templates({"a.html": "{{ a | drawing }}"}).render(["a.html"], {"a": plain})
    assert found == plain


@pytest.mark.parametrize(
    "text",
    [
        "<svg onload='alert(1)'></svg>",
        "<svg><script>alert(1)</script></svg>",
        '<svg style="x"></svg>',
        '<svg><a href="x"><path d=""/></a></svg>',
        '<svg fill="url(https://a)"></svg>',
        "<svg>text</svg>",
        "<img>",
        "text",
    ],
)
def test_no_other_text_passes_as_a_drawing(text: str) -> None:
    with pytest.raises(TemplateFaultError) as caught:
        Templates({"a.html": "{{ a | drawing }}"}).render(["a.html"], {"a": text})
    assert caught.value.why is NO_DRAWING


def test_pages_of_a_sort_share_a_template() -> None:
    own = '{% extends "page.html.j2" %}\n{% block main %}网格自有{% endblock %}\n'
    found = with_own({"grid.html.j2": own})
    assert {n for n in found if "网格自有".encode() in found[n]} == {"grid-G1.html", "grid-G2.html"}
    one = with_own({"grid.html.j2": own, "grid-G1.html.j2": "一\n"})
    assert one["grid-G1.html"].decode() == "一\n"
    assert one["grid-G2.html"] == found["grid-G2.html"]


def test_the_guide_s_own_template_works() -> None:
    found = with_own({"page.html.j2": EXAMPLE})
    assert '<p class="note">试村 · 群众诉求办理情况</p>' in found["requests.html"].decode()
    assert "<table>" in found["requests.html"].decode()


def test_a_fault_tells_the_template_and_the_line() -> None:
    missing = fault("一\n二\n{{ page.no_such }}")
    assert (missing.name, missing.line) == ("templates/own.html.j2", 3)
    assert missing.why == (
        "it cannot be carried out: 'dict object' has no attribute 'no_such'",
        "无法执行：'dict object' has no attribute 'no_such'",
    )
    syntax = fault("一\n{% for %}")
    assert (syntax.name, syntax.line) == ("templates/own.html.j2", 2)
    assert syntax.why.zh == "写法不符合模板语法：" + syntax.why.en.partition(": ")[2]


def test_what_is_ours_to_refuse_is_told_in_both_languages() -> None:
    assert fault("{{ 1 + 1 }}").why is ARITHMETIC
    assert fault("{{ page.title | join }}").why is NO_LIST
    assert fault("{% include 'no.j2' %}").why == ("there is no template no.j2", "没有模板no.j2")


@pytest.mark.parametrize(
    ("own", "named"),
    [
        ({"requests.html.j2": ""}, "requests.html.j2"),
        ({"requests.md.j2": " \n{% if false %}x{% endif %}\n"}, "requests.md.j2"),
        ({"page.html.j2": '{% extends "part.html.j2" %}', "part.html.j2": ""}, "page.html.j2"),
        ({"layout.html.j2": "\n", "quotas.md.j2": "x"}, "layout.html.j2"),
        ({"index.md.j2": "\t"}, "index.md.j2"),
    ],
)
def test_a_blank_page_is_refused_and_its_template_named(own: dict[str, str], named: str) -> None:
    with pytest.raises(TemplateFaultError) as caught:
        rendered({**VILLAGE, **{f"templates/{name}": text for name, text in own.items()}})
    assert (caught.value.name, caught.value.line) == (f"templates/{named}", None)
    assert caught.value.why == ("the page that it makes is blank", "生成的页面是空白的")


@pytest.mark.parametrize(
    ("own", "names", "found"),
    [
        ({"a.html": "x"}, ["b.html", "a.html"], "a.html"),
        ({"style.css.j2": "x"}, ["page.html.j2"], "style.css.j2"),
        ({"page.md.j2": "x"}, ["page.html.j2"], ""),
        ({}, ["page.html.j2"], ""),
    ],
)
def test_whose_a_page_is(own: dict[str, str], names: list[str], found: str) -> None:
    assert Templates(own).own_of(names) == found


def test_a_page_has_a_largest_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gridctl.disclosure.templates.LARGEST_PAGE", 10)
    assert fault("{% for a in page.rows %}{{ 'abcdefghijkl' }}{% endfor %}").why is PAGE_TOO_LARGE


def test_templates_see_plain_data_only(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[object] = []

    def look(_: Templates, _names: list[str], values: dict[str, object]) -> str:
        seen.append(values)
        return ""

    monkeypatch.setattr(Templates, "render", look)
    site(facts_of(VILLAGE), "zh", {})
    todo, kinds = list(seen), set()
    while todo:
        value = todo.pop()
        kinds.add(type(value))
        if isinstance(value, dict):
            todo += [*value, *value.values()]
        elif isinstance(value, list):
            todo += value
    assert kinds == {dict, list, str, int, bool, type(None)}


def test_built_in_templates_hold_no_arithmetic() -> None:
    files = sorted(built_in_folder().glob("*.j2"))
    assert files
    for file in files:  # a template with arithmetic is refused when it is loaded
        assert Templates({})._environment.get_template(file.name).name == file.name
