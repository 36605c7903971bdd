"""Where the program starts."""

import gc


def run() -> None:
    """Run the program, without garbage collection from the first import on.

    One short run: what it makes lives to its end, and has no cycles to speak of.
    """
    gc.disable()
    from gridctl.cli.main import run as run_command

    run_command()
