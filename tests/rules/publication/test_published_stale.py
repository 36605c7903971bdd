"""published-stale: what is published is still what the rows say."""

import json

from gridctl.app.report import render
from tests.disclosure.small import Q3, VILLAGE
from tests.kit import Files, check, edited, message, opened, places, report, severities

RULE = "published-stale"
PROOF = "published/2022Q3/manifest.json"
POSTED = "period,form,posted_on,approved_by\n2022Q3,all,2022-10-10,M1\n"


def published(files: Files) -> Files:
    """The village with its third quarter published."""
    return {**files, PROOF: render(opened(files), Q3, "zh")["manifest.json"]}


THERE = published({**VILLAGE, "publications.csv": POSTED})


def test_clean() -> None:
    assert check(RULE, THERE) == ()
    assert check(RULE, VILLAGE) == ()  # nothing is published


def test_rows_of_the_period_were_changed() -> None:
    files = edited(THERE, "ledger/visits/2022Q3.csv", "2022-07-02,M1,H4", "2022-07-03,M1,H4")
    (found,) = check(RULE, files)
    assert places((found,)) == [(PROOF, None, None)]
    assert severities((found,)) == ["warning"]
    assert (found.subject, found.clause) == ("V", "")
    assert [tuple(mark)[:2] for mark in found.related] == [("publications.csv", 2)]
    assert message(found, "en") == (
        "Rows of 2022Q3 were changed after its tables were published: visits."
    )
    assert message(found, "zh") == "2022年第三季度公示之后，该期的台账又有改动：走访台账。"


def test_later_rows_are_no_change() -> None:
    later = "date,member,household,reason\n2022-10-02,M1,H4,care\n"
    assert check(RULE, {**THERE, "ledger/visits/2022Q4.csv": later}) == ()
    assert check(RULE, {**THERE, "publications.csv": POSTED + "2022Q3,all,2022-11-10,M1\n"}) == ()


def test_what_no_page_shows_is_no_change() -> None:
    assert check(RULE, edited(THERE, "households.csv", "周壬,VG1,C1,yes", "周壬,VG1,C1,")) == ()


def test_a_period_that_has_not_ended_as_of_the_day_is_not_judged() -> None:
    files = edited(THERE, "ledger/visits/2022Q3.csv", "2022-07-02,M1,H4", "2022-07-03,M1,H4")
    assert check(RULE, files, as_of="2022-09-30") == ()
    assert len(check(RULE, files, as_of="2022-10-01")) == 1


def test_where_a_head_differs_no_other_table_can_be_told() -> None:
    (found,) = check(RULE, edited(THERE, "households.csv", "H7,郑卯辰", "H7,郑卯"))
    assert message(found, "en").endswith(": households.")


def test_a_manifest_that_cannot_be_read_is_published_edited_alone() -> None:
    for text in ("", "{}", "x"):
        assert check(RULE, {**VILLAGE, PROOF: text}) == ()


def test_while_a_file_cannot_be_read_nothing_is_said() -> None:
    broken = {**THERE, "links.csv": b"\xff\xfe\xff"}
    assert check(RULE, broken) == ()
    assert RULE in {entry.name for entry in report(broken, RULE).not_checked}


def test_digests_of_another_form_are_not_compared() -> None:
    made = json.loads(THERE[PROOF])
    made["rows"] |= {"form": 99, "digest": "0" * 64}
    assert check(RULE, {**THERE, PROOF: json.dumps(made)}) == ()


def test_what_is_published_is_not_read_as_data() -> None:
    number = {**THERE, "published/2022Q3/index.html": "13800001111"}
    found = [f for f in report(number).findings if f.mark.file.startswith("published/")]
    assert {f.name for f in found} == {"published-edited"}
