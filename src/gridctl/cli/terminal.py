"""Findings and tables on a terminal, with rich; data is never read as markup."""

from rich.console import Console
from rich.text import Text

from gridctl.findings.finding import Severity
from gridctl.findings.report import Report
from gridctl.formats import text
from gridctl.lang.say import fill
from gridctl.model.words import Lang

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}


def console() -> Console:
    """Return a console that takes data as plain text."""
    return Console(markup=False, emoji=False, highlight=False)


def print_report(report: Report, lang: Lang, *, quiet: bool = False) -> None:
    """Print the findings in colours, with the summary last."""
    screen = console()
    for finding, name, count in text.shown(report, quiet=quiet):
        if finding is None:
            screen.print(Text(text.more(name, count, lang), style="dim"))
            continue
        line = Text(text.place(finding), style="bold")
        line.append(f" {text.severity_words(finding.severity, lang)}", _STYLES[finding.severity])
        line.append(f" {finding.code} {finding.name} ", "dim")
        line.append(text.safe(fill(finding.message, finding.values, lang)), "default")
        screen.print(line)
        screen.print(Text(f"    {text.details(finding, lang)}", style="dim"))
    if not quiet:
        for entry in text.not_checked(report, lang):
            screen.print(Text(entry, style="dim"))
    screen.print(Text(text.summary(report, lang), style="bold red" if report.failed else "green"))
