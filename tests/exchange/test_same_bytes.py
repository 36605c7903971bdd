"""Office files are the same byte for byte, wherever and whenever they are made."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile

import pytest

from gridctl.exchange.archive import repacked
from tests.disclosure.small import VILLAGE
from tests.exchange.made import annex_of, book_of
from tests.kit import ROOT

_PROGRAM = (
    "import hashlib; from tests.disclosure.small import VILLAGE; "
    "from tests.exchange.made import annex_of, book_of; "
    "print(*(hashlib.sha256(of(VILLAGE)[0]).hexdigest() for of in (annex_of, book_of)))"
)


@pytest.mark.parametrize(
    "around",
    [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
    ],
)
def test_another_time_zone_and_locale_change_nothing(around: dict[str, str]) -> None:
    path = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
    found = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        env={**os.environ, **around, "PYTHONPATH": path},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    here = [hashlib.sha256(of(VILLAGE)[0]).hexdigest() for of in (annex_of, book_of)]
    assert found == here


@pytest.mark.parametrize("of", [annex_of, book_of])
def test_no_part_tells_a_time_or_a_machine(of: object) -> None:
    with zipfile.ZipFile(io.BytesIO(of(VILLAGE)[0])) as archive:  # type: ignore[operator]
        parts = archive.infolist()
    assert parts[0].filename == "[Content_Types].xml"
    assert {part.date_time for part in parts} == {(1980, 1, 1, 0, 0, 0)}
    assert {(part.create_system, part.compress_type) for part in parts} == {(3, zipfile.ZIP_STORED)}


def test_a_part_can_be_replaced() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("b", b"1")
        archive.writestr("a", b"2")
    with zipfile.ZipFile(io.BytesIO(repacked(held.getvalue(), {"a": b"3"}))) as new:
        assert new.namelist() == ["b", "a"]
        assert (new.read("b"), new.read("a")) == (b"1", b"3")
