"""What the pages and the quotas are made of, and what of it lacks."""

from datetime import date
from pathlib import Path

import pytest

from gridctl.app import sources
from gridctl.app.village import opened_from
from gridctl.findings.finding import Problem
from gridctl.model.mark import Mark
from gridctl.model.period import Period
from tests.disclosure.small import VILLAGE
from tests.kit import Files, manifest, opened

Q3 = Period.parse("2022Q3")


def of_period(files: Files, period: Period = Q3) -> sources.Lacks:
    village = opened(files)
    return sources.of_period(village, village.context(period.last), period)


def without(*paths: str, policies: tuple[str, ...] = ()) -> Files:
    files = {path: data for path, data in VILLAGE.items() if path not in paths}
    return {**files, "gridctl.yaml": manifest(*policies)} if policies else files


def test_nothing_lacks_in_a_whole_village() -> None:
    assert of_period(VILLAGE) == ((), (), ())


def test_what_no_clause_asks_for_need_not_be_there() -> None:
    gone = ("ledger/visits/2022Q3.csv", "tasks.yaml", "appraisals.csv")
    assert of_period(without(*gone)).missing == tuple(sorted(gone))
    assert of_period(without(*gone, policies=("chongqing-2013",))).missing == ()
    requests = "ledger/requests/2022.csv"
    assert of_period(without(requests)).missing == (requests,)
    assert of_period(without(requests, policies=("line-2022",))).missing == ()


def test_a_clause_that_begins_later_asks_for_nothing_yet() -> None:
    later = "policies: [{id: ninghai-2019}, {id: line-2022, from: 2022-10-01}]"
    start = manifest(records_from="2022-01-01").partition("policies:")[0]
    text = f"{start}{later}\n"
    files = {**without("appraisals.csv", "ledger/activities/2022Q3.csv"), "gridctl.yaml": text}
    assert of_period(files).missing == ()
    sooner = text.replace("2022-10-01", "2022-07-01")
    assert of_period({**files, "gridctl.yaml": sooner}).missing == (
        "appraisals.csv",
        "ledger/activities/2022Q3.csv",
    )


@pytest.mark.parametrize(
    ("file", "variant", "hides"),
    [
        ("ledger", "denied", True),
        ("ledger/visits", "denied", True),
        ("commitments", "denied", True),
        ("ledger/scores", "denied", False),
        ("docs/a/b/c/d/e/f/g", "too-deep", False),
        ("photos/1.jpg", "denied", False),
        ("photos/1.jpg", "too-many", True),
        ("photos/1.jpg", "too-much", True),
    ],
)
def test_a_folder_that_cannot_be_opened_hides_its_tables(
    file: str, variant: str, hides: bool
) -> None:
    data = {path: str(text).encode() for path, text in VILLAGE.items()}
    values = {"limit": 1}
    problems = (Problem("unreadable-file", Mark(file), values, variant=variant),)
    village = opened_from(Path("village"), data, date(2023, 1, 5), None, problems)
    found = sources.of_period(village, village.context(Q3.last), Q3)
    assert found.unparsed == ((file,) if hides else ())
    quotas = sources.of_quotas(village, village.context())
    assert quotas.unparsed == (
        (file,) if file == "ledger" or variant in {"too-many", "too-much"} else ()
    )


def test_the_cause_comes_before_what_it_leaves_dangling() -> None:
    members = str(VILLAGE["members.csv"]).replace("M3,", "M3 x,")
    found = of_period({**VILLAGE, "members.csv": members}).unread
    assert found[0] == ("members.csv", 4)
    assert ("links.csv", 4) in found
    assert len(set(found)) == len(found)
