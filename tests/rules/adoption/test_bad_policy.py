"""bad-policy: the policies that the manifest names can be followed."""

import pytest

from tests.kit import check, example, message, places, severities
from tests.rules.adoption.village import LOCAL, village


@pytest.mark.parametrize(
    ("policies", "place", "en"),
    [
        ("- {id: ninghai-2091}\n", (5, 8),
         "There is no pack “ninghai-2091”, neither in policies/ nor built in."),
        ("- {id: ../../etc/passwd}\n", (5, 8),
         "There is no pack “../../etc/passwd”, neither in policies/ nor built in."),
        ("- {id: ninghai-2019, clauses: [1.*, 9.9]}\n", (5, 37),
         "“9.9” names no clause of ninghai-2019."),
        ("- id: ninghai-2019\n  overrides:\n  - {clause: 9.9, set: {max: 3}, basis: x}\n", (7, 14),
         "“9.9” names no clause of ninghai-2019."),
        ("- id: ninghai-2019\n  overrides:\n  - {clause: 1.2-span, set: {top: 3}, basis: x}\n",
         (7, 35), "A clause of kind span has no parameter “top”."),
        ("- id: ninghai-2019\n  overrides:\n  - {clause: 1.2-span, set: {max: a}, basis: x}\n",
         (7, 35), "“a” does not fit the parameter max."),
    ],
)  # fmt: skip
def test_what_the_manifest_cannot_ask_for(policies: str, place: tuple[int, int], en: str) -> None:
    found = check("bad-policy", village(policies))
    assert places(found) == [("gridctl.yaml", *place)]
    assert severities(found) == ["error"]
    assert message(found[0], "en") == en
    assert message(found[0], "zh") != en


def test_the_message_in_chinese() -> None:
    found = check("bad-policy", village("- {id: ninghai-2091}\n"))
    assert message(found[0], "zh") == "没有名为“ninghai-2091”的政策包（policies/ 和内置中都没有）。"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("id: our-county", "id: other", (1, 5)),
        ("{min: 5, max: 15}", "{low: 5}", (10, 21)),
        ("{min: 5, max: 15}", "{min: five}", (10, 21)),
    ],
)
def test_a_local_pack_is_told_where_it_is_wrong(old: str, new: str, place: tuple[int, int]) -> None:
    files = village("- {id: our-county}\n- {id: our-county}\n", our_county=LOCAL.replace(old, new))
    found = check("bad-policy", files)
    assert places(found) == [("policies/our-county.yaml", *place)]


def test_a_local_pack_may_be_unreadable_like_any_file() -> None:
    files = village("- {id: our-county}\n", our_county="id: [\n")
    assert check("bad-policy", files) == ()
    assert places(check("bad-yaml", files)) == [("policies/our-county.yaml", 2, 1)]


def test_built_in_packs_and_overrides_are_fine() -> None:
    assert check("bad-policy", example()) == ()
    policies = "- id: ninghai-2019\n  clauses: ['1.*']\n  overrides:\n"
    policies += "  - {clause: 1.2-span, set: {max: 25}, basis: MT001}\n"
    assert check("bad-policy", village(policies)) == ()
