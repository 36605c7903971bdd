"""The templates: the built-in ones, and those of a data folder, which win and are not trusted."""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from types import CodeType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from gridctl.disclosure.effort import LONGEST_TEMPLATE, STEPS_OF_A_CALL, Effort, with_steps
from gridctl.disclosure.refusals import (
    ARITHMETIC,
    BLANK_PAGE,
    LEADS_OUT,
    NO_DRAWING,
    NO_LIST,
    NOTHING_PUBLISHED,
    PAGE_TOO_LARGE,
    TEMPLATE_TOO_LONG,
    TOO_DEEP,
    UNUSABLE,
    UNUSABLE_AT,
    RefusedError,
    UnfitError,
    reason,
)
from gridctl.disclosure.template_names import ENDING, FOLDER, built_in_folder, unused
from gridctl.lang.markdown import escape
from gridctl.model.told import BecauseError
from gridctl.model.words import Words

#: Before the name of a built-in template, also where the data folder has its own of that name.
BUILT_IN = "built-in/"
#: No page needs more; what a local template writes is counted while it is written.
LARGEST_PAGE = 32 * 1024 * 1024
_FILTER_NAMES = (
    "e escape forceescape default d length count first last list sort reverse unique items "
    "dictsort groupby batch slice select reject selectattr rejectattr map upper lower trim"
)
_SHAPE = (
    r"<(/?(svg|g|path|rect)|(svg|g|path|rect)( (viewBox|width|height|class|d|x|y|fill|stroke"
    r'|stroke-width|transform|role|aria-hidden|shape-rendering)="[A-Za-z0-9 #.,()+-]*")*\s*/?)>'
)
#: A drawing without text, links, styles and scripts, such as a QR code.
_SHAPES = re.compile(rf"\s*({_SHAPE}\s*)+")
_SUMS = (nodes.BinExpr, nodes.Concat, nodes.Neg, nodes.Pos)
_LOGIC = (nodes.And, nodes.Or)
#: What a template that is no good makes Python raise, when it is compiled or when it runs.
_FAULTS = (
    TypeError,
    ValueError,
    LookupError,
    RecursionError,
    AttributeError,
    SyntaxError,
    MemoryError,
)


class TemplateFaultError(BecauseError):
    """A template cannot be used; `name` and `line` say where, `why` what the matter is."""

    def __init__(
        self, name: str, line: int | None, why: Words, reason: Words | None = None, **more: object
    ) -> None:
        """Remember where and why; `reason` with `more` tells it, where the usual one does not."""
        usual = UNUSABLE if line is None else UNUSABLE_AT
        values = {"name": name, "line": line, "why": why, **more}
        super().__init__(NOTHING_PUBLISHED, reason or usual, **values)
        self.name, self.line, self.why = name, line, why


class PageFaultError(TemplateFaultError):
    """With own templates a page holds a program, or fetches something: `found` at its `line`."""

    def __init__(self, page: str, line: int, found: Words) -> None:
        """Remember which page, where in it, and what."""
        why = Words(f"the finished page holds {found.en}", f"生成的网页含有{found.zh}")
        super().__init__(page, line, why, LEADS_OUT, found=found)


@cache
def _built_in() -> Mapping[str, str]:
    files = sorted(built_in_folder().glob(f"*{ENDING}"))
    return {file.name: file.read_text(encoding="utf-8") for file in files}


def _join(values: list[object], separator: str = "") -> str:
    """Join the entries of a list; a text is no list, so that nothing grows by joining."""
    if not isinstance(values, list):
        raise RefusedError(NO_LIST)
    return separator.join(str(value) for value in values)


def _css(text: object) -> str:
    """Return a text as a string of CSS may hold it: every character as its number."""
    return "".join(f"\\{ord(character):06x}" for character in str(text))


def _drawing(text: object) -> Markup:
    """Return SVG of plain shapes as it is, for a page; anything else is refused."""
    if text and not _SHAPES.fullmatch(str(text)):
        raise RefusedError(NO_DRAWING)
    return Markup(str(text))  # noqa: S704 (matches shapes without any text, link or style)


