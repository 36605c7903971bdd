"""The guide to own templates: the built-in ones with their blocks, and the data they are given."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import jinja2

from docs.generator.markdown import GENERATED, cell, code, codes, document, fenced, table
from docs.generator.template_values import FORMS, VALUES
from gridctl.app.village import open_village
from gridctl.disclosure import site as site_module
from gridctl.disclosure.facts import Facts
from gridctl.disclosure.forms.annex_1 import annex_1
from gridctl.disclosure.forms.link_card import link_card
from gridctl.disclosure.masks import Edition
from gridctl.disclosure.template_names import built_in_folder
from gridctl.disclosure.templates import Templates
from gridctl.figures.quotas.worked_out import quotas
from gridctl.model.period import Period

_VILLAGE = Path(__file__).parents[2] / "examples" / "village-data"
_PERIOD = Period.parse("2022Q3")
EXAMPLE = """\
{% extends "built-in/page.html.j2" %}
{% block notes %}
{{ super() }}
<p class="note">{{ notice.village }} · {{ page.title }}</p>
{% endblock %}
"""
_INTRODUCTION = """\
# Own templates 自定义模板

The pages of a published period are made from the templates below. A file of the same name in the
data folder's `templates/` takes the place of the built-in one: nothing has to be installed or
configured. 数据目录 `templates/` 中的同名文件会替换内置模板。

- One page: `PAGE.html.j2` or `PAGE.md.j2`, such as `requests.html.j2`.
- All pages of a sort: `grid.html.j2` (a page a grid), `glance.html.j2` (the period at a glance).
- All pages with tables: `page.html.j2`; every HTML page: `layout.html.j2`; colours, letters and
  paper: `style.css.j2`; the index: `index.html.j2`; the list of periods: `periods.html.j2`.
- Forms: `form-annex-1.html.j2`, `form-link-card.html.j2`, both from `form.html.j2`.

A file in `templates/` with another name changes nothing, unless one of these brings it in with
`include`, `extends` or `import`: `gridctl validate` (`unknown-file`) and `gridctl report` say so. A
template that cannot be read, such as a link that leads out of the data folder, is told, and nothing
is published without it. 名称不在其列、也没有被其他模板引用的文件不起作用，`gridctl validate`
（`unknown-file`）和 `gridctl report` 会指出；读不出的模板（如指向目录之外的链接）也会指出，
且不生成页面。

The first of them that there is makes the page. A template may extend a built-in one and change
a block of it, and so may one of the same name: the built-in one is then called by `built-in/`. As
`page.html.j2` this adds a line to every page with tables:
"""
_LIMITS = """\
## What a template can do

Templates come with the data, so they are not trusted: they run in a sandbox, see plain data only
(texts, whole numbers, lists, mappings, already masked), and can show, choose and repeat. There is
no arithmetic, no joining of texts with `~`, no call of a method, no file and no network; figures
come from the program. HTML is escaped by itself; in Markdown every value goes through `md`. A
template that cannot be used is named with its line, and one that makes a blank page by its name;
nothing is published. What the finished pages hold is looked through like all others before anything
is put in place. A page made with own templates that would run a program or fetch something from
another place is refused and named: no scripts, `on…` attributes, frames, forms or `http-equiv`, no
markup in comments, and in `href`, `src`, `srcset`, `action`, `url()` and the like only relative
paths and `#fragments`; a picture may be written into the page as `data:image/…`. So is a Markdown
page that, shown as HTML, would be such a page.

