"""published-drift: what lies in published/ is what would be written today."""

from datetime import date

from gridctl.app.validate import validate
from gridctl.compute.publishing import Difference, RowChange, Verified, What
from gridctl.findings.finding import Finding, Problem
from gridctl.model.mark import Mark
from gridctl.model.period import Period
from gridctl.model.words import Words
from tests.disclosure.small import VILLAGE
from tests.kit import Files, message, opened, places, report, severities

RULE = "published-drift"
DAY = date(2023, 1, 5)
PROOF = "published/2022Q3/manifest.json"
SAME = Verified(Period.parse("2022Q3"), "/anywhere/published/2022Q3", 3)
#: A manifest.json that other rules would say something of.
THERE: Files = {**VILLAGE, PROOF: "x"}


def of(*differences: Difference, files: Files = THERE) -> tuple[Finding, ...]:
    """Return what the rule says of a village of which a period was rendered again so."""
    village = opened(files)._replace(rendered=(SAME, SAME._replace(differences=differences)))
    return validate(village, (RULE,)).findings


def file(name: str, what: What = "changed") -> Difference:
    return Difference("file", name, what)


def test_clean() -> None:
    assert of() == ()


def test_a_file_that_would_come_out_otherwise() -> None:
    (found,) = of(file("ratings.html"))
    assert places((found,)) == [("published/2022Q3/ratings.html", None, None)]
    assert severities((found,)) == ["error"]
    assert (found.code, found.subject, found.clause) == ("PUB105", "V", "")
    path = "published/2022Q3/ratings.html"
    assert message(found, "en") == f"{path} is not what would be written today."
    assert message(found, "zh") == f"{path}与现在生成的内容不一致。"


def test_files_that_would_be_written_or_would_not() -> None:
    found = of(file("a.html", "extra"), file("b.html", "added"))
    assert [message(each, "en") for each in found] == [
        "published/2022Q3/a.html is no page that would be written today.",
        "published/2022Q3/b.html is not what would be written today.",
    ]


def test_what_published_edited_tells_is_told_once() -> None:
    assert of(file("a.html", "edited"), file("b.html", "missing")) == ()
    (found,) = of(file("manifest.json", "edited"))  # its files are as it says
    assert found.mark.file == PROOF


def test_pages_above_the_periods() -> None:
    found = of(file("../index.html"), file("../index.md", "missing"))
    assert [(each.mark.file, message(each, "zh")) for each in found] == [
        ("published/index.html", "published/index.html与现在生成的内容不一致。"),
        ("published/index.md", "缺少published/index.md，现在会生成该文件。"),
    ]


def test_causes_stand_for_all_the_period_s_files() -> None:
    marks = [Mark("links.csv", line) for line in range(2, 30)]
    rows = tuple(RowChange("changed", mark, "M1") for mark in marks)
    gone = RowChange("missing", Mark("links.csv", 99), "M2")
    found = of(
        Difference("rows", "links", "changed", (gone, *rows)),
        Difference("pack", "line-2022", "changed"),
        Difference("template", "page.html.j2", "added"),
        file("data.json"),
        file("../index.html"),
    )
    assert [each.mark.file for each in found] == [PROOF, "published/index.html"]
    assert message(found[0], "en") == (
        "What is published of 2022Q3 is not what would be written today; changed since: links, "
        "the pack line-2022, the template page.html.j2."
    )
    assert message(found[0], "zh") == (
        "2022年第三季度已公示的内容与现在生成的不一致；"
        "此后有改动的是：联户台账、政策包line-2022、模板page.html.j2。"
    )
    assert found[0].related == tuple(marks[:20])  # of rows that are gone no place is left


def test_of_many_causes_the_rest_are_counted() -> None:
    (found,) = of(*(Difference("pack", f"p{n}", "missing") for n in range(23)))
    assert message(found, "en").endswith(", the pack p18, the pack p19, 3 more.")
    assert message(found, "zh").endswith("、政策包p19、另有3项。")


def test_the_folder_tells_the_period_not_what_lies_in_it() -> None:
    differences = (file("a.html"),)
    elsewhere = SAME._replace(folder="/anywhere/published/2022Q2", differences=differences)
    village = opened(THERE)._replace(rendered=(elsewhere,))
    (found,) = validate(village, (RULE,)).findings
    assert found.mark.file == "published/2022Q2/a.html"


def test_a_template_that_cannot_be_used() -> None:
    why = Words("arithmetic is not allowed", "模板中不允许计算和拼接")
    mark = Mark("templates/index.md.j2", 3)
    values = {"template": mark.file, "why": why}
    fault = Problem(RULE, mark, values, subject="V", variant="template")
    village = opened(VILLAGE)
    village = village._replace(rendered=(), problems=(*village.problems, fault))
    (found,) = validate(village, (RULE,)).findings
    assert places((found,)) == [("templates/index.md.j2", 3, None)]
    assert severities((found,)) == ["error"]
    assert message(found, "en") == (
        "The pages cannot be rendered because of the template templates/index.md.j2: "
        "arithmetic is not allowed."
    )
    assert message(found, "zh") == (
        "因模板templates/index.md.j2有误，无法重新生成公示页：模板中不允许计算和拼接。"
    )


def test_a_page_that_own_templates_spoil() -> None:
    why = Words("the finished page holds a script", "生成的网页含有脚本")
    values = {"page": "ratings.html", "line": 7, "why": why}
    mark = Mark("templates/page.html.j2")
    fault = Problem(RULE, mark, values, subject="V", variant="template-page")
    village = opened(VILLAGE)
    village = village._replace(rendered=(), problems=(*village.problems, fault))
    (found,) = validate(village, (RULE,)).findings
    assert message(found, "en") == (
        "The pages cannot be rendered with the folder's own templates: ratings.html, line 7: "
        "the finished page holds a script."
    )
    assert message(found, "zh") == (
        "使用自定义模板无法重新生成公示页：ratings.html第7行：生成的网页含有脚本。"
    )


def test_it_cannot_be_waived() -> None:
    waiver = (
        "- rule: published-drift\n  subject: V\n  reason: x\n  approved_at: MT1\n"
        "  until: 2023-12-31\n"
    )
    found = of(file("a.html"), files={**THERE, "waivers.yaml": f"waivers:\n{waiver}"})
    assert [each.waived for each in found] == [False]


def test_where_nothing_is_rendered_again_it_is_not_checked() -> None:
    outcome = report(THERE, RULE)
    assert (outcome.rules_run, outcome.findings) == (0, ())
    (skipped,) = outcome.not_checked
    assert skipped.reason.en == "only gridctl ci renders what is published again"
    assert skipped.reason.zh == "只有 gridctl ci 会重新生成已公示的页面"
    nothing = report(VILLAGE, RULE)  # is published
    assert (nothing.rules_run, nothing.not_checked) == (1, ())
