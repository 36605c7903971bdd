"""duplicate-link: the same member links the same household twice at a time.

Two rows of a member and a household share a day (since `records_from`). The later row, by
`since` and then by line, is one too many. Rows that could not be read in full are left out.
Clause: ninghai-2019/1.2-own.
"""

from collections.abc import Iterator
from datetime import date

from gridctl.findings.finding import Breach, Severity
from gridctl.model.bonds import Link
from gridctl.model.words import Words
from gridctl.policy.kinds import Membership
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="LNK104",
    name="duplicate-link",
    severity=Severity.ERROR,
    summary=Words("a member links a household once", "同一党员对同一户只联一次"),
    why=Words(
        "Two rows for one link disagree as soon as one of them is edited.",
        "同一联户登记两次，改动时容易互相矛盾。",
    ),
    messages={
        "": Words(
            "{member} links {household} already on {day} by line {line}.",
            "{member}在{day}已联系{household}（第{line}行）。",
        )
    },
    hint=Words(
        "Keep one row in links.csv, or end the first before the second begins.",
        "请在 links.csv 中只保留一行，或让前一行先截止。",
    ),
    good="M012,H101,2022-01-01,2022-06-30 / M012,H101,2022-07-01,",
    bad="M012,H101,2022-01-01, / M012,H101,2022-07-01,",
    sets=("link.household",),
    tables=("links",),
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each row of a link that an earlier row already holds on the same day."""
    ruling = ctx.asked("link.household", Membership)
    if ruling is None:
        return
    pairs: dict[tuple[str, str], list[Link]] = {}
    for link in ctx.village.links:
        if link.since and link.member and link.household:
            pairs.setdefault((link.member, link.household), []).append(link)
    twice = [links for links in pairs.values() if len(links) > 1]
    unread = {p.mark.line for p in ctx.problems if p.mark.file == "links.csv"} if twice else set()
    for links in twice:
        whole = [link for link in links if link.at.line not in unread]
        whole.sort(key=lambda link: (link.since, link.at.line))
        for index, link in enumerate(whole):
            for first in whole[:index]:
                last = min(first.until or date.max, link.until or date.max)
                start = max(link.since or date.min, ctx.records_from)
                if start <= last:
                    yield Breach(
                        link.at.mark(),
                        {
                            "member": link.member,
                            "household": link.household,
                            "day": start,
                            "line": first.at.line,
                        },
                        subject=link.member,
                        severity=ruling.severity,
                        clause=ruling.ref(),
                        related=(first.at.mark(),),
                    )
                    break
