"""rule-crashed: a rule that stops is told of, without a value from the data; the others run."""

from collections.abc import Iterator

import pytest

from gridctl.engine import run as engine
from gridctl.engine.catalogue import Runnable, catalogue
from gridctl.findings.finding import Breach
from gridctl.rules.rule import Context
from tests.kit import check, errors, message, places, report, severities
from tests.rules.waivers.village import village

NAME = "rule-crashed"


def midway(ctx: Context) -> Iterator[Breach]:
    """Yield one breach, then stop with an error that quotes the data."""
    yield Breach(ctx.village.links[0].at.mark(), {"member": "M1", "household": "H1"}, "M1")
    raise KeyError("甲例")


def at_once(ctx: Context) -> Iterator[Breach]:
    """Stop with an error that quotes the data, before anything is found."""
    raise ValueError(ctx.village.members[0].name)


@pytest.fixture(params=[midway, at_once], ids=["midway", "at once"])
def crashing(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Let self-link crash; says whether it found something before."""
    items = tuple(
        Runnable(item.rule, request.param, item.manual) if item.rule.name == "self-link" else item
        for item in catalogue()
    )
    monkeypatch.setattr(engine, "catalogue", lambda: items)
    return request.param is midway


def files() -> dict[str, str | bytes]:
    found = village()
    del found["waivers.yaml"]
    return found


def test_no_rule_crashes() -> None:
    assert check(NAME, files()) == ()


def test_it_names_the_rule_and_nothing_of_the_data(crashing: bool) -> None:
    outcome = report(files(), "self-link")
    found = tuple(f for f in outcome.findings if f.name == NAME)
    error = "KeyError" if crashing else "ValueError"
    assert places(found) == [("gridctl.yaml", None, None)]
    assert severities(found) == ["error"]
    assert (found[0].code, found[0].subject) == ("GEN001", "self-link")
    assert message(found[0], "en") == (
        f"The rule self-link could not finish ({error}); the other rules ran."
    )
    assert message(found[0], "zh") == f"规则self-link未能完成（{error}），其他规则已照常运行。"
    assert "甲例" not in str(found)
    assert [(n.name, n.reason.en) for n in outcome.not_checked] == [
        ("self-link", "it stopped with an error of its own")
    ]
    assert outcome.failed


def test_what_was_found_before_stays(crashing: bool) -> None:
    assert ("self-link" in [f.name for f in report(files(), "self-link").findings]) is crashing


def test_the_other_rules_run(crashing: bool) -> None:
    del crashing
    whole = report(files())
    assert whole.rules_run > 60
    assert "member-without-link" in [name for name, _, _ in errors(whole)]


def test_it_cannot_be_left_out(crashing: bool) -> None:
    del crashing
    assert [f.name for f in report(files(), "self-link").findings if f.name == NAME] == [NAME]
