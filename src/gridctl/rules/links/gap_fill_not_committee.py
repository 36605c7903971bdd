"""gap-fill-not-committee: a gap is filled by someone outside the committee.

A link with the basis gap-fill is of a member who is on the village organisation's committee (its
secretary is) on the link's first day. Links that began before `records_from` are not judged.
Clause: ninghai-2019/1.2-gap-fill (hedged: a warning).
"""

from collections.abc import Iterator

from gridctl.findings.finding import Breach, Severity
from gridctl.model.choices import LinkBasis
from gridctl.model.words import Words
from gridctl.policy.kinds import Membership
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="LNK106",
    name="gap-fill-not-committee",
    severity=Severity.WARNING,
    summary=Words(
        "gaps are filled by members of the village organisation's committee",
        "未联到的户由村党组织班子成员兜底",
    ),
    why=Words(
        "Households that nobody chose are the committee's own task.",
        "没人联的户由班子成员负责到底。",
    ),
    messages={
        "": Words(
            "{member} fills the gap at {household} but was not on the village organisation's "
            "committee on {day}.",
            "{member}兜底联系{household}，但{day}不是村党组织班子成员。",
        )
    },
    hint=Words(
        "Correct the basis in links.csv, or let a member of the committee link the household.",
        "请更正 links.csv 的联户依据，或改由班子成员兜底。",
    ),
    good="M003,H009,2022-01-01,,gap-fill,organisation,MT005,  (M003 is on the committee)",
    bad="M002,H009,2022-01-01,,gap-fill,organisation,MT005,  (M002 is not)",
    sets=("link.gap-fill",),
    tables=("links", "branch_documents"),
    reads=("former_values",),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each gap-fill link of someone who was not on the committee when it began."""
    ruling = ctx.asked("link.gap-fill", Membership)
    if ruling is None:
        return
    for link in ctx.village.links:
        if link.basis is not LinkBasis.GAP_FILL or not link.since or link.since < ctx.records_from:
            continue
        organisation = ctx.timeline.on(link.since).organisation
        if organisation and link.member not in {organisation.secretary, *organisation.committee}:
            yield Breach(
                link.at.mark("basis"),
                {"member": link.member, "household": link.household, "day": link.since},
                subject=link.member,
                field="basis",
                severity=ruling.severity,
                clause=ruling.ref(),
            )
