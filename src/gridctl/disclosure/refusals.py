"""Why a data folder's own template cannot be used, in both languages.

What is our own to say is said here; what Jinja or Python says stands behind it as they say it.
"""

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.exceptions import SecurityError

from gridctl.model.words import Words

ARITHMETIC = Words("arithmetic is not allowed", "模板中不允许计算和拼接")
TEMPLATE_TOO_LONG = Words("the template is too long", "模板过长")
TOO_DEEP = Words("it is nested too deeply", "嵌套层数过多")
NO_END = Words("the templates do not come to an end", "模板运行过久，没有尽头")
PAGES_TOO_LARGE = Words("the pages are too large", "生成的页面合计过大")
BLANK_PAGE = Words("the page that it makes is blank", "生成的页面是空白的")
PAGE_TOO_LARGE = Words("the page is too large", "生成的页面过大")
TEXT_TOO_LONG = Words("a text is too long", "过滤器处理的文字过长")
NO_LIST = Words("join takes a list", "join 只用于列表")
NO_DRAWING = Words("drawing takes plain shapes only", "drawing 只用于简单图形")
#: What a sentence about pages that are not written begins with.
NOTHING_PUBLISHED = Words("Nothing was published, because ", "没有生成公示表，因为")
UNUSABLE = Words(
    "the template {name} cannot be used ({why}).",
    "模板{name}有误（{why}）。",
)
UNUSABLE_AT = Words(
    "the template {name} cannot be used (line {line}: {why}).",
    "模板{name}第{line}行有误（{why}）。",
)
LEADS_OUT = Words(
    "with the data folder's own templates {name} would hold {found} (line {line}), and a page must "
    "not run programs or fetch anything.",
    "使用自定义模板时{name}第{line}行会含有{found}，而公示页不得运行程序或引入外部内容。",
)
_NOT_WRITTEN_SO = Words("no template is written so: ", "写法不符合模板语法：")
_NO_TEMPLATE = Words("there is no template ", "没有模板")
_NOT_DONE = Words("it cannot be carried out: ", "无法执行：")


class RefusedError(SecurityError):
    """A template does, while it runs, what it must not; `words` say what."""

    def __init__(self, words: Words) -> None:
        """Remember why."""
        super().__init__(words.en)
        self.words = words


class UnfitError(TemplateSyntaxError):
    """A template is written as it must not be; `words` say how."""

    def __init__(self, words: Words, line: int, name: str | None, file: str | None) -> None:
        """Remember why and where."""
        super().__init__(words.en, line, name, file)
        self.words = words


def reason(error: Exception) -> Words:
    """Return why a template that raised an error cannot be used."""
    if isinstance(error, RefusedError | UnfitError):
        return error.words
    if isinstance(error, RecursionError):  # such as one that includes itself
        return TOO_DEEP
    if isinstance(error, TemplateNotFound):
        return _behind(_NO_TEMPLATE, error.message)
    if isinstance(error, TemplateSyntaxError):
        return _behind(_NOT_WRITTEN_SO, error.message)
    original = error.message if isinstance(error, TemplateError) else None
    return _behind(_NOT_DONE, original or type(error).__name__)


def _behind(words: Words, original: str | None) -> Words:
    said = " ".join((original or "").split()).rstrip(".")
    return Words(f"{words.en}{said}", f"{words.zh}{said}")
