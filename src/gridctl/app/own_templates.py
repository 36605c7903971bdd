"""What is wrong with the files in a data folder's templates/: not to be read, or of no use."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from gridctl.disclosure.template_names import ENDING, FOLDER, page_templates, unused
from gridctl.findings.finding import Problem
from gridctl.model.mark import Mark
from gridctl.model.village import Village
from gridctl.model.words import Words
from gridctl.rules.format.unknown_file import RULE
from gridctl.source.text import decode
from gridctl.tables.read import holds_no_table

_UNKNOWN = "unknown-file"
#: The variants of unknown-file that are about templates.
_STRAY, _NEAR = "template", "template-near"
_ALIKE = 0.8
#: A folder of which nothing was read may have held a template.
_FOLDERS = frozenset({"denied", "too-deep"})


def template_problems(
    files: Mapping[str, bytes], texts: Mapping[str, str], village: Village
) -> tuple[Problem, ...]:
    """Return what is wrong with the files in templates/, which are among `files`.

    `texts` are the decoded files. Each that cannot be decoded is told, and each that takes the
    place of no template and is brought in by none.
    """
    here = sorted(path for path in files if path.startswith(FOLDER))
    own = [path for path in here if path.endswith(ENDING)]
    problems = [p for path in own for p in decode(files[path], path).problems]
    grids = (grid.id for document in village.grid_documents for grid in document.grids)
    names = page_templates(tuple(dict.fromkeys(grid for grid in grids if grid)))
    readable = {path.removeprefix(FOLDER): texts[path] for path in own if path in texts}
    stray = {FOLDER + name for name in unused(readable, names)}
    stray.update(path for path in here if not path.endswith(ENDING) and not _is_document(path))
    problems += (_stray(path, names) for path in sorted(stray))
    return tuple(problems)


def _is_document(path: str) -> bool:
    return "/" not in path.removeprefix(FOLDER) and holds_no_table(path.removeprefix(FOLDER))


def _stray(path: str, names: Iterable[str]) -> Problem:
    near = get_close_matches(path.removeprefix(FOLDER), sorted(names), 1, _ALIKE)
    if near:
        return Problem(_UNKNOWN, Mark(path), {"near": FOLDER + near[0]}, variant=_NEAR)
    return Problem(_UNKNOWN, Mark(path), variant=_STRAY)


def unreadable_templates(problems: Iterable[Problem]) -> tuple[str, ...]:
    """Return the templates that could not be read, or what may hold some."""
    return tuple(
        p.mark.file
        for p in problems
        if p.name == "unreadable-file"
        and f"{p.mark.file}/".startswith(FOLDER)
        and (p.mark.file.endswith(ENDING) or p.variant in _FOLDERS or "/" not in p.mark.file)
    )


def stray_templates(problems: Iterable[Problem]) -> list[tuple[Words, Mapping[str, object]]]:
    """Return the sentences about templates of no use, with their values."""
    return [
        (RULE.messages[p.variant], {"file": p.mark.file, **p.values})
        for p in problems
        if p.name == _UNKNOWN and p.variant in {_STRAY, _NEAR}
    ]
