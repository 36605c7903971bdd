"""A hostile pull request: `gridctl ci` ends red, soon, and has run and leaked nothing.

Each case is what somebody may propose to a village's repository. It is run as CI runs it, in a
process of its own, with little memory; a canary beside the repository must appear nowhere. One
case starts that process anew, the others fork it (`tests/forked.py`).
"""

import os
import re
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from gridctl.app.report import front_pages, render
from tests.disclosure.small import Q3
from tests.disclosure.small import VILLAGE as ALL_YEAR
from tests.forked import Forked, Ran
from tests.history import repo
from tests.kit import Files, edited, manifest, opened

CANARY = "canary-5f2c9d"
SECONDS = 40  # of the processor; most take two or three
PATIENCE = 600  # seconds, on a laden machine
MEMORY = 2 * 1024**3
LIMITS = {resource.RLIMIT_AS: MEMORY, resource.RLIMIT_CPU: SECONDS}
RUNNING: list[Forked] = []
#: Its records begin in July, so that figures of few periods are compared, which takes longest.
VILLAGE = edited(ALL_YEAR, "gridctl.yaml", "from: 2022-01-01", "from: 2022-07-01")
GITHUB = re.compile(r"::(error|warning|notice) file=[^\n]*")
PAGE = "templates/page.html.j2"


class Ended:
    """How a run ended and what it said: on stdout, on stderr, and in the summary."""

    def __init__(self, code: int, said: str, error: str, summary: str) -> None:
        self.code, self.said, self.error, self.summary = code, said, error, summary

    @property
    def everything(self) -> str:
        return self.said + self.error + self.summary


@cache
def published() -> dict[str, bytes]:
    """Return what is published of the village."""
    village = opened(VILLAGE)
    return {
        **{f"published/2022Q3/{name}": page for name, page in render(village, Q3, "zh").items()},
        **{f"published/{name}": page for name, page in front_pages(village, "zh", Q3).items()},
    }


@pytest.fixture(scope="module", autouse=True)
def forked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with Forked(tmp_path_factory.mktemp("said")) as server:
        RUNNING.append(server)
        yield
        RUNNING.clear()


def limited() -> None:
    for limit, value in LIMITS.items():
        resource.setrlimit(limit, (value, value))


