"""published-edited: what lies in published/ is what gridctl report wrote."""

import json
from datetime import date
from pathlib import Path

import pytest

from gridctl.app.report import publish, render
from gridctl.app.validate import validate
from gridctl.app.village import open_village
from gridctl.findings.finding import Finding
from tests.app.test_verify import write
from tests.disclosure.small import Q3, VILLAGE
from tests.kit import Files, check, message, opened, places, report, severities, since

RULE = "published-edited"
BELOW = "published/2022Q3/"
PROOF = BELOW + "manifest.json"
PAGE = BELOW + "ratings.html"
THERE: Files = {
    **VILLAGE,
    **{BELOW + name: data for name, data in render(opened(VILLAGE), Q3, "zh").items()},
}


def without(files: Files, path: str) -> Files:
    return {name: data for name, data in files.items() if name != path}


def test_clean() -> None:
    assert check(RULE, THERE) == ()
    assert check(RULE, VILLAGE) == ()  # nothing is published
    assert check(RULE, {**THERE, BELOW + "build.json": "of another day"}) == ()


@pytest.mark.parametrize("data", ["", b"\xff", THERE[PAGE].replace(b"<h1>", b"<h1 >")])  # type: ignore[arg-type]
def test_an_edited_page(data: str | bytes) -> None:
    (found,) = check(RULE, {**THERE, PAGE: data})
    assert places((found,)) == [(PAGE, None, None)]
    assert severities((found,)) == ["error"]
    assert (found.subject, found.clause) == ("V", "")
    assert message(found, "en") == f"{PAGE} is not as it was written: it was edited afterwards."
    assert message(found, "zh") == f"{PAGE}在生成之后被改动过。"


def test_a_missing_page() -> None:
    (found,) = check(RULE, without(THERE, PAGE))
    assert places((found,)) == [(PAGE, None, None)]
    assert severities((found,)) == ["error"]
    assert message(found, "en") == f"{PAGE} is missing; it was published with the others."
    assert message(found, "zh") == f"缺少{PAGE}，它是同期公示的文件之一。"


def test_a_manifest_of_another_period() -> None:
    """As where a period's folder was copied or renamed by hand."""
    other = {path.replace("2022Q3", "2022Q2"): data for path, data in THERE.items()}
    (found,) = check(RULE, {**VILLAGE, **{p: d for p, d in other.items() if "2022Q2/" in p}})
    assert places((found,)) == [("published/2022Q2/manifest.json", None, None)]
    assert message(found, "en").startswith(
        "published/2022Q2/manifest.json is not as gridctl writes it"
    )


@pytest.mark.parametrize("text", ["", "{}", "x", "[]", '{"format": 2}'])
def test_a_broken_manifest(text: str) -> None:
    (found,) = check(RULE, {**THERE, PROOF: text})
    assert places((found,)) == [(PROOF, None, None)]
    assert severities((found,)) == ["error"]
    assert message(found, "en") == (
        f"{PROOF} is not as gridctl writes it, so nobody can prove what is published beside it."
    )
    assert message(found, "zh") == f"{PROOF}不是 gridctl 写出的内容，无法核对同一目录下的公示。"


def test_pages_without_a_manifest() -> None:
    (found,) = check(RULE, without(THERE, PROOF))
    assert places((found,)) == [(PROOF, None, None)]
    assert message(found, "en") == (
        f"{PROOF} is missing, so nobody can prove the pages that are published beside it."
    )
    assert message(found, "zh") == f"缺少{PROOF}，无法核对同一目录下的公示页。"


def test_what_gridctl_did_not_write() -> None:
    page, own = BELOW + "more.html", BELOW + "board.jpg"
    found = check(RULE, {**THERE, page: "x", own: "x"})
    assert places(found) == [(own, None, None), (page, None, None)]
    assert severities(found) == ["notice", "warning"]
    assert message(found[0], "en") == f"{own} is not of this publication."
    assert message(found[0], "zh") == f"{own}不属于本期公示。"
    assert message(found[1], "en") == f"{page} is a page that gridctl report did not write."
    assert message(found[1], "zh") == f"{page}不是 gridctl report 生成的公示页。"


