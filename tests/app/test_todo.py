"""What is overdue and due: as the rules find it, for whom it is to do."""

import inspect
import re
import sys
from datetime import date
from functools import cache

import pytest

from gridctl.app.tasks import ALIKE, TASKS
from gridctl.app.todo import NoOwnerError, due_of, todo
from gridctl.app.validate import validate
from gridctl.app.village import Opened
from gridctl.engine.catalogue import catalogue
from gridctl.findings.finding import Finding, Severity
from gridctl.findings.todo import Owner, Task, Todo
from gridctl.formats.todosheets import says
from gridctl.lang.say import fill
from gridctl.model.period import Period
from gridctl.model.told import ToldError
from gridctl.model.words import Lang
from tests.disclosure.small import VILLAGE
from tests.kit import Files, edited, example, opened
from tests.rules.duties.test_member_without_commitment import village as promising

DAY = "2022-08-15"
LANGS: tuple[Lang, Lang] = ("en", "zh")


def begun(files: Files, as_of: str) -> Files:
    """Return files without the ledgers of quarters that begin after the day."""
    later = [q for q in ("2022Q2", "2022Q3", "2022Q4") if str(Period.parse(q).first) > as_of]
    return {path: data for path, data in files.items() if path[-10:-4] not in later}


@cache
def village(as_of: str) -> Opened:
    """Return the example as it may have been on a day, read once."""
    return opened(begun(example(), as_of), as_of)


@cache
def whole(as_of: str = DAY) -> Todo:
    """Return the list of the example, made once for each day."""
    return todo(village(as_of))


def listed(files: Files, as_of: str = DAY, **only: str) -> Todo:
    return todo(opened(begun(files, as_of), as_of), **only)


def owner(found: Todo, one: str) -> Owner:
    return next(each for each in found.owners if each.id == one)


def lines(found: Todo, one: str) -> list[tuple[str, str, bool]]:
    """Return the day, the words and whether it is overdue, of all that someone has to do."""
    return [(str(t.due), says(t, "en"), t.overdue) for t in owner(found, one).tasks]


def tasks(found: Todo) -> set[tuple[str, str, str, bool]]:
    """Return rule, subject, day and whether it is overdue, each once."""
    return {
        (task.rule, subject, str(task.due), task.overdue)
        for each in found.owners
        for task in each.tasks
        for subject in task.subjects
    }


def asked(as_of: str) -> set[tuple[str, str, str, bool]]:
    """Return the same of the findings of a check of the example that ask for something."""
    return {
        (ALIKE.get(f.name, f.name), f.subject, str(due_of(f)), f.severity is not Severity.NOTICE)
        for f in validate(village(as_of)).findings
        if f.variant in TASKS.get(f.name, {}) and not f.waived
    }


@pytest.mark.parametrize("as_of", ["2022-06-20", "2022-08-15", "2022-09-20", "2022-12-20"])
def test_what_is_due_is_what_the_rules_find(as_of: str) -> None:
    found, checked = tasks(whole(as_of)), asked(as_of)
    assert len(checked) > 20
    assert checked <= found
    later = {(rule, due) for rule, _, due, _ in found - checked}
    assert {rule for rule, _ in later} <= {
        "commitment-overdue",
        "request-overdue",
        "request-not-raised",
        "request-not-passed-on",
    }
    assert all(as_of <= due for _, due in later)


def test_what_falls_due_is_what_the_rules_find_afterwards_if_nothing_is_done() -> None:
    """The rows after the day are left out: then the next month's check finds the same."""
    files = example()
    for path in ("commitments/2022.yaml", "ledger/requests/2022.csv"):
        assert path in files
    found = listed(files, "2022-08-05")
    due = {(t, s, d) for t, s, d, _ in tasks(found) if t == "commitment-overdue"}
    promised = files["commitments/2022.yaml"]
    assert isinstance(promised, bytes)
    open_then = [
        line
        for line in promised.decode().splitlines()
        if "due_on: 2022-08" in line and "done_on: 2022-07" not in line
    ]
    open_then = [line for line in open_then if not line.split("done_on: ")[1] <= "2022-08-05}"]
    assert len(due) == len(open_then) == 6
    assert all("2022-08-05" <= day <= "2022-08-31" for _, _, day in due)
    assert {"R020", "R022"} <= {s for t, s, _, _ in tasks(found) if t == "request-overdue"}


def test_every_line_is_of_who_is_to_do_it() -> None:
    found = whole()
    assert (found.village, found.as_of, found.until) == (
        "示例村",
        date(2022, 8, 15),
        date(2022, 8, 31),
    )
    assert lines(found, "M001") == [("2022-08-31", "visit H003, H007 in 2022-08", False)]
    assert lines(found, "B01") == [
        ("2022-09-30", "hold the committee meeting in 2022Q3: scheme", False)
    ]
    assert (owner(found, "M001").name, owner(found, "M001").grid) == ("李例禾", "G01")
    assert [each.kind for each in found.owners][:3] == ["organisation", "branch", "branch"]
    assert found.errors == 0
    assert found.complete


