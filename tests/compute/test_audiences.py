"""For whom a clause sets terms of its own."""

import pytest

from gridctl.compute.audiences import audience
from tests.kit import context
from tests.rules.small import FILES, left

NOW = context(FILES).now


@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("grid-worker", {"M3"}),
        ("committee", {"M1", "M2"}),
        ("party-group-leader", {"M2", "M3"}),
        ("core", {"M1"}),
        ("", set()),
        ("nobody", set()),
    ],
)
def test_who_belongs_to_it(name: str, members: set[str]) -> None:
    assert audience(NOW, name) == members


def test_who_left_is_of_none() -> None:
    files = {**FILES, **left("M3", "2023-01-01")}
    assert audience(context(files).now, "grid-worker") == frozenset()
