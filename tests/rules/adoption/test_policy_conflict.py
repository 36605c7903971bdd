"""policy-conflict: which of two differing policies holds is known."""

from gridctl.model.mark import Mark
from tests.kit import check, example, message, places, report, severities
from tests.rules.adoption.village import LOCAL, village


def test_two_packs_that_differ_are_a_notice_at_the_later_entry() -> None:
    files = village("- {id: ninghai-2019}\n- {id: our-county}\n", our_county=LOCAL)
    found = check("policy-conflict", files)
    assert places(found) == [("gridctl.yaml", 6, 8)]
    assert severities(found) == ["notice"]
    assert found[0].clause == "our-county/span"
    assert found[0].related == (Mark("gridctl.yaml", 5, 8),)
    assert message(found[0], "en") == (
        "ninghai-2019/1.2-span sets max to 20, our-county/span to 15; the later one holds."
    )
    assert message(found[0], "zh") == (
        "ninghai-2019/1.2-span规定max为20，our-county/span规定为15；以清单中在后的our-county/span为准。"
    )


def test_the_same_value_another_time_or_another_audience_is_no_conflict() -> None:
    same = LOCAL.replace("max: 15", "max: 20")
    earlier = "- {id: ninghai-2019}\n- {id: our-county, until: 2022-12-31}\n"
    narrower = LOCAL.replace("  duty:", "  audience: part-time\n  duty:")
    for policies, text in (
        ("- {id: ninghai-2019}\n- {id: our-county}\n", same),
        (earlier, LOCAL),
        ("- {id: ninghai-2019}\n- {id: our-county}\n", narrower),
    ):
        assert check("policy-conflict", village(policies, our_county=text)) == ()
    assert len(check("policy-conflict", village(earlier, our_county=LOCAL), "2022-12-31")) == 1


def test_the_winner_among_three_is_the_last() -> None:
    third = LOCAL.replace("our-county", "our-town").replace("max: 15", "max: 12")
    policies = "- {id: ninghai-2019}\n- {id: our-county}\n- {id: our-town}\n"
    files = village(policies, our_county=LOCAL, our_town=third)
    found = check("policy-conflict", files)
    assert [f.values["winner"] for f in found] == ["our-town/span"] * 2
    assert sorted(str(f.values["old"]) for f in found) == ["15", "20"]


def test_the_example_has_no_conflict() -> None:
    assert report(example(), "POL*").findings == ()
