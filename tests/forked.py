"""gridctl in a process of its own, time and again: forked from one that has imported it all.

A run of a small village takes less time than to import what it needs. Nothing is run in the process
that imports; each run has its own memory, limits and end, as `python -P -m gridctl` has.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, Self

#: Reads a line a run (folder, words, limits, files for what it says), and answers its exit code.
_SERVER = """
import json, os, pkgutil, resource, runpy, signal, sys
import pandas, jinja2, rich.console
import gridctl
for module in pkgutil.walk_packages(gridctl.__path__, "gridctl."):
    if not module.name.endswith("__main__"):
        __import__(module.name)
for line in sys.stdin:
    run = json.loads(line)
    child = os.fork()
    if not child:
        for number, name in ((0, os.devnull), (1, run["out"]), (2, run["err"])):
            os.dup2(os.open(name, os.O_RDWR | os.O_CREAT | os.O_TRUNC), number)
        os.chdir(run["folder"])
        sys.argv[1:] = run["words"]
        for limit, value in run["limits"]:
            resource.setrlimit(limit, (value, value))
        signal.alarm(run["seconds"])
        runpy.run_module("gridctl", run_name="__main__", alter_sys=True)
        sys.exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Ran(NamedTuple):
    """How a run ended, and what it said."""

    code: int
    out: bytes
    err: bytes


class Forked:
    """What runs gridctl; `scratch` is a folder for what the runs say."""

    def __init__(self, scratch: Path) -> None:
        self.out, self.err = scratch / "out", scratch / "err"
        self.server = subprocess.Popen(
            [sys.executable, "-P", "-c", _SERVER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.server.communicate()

    def run(self, folder: Path, words: list[str], limits: Mapping[int, int], seconds: int) -> Ran:
        """Run gridctl from within a folder; a signal that ends it is a negative exit code."""
        asked = {
            "folder": str(folder),
            "words": words,
            "limits": [*limits.items()],
            "seconds": seconds,
            "out": str(self.out),
            "err": str(self.err),
        }
        assert self.server.stdin is not None
        assert self.server.stdout is not None
        self.server.stdin.write(f"{json.dumps(asked)}\n")
        self.server.stdin.flush()
        code = int(self.server.stdout.readline())
        return Ran(code, self.out.read_bytes(), self.err.read_bytes())
