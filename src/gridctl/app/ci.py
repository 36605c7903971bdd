"""Everything that CI asks of a data folder, with each file read and each version judged once."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from gridctl.app.baseline import beside, known_at, only_new, opened_at
from gridctl.app.changes import compared
from gridctl.app.drift import drift_above
from gridctl.app.lastlook import RawValueError
from gridctl.app.published import period_folders
from gridctl.app.report import LacksError, NotPublishedError, render
from gridctl.app.validate import validate
from gridctl.app.verify import NotVerifiedError, verify
from gridctl.app.village import MANIFEST, Opened
from gridctl.compute.private import hidden
from gridctl.compute.publishing import Verified
from gridctl.disclosure.template_names import ENDING, FOLDER
from gridctl.disclosure.templates import PageFaultError, TemplateFaultError
from gridctl.figures.changed import Compared
from gridctl.findings.finding import Problem
from gridctl.findings.report import Report
from gridctl.history.git import NoHistoryError
from gridctl.model.mark import Mark
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.model.told import ToldError
from gridctl.model.words import Lang, Words
from gridctl.rules.publication import published_drift

Value = TypeVar("Value")
#: What git hosts say in place of a commit where there was none before.
_NO_COMMIT = frozenset("0")
_CANNOT_READ = Words("{path} cannot be read: {why}.", "无法读取{path}：{why}。")
_NOT_RENDERED = Words("The pages cannot be rendered, because ", "无法重新生成公示表，因为")
_FAILED, _COULD_NOT = 1, 2


class Checked(Record):
    """What CI found: findings, what changes against a base, and what is published.

    `compared` is None where there is nothing to compare with, or nobody asked. `troubles` say, as
    sentences, what could not be looked at, `code` is how the run ends: 0, 1 something is wrong, 2
    it could not be looked at. `named` says that a base was named.
    """

    report: Report
    compared: Compared | None
    verified: tuple[Verified, ...]
    troubles: tuple[ToldError, ...]
    code: int
    named: bool = False


class _Work:
    """One run; it keeps going where a part of it cannot be done."""

    def __init__(self) -> None:
        self.troubles: list[ToldError] = []
        self.fault: TemplateFaultError | None = None
        self.code = 0

    def tried(self, part: Callable[[], Value]) -> Value | None:
        """Return what a part gives; None where it cannot be done, which is told."""
        try:
            return part()
        except TemplateFaultError as error:
            self.fault = error
        except LacksError as error:
            self._tell(error.after(_NOT_RENDERED))
        except (NoHistoryError, NotVerifiedError, NotPublishedError) as error:
            self._tell(error)
        except RawValueError as error:
            self._tell(error, _FAILED)
        except OSError as error:
            why = error.strerror or type(error).__name__
            self._tell(ToldError(_CANNOT_READ, path=error.filename or "", why=why))
        return None

    def each(self, parts: Iterable[Callable[[], Value | None]]) -> Iterator[Value]:
        """Yield what each part gives; none after a template that cannot be used, in all of them."""
        for part in parts:
            found = self.tried(part)
            if found is not None:
                yield found
            if self.fault is not None:
                return

    def _tell(self, error: ToldError, code: int = _COULD_NOT) -> None:
        said = (error.words, error.values)
        if all(said != (known.words, known.values) for known in self.troubles):
            self.troubles.append(error)
        self.code = max(self.code, code)


def named(revision: str | None) -> str | None:
    """Return a revision; None where CI names none: blank, or zeros alone."""
    return None if revision is None or _NO_COMMIT.issuperset(revision.strip()) else revision


def check(
    opened: Opened,
    base: str | None,
    lang: Lang,
    *,
    only_since: bool = False,
    changes_told: bool = True,
) -> Checked:
    """Validate a data folder, compare it with `base`, and render again what is published.

    Where `only_since`, findings that the base had are left out; what changes is worked out only
    where it is told. `lang` is that of the pages of templates that are tried though nothing is
    published.
    """
    work = _Work()
    found = work.tried(lambda: opened_at(opened, base)) if base is not None else None
    before = found[1] if found else None
    village = beside(opened, before) if found else opened._replace(base_lost=base is not None)
    changes: Compared | None = None
    verified: tuple[Verified, ...] = ()
    if opened.readable:
        if found and changes_told:
            changes = compared(opened, found[0].commit, before)
        verified = tuple(work.each(_published(opened, lang)))
        told = _of_template(work.fault, opened)
        village = village._replace(rendered=verified, problems=(*village.problems, *told))
    report = validate(village)
    if only_since and found:
        report = only_new(report, known_at(before))
    wrong = report.failed or not all(one.same for one in verified)
    code = max(work.code, _FAILED if wrong else 0)
    return Checked(report, changes, verified, tuple(work.troubles), code, base is not None)


def _of_template(fault: TemplateFaultError | None, opened: Opened) -> Iterator[Problem]:
    """Yield that no page can be rendered: at the template, else at the first of the folder's own.

    A page's fault is of no one template; one of ours fails only where one of theirs brings it in.
    """
    if fault is None:
        return
    rule, texts = published_drift.RULE.name, opened.folder.texts
    why = Words(hidden(fault.why.en), hidden(fault.why.zh))
    if isinstance(fault, PageFaultError):
        path, line, variant = f"{FOLDER}{fault.name}{ENDING}", None, "template-page"
        ending = f".html{ENDING}"
        values = {"page": fault.name, "line": fault.line, "why": why}
    else:
        path, line, variant = fault.name, fault.line, "template"
        ending = ENDING
        values = {"template": fault.name, "why": why}
    if path not in texts:
        own = (name for name in texts if name.startswith(FOLDER) and name.endswith(ending))
        path, line = min(own, default=MANIFEST), None
    yield Problem(rule, Mark(path, line), values, subject="V", variant=variant)


def _published(opened: Opened, lang: Lang) -> Iterator[Callable[[], Verified | None]]:
    """Yield what compares each published period; own templates are tried in any case."""
    folders = period_folders(opened.root)
    newest = next(reversed(folders), None)
    for period, folder in folders.items():
        yield partial(verify if period != newest else _newest, opened, folder)
    running = Period.of("quarter", opened.as_of)
    own = any(path.startswith(FOLDER) for path in opened.folder.texts)
    if own and running.step(-1) not in folders:
        yield partial(_tried, opened, [running.step(-back) for back in range(1, 5)], lang)


def _newest(opened: Opened, folder: Path) -> Verified:
    """Verify the newest period, and the pages above it, if this version of gridctl wrote them."""
    found = verify(opened, folder)
    above = drift_above(opened, found.period) if found.bytes_compared else ()
    return found._replace(differences=(*found.differences, *above))


def _tried(opened: Opened, periods: Iterable[Period], lang: Lang) -> None:
    """Render the first of some periods that can be published; that others cannot is no fault."""
    for period in periods:
        try:
            render(opened, period, lang)
        except NotPublishedError:
            continue
        return