def test_pages_in_no_period_s_folder_are_not_ours() -> None:
    others = {"published/site/manifest.json": "{}", "published/site/index.html": "x"}
    more = {"published/foo/a.md": "x", "published/foo/a.png": "x", "published/evil.html": "x"}
    ours = {"published/index.html": "x", "published/index.md": "x", "published/CNAME": "x"}
    found = check(RULE, {**THERE, **others, **more, **ours})
    assert places(found) == [
        ("published/evil.html", None, None),
        ("published/foo/a.md", None, None),
        ("published/site/index.html", None, None),
    ]
    assert severities(found) == ["warning"] * 3
    assert message(found[0], "en") == (
        "published/evil.html is a page that gridctl report did not write."
    )
    assert message(found[0], "zh") == "published/evil.html不是 gridctl report 生成的公示页。"


def test_a_period_that_was_published_and_is_gone() -> None:
    (found,) = since(RULE, THERE, VILLAGE)
    assert places((found,)) == [(PROOF, None, None)]
    assert severities((found,)) == ["error"]
    assert message(found, "en") == (
        f"{PROOF} was published in the version compared with, and is gone."
    )
    assert message(found, "zh") == f"{PROOF}在所比较的版本中已经公示，现在不见了。"
    assert since(RULE, THERE, THERE) == since(RULE, VILLAGE, THERE) == ()
    (unproved,) = since(RULE, THERE, without(THERE, PROOF))  # told once
    assert message(unproved, "zh").startswith("缺少")
    assert since(RULE, {**VILLAGE, "published/site/manifest.json": "{}"}, VILLAGE) == ()


def test_names_that_lead_elsewhere_make_a_manifest_none_of_ours() -> None:
    for name in ("../../members.csv", "a\\b.html"):
        made = json.loads(THERE[PROOF])
        made["files"][name] = "0" * 64
        (found,) = check(RULE, {**THERE, PROOF: json.dumps(made)})
        assert (found.mark.file, message(found, "zh")[-4:]) == (PROOF, "的公示。")


@pytest.fixture
def village(tmp_path: Path) -> Path:
    folder = write(tmp_path / "village", VILLAGE)
    publish(open_village(folder, date(2023, 1, 5)), Q3, "zh")
    return folder


def on_disk(folder: Path) -> list[Finding]:
    outcome = validate(open_village(folder, date(2023, 1, 5)), [RULE])
    assert outcome.rules_run == 1
    return list(outcome.findings)


def test_what_report_wrote_is_as_it_was_written(village: Path) -> None:
    assert on_disk(village) == []
    (village / "published" / "2022Q3" / "notes").mkdir()
    (village / "published" / ".DS_Store").write_text("x", "utf-8")
    (village / "published" / "2022Q2").write_text("x", "utf-8")  # a file, no folder led away
    assert on_disk(village) == []
    (village / "published" / "evil.html").write_text("x", "utf-8")
    assert [f.mark.file for f in on_disk(village)] == ["published/evil.html"]


@pytest.mark.parametrize("kind", ["page", "folder"])
def test_nothing_is_read_through_a_link_out_of_the_folder(village: Path, kind: str) -> None:
    place = village / "published" / "2022Q3"
    if kind == "page":
        page = place / "ratings.html"
        away = village.parent / "away.html"
        page.rename(away)  # the same bytes, but elsewhere
        page.symlink_to(away)
        assert [f.mark.file for f in on_disk(village)] == [PAGE]
    else:
        place.rename(village.parent / "2022Q3")
        place.symlink_to(village.parent / "2022Q3")
        (found,) = on_disk(village)
        assert places((found,)) == [("published/2022Q3", None, None)]
        assert message(found, "en") == (
            "published/2022Q3 leads out of the data folder, so nothing in it was read."
        )
        assert message(found, "zh") == "published/2022Q3指向数据目录之外，其中的内容没有读取。"


def test_a_plain_village_is_not_searched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = write(tmp_path / "village", VILLAGE)
    monkeypatch.setattr("gridctl.source.digests.digests_below", None)  # calling it would fail
    assert on_disk(folder) == []


def test_it_cannot_be_waived() -> None:
    waiver = f"waivers: [{{rule: {RULE}, subject: V, reason: x, approved_at: MT1, until: 2023Q1}}]"
    (found,) = check(RULE, {**THERE, PAGE: "x", "waivers.yaml": waiver + "\n"})
    assert not found.waived
    assert [f.name for f in report({**THERE, PAGE: "x"}, RULE).findings] == [RULE]
