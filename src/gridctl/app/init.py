"""Makes a new data folder that validates: every table with its header, nothing invented."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from gridctl import __version__
from gridctl.app.schemas import FOLDER, schema_files
from gridctl.app.village import FORMAT, MANIFEST
from gridctl.exchange.jsonschemas import file_name
from gridctl.model.choices import VillageKind
from gridctl.model.declare import Table, columns
from gridctl.model.record import Record
from gridctl.model.tables import TABLES
from gridctl.model.told import ToldError
from gridctl.model.words import Lang, Words
from gridctl.policy.pack import built_in_names
from gridctl.source.folder import write_atomic
from gridctl.source.tree_text import Value, inline, scalar

_STARTER = Path(__file__).with_name("starter")
#: Files of ours by the name that they get in the folder.
_FILES = {
    ".gitignore": "gitignore.txt",
    ".gitattributes": "gitattributes.txt",
    ".github/workflows/gridctl.yml": "github-workflow.yml",
    ".gitlab-ci.yml": "gitlab-ci.yml",
    ".workflow/gridctl.yml": "gitee-workflow.yml",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".githooks/pre-commit": "pre-commit.sh",
}
_EXECUTABLE = frozenset({".githooks/pre-commit"})
#: What YAML documents hold before anything is entered.
_EMPTY = {
    "grids.yaml": "grids: []\n",
    "stations.yaml": "stations: []\n",
    "points.yaml": "rules: []\n",
    "waivers.yaml": "waivers: []\n",
    "tasks.yaml": "common: []\nown: []\n",
}
_ORGANISATION = Words("{village} party organisation", "{village}党组织")
_CODE = re.compile(r"[0-9]{12}")


class Start(Record):
    """What a new folder is for: the village, its 12-digit code, the packs it follows."""

    village: str
    code: str
    policies: tuple[str, ...]
    lang: Lang
    records_from: date
    kind: VillageKind = VillageKind.VILLAGE
    township: str = ""
    county: str = ""


class NotMadeError(ToldError):
    """A folder cannot be made; `words` with `values` say why."""


def check_code(code: str) -> None:
    """Raise NotMadeError where a village's code is not 12 digits."""
    if not _CODE.fullmatch(code):
        raise NotMadeError(
            Words("The code is 12 digits, not {text}.", "区划代码应为12位数字，不能是{text}。"),
            text=code,
        )


def check_policies(names: tuple[str, ...]) -> None:
    """Raise NotMadeError where a name is no built-in pack's."""
    known = built_in_names()
    for name in names:
        if name not in known:
            raise NotMadeError(
                Words(
                    "No policy is called {name}; there are {known}.",
                    "没有名为{name}的政策；可用的有{known}。",
                ),
                name=name,
                known=tuple(known),
            )


def make(folder: Path, start: Start) -> tuple[str, ...]:
    """Write a new data folder and return the paths below it.

    NotMadeError where a file of ours is there already, or what it is for is not known; OSError
    where it cannot be written.
    """
    check_code(start.code)
    check_policies(start.policies)
    files = dict(_files(start))
    there = sorted(path for path in files if (folder / path).exists())
    if there:
        raise NotMadeError(
            Words(
                "Nothing was written: {folder} already has {file}.",
                "没有写出文件：{folder}中已有{file}。",
            ),
            folder=folder,
            file=there[0],
        )
    for path, data in files.items():
        write_atomic(folder / path, data)
        if path in _EXECUTABLE:
            (folder / path).chmod(0o755)
    return tuple(files)


def enclosing(folder: Path) -> Path | None:
    """Return the top of the repository that a folder lies below; None where it is a top, or none.

    Hosts read the files for CI, and git the hook, at the top alone.
    """
    here = folder.resolve()
    tops = (each for each in (here, *here.parents) if (each / ".git").exists())
    top = next(tops, None)
    return None if top == here else top


def _files(start: Start) -> Iterator[tuple[str, bytes]]:
    """Yield every file of a new folder; the manifest last, so that a half-made one is none."""
    for path, name in _FILES.items():
        yield path, _starter(name, start)
    yield "README.md", _starter(f"README.{start.lang}.md", start)
    for path, data in schema_files():
        if path.endswith(".schema.json"):
            yield path, data
    for table in TABLES:
        if not table.span and table.path not in {MANIFEST, "branches.yaml"}:
            yield table.path, _with_schema(table, _empty(table, start.lang)).encode()
    name = _ORGANISATION(start.lang).format(village=start.village)
    text = f"organisation: {_flow({'id': 'V', 'name': name, 'branches': []})}\n"
    yield "branches.yaml", _with_schema(_table("branches.yaml"), text).encode()
    yield MANIFEST, _with_schema(_table(MANIFEST), _manifest(start)).encode()


def _table(path: str) -> Table:
    return next(table for table in TABLES if table.path == path)


def _starter(name: str, start: Start) -> bytes:
    text = (_STARTER / name).read_text(encoding="utf-8")
    return text.replace("@VERSION@", __version__).replace("@VILLAGE@", start.village).encode()


def _empty(table: Table, lang: Lang) -> str:
    if table.is_yaml:
        return _EMPTY[table.path]
    return ",".join(column.words(lang) for column in columns(table.record)) + "\n"


def _with_schema(table: Table, text: str) -> str:
    if not table.is_yaml:
        return text
    schema = f"{FOLDER}/{file_name(table.path)}.schema.json"
    return f"# yaml-language-server: $schema={schema}\n{text}"


def _manifest(start: Start) -> str:
    village: dict[str, Value] = {"name": start.village, "code": start.code}
    village |= {"township": start.township} if start.township else {}
    village |= {"county": start.county} if start.county else {}
    village["kind"] = start.kind.words(start.lang)
    day = start.records_from.isoformat()
    entries = [f"- {{id: {name}, from: {day}}}" for name in dict.fromkeys(start.policies)]
    lines = [
        f"format: {FORMAT}",
        f"village: {_flow(village)}",
        f"records_from: {day}",
        *(["policies:", *entries] if entries else ["policies: []"]),
        f"lang: {start.lang}",
    ]
    return "".join(f"{line}\n" for line in lines)


def _flow(mapping: Mapping[str, Value]) -> str:
    """Return a mapping on one line; a code of digits stands in quotes."""
    values = (f"{key}: {_value(value)}" for key, value in mapping.items())
    return f"{{{', '.join(values)}}}"


def _value(value: Value) -> str:
    code = isinstance(value, str) and value.isdigit()
    return scalar(str(value), '"') if code else inline(value)
