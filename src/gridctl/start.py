"""Where the program starts and ends."""

import gc
import os
import sys


def run() -> None:
    """Run the program, without garbage collection from the first import on.

    One short run: what it makes lives to its end, and has no cycles to speak of.
    """
    gc.disable()
    from gridctl.cli.main import run as run_command

    try:
        run_command()
    except SystemExit as ended:
        _leave(ended)
        raise


def _leave(ended: SystemExit) -> None:
    """End the process at once: to take all its objects apart would be for nobody.

    Not where something is left to be said: Python's own way tells what could not be written.
    """
    if ended.code is not None and not isinstance(ended.code, int):
        return
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):
        return
    os._exit(ended.code or 0)
