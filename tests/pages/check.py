"""Checks every published page with what others rely on: python tests/pages/check.py [SHOTS].

Renders both examples (quarter, month, half-year, year; the quarter in English too) and a village
of naughty strings, then runs vnu (HTML), markdownlint (Markdown) and, in Chromium, axe-core and the
widths from 320 to 1920. The checkers are npm packages, pinned in package.json, installed into a
temporary folder. It takes some minutes, needs node, java, npm and Chromium, and exits 1 where
something is wrong. SHOTS is a folder for screenshots.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from gridctl.app.paper import find_browser  # noqa: E402 (run as a script)
from gridctl.app.report import publish  # noqa: E402 (run as a script)
from gridctl.model.period import Period  # noqa: E402 (run as a script)
from gridctl.model.words import Lang  # noqa: E402 (run as a script)
from tests.disclosure.naughty import naughty_village  # noqa: E402 (run as a script)
from tests.kit import Files, community, example, opened  # noqa: E402 (run as a script)

SITES: tuple[tuple[str, Files, tuple[str, ...]], ...] = (
    ("village", example(), ("2022Q3", "2022-08", "2022H2", "2022")),
    ("community", community(), ("2023Q1", "2023-02")),
    ("naughty", naughty_village(), ("2022Q3",)),
)
LANGS: tuple[Lang, ...] = ("zh", "en")


def render(folder: Path) -> list[Path]:
    """Write every site below `folder`; return the folders that hold pages."""
    found = []
    for name, files, periods in SITES:
        for lang in LANGS:
            root = folder / f"{name}-{lang}"
            root.mkdir()
            village = opened(files, "2023-06-01")._replace(root=root)
            for period in periods if lang == "zh" else periods[:1]:
                done = publish(village, Period.parse(period), lang)
                found.append(done.folder)
            found.append(root / "published")
    return found


def run(*command: str | Path, cwd: Path | None = None) -> bool:
    """Run a checker; return whether it was content."""
    print("·", Path(command[0]).name, *map(str, command[1:4]), flush=True)
    return subprocess.run([str(word) for word in command], cwd=cwd, check=False).returncode == 0


def main() -> int:
    """Check everything; return the exit code."""
    browser, node, java, npm = find_browser(), *map(shutil.which, ("node", "java", "npm"))
    if not (browser and node and java and npm):
        print("make check-pages needs Chromium, node, npm and java")
        return 2
    shots = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else None
    if shots:
        shots.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="gridctl-pages-") as temporary:
        tools, sites = Path(temporary, "tools"), Path(temporary, "sites")
        tools.mkdir()
        sites.mkdir()
        shutil.copy(HERE / "package.json", tools)
        quiet = ("--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
        if not run(npm, "install", *quiet, cwd=tools):
            return 2
        folders = render(sites)
        shutil.copy(HERE / ".markdownlint-cli2.jsonc", sites)
        pages = sorted(sites.rglob("*.html"))
        naughty = [page for page in pages if page.is_relative_to(sites / "naughty-zh")]
        naughty += [page for page in pages if page.is_relative_to(sites / "naughty-en")]
        strict = [page for page in pages if page not in naughty]
        vnu = (java, "-jar", tools / "node_modules/vnu-jar/build/dist/vnu.jar")
        modules = tools / "node_modules"
        content = [
            run(*vnu, "--Werror", *strict),
            run(*vnu, "--errors-only", *naughty),  # naughty strings are warned of, and rightly
            run(
                node,
                modules / "markdownlint-cli2/markdownlint-cli2-bin.mjs",
                "{village*,community*,naughty-zh}/**/*.md",
                cwd=sites,
            ),
            run(node, HERE / "look.mjs", browser, tools, shots or "-", *folders),
        ]
    print(f"{len(pages)} pages: {'nothing is wrong' if all(content) else 'see above'}")
    return 0 if all(content) else 1


if __name__ == "__main__":
    sys.exit(main())
