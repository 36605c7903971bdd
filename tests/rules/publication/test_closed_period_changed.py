"""closed-period-changed: what was posted stays, or is posted again."""

import pytest

from gridctl.app.baseline import beside
from gridctl.app.report import render
from gridctl.app.validate import validate
from gridctl.findings.finding import Finding
from tests.disclosure.small import Q3, VILLAGE
from tests.kit import Files, edited, manifest, message, opened, places, report, since

NAME = "closed-period-changed"
HEAD = "period,form,approved_by,posted_on,removed_on\n"
POSTED = "2022Q3,all,M1,2022-10-10,2022-10-25\n"
RATINGS = "member,good,fairly_good,fair,poor\nM1,9,5,2,0\nM2,8,4,1,0\n"
POINTS = """id,date,account,rule,points,activity,reverses,evidence,entered_by
E1,2022-08-01,M1,P1,2,,,A1,M1
E2,2022-09-30,H1,P1,2.5,,,A2,M1
"""


def village(
    ratings: str = RATINGS, points: str = POINTS, posted: str = POSTED, **more: str
) -> dict[str, str]:
    return {
        "gridctl.yaml": manifest("chongqing-2013"),
        "publications.csv": HEAD + posted,
        "ledger/ratings/2022-07.csv": ratings,
        "ledger/points/2022Q3.csv": points,
        **more,
    }


@pytest.mark.parametrize(
    "after",
    [
        village(),
        village("member,good,fairly_good,fair,poor\nM2,8,4,1,0\n\nM1,9,5,2,0\n"),
        village(RATINGS.replace("member,good", "党员,好")),
        village(points=POINTS.replace("2.5", "2.50")),
        village(points=POINTS + "E3,2022-10-01,M1,P1,-2,,E1,,M1\n"),
        village(
            RATINGS.replace("M1,9", "M1,19"),
            posted=POSTED + "2022Q3,all,M1,2022-11-10,2022-11-25\n",
        ),
        village(**{"ledger/ratings/2022-12.csv": RATINGS}),
    ],
)
def test_clean(after: dict[str, str]) -> None:
    assert since(NAME, village(), after) == ()


@pytest.mark.parametrize(
    ("after", "place", "subject"),
    [
        (village(RATINGS.replace("M1,9", "M1,19")), ("ledger/ratings/2022-07.csv", 2), "M1"),
        (village(RATINGS + "M3,1,1,1,1\n"), ("ledger/ratings/2022-07.csv", 4), "M3"),
        (village(RATINGS.replace("M2,8,4,1,0\n", "")), ("ledger/ratings/2022-07.csv", None), "M2"),
        (village(points=POINTS.replace("2.5", "3")), ("ledger/points/2022Q3.csv", 3), "H1"),
        (village(points=POINTS.replace("-09-30", "-10-01")), ("ledger/points/2022Q3.csv", 3), "H1"),
        (
            village(points=POINTS + "E3,2022-09-01,M1,P1,1,,,A3,M1\n"),
            ("ledger/points/2022Q3.csv", 4),
            "M1",
        ),
    ],
)
def test_breach(after: dict[str, str], place: tuple[str, int | None], subject: str) -> None:
    (found,) = since(NAME, village(), after)
    assert places((found,)) == [(*place, None)]
    assert (found.subject, found.severity.value) == (subject, "error")
    assert found.clause == "chongqing-2013/by"


@pytest.mark.parametrize("day", ["2022-10-10", "2022-10-09", "2023-01-06", "2099-01-01"])
def test_only_a_later_posting_makes_a_change_known(day: str) -> None:
    again = village(RATINGS.replace("M1,9", "M1,19"), posted=f"{POSTED}2022Q3,all,M1,{day},\n")
    assert len(since(NAME, village(), again)) == 1


@pytest.mark.parametrize("day", ["2022-10-11", "2023-01-05"])
def test_a_later_posting_makes_a_change_known(day: str) -> None:
    again = village(RATINGS.replace("M1,9", "M1,19"), posted=f"{POSTED}2022Q3,all,M1,{day},\n")
    assert since(NAME, village(), again) == ()


