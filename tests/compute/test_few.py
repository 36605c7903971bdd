"""Few households' kinds of request are counted together, so that nothing can be worked out."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridctl.compute.few import households_in, is_few, told_together
from gridctl.disclosure.page import in_language
from gridctl.model.choices import RequestKind
from gridctl.model.ledger import Request
from gridctl.model.mark import Nowhere
from tests.disclosure.small import VILLAGE, page_of, rendered, without_proof
from tests.kit import Files, edited

KINDS = tuple(RequestKind)[:4]


def made(kind: RequestKind, home: str) -> Request:
    return Request(
        id="R",
        received_on=None,
        household=home,
        received_by="M1",
        kind=kind,
        owner="",
        due_on=None,
        answered_on=None,
        closed_on=None,
        outcome=None,
        at=Nowhere(),
    )


def kinds(**homes: str) -> dict[str, list[Request]]:
    return {
        name: [made(RequestKind.WISH, home) for home in listed.split()]
        for name, listed in homes.items()
    }


def test_households_are_counted_once_and_nobody_named_is_one() -> None:
    assert households_in(made(RequestKind.WISH, home) for home in ("H1", "H1", "H2", "", "")) == 3


@pytest.mark.parametrize(("number", "few"), [(0, False), (1, True), (4, True), (5, False)])
def test_few_is_some_but_fewer_than_the_minimum(number: int, few: bool) -> None:
    assert is_few([made(RequestKind.WISH, f"H{i}") for i in range(number)], 5) is few


@pytest.mark.parametrize(
    ("homes", "together"),
    [
        ({"a": "1 2 3 4 5", "b": "1 2 3 4 5 6"}, ""),
        ({"a": "1 2 3 4 5", "b": "1 2 3 4"}, "a b"),  # b alone would be the total less a
        ({"a": "1 2 3 4 5", "b": "1 2", "c": "3 4"}, "a b c"),  # four households are few
        ({"a": "1 2 3 4 5", "b": "1 2", "c": "3 4 5"}, "b c"),
        ({"a": "1 2 3 4 5 6", "b": "1 2 3 4 5", "c": "1"}, "b c"),  # the next in size comes in
        ({"a": "1"}, "a"),
        ({}, ""),
    ],
)
def test_which_kinds_are_told_together(homes: dict[str, str], together: str) -> None:
    assert told_together(kinds(**homes), 5) == set(together.split())


def published(rows: list[tuple[RequestKind, str]]) -> dict[str, int]:
    """Return the column `received` of the published table, by row."""
    head = str(VILLAGE["ledger/requests/2022.csv"]).split("\n")[0]
    lines = [f"R{i},2022-08-01,{home},M1,{kind},M1,,,," for i, (kind, home) in enumerate(rows)]
    homes = "".join(f"H{i},例{i},VG1,,,\n" for i in range(10, 18))
    files: Files = {
        **VILLAGE,
        "gridctl.yaml": str(VILLAGE["gridctl.yaml"]).replace(", minimum_households: 1", ""),
        "households.csv": f"{VILLAGE['households.csv']!s}{homes}",
        "ledger/requests/2022.csv": "\n".join([head, *lines, ""]),
    }
    table = in_language(page_of(files, "requests"), "zh")["tables"][0]
    return {row[0]: row[1] for row in table["rows"]}


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(st.sampled_from(KINDS), st.sampled_from([f"H{i}" for i in range(10, 18)])),
        max_size=14,
    )
)
def test_no_hidden_number_can_be_worked_out(rows: list[tuple[RequestKind, str]]) -> None:
    """Try every way in which the kinds could add up to the published rows and total."""
    told = published(rows)
    truth = Counter(kind for kind, _ in rows)
    homes = {kind: {home for k, home in rows if k is kind} for kind in truth}
    hidden = [kind for kind in truth if kind.zh not in told]
    assert all(len(homes[kind]) >= 5 for kind in truth if kind not in hidden)
    total = told.get("合计")
    if len({home for _, home in rows}) < 5:
        assert told == {}
        return
    assert total == len(rows)
    if not hidden:
        assert sum(truth[kind] for kind in truth) == total
        return
    rest = total - sum(told[kind.zh] for kind in truth if kind not in hidden)
    assert rest == told.get("其他类别合并", rest)
    unknown = [kind for kind in KINDS if kind.zh not in told]
    for kind in hidden:
        ways = {
            numbers[unknown.index(kind)]
            for numbers in product(range(rest + 1), repeat=len(unknown))
            if sum(numbers) == rest
        }
        assert len(ways) > 1, (told, kind)


def test_of_few_households_the_page_shows_no_number() -> None:
    files = edited(VILLAGE, "gridctl.yaml", ", minimum_households: 1", "")
    for name in ("requests", "at-a-glance"):
        page = in_language(page_of(files, name), "zh")
        tables = {table["id"]: table for table in page["tables"]}
        table = tables["requests-by-kind" if name == "requests" else "glance-requests"]
        assert table["rows"] == []
        assert table["empty"] == "不公布。"
        assert table["notes"] == ["有诉求在办的农户不足5户，不公布件数。"]
        assert "诉求" not in page["summary"] or "不公布" in page["summary"]
    one_more = str(files["ledger/requests/2022.csv"]).replace(
        "R4,2022-09-01,H6", "R4,2022-09-01,H7"
    )
    other = {**files, "ledger/requests/2022.csv": one_more}
    pages = [without_proof(rendered(each), each)["requests.md"] for each in (files, other)]
    assert pages[0] == pages[1]