def test_counts_are_of_findings_not_of_lines() -> None:
    found = whole()
    each = {
        (t.rule, subject, str(t.due), str(t.values.get("kind")))
        for o in found.owners
        for t in o.tasks
        for subject in t.subjects
    }
    assert (found.overdue, found.due) == (0, len(each))
    assert found.soon == sum(due <= "2022-08-31" for _, _, due, _ in each)
    shared = edited(
        example(), "links.csv", "\nM001,H003,", "\nM005,H003,2022-01-01,,就近,自报,,\nM001,H003,"
    )
    both = listed(shared)
    assert any("H003" in says(t, "en") for t in _of(both, "M005"))
    assert any("H003" in says(t, "en") for t in _of(both, "M001"))
    assert both.due == found.due


def test_a_day_late_in_the_month_looks_a_week_ahead() -> None:
    assert listed(VILLAGE, "2022-08-30").until == date(2022, 9, 6)
    assert listed(VILLAGE, "2022-08-24").until == date(2022, 8, 31)
    assert listed(VILLAGE, "2022-08-25").until == date(2022, 9, 1)


def test_a_file_not_yet_begun_is_told_member_by_member() -> None:
    found = whole("2023-01-05")
    assert ("2023-01-31", "take part in activities of 2023-01", False) in lines(found, "M001")
    assert ("2023-12-31", "fill in the commitment form for 2023", False) in lines(found, "M001")
    assert any(says(task, "en").startswith("visit H001, H002") for task in _of(found, "M001"))
    assert lines(found, "V")[0] == ("2023-01-14", "post the tables of 2022Q4", False)


def _of(found: Todo, one: str) -> tuple[Task, ...]:
    return owner(found, one).tasks


VISITS = "ledger/visits/2022Q2.csv"


@pytest.mark.parametrize(
    "path",
    [
        VISITS,
        "ledger/activities/2022Q3.csv",
        "ledger/events/2022Q2.csv",
        "commitments/2022.yaml",
        "measures/2022.yaml",
    ],
)
def test_an_ended_period_without_its_file_is_told_as_with_an_empty_one(path: str) -> None:
    text = example()[path]
    assert isinstance(text, bytes)
    head, *_ = text.splitlines(keepends=True)
    empty = head if path.endswith(".csv") else head.split(b":")[0] + b": []\n"
    without = {p: t for p, t in example().items() if p != path}
    found, begun = (listed(files, "2023-01-05") for files in (without, {**without, path: empty}))
    assert found.owners == begun.owners
    assert (found.overdue, found.due, found.soon) == (begun.overdue, begun.due, begun.soon)
    assert found.overdue > 1
    assert not any("enter the" in says(t, "en") for each in found.owners for t in each.tasks)


def test_work_of_a_quarter_without_its_file_is_not_lost_when_it_ends() -> None:
    running, ended = (whole(day) for day in ("2023-03-31", "2023-04-01"))

    def late(found: Todo) -> set[tuple[str, str, str]]:
        return {(rule, subject, due) for rule, subject, due, overdue in tasks(found) if overdue}

    assert len(late(running)) > 500
    assert late(running) <= late(ended)
    assert ended.overdue > running.overdue
    assert ("2023-01-31", "take part in activities of 2023-01", True) in lines(ended, "M001")


def test_nothing_before_the_records_begin_is_asked_for() -> None:
    text = example()["gridctl.yaml"]
    assert isinstance(text, bytes)
    start = re.search(r"records_from: (\S+)", text.decode())
    assert start is not None
    files = edited(example(), "gridctl.yaml", start[0], "records_from: 2022-07-01")
    without = {p: t for p, t in files.items() if p != VISITS}
    assert listed(without).owners == listed(files).owners


def test_overdue_comes_first() -> None:
    files = edited(
        example(), "ledger/talks/2022.csv", _line(example(), "ledger/talks/2022.csv", "M016"), ""
    )
    late = listed(files, "2022-09-20")
    branch = next(each for each in late.owners if any(t.internal for t in each.tasks))
    assert branch.kind == "branch"
    first = branch.tasks[0]
    assert (first.rule, first.overdue, first.internal) == ("poor-rating-without-talk", True, True)
    assert says(first, "en") == "talk to M016 about the rating of 2022-07"
    assert says(first, "zh") == "就2022年7月群众评价与M016谈话"
    assert late.overdue == 1


def _line(files: Files, path: str, part: str) -> str:
    text = files[path]
    assert isinstance(text, bytes)
    (line, *others) = [each for each in text.decode().splitlines(keepends=True) if part in each]
    assert all("2023" in other for other in others)
    return line


def test_of_one_member_or_one_grid() -> None:
    every = whole()
    one = todo(village(DAY), member="M001")
    assert [each.id for each in one.owners] == ["M001"]
    assert (one.overdue, one.due) == (0, 2)
    grid = todo(village(DAY), grid="G01")
    assert {each.grid for each in grid.owners} == {"G01"}
    assert 2 < grid.due < every.due
    both = todo(village(DAY), member="M001", grid="G02")
    assert (both.owners, both.due) == ((), 0)