def started(folder: Path, words: list[str]) -> Ran:
    """Run gridctl in a process that is started for it."""
    done = subprocess.run(
        [sys.executable, "-P", "-m", "gridctl", *words],
        cwd=folder,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
        preexec_fn=limited,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def ci(folder: Path, *words: str, anew: bool = False) -> Ended:
    """Run gridctl ci on a folder against its first commit."""
    summary = folder.parent / "summary.md"
    first = repo.git(folder, "rev-list", "--max-parents=0", "HEAD")
    options = ["--base", first, "--as-of", "2022-11-05", "--lang", "en", "--summary", str(summary)]
    whole = ["ci", *options, *(words or ("--format", "github"))]
    done = started(folder, whole) if anew else RUNNING[0].run(folder, whole, LIMITS, PATIENCE)
    out, err = done.out.decode("utf-8"), done.err.decode("utf-8")
    text = summary.read_text("utf-8") if summary.exists() else ""
    ended = Ended(done.code, out, err, text)
    assert ended.code in {1, 2}, ended.everything
    assert "Traceback" not in ended.everything
    assert "internal fault" not in ended.everything
    assert CANARY not in ended.everything
    for line in re.split("[\r\n]+", f"{out}\n{err}"):  # as a runner splits it
        assert "##[" not in line
        assert not line.lstrip().startswith("::") or GITHUB.fullmatch(line), line
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", ended.everything)
    assert len(text.encode()) < 1024 * 1024
    return ended


def laid_out(folder: Path, files: Files) -> Path:
    """Return a repository in a folder, with a canary beside it."""
    (folder / "secret").mkdir()
    for name in ("secret.txt", "secret/x.csv", "secret/index.html", "secret/manifest.json"):
        (folder / name).write_text(f"{CANARY},{CANARY}\n{CANARY}\n", "utf-8")
    return repo.repository(folder / "village", files)


@pytest.fixture
def village(tmp_path: Path) -> Path:
    return laid_out(tmp_path, {**VILLAGE, **published()})


@pytest.fixture
def unpublished(tmp_path: Path) -> Path:
    """A village without pages; no clause asks for work, so that no figures are compared."""
    followed = manifest("ninghai-2019, clauses: [1.*]", "chongqing-2013, clauses: [by]")
    return laid_out(tmp_path, {**VILLAGE, "gridctl.yaml": followed})


def test_the_village_itself_has_no_trouble(village: Path) -> None:
    ended = ci(village, anew=True)
    assert "2022Q3: the same; " in ended.error
    assert "published-edited" not in ended.everything


def test_the_limits_hold(village: Path) -> None:
    done = RUNNING[0].run(village, ["validate"], {resource.RLIMIT_AS: 1024**2}, PATIENCE)
    assert (done.code, done.out) == (3, b"")
    assert b"MemoryError" in done.err


COMMANDS = (
    "::set-output name=a::b",
    "##[error]boom",
    "x%0A::add-mask::y",
    "a\u2028::stop-commands::z",
    "![x](https://example.org/x.png)<script>alert(1)</script>",
    "@everyone",
    "\x1b]0;title\x07\x9b31m",
)


@pytest.mark.parametrize("form", ["github", "text", "gitlab", "junit"])
def test_commands_in_data_stay_text(village: Path, form: str) -> None:
    with (village / "households.csv").open("a", encoding="utf-8", newline="\n") as stream:
        for number, text in enumerate(COMMANDS):
            stream.write(f'H9{number},何某,"{text}",,,\n')
            (village / f"{text.replace('/', '')}.csv").write_text("x\n", "utf-8")
    repo.commit(village)
    ended = ci(village, "--format", form)
    assert "unknown-reference" in ended.said
    assert "unknown-file" in ended.said
    assert "<script" not in ended.summary.replace("\\<script", "")
    assert "![x](" not in ended.summary
    assert "@everyone" not in ended.summary


@pytest.mark.parametrize(
    "text",
    [
        "{% include '/etc/passwd' %}",
        "{% include '../../secret.txt' %}",
        "{% import '../secret.txt' as x %}{{ x }}",
        "{{ self.__init__.__globals__ }}",
        "{{ notice.__class__.__mro__[1].__subclasses__() }}",
        "{{ cycler.__init__.__globals__.os.popen('cat ../secret.txt').read() }}",
        "{% for i in range(10**10) %}x{% endfor %}",
        "{% for a in page.tables %}" * 15 + "{% endfor %}" * 15 + "{{ nothing }}",
        "{% macro m() %}{{ caller() }}{{ caller() }}{% endmacro %}"
        + "{% call m() %}" * 40 + "{% endcall %}" * 40,
        "{{ 'x' * 100000000 }}",
        "{% set x = 'aaaaaaaa' %}" + "{% set x %}{{ x }}{{ x }}{% endset %}" * 40 + "{{ x }}",
        "{{ 'a'" + " | css" * 20 + " }}",
        "{{ page.title | batch(1000000000, 'x') | list }}",
        "{{ " + "[" * 5000 + "]" * 5000 + " }}",
    ],
)  # fmt: skip
def test_templates_read_nothing_and_come_to_an_end(unpublished: Path, text: str) -> None:
    repo.write(unpublished, {PAGE: text})  # they are tried though nothing is published
    repo.commit(unpublished)
    ended = ci(unpublished)
    told = r"^::error file=templates/page\.html\.j2,[^\n]*PUB105"
    assert re.search(told, ended.said, re.MULTILINE), ended.said
    assert ended.code == 1


def link(path: Path, target: str) -> None:
    if path.is_dir():
        path.rename(path.with_name(f"{path.name}.was"))
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


@pytest.mark.parametrize(
    "links",
    [
        {
            "links.csv": "../secret.txt",
            "ledger/visits/2022Q3.csv": "../../../secret.txt",
            PAGE: "../../secret.txt",
            "policies/own.yaml": "../../secret.txt",
            "published/2022Q3/index.html": "../../../secret.txt",
            "members.csv": "/dev/zero",
        },
        {
            "ledger/visits": "../../secret",
            "templates": "../secret",
            "published/2022Q3/index.html": "/dev/zero",
            "grids.yaml": "grids.yaml",
        },
        {"gridctl.yaml": "../secret.txt"},
        {"published/2022Q3/manifest.json": "../../../secret.txt"},
        {"published/2022Q3": "../../secret"},
        {"published": "../secret"},
    ],
    ids=lambda links: next(iter(links)),
)
def test_no_link_leads_out_of_the_folder(village: Path, links: dict[str, str]) -> None:
    for path, target in links.items():
        link(village / path, target)
    repo.commit(village)
    ended = ci(village)
    for path in links:
        assert path.partition("/")[0] in ended.everything


def test_a_cell_of_50_mebibytes(village: Path) -> None:
    with (village / "links.csv").open("a", encoding="utf-8") as stream:
        stream.write(f'"{"x" * 50 * 1024**2}",H4,2022-01-01,,near,member,MT1,\n')
    repo.commit(village)
    ended = ci(village)
    assert len(ended.everything) < 2_000_000


BOMB = "a: &a {x: 1}\n" + "".join(
    f"b{i}: &b{i} {{<<: [{', '.join(['*a' if i == 0 else f'*b{i - 1}'] * 9)}]}}\n"
    for i in range(30)
)


BLOWN_UP = (BOMB, "[" * 200_000, "a: " * 50_000, "- " * 50_000, "x: !!python/name:os.system\n")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        *(("grids.yaml", text) for text in BLOWN_UP),
        ("gridctl.yaml", BOMB),
        ("policies/own.yaml", BOMB),
    ],
)
def test_yaml_that_blows_up(village: Path, path: str, text: str) -> None:
    repo.write(village, {path: text})
    repo.commit(village)
    ended = ci(village)
    assert path in ended.said


