"""core-linked: how many other members a core member of the term links.

Contacts of the kind `core-member` in force on the day, to members who are present, each member
once; oneself is not counted. What is asked of a core member (5–15, hedged) is its quota.
Clauses: ninghai-2019/1.1-core-span, 1.1-network.
"""

from collections.abc import Iterable

from gridctl.compute.core import core_contacts
from gridctl.figures.figure import Explained, Figure, Line, Part
from gridctl.model.period import Period
from gridctl.model.words import Words
from gridctl.rules.rule import Context

FIGURE = Figure(
    name="core-linked",
    title=Words("members linked by a core member", "中心户联系党员数"),
    formula=Words(
        "the other members present whom the core member links, each once",
        "该中心户党员联系的其他在册党员人数（每人计一次）",
    ),
    of=("member",),
    example="gridctl why M008 core-linked",
)
_LINKED = Words("members linked", "联系党员")
_SAYS = Words("{core} links {member}", "{core}联系{member}")


def subjects(ctx: Context, period: Period | None) -> Iterable[str]:  # noqa: ARG001 (as on a day)
    """Return the ids of the core members of the term."""
    return tuple(core_contacts(ctx.now))


def explain(
    ctx: Context,
    subject: str,
    period: Period | None,  # noqa: ARG001 (as on a day)
) -> Explained | None:
    """Explain whom a core member links; None for a member who is none of the term."""
    contacts = core_contacts(ctx.now).get(subject)
    if contacts is None:
        return None
    lines = tuple(
        Line(contact.at.mark(), _SAYS, {"core": subject, "member": contact.target})
        for contact in contacts
    )
    return Explained(len(lines), (Part(_LINKED, len(lines), lines, sums=True),))