模板随数据提供，因此在沙箱中运行：只能看到已经脱敏的普通数据，不能计算、不能调用方法、不能读取文件或
访问网络。模板有误时会指出文件和行号，生成空白页面的也会指出，均不会生成任何页面。使用自定义模板的网页
不得含有脚本、事件属性、框架、表单，也不得引入外部内容：地址只能是相对路径或 `#` 锚点，图片可用
`data:image/`；Markdown 页面按显示为网页后的内容同样检查。
"""
_FILTERS = {
    "md": "the text as Markdown shows it: nothing in it is markup",
    "css": "the text as a string in a style sheet may hold it",
    "drawing": "an SVG of plain shapes as it is (`proof.qr`); anything else is refused",
    "join": "the entries of a list as one text, with a separator",
}
_SAME_AS_PAGES = ("sections[].pages", "previous", "next")
_OPEN = ("notice.labels", "form.labels")


def seen(facts: Facts) -> list[dict[str, Any]]:
    """Return the values that each template is given."""
    found: list[dict[str, Any]] = []

    class Watched(Templates):
        def render(self, names: list[str], values: dict[str, Any]) -> str:
            found.append(values)
            return super().render(names, values)

    with patch.object(site_module, "Templates", Watched):
        site_module.site(facts, "en", {})
    return found


def paths(value: object, name: str = "") -> Iterator[str]:
    """Yield the name of each value that can be reached."""
    if name:
        yield name
    if name in _OPEN or name in _SAME_AS_PAGES:
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, f"{name}.{key}" if name else str(key))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for inner in value:
            for key, deeper in inner.items():
                yield from paths(deeper, f"{name}[].{key}")


def blocks() -> dict[str, tuple[str, ...]]:
    """Return the blocks of each built-in template, in order."""
    environment = jinja2.Environment(autoescape=True)
    found = {}
    for file in sorted(built_in_folder().glob("*.j2")):
        tree = environment.parse(file.read_text(encoding="utf-8"))
        names = (block.name for block in tree.find_all(jinja2.nodes.Block))
        found[file.name] = tuple(dict.fromkeys(names))
    return found


def facts_of_example() -> Facts:
    """Return the example village's third quarter."""
    ctx = open_village(_VILLAGE, date(2023, 1, 5)).context(_PERIOD.last)
    return Facts(ctx, _PERIOD, quotas(ctx))


def forms_of_example() -> dict[str, dict[str, Any]]:
    """Return what each form's template is given for the example village's year."""
    year = Period.parse("2022")
    ctx = open_village(_VILLAGE, date(2023, 1, 5)).context(year.last)
    facts = Facts(ctx, Period.of("day", year.last), quotas(ctx), (), Edition("internal"))
    given = {"annex-1": annex_1(facts, "en", {}), "link-card": link_card(facts, "en")}
    return {f"form-{name}.html.j2": {"form": value} for name, value in given.items()}


def _forms() -> Iterator[str]:
    """Yield the part on forms; ValueError where what it says is not what there is."""
    yield from ("## The forms", "")
    yield "Forms for paper (`gridctl report --form`) extend `form.html.j2`, and are given one"
    yield "value, `form`. They go into `print/`, which git does not track: the commitment form is"
    yield "the branch's own and shows full names. They are looked through, too: for identity"
    yield "numbers, and for telephones that are not the members' own."
    yield ""
    for name, values in forms_of_example().items():
        there = {path for path in paths(values) if path != "form"}
        if there != set(FORMS[name]):
            raise ValueError(name, sorted(there ^ set(FORMS[name])))
        yield from (f"### {code(name)}", "")
        yield from table(
            ("value", "what it is"), [(code(path), text) for path, text in FORMS[name].items()]
        )


def _columns(facts: Facts) -> Iterator[tuple[str, str, str]]:
    """Yield the columns of each page's tables; those of tables and pages of one sort once."""
    known: set[tuple[str, str]] = set()
    for page in site_module.pages(facts):
        for shown in page.tables:
            titles = ", ".join(f"{column.title.en} {column.title.zh}" for column in shown.columns)
            sort = page.id if page.section == "tables" else page.section
            if page.section == "glance" or (sort, titles) not in known:
                yield code(page.id), code(shown.id), cell(titles)
            known.add((sort, titles))


def page() -> str:
    """Return the page; ValueError where what it says of the values is not what there is."""
    facts = facts_of_example()
    there = {name for values in seen(facts) for name in paths(values)}
    if there != set(VALUES):
        raise ValueError(sorted(there ^ set(VALUES)))
    lines = [GENERATED, "", *_INTRODUCTION.splitlines(), "", *fenced(EXAMPLE, "jinja")]
    lines += [*_LIMITS.splitlines(), ""]
    lines += ["### Filters of our own", ""]
    lines += table(("filter", "gives"), [(code(n), text) for n, text in _FILTERS.items()])
    lines += ["## The built-in templates and their blocks", ""]
    lines += table(
        ("template", "blocks"), [(code(name), codes(found)) for name, found in blocks().items()]
    )
    lines += ["## The values", ""]
    lines += table(("value", "what it is"), [(code(n), text) for n, text in VALUES.items()])
    lines += [
        "The list of periods (`periods.html.j2`) is given `notice`, `proof` (blank) and `years`:",
        "a list of `year` and `periods`, each with `id`, `name` and `there`: whether it is",
        "published.",
        "",
        *_forms(),
        "## The pages and their tables",
        "",
        "Those of the example village's third quarter. A page or a table that is made once a grid,",
        "a round or a half-year has its id at the end, and stands here once.",
        "",
    ]
    lines += table(("page", "table", "columns"), _columns(facts))
    return document(lines)
