"""The example village is what its maker makes, byte for byte."""

import subprocess
import sys
from pathlib import Path

from tests.kit import EXAMPLE, ROOT


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {"published", "print"} & set(path.relative_to(folder).parts)
    }


def test_the_example_is_what_its_maker_makes(tmp_path: Path) -> None:
    maker = ROOT / "examples" / "make_village.py"
    subprocess.run([sys.executable, str(maker), str(tmp_path / "made")], check=True, timeout=120)
    made, kept = bytes_of(tmp_path / "made"), bytes_of(EXAMPLE)
    assert made.keys() == kept.keys()
    assert [path for path in made if made[path] != kept[path]] == []
