"""Assessments and candidates: what a local clause may set, and what nothing can keep."""

import pytest

from gridctl.app.policies import kinds_of
from gridctl.model.choices import Grade, Presence, RatingGrade
from gridctl.policy.kinds import Assessment, Candidacy, ClauseKind
from gridctl.policy.limits import impossible
from tests.kit import check, context, manifest, message


@pytest.mark.parametrize(
    ("values", "variants"),
    [
        ({"total": 10}, []),
        ({"total": 10, "items": ("a", "b")}, []),
        ({"total": 10, "items": ("a", "b"), "most": (4, 6)}, []),
        ({"items": ("a", "b"), "most": (4, 6)}, []),
        ({"total": 10, "items": ("a", "b"), "most": (4, 5)}, ["maxima-sum"]),
        ({"total": 10, "items": ("a", "b"), "most": (10,)}, ["maxima"]),
        ({"total": 10, "most": (10,)}, ["maxima"]),
    ],
)
def test_each_item_has_a_maximum_and_they_add_up(
    values: dict[str, object], variants: list[str]
) -> None:
    assert [wrong.variant for wrong in impossible(ClauseKind.ASSESSMENT, values)] == variants
    assert list(impossible(ClauseKind.FORM, values)) == []


def ruled(settings: str) -> dict[str, str | bytes]:
    text = manifest("community-grid").replace(
        "- {id: community-grid}",
        "- id: community-grid\n  overrides:\n"
        f"  - {{clause: assessment, set: {{{settings}}}, basis: MT001}}",
    )
    return {"gridctl.yaml": text}


def test_maxima_that_do_not_add_up_are_told_at_their_line() -> None:
    (found,) = check("bad-policy", ruled("items: [a, b], most: [400, 500]"))
    assert (found.mark.file, found.mark.line) == ("gridctl.yaml", 7)
    assert message(found, "en") == "The maxima of the items add up to 900, and the total is 1000."
    assert message(found, "zh") == "各项满分合计为900，总分却为1000。"


def test_a_maximum_too_many_is_told() -> None:
    (found,) = check("bad-policy", ruled("items: [a], most: [400, 600]"))
    assert message(found, "en") == (
        "There are 1 item and 2 maxima; each item has one, in the same order."
    )
    assert message(found, "zh") == "考评项有1项，满分有2个；应按同样的顺序一项一个。"


def test_the_terms_of_an_assessment_are_read() -> None:
    ctx = context(ruled("items: [巡查, 台账], most: [400, 600]"))
    ruling = ctx.asked("grid.assessment", Assessment)
    assert ruling is not None
    assert ruling.terms == Assessment(1000, ("巡查", "台账"), (400, 600))


@pytest.mark.parametrize("key", ["star.candidates", "core.candidates"])
def test_the_conditions_of_candidates_are_ours_and_read(key: str) -> None:
    ruling = context({"gridctl.yaml": manifest("line-2022")}).asked(key, Candidacy)
    assert ruling is not None
    assert ruling.terms == Candidacy(
        (Presence.RESIDENT, Presence.INCOMING), Grade.QUALIFIED, (RatingGrade.POOR,)
    )
    says = ruling.adopted.clause.says
    assert says is not None
    assert "本工具取值" in says.zh
    assert "ours" in says.en
    assert kinds_of(key) == frozenset()  # nothing checks it: it is worked out
