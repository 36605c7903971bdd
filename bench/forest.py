"""Validates every data folder below a folder in this one process, and prints ms a village.

Each village is also read with plain csv.reader, in turns, as the least that reading can cost.
"""

import csv
import gc
import json
import resource
import sys
import time
from datetime import date
from pathlib import Path
from statistics import median

from gridctl.app.validate import validate
from gridctl.app.village import open_village

RSS_UNIT = 1 if sys.platform == "darwin" else 1024


def read_plainly(folder: Path) -> int:
    """Read every CSV file with csv.reader and nothing else; return the number of cells."""
    cells = 0
    for path in folder.rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            cells += sum(map(len, csv.reader(stream)))
    return cells


def main() -> None:
    """Print the medians, in milliseconds a village, as JSON."""
    gc.disable()  # as the program does
    took: dict[str, list[float]] = {"validate": [], "csv": []}
    for folder in sorted(Path(sys.argv[1]).iterdir()):
        started = time.perf_counter()
        report = validate(open_village(folder, date(2023, 1, 5)))
        took["validate"].append(time.perf_counter() - started)
        if report.failed:
            sys.exit(f"{folder} has errors: that would not be the usual case")
        started = time.perf_counter()
        read_plainly(folder)
        took["csv"].append(time.perf_counter() - started)
    told = {name: median(each) * 1000 for name, each in took.items()}
    told["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT / 1e6
    print(json.dumps(told))


if __name__ == "__main__":
    main()
