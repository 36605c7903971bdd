"""link-changed-without-approval: written over, taken out, or ended without its meeting."""

import pytest

from tests.kit import manifest, message, places, report, since
from tests.rules.links.village import village

NAME = "link-changed-without-approval"
BEFORE = "M1,H1,2022-01-01,,near,member,MT1,\nM1,H2,2022-01-01,,near,member,MT1,\n"
SECOND = "M1,H2,2022-01-01,,near,member,MT1,\n"


@pytest.mark.parametrize(
    "links",
    [
        BEFORE,
        SECOND + "M1,H1,2022-01-01,,near,member,MT1,\n",  # another order
        "\n" + BEFORE,  # another line
        SECOND + "M1,H1,2022-01-01,2022-05-25,,,MT1,MT2\nM2,H1,2022-05-26,,,,MT2,\n",
        SECOND + "M1,H1,2022-01-01,2022-12-31,,,MT1,MT2\n",
        SECOND + "M1,H1,2022-01-01,2023-01-05,,,MT1,MT2\n",
        SECOND + "M1,H1,2022-01-01,2021-12-31,,,MT1,MT0\n",  # ended before the records
        SECOND + "M1,H1,2022-01-01,2022-06-01,,,MT1,MT9\n",  # names no meeting: unknown-reference
        BEFORE + "M2,H1,2022-06-01,,,,,\n",  # a link more is link-not-approved's
        BEFORE.replace("near", "就近").replace("member", "自报"),
    ],
)
def test_clean(links: str) -> None:
    assert since(NAME, village(BEFORE), village(links)) == ()


@pytest.mark.parametrize(
    ("links", "line", "column", "variant"),
    [
        (f"M2,H1,2022-01-01,,near,member,MT1,\n{SECOND}", 2, None, "gone"),
        (f"M1,H1,2022-02-01,,near,member,MT1,\n{SECOND}", 2, None, "gone"),
        (SECOND, None, None, "gone"),
        (f"M1,H1,2022-01-01,2022-05-25,,,MT1,\n{SECOND}", 35, None, "none"),
        (f"M1,H1,2022-01-01,2022-05-25,,,MT1,MT3\n{SECOND}", 35, None, "agenda"),
        (f"M1,H1,2022-01-01,2022-05-25,,,MT1,MT4\n{SECOND}", 35, None, "kind"),
        (f"M1,H1,2022-01-01,2022-05-24,,,MT1,MT2\n{SECOND}", 35, None, "late"),
        (f"M1,H1,2022-01-01,2023-01-31,,,MT1,MT6\n{SECOND}", 35, None, "later"),
    ],
)
def test_breach(links: str, line: int | None, column: int | None, variant: str) -> None:
    (found,) = since(NAME, village(BEFORE), village(links))
    ended = variant != "gone"
    assert places((found,)) == [("links.csv", 2 if ended else line, line if ended else column)]
    assert (found.subject, found.severity.value) == ("M1", "error")
    assert found.clause == "ninghai-2019/1.2-stability"
    assert found.field == ("ended_at" if ended else "")
    assert message(found, "en").startswith("M1's link with H1 ")
    assert "H1" in message(found, "zh")


def test_words() -> None:
    (gone,) = since(NAME, village(BEFORE), village(SECOND))
    assert message(gone, "en") == (
        "M1's link with H1 since 2022-01-01 was written over or taken out; a meeting of the kind "
        "organisation with the item link-change passes it first."
    )
    assert message(gone, "zh") == (
        "M1对H1的联系（2022年1月1日起）被改写或删除，应先经村党组织会议以“联户调整”议程通过。"
    )
    late = f"M1,H1,2022-01-01,2022-05-24,,,MT1,MT2\n{SECOND}"
    (found,) = since(NAME, village(BEFORE), village(late))
    assert message(found, "en").startswith(
        "M1's link with H1 ended on 2022-05-24, passed on 2022-05-25 only; "
    )
    assert message(found, "zh").startswith(
        "M1对H1的联系于2022年5月24日终止，到2022年5月25日才通过，"
    )


def test_a_meeting_passes_once_it_was_held() -> None:
    row = f"M1,H1,2022-01-01,2023-01-31,,,MT1,MT6\n{SECOND}"
    (found,) = since(NAME, village(BEFORE), village(row))
    assert message(found, "en").startswith(
        "M1's link with H1 ends on 2023-01-31 by MT6, held on 2023-01-06 only; "
    )
    assert message(found, "zh").startswith(
        "M1对H1的联系于2023年1月31日终止，MT6到2023年1月6日才开，"
    )
    assert since(NAME, village(BEFORE), village(row), as_of="2023-01-06") == ()


def test_a_branch_does_not_judge_itself() -> None:
    moved = village(f"M2,H1,2022-01-01,,near,member,MT1,\n{SECOND}")
    without = {**moved, "gridctl.yaml": manifest("chongqing-2013")}
    (found,) = since(NAME, village(BEFORE), without)
    assert found.clause == "ninghai-2019/1.2-stability"
    before = {**village(BEFORE), "gridctl.yaml": manifest("chongqing-2013")}
    assert len(since(NAME, before, moved)) == 1


def test_what_had_ended_before_may_be_put_away() -> None:
    over = "M1,H1,2022-01-01,2022-05-25,,,MT1,MT2\n"
    assert since(NAME, village(over + SECOND), village(SECOND)) == ()
    running = "M1,H1,2022-01-01,2023-01-05,,,MT1,MT2\n"
    assert len(since(NAME, village(running + SECOND), village(SECOND))) == 1


def test_an_end_that_was_planned_before_is_no_change() -> None:
    planned = "M1,H1,2022-01-01,2023-06-30,,,MT1,\n" + SECOND
    assert since(NAME, village(planned), village(planned)) == ()
    sooner = planned.replace("2023-06-30", "2022-12-31")
    assert len(since(NAME, village(planned), village(sooner))) == 1


def test_an_end_in_the_records_is_judged_by_whichever_meeting() -> None:
    row = "M1,H1,2022-01-01,2022-05-25,,,MT1,{}\n" + SECOND
    (earlier,) = since(NAME, village(BEFORE), village(row.format("MT0")))  # before the records
    assert message(earlier, "zh") == (
        "M1对H1的联系由MT0终止，而该会议是党员大会，应先经村党组织会议以“联户调整”议程通过。"
    )
    (found,) = since(NAME, village(BEFORE), village(row.format("MT1")))
    assert message(found, "en").startswith("M1's link with H1 ended by MT1, of the kind members; ")


def test_the_narrower_name_only() -> None:
    ended = village(f"M1,H1,2022-01-01,2022-05-25,,,MT1,\n{SECOND}")
    assert len(since(NAME, village(BEFORE), ended)) == 1
    assert since("link-not-approved", village(BEFORE), ended) == ()
    assert len(since("link-not-approved", village(SECOND), ended)) == 1


def test_without_a_base_it_is_not_checked_and_says_so() -> None:
    outcome = report(village(SECOND), NAME)
    assert outcome.rules_run == 0
    (skipped,) = outcome.not_checked
    assert skipped.reason.en.startswith("no earlier version to compare with is named")
    assert "--base" in skipped.reason.zh


def test_without_the_clause_it_is_not_asked() -> None:
    files = {"gridctl.yaml": manifest("line-2022")}
    outcome = report({**village(SECOND), **files}, NAME)
    assert [n.reason.en for n in outcome.not_checked] == ["no policy in force asks for it"]
