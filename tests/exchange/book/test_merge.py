"""Two people at work at once: what each changed is there afterwards, or it is told."""

from datetime import date

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from gridctl.exchange.book.apply import Files
from gridctl.exchange.book.base import BaseRow, BaseSheet
from gridctl.exchange.book.check import Checker
from gridctl.exchange.book.given import given
from gridctl.exchange.book.grids import Grid, Line, Said
from gridctl.exchange.book.merge import merge
from gridctl.exchange.book.merged import Settings
from gridctl.exchange.book.names import Names
from gridctl.exchange.book.pairs import Pairs
from gridctl.exchange.book.plan import Plan, find_plan
from gridctl.exchange.book.rows import held
from gridctl.model.village import Village

NAMES = Names(Village(), date(2023, 1, 5), "zh")
Table = list[tuple[str, ...]]


def plan_of(name: str) -> Plan:
    found = find_plan(name)
    assert found is not None
    return found


def csv(plan: Plan, rows: Table) -> str:
    head = ",".join(leaf.words.zh for leaf in plan.leaves)
    return "".join(f"{line}\n" for line in (head, *(",".join(row) for row in rows)))


def joined(
    name: str, before: Table, here: Table, there: Table, marks: list[str] | None = None
) -> tuple[int, list[str]]:
    """Return how much stands in the way, and the file's rows after `here` came back."""
    plan = plan_of(name)
    path = plan.table.path
    old = held(plan, {path: csv(plan, before)})
    base = BaseSheet(plan.name, (), tuple(BaseRow(r.mark, r.file, r.texts) for r in old.rows))
    tails = marks or [""] * len(here)
    texts = [(*(leaf.words.zh for leaf in plan.leaves), "行标记")]
    texts += [(*row, mark) for row, mark in zip(here, tails, strict=True)]
    lines = tuple(Line(i, tuple(map(Said, row))) for i, row in enumerate(texts, 1))
    now = held(plan, {path: csv(plan, there)})
    checker = Checker(NAMES, fix=False)
    taken = given(Grid("b.xlsx", plan.title.zh, lines), plan)
    merged = merge(taken, base, now, checker, Settings(), parents=False)
    files = Files({path: csv(plan, there).encode()}, "zh")
    if not (merged.troubles or checker.troubles):
        files.take([merged])
    after = files.after.get(path)
    text = csv(plan, there) if after is None else after.decode()
    return len(merged.troubles) + len(checker.troubles), text.split("\n")[1:-1]


def staff(*rows: str) -> Table:
    return [tuple(f"{row},,,".split(",")[:4]) for row in rows]


ids = st.integers(1, 9).map("S{:02}".format)
names = st.sampled_from(["甲一", "乙二", "丙三", "丁四"])
registers = st.dictionaries(ids, names, max_size=7)


def table(register: dict[str, str]) -> Table:
    return staff(*(f"{one},{name}" for one, name in register.items()))


@settings(max_examples=150, deadline=None)
@drawn(registers, registers, registers)
def test_registers_are_joined_or_the_clash_is_told(
    before: dict[str, str], here: dict[str, str], there: dict[str, str]
) -> None:
    wanted: dict[str, str | None] = {}
    clashes = 0
    for one in {*before, *here, *there}:
        was, mine, theirs = before.get(one), here.get(one), there.get(one)
        clashes += mine not in {was, theirs} and theirs != was
        clashes += mine is None and was is not None and theirs not in {was, None}
        clashes -= mine is None and mine not in {was, theirs} and theirs != was
        wanted[one] = theirs if mine == was else mine
    troubles, after = joined("staff", table(before), table(here), table(there))
    assert bool(troubles) is bool(clashes)
    if troubles:
        assert after == csv(plan_of("staff"), table(there)).split("\n")[1:-1]
    else:
        assert sorted(after) == sorted(f"{k},{v},," for k, v in wanted.items() if v is not None)


visit_days = st.integers(1, 28).map("2022-01-{:02}".format)
talks = st.lists(st.tuples(visit_days, st.sampled_from(["M1", "M2"])), max_size=6)


@settings(max_examples=100, deadline=None)
@drawn(talks, talks)
def test_rows_without_ids_become_what_the_sheet_has(
    before: list[tuple[str, str]], here: list[tuple[str, str]]
) -> None:
    old = [(m, "H1", d, "", "", "", "", "") for d, m in before]
    new = [(m, "H1", d, "", "", "", "", "") for d, m in here]
    troubles, after = joined("links", old, new, old)
    assert troubles == 0
    assert sorted(after) == sorted(",".join(row) for row in new)


def test_rows_stay_in_their_order_and_new_ones_stand_where_they_were_put() -> None:
    before = staff("S01,甲", "S02,乙", "S03,丙")
    here = staff("S09,新", "S01,甲", "S08,新", "S02,乙", "S07,新")
    assert joined("staff", before, here, before) == (
        0,
        ["S09,新,,", "S01,甲,,", "S08,新,,", "S02,乙,,", "S07,新,,"],
    )
    assert joined("staff", before, here[::-1], before)[1][:2] == ["S01,甲,,", "S02,乙,,"]


def test_a_changed_id_is_the_same_row_by_its_mark() -> None:
    before = staff("S01,甲", "S02,乙")
    plan = plan_of("staff")
    marks = [row.mark for row in held(plan, {"staff.csv": csv(plan, before)}).rows]
    here = staff("S01,甲", "S05,乙")
    assert joined("staff", before, here, before, marks) == (0, ["S01,甲,,", "S05,乙,,"])


def test_a_copied_row_is_a_new_row() -> None:
    before = staff("S01,甲", "S02,乙")
    plan = plan_of("staff")
    marks = [row.mark for row in held(plan, {"staff.csv": csv(plan, before)}).rows]
    here = staff("S01,甲", "S02,乙", "S03,乙")
    after = joined("staff", before, here, before, [*marks, marks[1]])
    assert after == (0, ["S01,甲,,", "S02,乙,,", "S03,乙,,"])


@pytest.mark.parametrize(
    ("left", "right", "single", "wanted"),
    [
        ("ab", "ba", False, {0: 1, 1: 0}),
        ("aa", "a", False, {0: 0}),
        ("aa", "a", True, {}),
        ("a", "aa", True, {}),
        ("ax", "ay", True, {0: 0}),
    ],
)
def test_pairs(left: str, right: str, single: bool, wanted: dict[int, int]) -> None:
    pairs = Pairs(left, right)
    pairs.by(str, str, single=single)
    assert pairs.of == wanted


def test_pairs_by_place() -> None:
    pairs = Pairs("a12b3", "a45b67")
    pairs.by(lambda x: x if x in "ab" else None, lambda x: x if x in "ab" else None)
    pairs.by_place()
    assert pairs.of == {0: 0, 3: 3, 1: 1, 2: 2}
    assert pairs.rest() == [4, 5]
