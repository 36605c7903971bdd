"""Pages as PDF, printed by a Chromium that is on the machine: its paper, as the style says."""

import os
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

#: What the browser may be called, in the order in which it is looked for.
BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
_ENDINGS = ("", ".exe")
#: How long a page may take, in seconds.
PATIENCE = 180
#: How many browsers print at the same time.
MOST_AT_ONCE = 4
_OPTIONS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--no-first-run",
    "--no-pdf-header-footer",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
#: Before a page's own text: nothing of the machine or the network gets onto paper through a
#: local template. A browser reads what follows as if this were not there.
_FENCE = (
    b'<!DOCTYPE html><meta http-equiv="Content-Security-Policy" '
    b"content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
)


class NotPrintedError(Exception):
    """The browser wrote no PDF of a page; `page` names it."""

    def __init__(self, page: str) -> None:
        """Remember which page."""
        super().__init__(page)
        self.page = page


def find_browser() -> str | None:
    """Return the path of a browser that can print, from the folders of PATH; None if none."""
    for name in BROWSERS:
        for folder in filter(os.path.isabs, os.get_exec_path()):
            for ending in _ENDINGS:
                path = Path(folder) / f"{name}{ending}"
                if path.is_file() and os.access(path, os.X_OK):
                    return str(path)
    return None


def print_pages(
    browser: str, pages: Mapping[str, bytes], told: Callable[[int, int], None] | None = None
) -> dict[str, bytes]:
    """Return each HTML page (by file name) as a PDF, by its name with .pdf; NotPrintedError.

    `told` is called with how many of how many are done, after each.
    """
    found = {}
    with (
        tempfile.TemporaryDirectory(prefix="gridctl-", ignore_cleanup_errors=True) as folder,
        ThreadPoolExecutor(min(os.cpu_count() or 1, MOST_AT_ONCE)) as pool,
    ):
        work = {
            name: pool.submit(_print, browser, Path(folder, str(number)), name, data)
            for number, (name, data) in enumerate(pages.items())
        }
        for done, (name, paper) in enumerate(work.items(), 1):
            found[f"{name.removesuffix('.html')}.pdf"] = paper.result()
            if told:
                told(done, len(work))
    return found


def _print(browser: str, folder: Path, name: str, data: bytes) -> bytes:
    folder.mkdir()
    page, paper = folder / "page.html", folder / "page.pdf"
    page.write_bytes(_FENCE + data)
    as_root = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
    command = [
        browser,
        *_OPTIONS,
        *as_root,
        f"--user-data-dir={folder / 'profile'}",
        f"--print-to-pdf={paper}",
        page.as_uri(),
    ]
    try:
        subprocess.run(  # noqa: S603 (a browser of PATH, and paths of our own)
            command, cwd=folder, capture_output=True, timeout=PATIENCE, check=True
        )
        return paper.read_bytes()
    except (subprocess.SubprocessError, OSError) as error:
        raise NotPrintedError(name) from error
