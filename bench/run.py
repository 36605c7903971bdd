"""Measures gridctl against the imports it cannot do without: python bench/run.py (make bench).

Both sides of a ratio run in turns, in one go, so that a busy machine slows both. Nothing here
fails a build; bench/README.md says how to read the table.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "village-data"
PYTHON = sys.executable
GRIDCTL = str(Path(PYTHON).with_name("gridctl"))
COMMANDS: dict[str, list[str]] = {
    "python -c pass": [PYTHON, "-c", "pass"],
    "import typer, yaml": [PYTHON, "-c", "import typer, yaml"],
    "import typer, rich": [PYTHON, "-c", "import typer, rich"],
    "gridctl --help": [GRIDCTL, "--help"],
    "gridctl validate": [GRIDCTL, "validate"],  # in the example
}
START, HELP, PEAK_MB, VILLAGE_MS = 2.0, 1.3, 80, 40
#: As users run it: modules are compiled once, by the run that is not counted.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
#: ru_maxrss counts bytes on macOS and KiB elsewhere.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024


class Run(NamedTuple):
    """What one process took: seconds on the wall, seconds of CPU, bytes at its peak."""

    wall: float
    cpu: float
    peak: int


def measure(command: list[str], folder: Path) -> Run:
    """Run a command in a folder and return what it took; CalledProcessError where it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, cwd=folder)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * RSS_UNIT)


def example(folder: Path) -> Path:
    """Copy the example to a folder, without what was published from it, and return that."""
    left_out = shutil.ignore_patterns("published", "print")
    return Path(shutil.copytree(EXAMPLE, folder, ignore=left_out))


def in_turns(runs: int, folder: Path) -> dict[str, Run]:
    """Run each command `runs` times, in turns, once beforehand; return medians."""
    found: dict[str, list[Run]] = {name: [] for name in COMMANDS}
    for turn in range(runs + 1):
        for name, command in COMMANDS.items():
            run = measure(command, folder)
            if turn:
                found[name].append(run)
    return {
        name: Run(
            median(r.wall for r in each), median(r.cpu for r in each), max(r.peak for r in each)
        )
        for name, each in found.items()
    }


def forest(villages: int) -> dict[str, float]:
    """Validate copies of the example one after the other in one process; ms a village."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(villages):
            example(Path(folder) / f"{number:04}")
        command = [PYTHON, str(HERE / "forest.py"), folder]
        done = subprocess.run(command, env=ENVIRONMENT, check=True, stdout=subprocess.PIPE)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def line(what: str, value: str, target: str, *, met: bool) -> str:
    """Return a line of the table."""
    return f"| {what} | {value} | {target} | {'yes' if met else 'NO'} |"


def report(found: dict[str, Run], trees: dict[str, float], runs: int, villages: int) -> list[str]:
    """Return both tables."""
    lines = [f"medians of {runs} runs in turns; Python {sys.version.split()[0]}", ""]
    lines += ["| process | wall ms | CPU ms | peak MB |", "| --- | ---: | ---: | ---: |"]
    for name, run in found.items():
        lines.append(
            f"| {name} | {run.wall * 1e3:.0f} | {run.cpu * 1e3:.0f} | {run.peak / 1e6:.0f} |"
        )
    validate, typer_yaml = found["gridctl validate"], found["import typer, yaml"]
    shown, typer_rich = found["gridctl --help"], found["import typer, rich"]
    ratio, help_ratio = validate.wall / typer_yaml.wall, shown.wall / typer_rich.wall
    peak = validate.peak / 1e6
    lines += [
        "",
        "| figure | measured | target | met |",
        "| --- | ---: | ---: | --- |",
        line(
            "validate against import typer, yaml",
            f"{ratio:.2f} (CPU {validate.cpu / typer_yaml.cpu:.2f})",
            f"≤ {START}",
            met=ratio <= START,
        ),
        line(
            "--help against import typer, rich",
            f"{help_ratio:.2f} (CPU {shown.cpu / typer_rich.cpu:.2f})",
            f"≤ {HELP}",
            met=help_ratio <= HELP,
        ),
        line("peak memory of validate", f"{peak:.0f} MB", f"< {PEAK_MB} MB", met=peak < PEAK_MB),
        line(
            f"{villages} villages in one process",
            f"{trees['validate']:.1f} ms each",
            f"≤ {VILLAGE_MS} ms",
            met=trees["validate"] <= VILLAGE_MS,
        ),
        line(
            "the same against csv.reader over the same files",
            f"{trees['validate'] / trees['csv']:.1f} × {trees['csv']:.1f} ms",
            "told",
            met=True,
        ),
        line("peak memory of the forest", f"{trees['peak_mb']:.0f} MB", "told", met=True),
    ]
    return lines


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else "")
    options.add_argument("--runs", type=int, default=15)
    options.add_argument("--villages", type=int, default=200)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = in_turns(asked.runs, example(Path(folder) / EXAMPLE.name))
    print("\n".join(report(found, forest(asked.villages), asked.runs, asked.villages)))


if __name__ == "__main__":
    main()
