"""The office libraries, which are an extra: imported when a file is made, or named if absent."""

from importlib import import_module
from typing import Any


class NoLibraryError(Exception):
    """A library that a file takes is not installed; `library` is what pip calls it."""

    def __init__(self, library: str) -> None:
        """Remember which."""
        super().__init__(library)
        self.library = library


def load(module: str, library: str) -> Any:
    """Return a module of a library; NoLibraryError where it is not installed."""
    try:
        return import_module(module)
    except ImportError as error:
        raise NoLibraryError(library) from error
