"""post-holder: the holder of a post is not what a clause asks for.

The general rule of memberships that have no name of their own: `villager-group.head-is-committee`,
`grid.committee-leader`, `grid.worker-is-member` and the like. Judged on the as-of date, at the
post. A post that nobody holds is another clause's; an id that names nobody is `unknown-reference`
only. Clause: sanlian/1.2-posts-committee.
"""

from collections.abc import Iterator

from gridctl.compute.holders import POSTS
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.policy.kinds import ClauseKind, Membership
from gridctl.rules.rule import Context, Rule, asking

RULE = Rule(
    code="GEN108",
    name="post-holder",
    severity=Severity.ERROR,
    summary=Words("a post is held by whom a clause asks for", "任职人员符合规定的身份"),
    why=Words(
        "Whoever holds the post answers for it to the organisation.",
        "任职的人要对党组织负责。",
    ),
    messages={
        "": Words(
            "{person} is {post} of {subject}, but is not {asked}.",
            "{subject}的{post}{person}不是{asked}。",
        ),
    },
    hint=Words(
        "Name someone else at {field} of {subject} in {file}.",
        "请在{file}的{subject}处（{field}）改填符合条件的人员。",
    ),
    good="villager_groups: [{id: VG01, name: 一组, head: M004}]  (M004 is on the committee)",
    bad="villager_groups: [{id: VG01, name: 一组, head: M050}]",
    sets=tuple(POSTS),
    reads=("members", "staff", "grid_documents", "branch_documents", "former_values"),
    kind=ClauseKind.MEMBERSHIP,
    needs={key: post.tables for key, post in POSTS.items()},
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each holder who is not what is asked for."""
    known = {m.id for m in ctx.as_read.members} | {s.id for s in ctx.as_read.staff}
    for key in sorted(asking(RULE, ctx.policies)):
        ruling, post = ctx.asked(key, Membership), POSTS[key]
        if ruling is None:
            continue
        fit = post.fit(ctx.now)
        for holder in post.holders(ctx.now):
            if holder.person in known and holder.person not in fit:
                said: dict[str, object] = {"person": holder.person, "subject": holder.subject}
                said |= {"post": post.post, "asked": post.asked}
                said |= {"field": holder.field, "file": holder.mark.file}
                yield Breach(
                    holder.mark,
                    said,
                    subject=holder.subject,
                    field=holder.field,
                    severity=ruling.severity,
                    clause=ruling.ref(),
                    holders=post.tables,
                )
