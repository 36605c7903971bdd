"""A data folder in memory, and how it is written: UTF-8, LF, no BOM."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from makerkit.yaml_text import YamlValue, yaml_text


class Folder:
    """Texts by their path inside the folder."""

    def __init__(self) -> None:
        """Start with no file."""
        self.texts: dict[str, str] = {}

    def text(self, path: str, text: str) -> None:
        """Keep a text as it is."""
        if path in self.texts:
            problem = f"{path} is written twice"
            raise ValueError(problem)
        self.texts[path] = text

    def table(self, path: str, header: str, rows: Iterable[Sequence[str]]) -> None:
        """Keep a CSV table; the header names its columns, commas between them."""
        columns = header.split(",")
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        for row in rows:
            if len(row) != len(columns):
                problem = f"{path}: {len(row)} cells for {len(columns)} columns"
                raise ValueError(problem)
            writer.writerow(row)
        self.text(path, stream.getvalue())

    def yaml(self, path: str, value: Mapping[str, YamlValue]) -> None:
        """Keep a YAML document."""
        self.text(path, yaml_text(value))

    def write(self, root: Path) -> None:
        """Write every text below a folder; other files there are left alone."""
        for path, text in self.texts.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode("utf-8"))
