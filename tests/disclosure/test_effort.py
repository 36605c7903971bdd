"""A data folder's own templates come to an end, soon, however they are written."""

import pytest

from gridctl.disclosure import effort
from gridctl.disclosure.refusals import (
    NO_END,
    PAGES_TOO_LARGE,
    TEMPLATE_TOO_LONG,
    TEXT_TOO_LONG,
    TOO_DEEP,
)
from gridctl.disclosure.templates import TemplateFaultError, Templates
from gridctl.model.words import Words

ROWS = [{"a": "x" * 10} for _ in range(300)]


def render(text: str, **more: str) -> str:
    return Templates({"own.html": text, **more}).render(["own.html"], {"rows": ROWS})


def why(text: str, **more: str) -> Words:
    with pytest.raises(TemplateFaultError) as caught:
        render(text, **more)
    return caught.value.why


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{% for a in rows %}" * 4 + "{% endfor %}" * 4, NO_END),
        ("{% set x %}" + "{% for a in rows %}" * 4 + "{% endfor %}" * 4 + "{% endset %}", NO_END),
        ("{% macro m() %}{{ caller() }}{{ caller() }}{% endmacro %}"
         + "{% call m() %}" * 30 + "{% endcall %}" * 30, NO_END),
        ("{% for a in rows %}{% for b in rows %}{{ rows | sort | length }}{% endfor %}{% endfor %}",
         NO_END),
        ("{{ rows | batch(1000000000, 'x') | list | length }}", NO_END),
        ("{{ rows | slice(1000000000) | list | length }}", NO_END),
        ("{% set x = 'aaaa' %}" + "{% set x %}{{ x }}{{ x }}{% endset %}" * 40, PAGES_TOO_LARGE),
        ("{% macro m(x) %}{{ x }}{{ x }}{% endmacro %}{{ " + "m(" * 40 + "'a'" + ")" * 40 + " }}",
         PAGES_TOO_LARGE),
        ("{{ 'a'" + " | css" * 12 + " }}", TEXT_TOO_LONG),
        ("{{ rows[0].a" + " | css" * 12 + " }}", TEXT_TOO_LONG),
        ("{% filter css %}" * 12 + "aaaa" + "{% endfilter %}" * 12, TEXT_TOO_LONG),
        ("{% set s = rows | join %}{% set s = rows | join(s) %}{{ rows | join(s) }}",
         PAGES_TOO_LARGE),
        ("{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}", TOO_DEEP),
        ("{% include 'own.html' %}{% include 'own.html' %}", TOO_DEEP),
        ("{% for a in rows %}" * 25 + "{% endfor %}" * 25, TOO_DEEP),
        ("{{ " + "(" * 50_000 + "1" + ")" * 50_000 + " }}", TOO_DEEP),
        ("x" * (effort.LONGEST_TEMPLATE + 1), TEMPLATE_TOO_LONG),
    ],
)  # fmt: skip
def test_what_would_not_end_is_stopped(
    text: str, said: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(effort, "MOST_STEPS", 50_000)
    monkeypatch.setattr(effort, "MOST_SHOWN", 1_000_000)
    monkeypatch.setattr(effort, "_LONGEST_TEXT", 10_000)
    assert why(text) == said


def test_the_count_is_of_all_pages_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(effort, "MOST_STEPS", 1000)
    templates = Templates({"own.html": "x{% for a in rows %}{% endfor %}"})
    for _ in range(3):
        templates.render(["own.html"], {"rows": ROWS})
    with pytest.raises(TemplateFaultError) as fault:
        templates.render(["own.html"], {"rows": ROWS})
    assert fault.value.why == NO_END


def test_ours_within_a_template_of_its_own_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(effort, "MOST_STEPS", 100)
    assert why("{% include 'b.html' %}", **{"b.html": "{% for a in rows %}{% endfor %}"}) == NO_END


def test_without_own_templates_nothing_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(effort, "MOST_STEPS", 0)
    assert Templates({})._environment.finalize is None


def test_what_is_shown_is_what_it_was() -> None:
    text = "{% for a in rows[:2] %}{{ loop.index }}{{ a.a | upper }}<b>{% endfor %}{{ '<' }}{{ 7 }}"
    assert render(text) == "1XXXXXXXXXX<b>2XXXXXXXXXX<b>&lt;7"


def test_a_template_that_is_too_deep_is_blamed_itself() -> None:
    deep = "{{ " + "[" * 5000 + "]" * 5000 + " }}"
    templates = Templates({"own.html": "{% extends 'deep.html' %}", "deep.html": deep})
    with pytest.raises(TemplateFaultError) as caught:
        templates.render(["own.html"], {})
    assert (caught.value.name, caught.value.line) == ("templates/deep.html", 1)
