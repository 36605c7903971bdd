"""task-list-incomplete: all five common tasks."""

from tests.kit import check, edited, errors, example, manifest, message, places, report, severities

RULE = "task-list-incomplete"


def test_clean() -> None:
    text = "common: [policy, key-work, opinions, 调解矛盾纠纷, customs]\n"
    assert check(RULE, {"tasks.yaml": text}) == ()
    chinese = "common: [宣讲政策, 动员中心工作, 收集意见诉求, 调解矛盾纠纷, 倡导文明新风]\n"
    assert check(RULE, {"tasks.yaml": chinese}) == ()


def test_what_is_lacking_stands_at_the_list() -> None:
    found = check(RULE, {"tasks.yaml": "own: [巡山]\ncommon: [policy, opinions, customs]\n"})
    assert places(found) == [("tasks.yaml", 2, 9)]
    assert severities(found) == ["error"]
    assert found[0].clause == "ninghai-2019/2.3-task-list"
    assert message(found[0], "en") == "The common task list lacks: key-work, mediation."
    assert message(found[0], "zh") == "共性责任清单缺少：动员中心工作、调解矛盾纠纷。"


def test_no_list_at_all() -> None:
    assert places(check(RULE, {"tasks.yaml": "own: [巡山]\n"})) == [("tasks.yaml", 1, 1)]


def test_fewer_items_where_the_manifest_says_so() -> None:
    change = "{clause: 2.3-task-list, set: {items: [policy]}, basis: MT1}"
    text = manifest("ninghai-2019").replace(
        "{id: ninghai-2019}", f"{{id: ninghai-2019, overrides: [{change}]}}"
    )
    assert check(RULE, {"tasks.yaml": "common: [policy]\n", "gridctl.yaml": text}) == ()


def test_the_example_village_with_a_task_gone() -> None:
    files = edited(example(), "tasks.yaml", ", 调解矛盾纠纷,", ",")
    assert errors(report(files)) == [(RULE, "tasks.yaml", 1)]
