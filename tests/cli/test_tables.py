"""Tables in a pipe look as they do on a terminal that is wide enough."""

import subprocess
import sys
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from gridctl.cli.tables import lines, print_sheets
from gridctl.cli.terminal import table
from gridctl.formats.sheets import Sheet

CELL = st.text("ab 甲，—é１[/]:#\x1b", max_size=6).map(str.strip)  # rich takes blanks off


def rows(width: int) -> st.SearchStrategy[tuple[tuple[str, ...], ...]]:
    return st.lists(st.tuples(*[CELL] * width), max_size=3).map(tuple)


SHEETS = st.integers(1, 3).flatmap(
    lambda width: st.builds(
        Sheet,
        st.just("title"),
        st.tuples(*[st.text("a甲", min_size=1, max_size=4)] * width),
        rows(width),
        st.just(()),
        st.frozensets(st.integers(0, width - 1)),
        st.just({}),
        st.just(()),
    )
)


@given(SHEETS)
def test_a_pipe_gets_what_a_wide_terminal_shows(sheet: Sheet) -> None:
    shown = StringIO()
    Console(file=shown, width=1000, color_system=None).print(table(sheet))
    wide = [line.rstrip() for line in shown.getvalue().splitlines()]
    assert list(lines(sheet)) == [sheet.title, *wide, ""]


def test_a_table_whole(capsys: pytest.CaptureFixture[str]) -> None:
    rows = (("M001", "李例禾", "8"), ("M002", "张\x07", "12"))
    print_sheets([Sheet("户数", ("编号", "姓名", "户"), rows, ("一::二", "::三"), frozenset({2}))])
    assert capsys.readouterr().out == (
        "户数\n"
        "\n"
        " 编号   姓名     户\n"
        " ──────────────────\n"
        " M001   李例禾    8\n"
        " M002   张\\x07   12\n"
        "\n"
        "一::二\n"
        ": :三\n"
        "\n"
    )


def test_a_pipe_needs_no_rich() -> None:
    asks = (
        "import sys; from gridctl.cli.tables import print_sheets; "
        "from gridctl.formats.sheets import Sheet; print_sheets([Sheet('t', ('h',), (('c',),))]); "
        "sys.exit('rich' in sys.modules)"
    )
    subprocess.run([sys.executable, "-P", "-c", asks], check=True, stdout=subprocess.PIPE)