@pytest.mark.parametrize(
    ("only", "asked", "en", "zh"),
    [
        (
            "member",
            "G01",
            "member: no member has the id or the name G01.",
            "“党员”：没有编号或名称为“G01”的党员。",
        ),
        ("grid", "M001", "There is no grid M001.", "没有编号为M001的网格。"),
    ],
)
def test_nobody_of_that_name(only: str, asked: str, en: str, zh: str) -> None:
    with pytest.raises(ToldError) as caught:
        todo(village(DAY), **{only: asked})
    assert [fill(caught.value.words, caught.value.values, lang) for lang in LANGS] == [en, zh]


def test_a_member_by_name() -> None:
    assert todo(village(DAY), member="李例禾") == todo(village(DAY), member="M001")


def test_a_member_who_is_not_there_on_the_day() -> None:
    todo(village("2022-08-15"), member="M037")
    for asked in ("M037", "余例航"):
        with pytest.raises(NoOwnerError) as caught:
            todo(village("2022-09-01"), member=asked)
        assert [fill(caught.value.words, caught.value.values, lang) for lang in LANGS] == [
            "There is no member M037 on 2022-09-01.",
            "2022年9月1日没有编号为M037的党员。",
        ]


@pytest.mark.parametrize(
    ("only", "path"), [({"member": "M012"}, "members.csv"), ({"grid": "G01"}, "grids.yaml")]
)
def test_who_there_is_cannot_be_read(only: dict[str, str], path: str) -> None:
    text = example()[path]
    assert isinstance(text, bytes)
    gone = {p: t for p, t in example().items() if p != path}
    for files in ({**gone, path: text + b"\xff\xfe"}, gone):
        with pytest.raises(NoOwnerError) as caught:
            listed(files, **only)
        assert [fill(caught.value.words, caught.value.values, lang) for lang in LANGS] == [
            f"{path} is missing or cannot be read; run gridctl validate.",
            f"{path}缺失或无法读取，请运行 gridctl validate。",
        ]


def test_other_errors_are_counted_and_what_could_not_be_read_makes_it_incomplete() -> None:
    files = edited(example(), "members.csv", "\nM001,李例禾,男,", "\nM001,李例禾,甲,")
    assert listed(files).errors == 1
    broken = {**example(), "links.csv": b'member,household\n"'}
    assert not listed(broken).complete


def test_a_waived_shortfall_is_not_to_be_done() -> None:
    files = {p: t for p, t in example().items() if p != "ledger/visits/2022Q2.csv"}
    waivers = "waivers:\n- {rule: too-few-visits, subject: V, reason: 汛期, approved_at: MT900, "
    waivers += "until: 2022Q4}\n"
    meeting = "MT900,2022-07-01,村党组织会议,V,豁免,,,\n"
    text = files["meetings.csv"]
    assert isinstance(text, bytes)
    columns = text.decode().splitlines()[0].count(",")
    meeting = meeting.rstrip("\n").rstrip(",") + "," * (columns - 4) + "\n"
    files = {**files, "waivers.yaml": waivers, "meetings.csv": text.decode() + meeting}
    assert listed(files).overdue == 0
    assert listed({p: t for p, t in files.items() if p != "waivers.yaml"}).overdue > 100


def test_households_of_priority_are_not_told_from_others() -> None:
    found = whole()
    rules = {task.rule for each in found.owners for task in each.tasks}
    assert "priority-visit-missing" in {f.name for f in _findings()}
    assert "priority-visit-missing" not in rules
    for each in found.owners:
        for task in each.tasks:
            homes = task.values.get("household", ())
            assert list(homes) == sorted(homes) or isinstance(homes, str)


def _findings() -> tuple[Finding, ...]:
    return validate(village(DAY)).findings


def test_every_task_is_of_a_rule_and_a_message_of_it() -> None:
    rules = {item.rule.name: item.rule for item in catalogue()}
    for name, variants in TASKS.items():
        assert variants.keys() <= rules[name].messages.keys(), name


#: They find what is missing in the data, which is no task of anybody's day.
NO_TASK = {"unknown-reference", "balance-below-zero", "share-outside", "member-not-rated"}


def test_every_rule_about_a_shortfall_says_what_is_to_be_done() -> None:
    parts = ("absent=True", "shortfall(", "too_few(", "sizes(", "spans(", "unvisited(", "Gaps(")
    for item in catalogue():
        text = inspect.getsource(sys.modules[item.check.__module__])
        if any(part in text for part in parts) and item.rule.name not in NO_TASK:
            assert item.rule.name in TASKS, item.rule.name


@pytest.mark.parametrize(
    ("as_of", "overdue"),
    [("2022-08-31", None), ("2022-09-01", False), ("2022-09-30", False), ("2022-10-01", True)],
)
def test_a_promise_is_due_to_its_last_day(as_of: str, overdue: bool | None) -> None:
    files = promising(
        "- member: M1\n  promises:\n  - {text: 一, target: 一, measures: 一, due_on: 2022-09-30}\n"
    )
    found = [line for line in lines(listed(files, as_of), "M1") if "promise 1" in line[1]]
    wanted = [] if overdue is None else [("2022-09-30", "keep promise 1 for 2022", overdue)]
    assert found == wanted