def test_words() -> None:
    (changed,) = since(NAME, village(), village(RATINGS.replace("M1,9", "M1,19")))
    assert message(changed, "en") == (
        "This row of M1 is of 2022Q3, which was posted, and is not as it was then."
    )
    assert message(changed, "zh") == "M1的这一行属于已公示的2022年第三季度，与公示时不一致。"
    (gone,) = since(NAME, village(), village(RATINGS.replace("M2,8,4,1,0\n", "")))
    assert message(gone, "en") == "A row of M2 is missing; it is of 2022Q3, which was posted."
    assert message(gone, "zh") == "M2有一行被删除，该行属于已公示的2022年第三季度。"


@pytest.mark.parametrize(
    "posted",
    [
        "",
        "2022Q3,all,M1,,\n",
        "2022Q3,annex-2,M1,2022-10-10,\n",
        "2022Q2,all,M1,2022-07-10,\n",
        "2022Q3,all,M1,2023-01-06,\n",
    ],
)
def test_what_was_not_posted_is_open(posted: str) -> None:
    changed = village(RATINGS.replace("M1,9", "M1,19"), posted=posted)
    assert since(NAME, village(posted=posted), changed) == ()


def test_posted_on_the_day_itself_is_closed() -> None:
    posted = "2022Q3,all,M1,2023-01-05,\n"
    changed = village(RATINGS.replace("M1,9", "M1,19"), posted=posted)
    assert len(since(NAME, village(posted=posted), changed)) == 1


@pytest.mark.parametrize("path", ["ledger/ratings/2022-07.csv", "ledger/points/2022Q3.csv"])
def test_of_a_file_that_cannot_be_read_on_either_side_nothing_is_told(path: str) -> None:
    broken = {**village(), path: "x\n"}
    for before, after, reason in (
        (village(), broken, "{file} could not be read"),
        (broken, village(), "{file} cannot be read in the earlier version"),
    ):
        outcome = validate(beside(opened(after), opened(before)), [NAME])
        assert (outcome.findings, outcome.rules_run) == ((), 1)
        assert [(each.reason.en, each.values) for each in outcome.not_checked] == [
            (reason, {"file": path})
        ]


PROOF = "published/2022Q3/manifest.json"


def published(posted: str = POSTED) -> Files:
    """The small village with its third quarter published, and posted."""
    files = {**VILLAGE, "publications.csv": HEAD + posted}
    return {**files, PROOF: render(opened(files), Q3, "zh")["manifest.json"]}


def rated_otherwise(files: Files) -> Files:
    return edited(files, "ledger/ratings/2022-07.csv", "M1,", "M3,")


def test_without_an_earlier_version_the_published_digests_tell() -> None:
    assert check_unaided(published()) == ()
    (found,) = check_unaided(rated_otherwise(published()))
    assert places((found,)) == [(PROOF, None, None)]
    assert (found.severity.value, found.clause) == ("error", "chongqing-2013/by")
    assert [tuple(mark)[:2] for mark in found.related] == [("publications.csv", 2)]
    assert message(found, "en") == (
        "Rows of 2022Q3, which was posted, are not those it was published from: ratings."
    )
    assert message(found, "zh") == (
        "2022年第三季度已经公示，而以下台账与生成公示表时不一致：群众评价。"
    )


def check_unaided(files: Files) -> tuple[Finding, ...]:
    outcome = report(files, NAME)
    assert outcome.rules_run == 1
    # what only an earlier version shows is still told as not checked
    assert [n.name for n in outcome.not_checked] == [NAME]
    return outcome.findings


def test_digests_tell_nothing_of_what_was_not_posted_or_cannot_be_told() -> None:
    assert check_unaided(rated_otherwise(published(""))) == ()
    assert check_unaided(rated_otherwise(published("2022Q3,all,M1,2023-01-06,\n"))) == ()
    assert len(check_unaided(rated_otherwise(published("2022Q3,all,M1,2023-01-05,\n")))) == 1
    headed = edited(rated_otherwise(published()), "households.csv", "H7,郑卯辰", "H7,郑卯")
    assert check_unaided(headed) == ()  # published-stale names the households
    visits = edited(published(), "ledger/visits/2022Q3.csv", "2022-07-02,M1", "2022-07-03,M1")
    assert check_unaided(visits) == ()


def test_with_an_earlier_version_the_rows_are_told_instead() -> None:
    (found,) = since(NAME, published(), rated_otherwise(published()))[:1]
    assert found.mark.file == "ledger/ratings/2022-07.csv"
