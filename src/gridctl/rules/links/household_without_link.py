"""household-without-link: no member links an ordinary household.

Every ordinary household (no member lives in it; away ones included) is linked by a present
member on the as-of date. One that came, or became ordinary, in the last `grace_days` days
(first day + `grace_days` on the as-of date or later) is a notice.
Clause: ninghai-2019/1.2-coverage.
"""

from collections.abc import Iterator
from datetime import timedelta

from gridctl.compute.state import State
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import Coverage
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="LNK103",
    name="household-without-link",
    severity=Severity.ERROR,
    summary=Words("every ordinary household is linked", "应联尽联，每个普通户都有党员联系"),
    why=Words(
        "A household without a link has nobody to turn to.", "没有联户党员的农户有事不知找谁。"
    ),
    messages={
        "": Words("No member links {household}.", "{household}没有党员联系。"),
        "new": Words(
            "No member links {household} yet; it has been an ordinary household for at most "
            "{days} {days:day|days}.",
            "{household}成为普通户未超过{days}日，还没有党员联系。",
        ),
    },
    hint=Words(
        "Add a link to links.csv; the committee's members fill gaps.",
        "请在 links.csv 中安排联户党员，缺口由班子成员兜底。",
    ),
    good="M012,H101,2022-01-01,…",
    bad="M012,H101,2022-01-01,2022-06-30,…  (and no later row for H101)",
    sets=("household.link",),
    tables=("members", "households", "links"),
    reads=("former_values",),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each ordinary household without a link."""
    ruling = ctx.asked("household.link", Coverage)
    if ruling is None:
        return
    state, grace = ctx.now, ruling.terms.grace_days
    bare = [home for home in state.ordinary.values() if home.id not in state.links_of_household]
    lately: tuple[State, ...] = ()
    if bare and grace is not None:
        # Ordinary on the day before the grace and ever since: no newcomer.
        lately = ctx.timeline.between(ctx.as_of - timedelta(days=grace + 1), ctx.as_of)
    for household in bare:
        new = any(household.id not in earlier.ordinary for earlier in lately)
        yield Breach(
            household.at.mark(),
            {"household": household.id, "days": grace},
            subject=household.id,
            variant="new" if new else "",
            severity=Severity.NOTICE if new else ruling.severity,
            clause=ruling.ref(),
            absent=True,
        )
