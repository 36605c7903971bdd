"""Where the output goes: a full disk, a closed stream, a reader that goes away."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app.test_verify import write
from tests.disclosure.small import VILLAGE

COMMANDS = (
    "validate village",
    "validate village --format json",
    "quota village",
    "quota village --format json",
    "--help",
)
FULL = Path("/dev/full")


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which a data folder lies that nothing is written into."""
    return write(tmp_path_factory.mktemp("here") / "village", VILLAGE).parent


def shell(line: str, here: Path) -> tuple[int, str]:
    """Run a line of shell in which `gridctl` is the program: exit code and stderr."""
    program = f"{sys.executable} -P -m gridctl"
    done = subprocess.run(
        ["bash", "-c", line.replace("gridctl", program, 1)],
        cwd=here,
        capture_output=True,
        encoding="utf-8",
        env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
        check=False,
    )
    return done.returncode, done.stderr


@pytest.mark.skipif(not FULL.exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_is_one_sentence(command: str, here: Path) -> None:
    code, said = shell(f"gridctl {command} > {FULL}", here)
    assert (code, said) == (2, "The output cannot be written: No space left on device.\n")
    code, said = shell(f"gridctl {command} > {FULL} 2> {FULL}", here)
    assert code == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_a_closed_output_is_one_sentence(command: str, here: Path) -> None:
    code, said = shell(f"gridctl {command} >&-", here)
    assert (code, said) == (2, "The output cannot be written: Bad file descriptor.\n")


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="the system has no broken pipes")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_that_goes_away_ends_it_quietly(command: str, here: Path) -> None:
    code, said = shell(f"set -o pipefail; gridctl {command} | head -c 0", here)
    assert (code, said) == (128 + signal.SIGPIPE, "")
