"""Opens a data folder: files, tables, policies, and the context that rules look at."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gridctl.compute.known import known_on
from gridctl.compute.published_names import PROOF, PUBLISHED
from gridctl.findings.finding import Problem
from gridctl.model.record import Record
from gridctl.model.village import Village
from gridctl.model.words import Words
from gridctl.policy.stack import Policies, stack
from gridctl.rules.earlier import Earlier
from gridctl.rules.rule import Context
from gridctl.source.folder import find_upward, read_below, read_folder
from gridctl.tables.read import Folder, read_village

if TYPE_CHECKING:
    from gridctl.compute.publishing import Verified

MANIFEST = "gridctl.yaml"
#: The format of data folders that this gridctl reads.
FORMAT = 1
#: What nothing can be judged without; a guess in their place would give false findings.
_NEEDED = frozenset({"policies", "records_from", "as_of"})
#: What is for paper; never in git.
PRINT = "print"
#: Written by gridctl, or not for git: nothing in them is read as data.
SKIPPED = frozenset({PUBLISHED, PRINT})

#: What is told where something would be written through a link that leaves the data folder.
LEADS_AWAY = Words(
    "Nothing was written: {folder} is a link out of the data folder; remove it, or name --out.",
    "没有写出文件：{folder}是指向数据目录之外的链接，请删除该链接，或用 --out 指定目录。",
)


class NoVillageError(Exception):
    """There is no data folder here or above; `path` is where the search began."""

    def __init__(self, path: Path) -> None:
        """Remember where the search began."""
        super().__init__(str(path))
        self.path = path


class Opened(Record):
    """A data folder with its policies; `as_of` is the day it is judged on.

    `local` holds the bytes of what is in its ``policies/``, by path; `published` those of each
    published period's ``manifest.json``; `digests` gives the SHA-256 of every file published, by
    path, when it is asked for. `base` is an earlier version to compare with, where one was named
    (`base_lost`: it cannot be read). `rendered` tells how what is published compares with what it
    would be today, where that was tried. Of an earlier version that git told, `proofs` are the
    paths of each ``manifest.json``, `private_files` all those below ``private/``: neither was read.
    """

    root: Path
    folder: Folder
    policies: Policies
    as_of: date
    problems: tuple[Problem, ...]
    local: Mapping[str, bytes] = {}
    base: Earlier | None = None
    base_lost: bool = False
    published: Mapping[str, bytes] = {}
    digests: Callable[[], Mapping[str, str]] = dict
    proofs: frozenset[str] = frozenset()
    private_files: frozenset[str] = frozenset()
    rendered: "tuple[Verified, ...] | None" = None

    @property
    def village(self) -> Village:
        """Everything in the files."""
        return self.folder.village

    @property
    def readable(self) -> bool:
        """Whether the manifest gives enough to judge by: format, village, policies and days."""
        manifests = self.village.manifests
        if not manifests or manifests[0].village is None or manifests[0].format != FORMAT:
            return False
        here = [p for p in self.problems if p.mark.file == MANIFEST]
        return not any(
            p.name == "bad-yaml" or (p.field in _NEEDED and p.name != "unknown-column")
            for p in here
        )

    def context(self, day: date | None = None) -> Context:
        """Return the context for rules and reports, as known on `day` (default: as of)."""
        at = day or self.as_of
        ctx = Context(
            self.village,
            known_on(self.village, at),
            self.policies,
            at,
            self.problems,
            self.folder.texts,
            self.folder.unparsed,
            self.as_of,
            self.published,
        )
        ctx.base, ctx.base_lost, ctx.rendered = self.base, self.base_lost, self.rendered
        return ctx


def find_root(start: Path, *, upward: bool) -> Path:
    """Return the data folder: `start`, or the nearest above it; NoVillageError if none."""
    root = find_upward(start, MANIFEST)
    if root is None or not (upward or root == start.resolve()):
        raise NoVillageError(start)
    return root


def open_village(root: Path, today: date, as_of: date | None = None) -> Opened:
    """Read a data folder; the as-of date is `as_of`, else the manifest's, else `today`.

    OSError where the folder cannot be listed.
    """
    on_disk = read_folder(root, SKIPPED)
    files = {**on_disk.files, **read_below(root, PUBLISHED, PROOF)}
    opened = opened_from(root, files, today, as_of, on_disk.problems)
    return opened._replace(digests=partial(_digests_on_disk, root))


def opened_from(
    root: Path,
    files: Mapping[str, bytes],
    today: date,
    as_of: date | None = None,
    problems: tuple[Problem, ...] = (),
) -> Opened:
    """Open a data folder whose files' bytes are known, by path below `root`.

    Of what is published only the proofs (``published/PERIOD/manifest.json``) are read; of the other
    files only the digests are looked at.
    """
    published = {p: data for p, data in files.items() if p.startswith(f"{PUBLISHED}/")}
    folder = read_village({p: d for p, d in files.items() if p not in published}, problems)
    manifests = folder.village.manifests
    local = {path: data for path, data in files.items() if path.startswith("policies/")}
    policies, wrong = stack(manifests[0].policies if manifests else (), local)
    day = as_of or (manifests[0].as_of if manifests else None) or today
    told = (*folder.problems, *wrong, *_format(folder), *_of_templates(files, folder))
    proofs = {path: data for path, data in published.items() if path.endswith(f"/{PROOF}")}
    digests = partial(_digests, published)
    return Opened(root, folder, policies, day, told, local, published=proofs, digests=digests)


def _digests_on_disk(root: Path) -> Mapping[str, str]:
    if not (root / PUBLISHED).is_dir():
        return {}
    from gridctl.source.digests import digests_below  # only rules about what is published

    return digests_below(root, PUBLISHED, PROOF)


def _digests(published: Mapping[str, bytes]) -> Mapping[str, str]:
    from gridctl.source.digests import digest  # only rules about what is published

    return {path: digest(data) for path, data in published.items()}


def _of_templates(files: Mapping[str, bytes], folder: Folder) -> tuple[Problem, ...]:
    """Tell of templates that cannot be read or are of no use."""
    if not any(path.startswith("templates/") for path in files):
        return ()
    from gridctl.app.own_templates import template_problems  # few folders have some

    return template_problems(files, folder.texts, folder.village)


def _format(folder: Folder) -> tuple[Problem, ...]:
    """Tell of a manifest of another format."""
    for manifest in folder.village.manifests:
        if manifest.format not in {None, FORMAT}:
            values = {
                "value": manifest.format,
                "known": FORMAT,
                "column": Words("format", "格式版本"),
            }
            mark = manifest.at.mark("format")
            return (Problem("bad-value", mark, values, "format", variant="format"),)
    return ()
