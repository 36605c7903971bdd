"""How names are masked."""

import pytest

from gridctl.disclosure.masks import mask_name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张三", "张*"),
        ("张三丰", "张**"),
        ("欧阳修", "欧阳*"),
        ("欧阳子丑", "欧阳**"),
        ("欧阳", "欧*"),
        ("张 三", "张*"),
        ("张王小明", "张*"),
        ("阿里木·寅", "阿*"),
        ("Smith", "S*"),
        ("甲", "*"),
        ("", "*"),
        ("\U00020000三", "\U00020000*"),
    ],
)
def test_mask_name(name: str, shown: str) -> None:
    assert mask_name(name) == shown
