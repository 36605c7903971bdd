"""id-reused: an id stands for another person than before.

Compared with the version that `--base` (or `--since`) names: a member's id whose name and month of
birth are both others (a post holder's: name and first day), and of whom former-values.csv tells no
earlier name. Everything entered for the one would count for the other. Format 1, names.
"""

from collections.abc import Iterator

from gridctl.compute.rewritten import reused_ids
from gridctl.findings.finding import Breach, Severity
from gridctl.model.words import Words
from gridctl.rules.rule import Context, Rule

RULE = Rule(
    code="REF104",
    name="id-reused",
    severity=Severity.ERROR,
    summary=Words("an id stays with its person", "编号始终对应同一个人"),
    why=Words(
        "Else one's visits and points become another's.", "否则一个人的走访和积分会算到别人头上。"
    ),
    messages={
        "": Words(
            "{id} stood for another person before; an id is not given again.",
            "编号{id}此前属于另一人，编号不能重复使用。",
        )
    },
    hint=Words(
        "Give the newcomer an id of their own, and let the one before end with left_on or until.",
        "请给新来的人另编号，原来的人填写转出日期或截止日期。",
    ),
    good="M007,…,left_on 2022-08-31  and  M043,…,since 2022-09-01",
    bad="M007,…  (another name and another month of birth than before)",
    reads=("members", "staff"),
    history=True,
    waivable=False,
)


def check(ctx: Context) -> Iterator[Breach]:
    """Yield each id that stood for somebody else in the base."""
    if ctx.base is None:
        return
    for _, person in reused_ids(ctx.base.village, ctx.as_read):
        yield Breach(person.at.mark("id"), {"id": person.id}, person.id, "id")
