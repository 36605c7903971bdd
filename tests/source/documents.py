"""Random YAML documents as people write them: any style, comments and blank lines anywhere."""

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

_WORDS = st.sampled_from(
    [
        *("M001", "一组", "清理 沟渠", "no", "010", "12:30", "2022-01-01", "-1", "2.50", "~", "="),
        *(
            "a b",
            "a: b",
            "a #b",
            "#a",
            "x, y",
            "[x",
            "it's",
            'say "x"',
            "- a",
            "?",
            "-",
            "*a",
            "&a",
        ),
        *("网格", "building", "M1；M2", "１２", "007", "无", "M1、 M2;"),
        *(
            "a\\b",
            "@a",
            "%a",
            "|",
            ">-",
            "---",
            "...",
            "<",
            "：",
            "?a",
            ":a",
            "a:b",
            "{}",
            " a ",
            "",
        ),
    ]
)
_TEXTS = st.one_of(_WORDS, st.text("ab1:#-?,[]{}'\" \\，é", max_size=6))
_KEYS = st.sampled_from(
    ["grids", "id", "name", "for", "说明", "a b", "tier", "workers", "people", "courtyards"]
)
_COMMENTS = st.sampled_from(["# note", "#x: y", "# - a", "# 说明：一", "#", "#! 'q"])


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _double(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _plain(text: str) -> bool:
    odd = set(":#,[]{}'\"\\&*!|>%@`?-=~<. ")
    return bool(text) and not odd & set(text)


@st.composite
def _scalar(draw: DrawFn) -> str:
    text = draw(_TEXTS)
    if _plain(text) and draw(st.booleans()):
        return text
    return draw(st.sampled_from([_quoted, _double]))(text)


@st.composite
def _flow(draw: DrawFn, depth: int = 2, *, wide: bool = False) -> str:
    """Return a value in brackets; where `wide`, perhaps on several lines with comments."""
    if depth == 0:
        return draw(_scalar())
    between = ", "
    if wide and draw(st.booleans()):
        between = draw(
            st.sampled_from([",\n      ", ",  # in brackets\n      ", ",\n\n     # own\n      "])
        )
    inner = _flow(depth - 1)
    if draw(st.booleans()):
        return "[" + between.join(draw(st.lists(inner, max_size=3))) + "]"
    keys = draw(st.lists(_KEYS, unique=True, max_size=3))
    return "{" + between.join(f"{key}: {draw(inner)}" for key in keys) + "}"


@st.composite
def _between(draw: DrawFn, indent: int) -> list[str]:
    """Return blank lines and comments, in this indentation or another."""
    found = []
    for kind in draw(st.lists(st.integers(0, 3), max_size=2)):
        deeper = draw(st.sampled_from([0, 0, 0, 2, -2]))
        found.append("" if kind < 2 else " " * max(0, indent + deeper) + draw(_COMMENTS))
    return found


@st.composite
def _block_text(draw: DrawFn, indent: int) -> list[str]:
    pad = " " * (indent + draw(st.sampled_from([1, 2, 4])))
    lines = draw(
        st.lists(st.sampled_from(["一", "b  c", "  deeper", "", "# no comment"]), max_size=4)
    )
    head = draw(st.sampled_from(["|", ">", "|-", ">-", "|+", "|  # head"]))
    return [head, *(pad + line if line else "" for line in ["first", *lines])]


@st.composite
def _value(draw: DrawFn, lead: str, indent: int, depth: int) -> list[str]:
    """Return the lines of a value behind `lead` (a key or a dash), which stands at `indent`."""
    beside = draw(st.sampled_from(["", "", "  # beside"]))
    kind = draw(st.integers(0, 5 if depth else 3))
    if kind == 0:
        return [lead + beside] if lead.endswith(":") else [f"{lead} ''{beside}"]
    if kind == 1:
        return f"{lead} {draw(_flow(wide=True))}{beside}".split("\n")
    if kind == 2:
        head, *rest = draw(_block_text(indent))
        return [f"{lead} {head}", *rest]
    if kind == 3:
        return [f"{lead} {draw(_scalar())}{beside}"]
    deeper = indent + draw(st.sampled_from([2, 2, 4]))
    if kind == 4 and lead.endswith(":") and not lead.lstrip().startswith("- "):
        deeper = draw(st.sampled_from([indent, deeper]))  # a list may be level with its key
    inner = draw(_list(deeper, depth - 1) if kind == 4 else _mapping(deeper, depth - 1))
    return [lead + beside, *inner]


@st.composite
def _list(draw: DrawFn, indent: int, depth: int) -> list[str]:
    lines = []
    for _ in range(draw(st.integers(1, 3))):
        lines += draw(_between(indent))
        lines += draw(_value(" " * indent + "-", indent, depth))
    return lines + draw(_between(indent))


@st.composite
def _mapping(draw: DrawFn, indent: int, depth: int) -> list[str]:
    lines = []
    for key in draw(st.lists(_KEYS, unique=True, min_size=1, max_size=4)):
        lines += draw(_between(indent))
        lines += draw(_value(" " * indent + key + ":", indent, depth))
    return lines + draw(_between(indent))


def documents() -> st.SearchStrategy[str]:
    """Return documents that are mappings in block style."""
    return _mapping(0, 3).map(lambda lines: "".join(f"{line}\n" for line in lines))
