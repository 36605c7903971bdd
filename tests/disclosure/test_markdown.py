"""Texts are shown as they are."""

import pytest

from gridctl.lang.markdown import escape


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("姚**", r"姚\*\*"),
        ("a|b", r"a\|b"),
        ("a\\|b", r"a\\\|b"),
        ("[x](y)", r"\[x\](y)"),
        ("<b>&amp;", r"\<b\>\&amp;"),
        ("# 一", r"\# 一"),
        ("- 一", r"\- 一"),
        ("1. 一", r"1\. 一"),
        ("12) 一", r"12\) 一"),
        ("000-0000001", "000-0000001"),
        ("2022-08-01", "2022-08-01"),
        ("12:30", "12:30"),
        ("http://a.cn", r"http\://a.cn"),
        ("www.a.cn", r"www\.a.cn"),
        ("a@b.cn", r"a\@b.cn"),
        (":tada:", r"\:tada:"),
        ("links.csv:2:1", r"links.csv\:2:1"),
        (r"\:tada:", r"\\\:tada:"),
        ("$x$", r"\$x\$"),
        ("3/4", "3/4"),
        (7, "7"),
    ],
)
def test_escape(text: object, written: str) -> None:
    assert escape(text) == written
