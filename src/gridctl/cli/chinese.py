"""What the command-line library says by itself, in Chinese: help pages and wrong use."""

import re
from collections.abc import Iterator, Sequence

from typer._click.formatting import HelpFormatter

from gridctl.lang.width import cells

_HEADINGS = {"Arguments": "参数", "Options": "选项", "Commands": "命令"}
_USAGE = (("[OPTIONS]", "[选项]"), ("COMMAND [ARGS]...", "命令 [参数]..."))
_TEXTS = {
    "Show this message and exit.": "显示本帮助。",
    "Install completion for the current shell.": "为当前命令行环境安装命令补全。",
    "Show completion for the current shell, to copy it or customize the installation.": (
        "显示当前命令行环境的补全脚本，以便复制或自行安装。"
    ),
}
#: What stands in brackets after a help text.
_EXTRA = re.compile(r"  \[(?:default: (?P<default>[^\];]*))?(?:; )?(?P<required>required)?\]$")
_NO_BREAK_BEFORE = frozenset("，。、；：！？）》”】…,.;:)")
_NO_BREAK_AFTER = frozenset("（《“【(")
#: Runs that are kept together: letters, digits and signs of half width; else one character.
_PIECES = re.compile(r"\s+|[!-~]+|.")


def wrapped(text: str, width: int) -> list[str]:
    """Return `text` in lines of at most `width` columns; no line begins with a closing mark."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line and cells(line) + cells(piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str) -> Iterator[str]:
    """Yield what must not be broken: words, and characters with the marks that cling to them."""
    held = ""
    for found in _PIECES.finditer(text):
        piece = found[0]
        clings = piece[0] in _NO_BREAK_BEFORE or (held and held[-1] in _NO_BREAK_AFTER)
        if held and not clings:
            yield held
            held = ""
        held += " " if piece.isspace() else piece
    yield held


def _translated(text: str) -> str:
    """Return a help text with the library's own additions in Chinese."""
    found = _EXTRA.search(text)
    if found is None:
        return _TEXTS.get(text, text)
    before = text[: found.start()]
    told = [f"默认：{found['default']}"] if found["default"] is not None else []
    told += ["必填"] if found["required"] else []
    return f"{_TEXTS.get(before, before)}（{'；'.join(told)}）"


class ChineseFormatter(HelpFormatter):
    """Lays a help page out in Chinese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that tells how a command is used."""
        for english, words in _USAGE:
            args = args.replace(english, words)
        start = f"{prefix or '用法：'}{prog} "
        self._write_lines(start, cells(start), wrapped(args, self.width - cells(start)))

    def write_heading(self, heading: str) -> None:
        """Write what a list is of."""
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs."""
        indent = self.current_indent
        for index, paragraph in enumerate(text.split("\n\n")):
            if index:
                self.write("\n")
            whole = re.sub(r"(?<=[^ -~])\n|\n(?=[^ -~])", "", paragraph).replace("\n", " ")
            self._write_lines(" " * indent, indent, wrapped(whole, self.width - indent))

    def write_dl(
        self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write a list of terms with their explanations."""
        first = min(max(cells(term) for term, _ in rows), col_max) + col_spacing
        for term, explanation in rows:
            indent = self.current_indent
            start = " " * indent + term
            if cells(term) > first - col_spacing:
                self.write(f"{start}\n")
                start = " " * indent
            start += " " * (indent + first - cells(start))
            lines = wrapped(_translated(explanation), max(self.width - first - indent, 10))
            self._write_lines(start, indent + first, lines)

    def _write_lines(self, start: str, indent: int, lines: Sequence[str]) -> None:
        """Write lines, the first after `start`, the others below it."""
        head, *others = lines or [""]
        self.write(f"{start}{head}".rstrip() + "\n")
        for line in others:
            self.write(" " * indent + line + "\n")