class _Environment(ImmutableSandboxedEnvironment):
    """Templates may show plain data, choose and repeat; they cannot reckon, nor reach further."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Take the built-in templates, and `texts` by name, which win."""
        super().__init__(
            loader=jinja2.FunctionLoader(self._find),
            autoescape=lambda name: name is None or ".html" in name,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            newline_sequence="\n",
        )
        ours = _built_in()
        own = {name: text for name, text in texts.items() if not name.startswith(BUILT_IN)}
        replaced = {BUILT_IN + name: ours[name] for name in own if name in ours}
        self.texts = {**ours, **own, **replaced}
        self.own = frozenset(own)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in _FILTER_NAMES.split()}
        self.filters["md"] = escape
        self.filters["css"] = _css
        self.filters["drawing"] = _drawing
        self.filters["join"] = _join
        self.effort = Effort()
        if own:  # ours alone come to an end
            self.finalize = self.effort.show
            self.filters = {name: self.effort.counted(use) for name, use in self.filters.items()}

    @property
    def turn(self) -> None:
        """Count a turn of a template; RefusedError where there have been too many."""
        self.effort.step()

    @property
    def called(self) -> None:
        """Count a call of a macro, which takes as long as some turns."""
        self.effort.step(STEPS_OF_A_CALL)

    def _find(self, name: str) -> tuple[str, str, None] | None:
        """Return a template's text and the name that messages give it."""
        text = self.texts.get(name)
        if text is None and name.startswith(BUILT_IN):
            text = _built_in().get(name.removeprefix(BUILT_IN))
        return (text, FOLDER + name, None) if text is not None else None

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Refuse arithmetic: figures come from views, and nothing can be made to grow."""
        if name in self.own and len(source) > LONGEST_TEMPLATE:
            raise UnfitError(TEMPLATE_TOO_LONG, 1, name, filename)
        with _blaming(name, filename):
            tree = super()._parse(source, name, filename)
        for node in tree.find_all(_SUMS):
            if not isinstance(node, _LOGIC):
                raise UnfitError(ARITHMETIC, node.lineno, name, filename)
        if self.own:
            with_steps(tree, self)
        return tree

    def _generate(self, source: nodes.Template, *named: Any, **more: Any) -> str:
        with _blaming(*named[:2]):
            return super()._generate(source, *named, **more)

    def _compile(self, source: str, filename: str) -> CodeType:
        with _blaming(filename.removeprefix(FOLDER), filename):
            return super()._compile(source, filename)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Let nothing be called on a text or a number."""
        return isinstance(obj, dict | list | jinja2.runtime.LoopContext) and (
            super().is_safe_attribute(obj, attr, value)
        )

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:  # noqa: ARG002 (theirs)
        """Give no text a `format`: a width can make it as long as one likes."""
        return None


@cache
def _ours_alone() -> _Environment:
    """Return the built-in templates, compiled once for all folders; they count nothing."""
    return _Environment({})


@contextmanager
def _blaming(name: str | None, filename: str | None = None) -> Iterator[None]:
    """Blame a template that is too deep for Python, not the one that extends or includes it."""
    try:
        yield
    except (RecursionError, SyntaxError, MemoryError):
        raise UnfitError(TOO_DEEP, 1, name, filename) from None


def local_templates(texts: Mapping[str, str]) -> dict[str, str]:
    """Return a data folder's own templates by name, from its decoded files by path."""
    return {
        path.removeprefix(FOLDER): text.replace("\r\n", "\n")
        for path, text in texts.items()
        if path.startswith(FOLDER) and path.endswith(ENDING)
    }


class Templates:
    """Renders pages; `texts` are a data folder's own templates by name."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Prepare the built-in and the given templates."""
        self._environment = _Environment(texts) if texts else _ours_alone()

    @property
    def texts(self) -> Mapping[str, str]:
        """Every template by name, a data folder's own in place of ours."""
        return self._environment.texts

    def render(self, names: list[str], values: dict[str, Any]) -> str:
        """Return the text of the first of the templates `names` that there is.

        `values` are plain data. TemplateFaultError where the template is broken, or a data folder's
        own makes a blank page; PageFaultError where one made with those would run a program or
        fetch something.
        """
        try:
            template = self._environment.select_template(names)
            page = "".join(_limited(template.generate(values), template.name or names[-1]))
        except jinja2.TemplateSyntaxError as error:
            name = FOLDER + (error.name or names[-1])
            raise TemplateFaultError(name, error.lineno, reason(error)) from error
        except (jinja2.TemplateError, *_FAULTS) as error:
            raise TemplateFaultError(*_place(names[-1]), reason(error)) from error
        if self._environment.own:  # ours are never blank, and bring in nothing
            if not page.strip():
                raise TemplateFaultError(FOLDER + self.own_of(names), None, BLANK_PAGE)
            _check_outward(page, names[0].removesuffix(ENDING))
        return page

    def own_of(self, names: list[str]) -> str:
        """Return which of a data folder's own makes what the first of `names` makes; blank: none.

        It is that one itself, or the first that it brings in.
        """
        own, texts = self._environment.own, self.texts
        made = next((name for name in names if name in texts), names[-1])
        if made in own:
            return made
        return min(own.difference(unused(texts, [made])), default="")


def _check_outward(text: str, page: str) -> None:
    from gridctl.disclosure import outward  # the usual way needs no parser

    try:
        (outward.check_markdown if page.endswith(".md") else outward.check)(text)
    except outward.OutwardError as error:
        raise PageFaultError(page, error.line, error.found) from error


def _limited(parts: Iterator[str], name: str) -> Iterator[str]:
    room = LARGEST_PAGE
    for part in parts:
        room -= len(part)
        if room < 0:
            raise TemplateFaultError(FOLDER + name, None, PAGE_TOO_LARGE)
        yield part


def _place(name: str) -> tuple[str, int | None]:
    """Return the template and line in which the exception being handled was raised."""
    place: tuple[str, int | None] = (FOLDER + name, None)
    trace = sys.exc_info()[2]
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(FOLDER):
            place = (file, trace.tb_lineno)
        trace = trace.tb_next
    return place
