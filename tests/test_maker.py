"""Each example is what its maker makes, byte for byte."""

import os
import shutil
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


# what the maker's own check reads back, and one lie in it
Q1, Q3 = "ledger/points/2022Q1.csv", "ledger/points/2022Q3.csv"
LIES = [
    (Q3, ",P01,5,", ",P01,10,", "not what the rule gives"),
    (Q3, "E0705,2022-07-08,H172,P15,-2.5,", "E0705,2022-07-08,H172,P14,3,", "no tie"),
    (Q3, ",H001,P11,-10,,E0492,", ",H001,P11,-10,,E0493,", "E0493"),
    (Q1, ",JF-2022-0001,", ",,", "evidence missing"),
    ("points.yaml", "approved_at: MT003", "approved_at: MT005", "passed at"),
    ("points.yaml", "points: 5, cap: 5", "points: 5, cap: 4", "by P01 in 2022-"),
    ("meetings.csv", ",表彰会,", ",推进例会,", "award meetings"),
]


@pytest.mark.parametrize(("path", "old", "new", "said"), LIES)
def test_the_maker_checks_the_points_itself(
    tmp_path: Path, path: str, old: str, new: str, said: str
) -> None:
    village = tmp_path / "village"
    shutil.copytree(EXAMPLE, village)
    text = (village / path).read_text(encoding="utf-8")
    assert old in text
    (village / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    code = "from pathlib import Path; from village_maker.check_points import check_points; "
    code += f"check_points(Path({str(village)!r}))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        capture_output=True,
        cwd=ROOT / "examples",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    told = done.stderr.decode("utf-8").strip().splitlines()[-1]
    assert "WrongStoryError" in told
    assert said in told
