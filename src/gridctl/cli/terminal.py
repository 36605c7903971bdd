"""Findings and tables on a terminal, with rich; data is never read as markup."""

from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from gridctl.findings.finding import Severity
from gridctl.findings.report import Report
from gridctl.formats import text
from gridctl.formats.sheets import Sheet
from gridctl.lang.say import fill
from gridctl.model.words import Lang

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}


def console() -> Console:
    """Return a console that takes data as plain text."""
    return Console(markup=False, emoji=False, highlight=False)


def print_report(report: Report, lang: Lang, *, quiet: bool = False, verbose: bool = False) -> None:
    """Print the findings in colours, with the summary last; where `quiet`, without it."""
    screen = console()
    for finding, name, count in text.shown(report, quiet=quiet):
        if finding is None:
            screen.print(Text(text.more(name, count, lang), style="dim"))
            continue
        line = Text(text.place(finding), style="bold")
        style = "dim" if finding.waived else _STYLES[finding.severity]
        line.append(f" {text.label(finding, lang)}", style)
        line.append(f" {finding.code} {finding.name} ", "dim")
        line.append(text.safe(fill(finding.message, finding.values, lang)), "default")
        screen.print(line)
        screen.print(Text(f"    {text.details(finding, lang)}", style="dim"))
    if quiet:
        return
    for entry in text.not_checked(report, lang, verbose=verbose):
        screen.print(Text(entry, style="dim"))
    screen.print(Text(text.summary(report, lang), style="bold red" if report.failed else "green"))


def print_sheets(sheets: Iterable[Sheet]) -> None:
    """Print tables, laid out for the terminal's width."""
    screen = console()
    for sheet in sheets:
        screen.print(Text(sheet.title, style="bold"))
        screen.print(table(sheet))
        for note in sheet.notes:
            screen.print(Text(text.safe(note)))
        screen.print()


def table(sheet: Sheet) -> Table:
    """Return a table for rich to lay out."""
    found = Table(box=box.SIMPLE_HEAD, title=None, pad_edge=False)
    for index, head in enumerate(sheet.heads):
        found.add_column(Text(head), justify="right" if index in sheet.numbers else "left")
    for row in sheet.rows:
        found.add_row(*(Text(text.safe(cell)) for cell in row))
    return found
