"""Writes the generated pages of docs/: python docs/generate.py (--check: only compares).

The data dictionary, the lists of commands, rules and figures, the policy guide and the guide to
templates come from the declarations in src/gridctl and from templates/; tests/test_docs.py fails
where a page is not what this script would write.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from docs.generator import (  # noqa: E402 (run as a script, too)
    commands,
    dictionary,
    figures,
    policies,
    rules,
    templates,
)


def pages() -> dict[str, str]:
    """Return the generated pages by file name."""
    return {
        "commands.md": commands.page("en"),
        "data-dictionary.md": dictionary.page(),
        "figure-list.md": figures.page(),
        "policies.md": policies.page(),
        "rules.md": rules.page(),
        "templates.md": templates.page(),
        "zh/commands.md": commands.page("zh"),
    }


def stale() -> Iterator[str]:
    """Yield the names of pages that are missing or differ."""
    for name, text in pages().items():
        path = HERE / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            yield name


def main() -> int:
    """Write the pages; with --check only say which are stale, and return 1 if any is."""
    found = list(stale())
    for name in found:
        print(f"{name} is stale" if "--check" in sys.argv else f"{name} written")
    if "--check" in sys.argv:
        return 1 if found else 0
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
