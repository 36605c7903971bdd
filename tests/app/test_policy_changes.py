"""What a branch changes in what the folder follows is told, though no row changes."""

import json

import pytest

from gridctl.app.changes import compared
from gridctl.app.policy_changes import policies_changed
from gridctl.formats import changesheets, jsonchanges
from gridctl.lang.say import fill
from tests.disclosure.small import VILLAGE
from tests.kit import manifest, opened

BEFORE = manifest("ninghai-2019", "line-2022")
PLAIN = "- {id: ninghai-2019}"


def changed(after: str, before: str = BEFORE) -> list[tuple[str, str, int | None]]:
    found = policies_changed(opened({"gridctl.yaml": before}), opened({"gridctl.yaml": after}))
    return [(c.kind, fill(c.says, c.values, "en"), c.marks[0].line) for c in found]


def test_nothing() -> None:
    assert changed(BEFORE) == []


def set_to(settings: str) -> str:
    return BEFORE.replace(PLAIN, f"- {{id: ninghai-2019, {settings}}}")


@pytest.mark.parametrize(
    ("after", "kind", "says", "line"),
    [
        (
            set_to("overrides: [{clause: 1.2-span, basis: MT1, set: {max: 40}}]"),
            "policy-changed",
            "ninghai-2019/1.2-span: max was 20, and is now 40.",
            5,
        ),
        (
            BEFORE.replace(f"{PLAIN}\n", ""),
            "policy-dropped",
            "ninghai-2019 is not followed any more.",
            None,
        ),
        (
            f"{BEFORE}- {{id: chongqing-2013}}\n",
            "policy-new",
            "chongqing-2013 is now followed.",
            8,
        ),
        (
            BEFORE.replace("records_from: 2022-01-01", "records_from: 2022-02-01"),
            "policy-changed",
            "gridctl.yaml: records from was 2022-01-01, and is now 2022-02-01.",
            None,
        ),
        (
            f"{BEFORE}as_of: 2022-01-31\n",
            "policy-changed",
            "gridctl.yaml: as of was not set, and is now 2022-01-31.",
            None,
        ),
    ],
)
def test_one_change(after: str, kind: str, says: str, line: int | None) -> None:
    assert changed(after) == [(kind, says, line)]


def test_a_clause_left_out_is_named_and_each_whose_day_moved() -> None:
    kept = set_to("clauses: [1.1-*, 1.2-span]")
    left_out = {says for kind, says, _ in changed(kept) if kind == "policy-dropped"}
    assert "ninghai-2019/1.2-stability is not followed any more." in left_out
    assert "ninghai-2019/1.2-span is not followed any more." not in left_out
    later = changed(set_to("from: 2022-06-01"))
    assert all(kind == "policy-changed" for kind, _, _ in later)
    assert any(says.startswith("ninghai-2019/1.2-span: in force from was ") for _, says, _ in later)


def test_it_is_told_first_in_every_form() -> None:
    after = f"{VILLAGE['gridctl.yaml']!s}as_of: 2022-12-31\n"
    found = compared(opened({**VILLAGE, "gridctl.yaml": after}), "0" * 40, opened(VILLAGE))
    assert "\n政策\n  gridctl.yaml：截至日期由未设定改为2022年12月31日。" in changesheets.text(
        found, "zh"
    )
    assert "### Policies" in changesheets.markdown(found, "en")
    (change,) = json.loads(jsonchanges.write(found, "en"))["changes"]
    assert change["values"] == {
        "subject": "gridctl.yaml",
        "name": "as of",
        "before": "not set",
        "after": "2022-12-31",
    }
