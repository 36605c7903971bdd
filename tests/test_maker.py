"""Each example is what its maker makes, byte for byte."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.kit import COMMUNITY, EXAMPLE, ROOT


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not {"published", "print"} & set(path.relative_to(folder).parts)
    }


@pytest.mark.parametrize(
    ("maker", "example"), [("make_village.py", EXAMPLE), ("make_community.py", COMMUNITY)]
)
def test_an_example_is_what_its_maker_makes(tmp_path: Path, maker: str, example: Path) -> None:
    script = ROOT / "examples" / maker
    subprocess.run([sys.executable, str(script), str(tmp_path / "made")], check=True, timeout=120)
    made, kept = bytes_of(tmp_path / "made"), bytes_of(example)
    assert made.keys() == kept.keys()
    assert [path for path in made if made[path] != kept[path]] == []