@pytest.mark.parametrize("name", [b"x" * 251, b"\xff\xfe\n\x1b[31m", "名".encode() * 80])
def test_file_names_of_any_kind(village: Path, name: bytes) -> None:
    file = os.fsencode(village) + b"/" + name + b".csv"
    with open(file, "wb") as stream:  # noqa: PTH123 (a name that is no text)
        stream.write(b"x\n")
    repo.write(village, {"links.csv": "member,household\nM9,H4\n"})
    repo.commit(village)
    ended = ci(village)
    assert "unknown-file" in ended.said


READ = ("ledger/visits/2022Q3.csv", PAGE, "policies/own.yaml")


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        (
            (*READ, "published/2022Q3/index.html"),
            tuple(f"::{path} is not a regular file; it was not opened.%0A" for path in READ),
        ),
        (("gridctl.yaml",), ("village: gridctl.yaml is missing here and above.\n",)),
        (
            ("published/2022Q3/manifest.json",),
            ("2022Q3 is no published period: it has no manifest.json that can be read.\n",),
        ),
    ],
    ids=["read", "manifest", "published"],
)
def test_a_pipe_is_not_waited_for(
    village: Path, paths: tuple[str, ...], told: tuple[str, ...]
) -> None:
    for path in paths:
        (village / path).unlink(missing_ok=True)
        (village / path).parent.mkdir(exist_ok=True)
        os.mkfifo(village / path)  # git has none, a workspace may
    ended = ci(village)
    assert ended.code == 2
    for each in told:
        assert each in ended.said + ended.error


@pytest.mark.parametrize(
    "text",
    ["[" * 200_000, '{"format": 1' + "0" * 5000 + "}", '{"format": NaN}', "\x00", '"\\ud800"',
     '{"format": 1, "lang": "zh", "period": "2022Q3", "rows": {"form": 1, "digest": "x"}}'],
)  # fmt: skip
def test_a_manifest_json_that_is_none_of_ours(village: Path, text: str) -> None:
    repo.write(village, {"published/2022Q3/manifest.json": text})
    repo.commit(village)
    ended = ci(village)
    assert "published-edited" in ended.said


def test_a_pack_is_looked_for_in_the_folder_only(village: Path) -> None:
    manifest = village / "gridctl.yaml"
    text = manifest.read_text("utf-8").replace("policies:\n", "policies:\n- {id: ../../secret}\n")
    manifest.write_text(text, "utf-8")
    repo.commit(village)
    ended = ci(village)
    assert ended.code == 1
    assert (
        "::error file=gridctl.yaml,line=5,col=8,title=POL101 bad-policy::"
        "There is no pack “../../secret”, neither in policies/ nor built in.%0A"
    ) in ended.said


def tamper(village: Path, change: Callable[[Path], None]) -> Ended:
    change(village / "published" / "2022Q3")
    repo.commit(village)
    return ci(village)


def test_a_page_made_to_fit_its_manifest_is_still_found(village: Path) -> None:
    import json

    from gridctl.source.digests import digest

    def change(folder: Path) -> None:
        page, manifest = folder / "ratings.html", folder / "manifest.json"
        page.write_bytes(page.read_bytes().replace(b"<h1>", b"<h1 >"))
        made = json.loads(manifest.read_bytes())
        made["files"]["ratings.html"] = digest(page.read_bytes())
        manifest.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", "utf-8")

    ended = tamper(village, change)
    assert "published-edited" not in ended.said  # the digests agree
    assert "  ratings.html would come out otherwise today" in ended.error
