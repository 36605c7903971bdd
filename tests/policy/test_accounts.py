"""The kinds of clause about points: what they take, and what a slip of the pen is told as."""

import pytest

from gridctl.app.policies import lint_files
from gridctl.formats.policywords import plain
from gridctl.policy.accounts import Counted, Coupling, Often, Points, Ranking, Selection, Tied
from gridctl.policy.kinds import KINDS, ClauseKind
from gridctl.policy.pack import Clause, built_in, typed
from gridctl.policy.standing import own_values
from tests.kit import context, manifest, message, places

PACK = """\
id: ours
title: {en: Ours, zh: 本村}
issuer: {en: Village, zh: 村}
clauses:
- id: a
  kind: points
  sets: member.points
  duty: [compute]
  says: {en: duty and bonus, zh: 履职分和奖励分}
  parameters: {counts: [duty, 奖励分]}
- id: b
  kind: coupling
  sets: points.coupling
  duty: [compute]
  says: {en: a fifth, zh: 两成}
  parameters: {loss_percent: 20, linkers: 平均分摊, activity_percent: 100, member_points: own}
- id: c
  kind: ranking
  sets: villager-group.ranking
  duty: [compute]
  says: {en: ranked, zh: 排名}
  parameters: {every: quarter, red_flag_percent: 20, red_flag_min: 2, tied: none}
- id: d
  kind: selection
  sets: village.selection
  duty: [compute]
  says: {en: selected, zh: 评选}
  parameters: {every: 每年, members: 3, families_percent: 5}
"""


def clause(ident: str) -> Clause:
    pack = built_in("sanlian")
    assert pack is not None
    return next(each for each in pack.clauses if each.id == ident)


def test_a_pack_in_order() -> None:
    assert lint_files({"policies/ours.yaml": PACK.encode()}, lambda *_: False).findings == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "en"),
    [
        ("counts: [duty, 奖励分]", "counts: [redeem]", 10, 24,
         "“redeem” does not fit the parameter counts, which takes: base, duty, bonus, negative."),
        ("{counts: [duty, 奖励分]}", "{}", 10, 15,
         "A clause of kind points needs the parameter counts."),
        ("loss_percent: 20", "loss_percent: 101", 16, 30,
         "loss_percent says 101; the most there can be is 100."),
        ("activity_percent: 100", "activity_percent: 150", 16, 67,
         "activity_percent says 150; the most there can be is 100."),
        ("{loss_percent: 20, linkers: 平均分摊, activity_percent: 100, member_points: own}",
         "{linkers: each}", 16, 15,
         ("A clause of kind coupling asks for nothing without one of: loss_percent, "
         "activity_percent, member_points.")),
        ("red_flag_percent: 20", "red_flag_percent: 200", 22, 50,
         "red_flag_percent says 200; the most there can be is 100."),
        ("every: quarter", "every: week", 22, 23,
         "“week” does not fit the parameter every, which takes: month, quarter, half, year."),
        (", red_flag_percent: 20", "", 22, 15,
         "A clause of kind ranking needs the parameter red_flag_percent."),
        ("members: 3, families_percent: 5", "members_percent: 110", 28, 44,
         "members_percent says 110; the most there can be is 100."),
        ("families_percent: 5", "families_percent: 101", 28, 57,
         "families_percent says 101; the most there can be is 100."),
        ("{every: 每年, members: 3, families_percent: 5}", "{every: year}", 28, 15,
         ("A clause of kind selection asks for nothing without one of: members, members_percent, "
         "families, families_percent.")),
        ("loss_percent: 20", "los_percent: 20", 16, 29,
         "A clause of kind coupling has no parameter “los_percent”."),
    ],
)  # fmt: skip
def test_a_slip_of_the_pen(old: str, new: str, line: int, column: int, en: str) -> None:
    assert PACK.count(old) == 1
    data = {"policies/ours.yaml": PACK.replace(old, new).encode()}
    found = lint_files(data, lambda *_: False).findings
    assert [(message(each, "en")) for each in found] == [en]
    assert places(found) == [("policies/ours.yaml", line, column)]
    assert message(found[0], "zh")


def test_what_sanlian_sets() -> None:
    assert own_values(clause("2.1-member-points")) == {"counts": ("duty", "bonus", "negative")}
    assert own_values(clause("2.2-villager-points")) == {"counts": ("base", "bonus", "negative")}
    assert own_values(clause("2.3-coupling")) == {
        "loss_percent": 0, "linkers": "each", "activity_percent": 50, "member_points": "own",
    }  # fmt: skip
    assert own_values(clause("3.2-quarter")) == {
        "every": Often.QUARTER, "red_flag_percent": 30, "red_flag_min": 1, "tied": Tied.ALL,
    }  # fmt: skip
    assert own_values(clause("3.3-year")) == {
        "every": "year", "members_percent": 10, "families_percent": 10,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("ident", "en", "zh"),
    [
        (
            "2.1-member-points",
            "counts: duty, bonus, negative",
            "计入：履职分、奖励分、负面分",
        ),
        (
            "2.3-coupling",
            (
                "0% of linked households' lost points, of several linkers: each; an activity "
                "shared with a linked household counts 50%; a member's points: own"
            ),
            "联系户扣分连带0%，多人联系时各自全额；与联系户同一活动按50%计；党员积分取本人积分",
        ),
        (
            "3.2-quarter",
            "red-flag groups: 30%, at least 1; tied at the cut: all; every quarter",
            "红旗村组30%，不少于1个；末位并列的全部入选；每季度",
        ),
        (
            "3.3-year",
            "members: 10%; families: 10%; every year",
            "党员10%；家庭10%；每年",
        ),
    ],
)
def test_parameters_in_words(ident: str, en: str, zh: str) -> None:
    found = clause(ident)
    assert found.kind is not None
    assert plain(found.kind, own_values(found), "en") == en
    assert plain(found.kind, own_values(found), "zh") == zh


def test_numbers_in_words() -> None:
    kind = ClauseKind.SELECTION
    assert plain(kind, {"members": 3, "families": 5}, "en") == "members: 3; families: 5"
    assert plain(kind, {"members": 3, "families": 5}, "zh") == "党员3名；家庭5户"
    assert plain(ClauseKind.RANKING, {"red_flag_percent": 5}, "zh") == "红旗村组5%"
    assert plain(ClauseKind.COUPLING, {"loss_percent": 5}, "en") == (
        "5% of linked households' lost points"
    )
    assert plain(ClauseKind.RANKING, {"every": Often.HALF}, "en") == "every half-year"


def test_a_village_may_override_one_parameter() -> None:
    override = "overrides: [{clause: 2.3-coupling, set: {loss_percent: 25}, basis: MT1}]"
    ruling = context({"gridctl.yaml": manifest(f"sanlian, {override}")}).asked(
        "points.coupling", Coupling
    )
    assert ruling is not None
    assert (ruling.terms.loss_percent, ruling.terms.activity_percent) == (25, 50)
    assert ruling.adopted.basis == "MT1"


def test_the_kinds_are_known_by_both_names() -> None:
    assert [KINDS[ClauseKind.read(name)] for name in ("积分", "积分联动", "排名", "评选")] == [
        Points, Coupling, Ranking, Selection,
    ]  # fmt: skip
    values, problems = typed(ClauseKind.POINTS, clause("2.1-member-points").parameters)
    assert problems == []
    assert values["counts"][0] is Counted.DUTY
