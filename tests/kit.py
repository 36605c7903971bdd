"""Villages written as text, run through one rule or all: what most tests are made of.

    found = check("member-span", {"members.csv": MEMBERS, ...}, as_of="2023-01-05")
    assert places(found) == [("links.csv", 22, 1)]

A village is a mapping of path to text. `example()` is the whole example village; `edited()`
changes it in one place, and fails where the text to change is not there exactly once.
"""

import atexit
import re
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from gridctl.app.baseline import beside
from gridctl.app.validate import validate
from gridctl.app.village import Opened, opened_from
from gridctl.findings.finding import Finding, Severity
from gridctl.findings.report import Report
from gridctl.lang.say import fill
from gridctl.model.told import ToldError
from gridctl.model.words import Lang
from gridctl.rules.rule import Context
from gridctl.tables import read

ROOT = Path(__file__).parent.parent


def _as_in_git(folder: Path) -> Path:
    """Return an example; where reports were written into it (`make demo`), a copy without them."""
    made = ("published", "print")
    if not any((folder / name).exists() for name in made):
        return folder
    scratch = mkdtemp(prefix="gridctl-")
    atexit.register(shutil.rmtree, scratch)
    left_out = shutil.ignore_patterns(*made)
    return Path(shutil.copytree(folder, Path(scratch) / folder.name, ignore=left_out))


EXAMPLE = _as_in_git(ROOT / "examples" / "village-data")
COMMUNITY = _as_in_git(ROOT / "examples" / "community-data")
TODAY = date(2023, 1, 5)
Files = Mapping[str, str | bytes]


def manifest(*policies: str, records_from: str = "2022-01-01", more: str = "") -> str:
    """Return a manifest that follows `policies`, whole; `more` are further lines."""
    lines = [
        "format: 1",
        'village: {name: 试村, code: "990000001201", kind: village}',
        f"records_from: {records_from}",
        "policies:",
        *(f"- {{id: {policy}}}" for policy in policies or ("ninghai-2019", "line-2022")),
        more,
    ]
    return "\n".join(lines) + "\n"


def opened(files: Files, as_of: str = "2023-01-05") -> Opened:
    """Open a village of texts; without a manifest of its own it follows the usual two packs."""
    whole = {"gridctl.yaml": manifest(), **files}
    data = {p: t if isinstance(t, bytes) else t.encode() for p, t in whole.items()}
    return opened_from(Path("village"), data, TODAY, date.fromisoformat(as_of))


def context(files: Files, as_of: str = "2023-01-05") -> Context:
    """Return the context of a village of texts."""
    return opened(files, as_of).context()


def report(files: Files, *rules: str, as_of: str = "2023-01-05") -> Report:
    """Run `rules` (all, where none is named) on a village of texts."""
    return validate(opened(files, as_of), select=rules)


def check(rule: str, files: Files, as_of: str = "2023-01-05") -> tuple[Finding, ...]:
    """Run one rule on a village of texts; it fails where the rule did not run."""
    outcome = report(files, rule, as_of=as_of)
    skipped = [
        str(n.reason.en) for n in outcome.not_checked if n.reason.en.startswith(("no ", "{"))
    ]
    assert outcome.rules_run == 1, f"{rule} did not run: {skipped}"
    return outcome.findings


def since(rule: str, before: Files, after: Files, as_of: str = "2023-01-05") -> tuple[Finding, ...]:
    """Run one rule on a village of texts, compared with what it was `before`."""
    outcome = validate(beside(opened(after, as_of), opened(before, as_of)), select=[rule])
    assert outcome.rules_run == 1, f"{rule} did not run"
    return outcome.findings


def places(found: tuple[Finding, ...]) -> list[tuple[str, int | None, int | None]]:
    """Return where findings stand."""
    return [tuple(finding.mark) for finding in found]


def severities(found: tuple[Finding, ...]) -> list[str]:
    """Return how grave findings are."""
    return [finding.severity.value for finding in found]


def message(finding: Finding, lang: Lang) -> str:
    """Return the message as a clerk reads it; a placeholder without a value raises KeyError."""
    fill(finding.hint, finding.values, lang)
    return fill(finding.message, finding.values, lang)


def refusal(error: type[ToldError], asked: Callable[[], object]) -> tuple[str, str]:
    """Return with which words something is refused, in English and in Chinese."""
    with pytest.raises(error) as raised:
        asked()
    words, values = raised.value.words, raised.value.values
    return fill(words, values, "en"), fill(words, values, "zh")


def errors(outcome: Report) -> list[tuple[str, str, int | None]]:
    """Return (name, file, line) of each error."""
    return [
        (f.name, f.mark.file, f.mark.line) for f in outcome.findings if f.severity is Severity.ERROR
    ]


_read_once = lru_cache(maxsize=512)(read._read)


@pytest.fixture
def quick_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with the same path and text is read once: for tests that open a large village often.

    What is read never changes: it hangs on the path and the text alone.
    """
    monkeypatch.setattr(read, "_read", _read_once)


@cache
def _example(folder: Path) -> Mapping[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def example() -> dict[str, str | bytes]:
    """Return the example village's files."""
    return dict(_example(EXAMPLE))


def community() -> dict[str, str | bytes]:
    """Return the files of the second example, a community."""
    return dict(_example(COMMUNITY))


def recent() -> dict[str, str | bytes]:
    """Return the example village with records from its last quarter on; points go back further."""
    files = _example(EXAMPLE)
    ended = [path for path in files if re.search(r"/(?!points)\w+/2022Q[123]\.csv$", path)]
    late = {path: data for path, data in files.items() if path not in ended}
    return edited(late, "gridctl.yaml", "records_from: 2022-01-01", "records_from: 2022-10-01")


def edited(files: Files, path: str, old: str, new: str) -> dict[str, str | bytes]:
    """Return `files` with `old` changed to `new` in one file; it must stand there once."""
    before = files[path]
    text = before if isinstance(before, str) else before.decode()
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    return {**files, path: text.replace(old, new)}


def line_of(files: Files, path: str, start: str) -> int:
    """Return the line (from 1) of the only line of a file that starts with `start`."""
    before = files[path]
    text = before if isinstance(before, str) else before.decode()
    found = [i for i, line in enumerate(text.split("\n"), 1) if line.startswith(start)]
    assert len(found) == 1, f"{len(found)} lines of {path} start with {start!r}"
    return found[0]
